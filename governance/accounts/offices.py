"""How an office begins and ends, in whichever act: who is new is invited, who is known is told."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import available_timezones

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from governance.accounts import proof
from governance.accounts.entrance import send_link, spend_links
from governance.accounts.models import OfficeHeld, Person
from governance.accounts.post import forget_messages, write_message
from governance.accounts.proof import LinkPurpose
from governance.accounts.queries import is_in_office, unended
from governance.accounts.rules import AcceptedAlready, InOfficeAlready, OfficeEnded, OfficeKind, check_region
from governance.act import Act
from governance.base import LANGUAGES

# Crockford's base 32: no i, l, o or u, so that a public identifier can be read out.
IDENTIFIER_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
IDENTIFIER_LENGTH = 10
APPOINTMENT = "appointment"


@dataclass(frozen=True)
class Invitee:
    """Somebody to be invited: where they are reached, how they are called and how they read."""

    email: str
    name: str
    language: str
    zone: str


@dataclass(frozen=True)
class Seat:
    """What somebody is appointed to: an office of the house, or one in the delegation of a region."""

    kind: OfficeKind
    region_id: int | None = None
    region: Mapping[str, str] | None = None
    term_until: datetime | None = None


def appoint(act: Act, seat: Seat, invitee: Invitee) -> Person:
    """Begin an office and tell its holder; a part of an act. Raises InOfficeAlready.

    Who has an account keeps it, with the name, language and zone they chose: only the office is new.
    """
    check_region(seat.kind, seat.region_id is not None)
    person = account_of(act, invitee)
    begin_office(act, person, seat)
    if person.credential is None:
        invite_anew(act, person)
    else:
        _tell(act, person, seat)
    return person


def account_of(act: Act, invitee: Invitee) -> Person:
    """The person with this address, as they chose to be known, or somebody new; a part of an act.

    Raises MalformedEmail, MalformedName, UnknownPreference.
    """
    proof.check_preferences(invitee.language, LANGUAGES, invitee.zone, available_timezones())
    return _known(act, proof.tidy_email(invitee.email)) or _new_person(act, invitee)


def begin_office(act: Act, person: Person, seat: Seat) -> OfficeHeld:
    """Enter the appointment; a part of an act. Raises InOfficeAlready."""
    if is_in_office(act.session, person.id, act.at):
        raise InOfficeAlready
    office = OfficeHeld(
        person_id=person.id,
        kind=seat.kind,
        region_id=seat.region_id,
        began_at=act.at,
        term_until=seat.term_until,
    )
    act.session.add(office)
    return office


def check_in_office(office: OfficeHeld, at: datetime) -> None:
    """Raise OfficeEnded where the office, by an act or with its term, is over."""
    if office.ended_at is not None or (office.term_until is not None and office.term_until <= at):
        raise OfficeEnded


def check_not_accepted(office: OfficeHeld) -> None:
    """Raise AcceptedAlready where the person of the office has chosen a password."""
    if office.person.credential is not None:
        raise AcceptedAlready


def end_held(act: Act, office: OfficeHeld) -> None:
    """End an office with its person loaded; who never accepted the invitation cannot any more.

    A part of an act. Raises OfficeEnded.
    """
    check_in_office(office, act.at)
    act.check_follows(office.began_at)
    office.ended_at = act.at
    if office.person.credential is None:
        spend_links(act.session, office.person.id, act.at)
        forget_messages(act.session, office.person)
    act.concern(office.person)


def end_delegation(act: Act, region_id: int) -> None:
    """End every office of a delegation; a part of an act: who joins anew begins with a new signatory."""
    held = select(OfficeHeld).where(OfficeHeld.region_id == region_id, unended(act.at))
    held = held.options(selectinload(OfficeHeld.person).selectinload(Person.credential))
    for office in act.session.scalars(held.order_by(OfficeHeld.id).with_for_update()):
        end_held(act, office)


def invite_anew(act: Act, person: Person) -> None:
    """Send a single-use invitation; every one sent before is good for nothing. A part of an act."""
    spend_links(act.session, person.id, act.at)
    send_link(act.session, person, LinkPurpose.INVITATION, act.at)


def new_identifier() -> str:
    """A public identifier for a person: says nothing about them."""
    return "".join(secrets.choice(IDENTIFIER_LETTERS) for _ in range(IDENTIFIER_LENGTH))


def _known(act: Act, email: str) -> Person | None:
    """The person with this address, under a lock: two delegations may want the same one at once."""
    query = select(Person).where(Person.email == email).options(selectinload(Person.credential))
    query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return act.session.scalars(query).first()


def _new_person(act: Act, invitee: Invitee) -> Person:
    person = Person(
        public_id=new_identifier(),
        email=proof.tidy_email(invitee.email),
        name=proof.tidy_name(invitee.name),
        language=invitee.language,
        zone=invitee.zone,
        joined_at=act.at,
        credential=None,
    )
    act.session.add(person)
    act.session.flush()
    return person


def _tell(act: Act, person: Person, seat: Seat) -> None:
    facts = {
        "office": seat.kind.value,
        "region": dict(seat.region) if seat.region else None,
        "term_until": seat.term_until.isoformat() if seat.term_until else None,
    }
    write_message(act.session, kind=APPOINTMENT, facts=facts, at=act.at, person=person)
