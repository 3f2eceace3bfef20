"""An act that set out first and comes second: what was done meanwhile counts, though it is later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from governance.accounts.appointments import invite_person
from governance.accounts.leaving import erase_person
from governance.accounts.models import Person
from governance.accounts.rules import InOfficeAlready, OfficeKind, StillInOffice
from governance.accounts.terms import DelegationFull
from governance.act import Act, Entrance, Overtaken
from governance.regions.delegations import HeadInOffice, hand_over_head, invite_delegate, invite_signatory
from governance.statutes.queries import statutes_in_force
from tests.delegations.scene import Scene
from tests.factories import House

LATE = timedelta(seconds=5)


def late(house: House, actor: object) -> Act:
    """An act that set out before what was done last."""
    return Act(house.session, actor, house.at - LATE, Entrance.WEB)


def test_of_two_signatories_invited_at_once_the_first_written_is_the_head(house: House) -> None:
    region = house.region("BJ-BO")
    house.later(days=1)
    house.head("BJ-BO")
    with pytest.raises((HeadInOffice, Overtaken)):
        invite_signatory(late(house, house.secretary), region, **vars(house.invitee("Second")))


def test_who_was_appointed_meanwhile_has_an_office(house: House) -> None:
    scene = Scene(house)
    house.region("FR-OCC")
    house.head("FR-OCC")
    house.later(days=1)
    taken = "both@assembly.example.org"
    scene.invited(taken)
    act, other = late(house, house.head("FR-OCC")), house.invitee("Somebody")
    with pytest.raises(InOfficeAlready):
        invite_delegate(
            act, house.regions["FR-OCC"], kind=OfficeKind.DELEGATE, invitee=replace(other, email=taken)
        )
    with pytest.raises(InOfficeAlready):
        invite_person(
            late(house, house.secretary),
            None,
            kind=OfficeKind.SECRETARIAT,
            email=taken,
            name="Somebody",
            language="en",
            zone="UTC",
        )


def test_who_joined_meanwhile_takes_a_seat(house: House) -> None:
    scene = Scene(house)
    house.later(days=1)
    most = statutes_in_force(house.session, house.at).rules.membership.largest_delegation
    for _ in range(most - 1):
        scene.invited()
    act, invitee = late(house, scene.head), house.invitee("One too many")
    with pytest.raises(DelegationFull):
        invite_delegate(act, scene.region, kind=OfficeKind.DELEGATE, invitee=invitee)


def test_who_joined_meanwhile_is_not_erased(house: House) -> None:
    scene = Scene(house)
    house.later(days=1)
    person = scene.invited()
    with pytest.raises(StillInOffice):
        erase_person(late(house, house.secretary), house.session.get_one(Person, person.id))


def test_an_heir_who_joined_meanwhile_waits(house: House) -> None:
    scene = Scene(house)
    house.later(days=1)
    heir = scene.joined()
    with pytest.raises(Overtaken):
        hand_over_head(late(house, scene.head), scene.region, office=scene.office(heir), stays=True)
