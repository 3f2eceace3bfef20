"""A person leaves for good: what names them is erased, every way into the account is closed."""

import json
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.accounts import queries
from governance.accounts.appointments import end_office
from governance.accounts.commands import accept_invitation
from governance.accounts.entrance import open_login_session, send_link, token_digest
from governance.accounts.leaving import erase_person
from governance.accounts.models import Credential, Link, LoginSession, OfficeHeld, OutboxMessage, Person
from governance.accounts.proof import LinkPurpose, MalformedEmail, tidy_email
from governance.accounts.rules import ErasedAlready, StillInOffice
from governance.act import housekeeping
from governance.errors import NotAllowed
from governance.record.models import Entry, Openness, Payload
from governance.record.replay import verify
from tests.factories import House


@pytest.fixture
def deputy(house: House, session: Session) -> Person:
    """An officer with a password, a browser signed in, a link and mail on its way."""
    person = session.get_one(Person, house.deputy.person_id)
    query = select(OutboxMessage).where(OutboxMessage.person_id == person.id)
    digest = token_digest(session.scalars(query).one().facts["token"])
    accept_invitation(house.act(house.deputy), person, token_digest=digest, password_hash="argon")
    with housekeeping(session):
        open_login_session(session, person.id, house.at, shared=False, device="Firefox on Android")
        send_link(session, person, LinkPurpose.RESET, house.at)
        session.scalars(select(Credential)).one().totp_secret = "ABCDEFGH"
    return person


def out_of_office(house: House, person: Person) -> Person:
    held = select(OfficeHeld).where(OfficeHeld.person_id == person.id)
    end_office(house.act(house.secretary), house.session.scalars(held).one())
    house.at += timedelta(hours=1)
    return person


def test_whoever_holds_an_office_is_not_erased(house: House, deputy: Person) -> None:
    with pytest.raises(StillInOffice):
        erase_person(house.act(house.secretary), deputy)
    assert deputy.name == "Officer 2"


def test_only_the_secretariat_erases(house: House, deputy: Person) -> None:
    out_of_office(house, deputy)
    for actor in (house.presiding, house.actor(deputy)):
        with pytest.raises(NotAllowed):
            erase_person(house.act(actor), deputy)


def test_what_named_the_person_is_gone_and_every_way_in_closed(
    house: House, session: Session, deputy: Person
) -> None:
    out_of_office(house, deputy)
    erase_person(house.act(house.secretary), deputy)
    session.expire_all()
    person = session.get_one(Person, deputy.id)
    assert (person.name, person.email) == ("", f"erased/{person.public_id}")
    credential = session.scalars(select(Credential)).one()
    assert (credential.password_hash, credential.totp_secret, credential.recovery_codes) == ("", None, [])
    signed_in = session.scalars(select(LoginSession)).one()
    assert (signed_in.device, signed_in.ended_at) == ("", house.at)
    links = select(Link.id).where(Link.person_id == person.id, Link.used_at.is_(None))
    assert session.scalars(links).all() == []
    of_person = select(OutboxMessage).where(OutboxMessage.person_id == person.id)
    assert [message.is_forgotten for message in session.scalars(of_person)] == [True, True]


def test_the_record_names_the_person_no_more_and_keeps_what_they_did(
    house: House, session: Session, deputy: Person
) -> None:
    erase_person(house.act(house.secretary), out_of_office(house, deputy))
    bodies = select(Payload.body).where(Payload.openness == Openness.WITHHELD, Payload.body.is_not(None))
    told = "".join(body or "" for body in session.scalars(bodies))
    assert ("officer2@" in told, "Officer 2" in told, "officer1@" in told) == (False, False, True)
    acts = select(Entry.act).where(Entry.actor == deputy.public_id)
    assert session.scalars(acts).all() == ["accept_invitation"]
    assert verify(session) == []


def test_a_person_is_erased_once(house: House, deputy: Person) -> None:
    erase_person(house.act(house.secretary), out_of_office(house, deputy))
    with pytest.raises(ErasedAlready):
        erase_person(house.act(house.secretary), deputy)


def test_nobody_can_type_the_address_of_the_erased(house: House, deputy: Person) -> None:
    erase_person(house.act(house.secretary), out_of_office(house, deputy))
    with pytest.raises(MalformedEmail):
        tidy_email(deputy.email)


def test_the_address_of_the_erased_can_have_an_account_again(
    house: House, session: Session, deputy: Person
) -> None:
    erase_person(house.act(house.secretary), out_of_office(house, deputy))
    assert queries.person_by_email(session, "officer2@assembly.example.org") is None


def test_the_command_line_erases_by_public_identifier(app: Flask, house: House, deputy: Person) -> None:
    public_id = deputy.public_id
    words = ["accounts", "erase", public_id, "--as", "officer1@assembly.example.org", "--json"]
    runner = app.test_cli_runner()
    refused = runner.invoke(args=words)
    assert (refused.exit_code, "still holds an office" in refused.output) == (1, True)
    out_of_office(house, deputy)
    house.session.rollback()
    done = runner.invoke(args=words)
    assert (done.exit_code, json.loads(done.output)) == (0, {"persons": [public_id]})
    unknown = runner.invoke(args=[*words[:2], "nobody", *words[3:]])
    assert (unknown.exit_code, "There is no person nobody." in unknown.output) == (1, True)
