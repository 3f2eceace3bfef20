"""The signatory of a region: whom the secretariat invites, and when it may not."""

from typing import Any

import pytest
from sqlalchemy import select

from governance.accounts.commands import accept_invitation
from governance.accounts.models import Link, Person
from governance.accounts.rules import Actor, InOfficeAlready
from governance.errors import NotAllowed
from governance.regions.commands import propose_admission
from governance.regions.delegations import DelegationClosed, HeadInOffice, invite_signatory
from governance.regions.rules import Constituency
from tests.factories import House, in_three


def signatory(house: House, email: str = "governor@example.org", **details: Any) -> Person:
    given = {"name": "Governor", "language": "fr", "zone": "Africa/Porto-Novo", **details}
    return invite_signatory(house.act(house.secretary), house.regions["BJ-BO"], email=email, **given)


def accepted(house: House, person: Person) -> Actor:
    digest = house.session.scalars(select(Link.token_digest).where(Link.person_id == person.id)).all()[-1]
    accept_invitation(house.act(house.actor(person)), person, token_digest=digest, password_hash="$hash")
    return house.actor(person)


def test_the_signatory_heads_the_delegation(house: House) -> None:
    house.region("BJ-BO")
    head = house.actor(signatory(house))
    assert head.heads(house.regions["BJ-BO"].id) is not None


def test_a_signatory_is_invited_once(house: House) -> None:
    house.region("BJ-BO")
    accepted(house, signatory(house))
    with pytest.raises(HeadInOffice):
        signatory(house, "other@example.org")


def test_only_the_secretariat_invites_a_signatory(house: House) -> None:
    region = house.region("BJ-BO")
    head = house.actor(signatory(house))
    for actor in (head, house.presiding):
        with pytest.raises(NotAllowed):
            invite_signatory(
                house.act(actor), region, email="x@example.org", name="X", language="en", zone="UTC"
            )


def test_an_applicant_has_no_signatory_yet(house: House) -> None:
    house.regions["BJ-BO"] = propose_admission(
        house.act(house.secretary),
        None,
        code="BJ-BO",
        name=in_three("Borgou"),
        country="BJ",
        constituency=Constituency.HIGH_POTENTIAL,
    )
    with pytest.raises(DelegationClosed):
        signatory(house)


def test_the_signatory_of_one_region_is_not_that_of_another(house: House) -> None:
    house.region("BJ-BO")
    signatory(house)
    with pytest.raises(InOfficeAlready):
        invite_signatory(
            house.act(house.secretary),
            house.region("FR-OCC"),
            email="GOVERNOR@example.org",
            name="X",
            language="en",
            zone="UTC",
        )
    with pytest.raises(InOfficeAlready):
        invite_signatory(
            house.act(house.secretary),
            house.regions["FR-OCC"],
            email="officer1@assembly.example.org",
            name="X",
            language="en",
            zone="UTC",
        )
