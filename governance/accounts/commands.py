"""The founding, and how a person takes and keeps their account."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import available_timezones

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from governance import permissions
from governance.accounts import proof
from governance.accounts.entrance import end_login_sessions, spend_links, use_link
from governance.accounts.models import Credential, OfficeHeld, Person
from governance.accounts.offices import Invitee, Seat, appoint
from governance.accounts.proof import LinkPurpose
from governance.accounts.rules import (
    AlreadyFounded,
    FounderMissing,
    OfficeKind,
)
from governance.act import Act, command
from governance.base import LANGUAGES
from governance.errors import N_
from governance.statutes.commands import enact_founding


@dataclass(frozen=True)
class Officer:
    """Somebody to be appointed at the founding."""

    kind: OfficeKind
    email: str
    name: str
    language: str
    zone: str


@command(may=permissions.found, label=N_("Founded the assembly"))
def found_assembly(act: Act, subject: None, *, officers: Sequence[Officer]) -> list[Person]:
    """Appoint the first secretariat and presiding officer and put the founding statutes into force."""
    if act.session.scalar(select(OfficeHeld.id).limit(1)) is not None:
        raise AlreadyFounded
    if {officer.kind for officer in officers} != {OfficeKind.SECRETARIAT, OfficeKind.PRESIDING_OFFICER}:
        raise FounderMissing
    enact_founding(act)
    return [
        appoint(act, Seat(officer.kind), Invitee(officer.email, officer.name, officer.language, officer.zone))
        for officer in officers
    ]


@command(
    may=permissions.own_account, label=N_("Accepted an invitation"), load=[selectinload(Person.credential)]
)
def accept_invitation(act: Act, person: Person, *, token_digest: str, password_hash: str) -> Person:
    """Use the link of the invitation and choose a password. Raises LinkUsed, LinkExpired."""
    use_link(act.session, person.id, LinkPurpose.INVITATION, token_digest, act.at)
    _set_password(act, person, password_hash)
    return person


@command(
    may=permissions.own_account,
    label=N_("Chose a new password by a link"),
    load=[selectinload(Person.credential)],
)
def reset_password(act: Act, person: Person, *, token_digest: str, password_hash: str) -> Person:
    """Use the link of a reset and choose a password; whoever was signed in is signed out everywhere."""
    use_link(act.session, person.id, LinkPurpose.RESET, token_digest, act.at)
    _set_password(act, person, password_hash)
    end_login_sessions(act.session, person.id, act.at)
    return person


@command(
    may=permissions.own_account, label=N_("Changed their password"), load=[selectinload(Person.credential)]
)
def change_password(
    act: Act, person: Person, *, password_hash: str, keep_login_session: int | None
) -> Person:
    """Choose another password; every login session but the one in use ends, and every link sent before."""
    _set_password(act, person, password_hash)
    spend_links(act.session, person.id, act.at)
    end_login_sessions(act.session, person.id, act.at, keep=keep_login_session)
    return person


@command(
    may=permissions.own_account, label=N_("Turned on the second step"), load=[selectinload(Person.credential)]
)
def enable_totp(act: Act, person: Person, *, step: int, recovery_digests: Sequence[str]) -> Person:
    """Turn on the second step that was set up, by a first good code of the time step `step`."""
    credential = person.credential
    if credential is None or credential.totp_secret is None:
        raise proof.SecondStepOff
    if credential.totp_confirmed_at is not None:
        raise proof.SecondStepOn
    proof.check_code_step(credential.totp_step, step)
    credential.totp_confirmed_at, credential.totp_step = act.at, step
    credential.recovery_codes = [{"digest": digest, "used_at": None} for digest in recovery_digests]
    return person


@command(
    may=permissions.own_account,
    label=N_("Turned off the second step"),
    load=[selectinload(Person.credential)],
)
def disable_totp(act: Act, person: Person) -> Person:
    """Turn off the second step and forget its secret and its recovery codes."""
    credential = person.credential
    if credential is None or credential.totp_confirmed_at is None:
        raise proof.SecondStepOff
    credential.totp_secret = credential.totp_confirmed_at = credential.totp_step = None
    credential.recovery_codes = []
    return person


@command(may=permissions.own_account, label=N_("Changed their name, language or time zone"))
def change_preferences(act: Act, person: Person, *, name: str, language: str, zone: str) -> Person:
    """Change how one is called, and in which language and zone one reads."""
    proof.check_preferences(language, LANGUAGES, zone, available_timezones())
    person.name, person.language, person.zone = proof.tidy_name(name), language, zone
    return person


def _set_password(act: Act, person: Person, password_hash: str) -> None:
    if person.credential is None:
        person.credential = Credential(password_hash=password_hash, password_set_at=act.at)
        return
    person.credential.password_hash, person.credential.password_set_at = password_hash, act.at
