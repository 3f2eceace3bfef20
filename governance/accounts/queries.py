"""Reads of persons, their offices and what waits for them at the door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    String,
    bindparam,
    column,
    func,
    or_,
    select,
    table,
)
from sqlalchemy.orm import Session, joinedload

from governance.accounts import proof
from governance.accounts.models import Credential, Link, LoginSession, OfficeHeld, OutboxMessage, Person
from governance.accounts.proof import LinkPurpose
from governance.accounts.rules import NOBODY, Actor, Office, OfficeKind
from governance.base import Instant, Translated

# The rooms above are not imported here; of a region only its key and its names are asked.
REGIONS = table("regions", column("id", Integer), column("code", String), column("name", Translated))


@dataclass(frozen=True)
class Login:
    """A person signed in, with the offices in force, and the login session that says so."""

    actor: Actor
    person_id: int
    public_id: str
    name: str
    language: str
    zone: str
    login_session_id: int
    seen_at: datetime
    shared: bool


@dataclass(frozen=True)
class Claim:
    """What somebody who says they are this person has to prove; the secret once `second_step_at` is set."""

    person_id: int
    email: str
    password_hash: str
    totp_secret: str | None
    second_step_at: datetime | None
    recovery_codes: list[dict[str, Any]]


@dataclass(frozen=True)
class OfficeHolder:
    """An office in force and who holds it; `accepted` once they chose a password."""

    office_id: int
    kind: OfficeKind
    region: dict[str, str] | None
    person_id: int
    name: str
    email: str
    accepted: bool


@dataclass(frozen=True)
class OfficeRow:
    """An office in force, the names of its region where it has one, and since when."""

    kind: OfficeKind
    region: dict[str, str] | None
    began_at: datetime


CLAIM = select(
    Person.id,
    Person.email,
    Credential.password_hash,
    Credential.totp_secret,
    Credential.totp_confirmed_at,
    Credential.recovery_codes,
).join(Credential, Credential.person_id == Person.id)


def in_force(at: datetime | ColumnElement[datetime]) -> ColumnElement[bool]:
    """The offices held at `at`: begun, not ended, and within their term."""
    return (OfficeHeld.began_at <= at) & unended(at)


def unended(at: datetime | ColumnElement[datetime]) -> ColumnElement[bool]:
    """The offices not over at `at`, those too that an act of a later moment has entered: rules count them."""
    ended, term = OfficeHeld.ended_at, OfficeHeld.term_until
    return or_(ended.is_(None), ended > at) & or_(term.is_(None), term > at)


SIGNED_IN = (
    Person.id.label("person_id"),
    Person.public_id,
    Person.name,
    Person.language,
    Person.zone,
    LoginSession.id.label("login_session_id"),
    LoginSession.seen_at,
    LoginSession.shared,
)


def _with_offices(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """The persons of a query, each with the offices in force at the moment of the parameter `at`."""
    return (
        query.add_columns(OfficeHeld.kind, OfficeHeld.region_id, REGIONS.c.code)
        .outerjoin(OfficeHeld, (OfficeHeld.person_id == Person.id) & in_force(AT))
        .outerjoin(REGIONS, REGIONS.c.id == OfficeHeld.region_id)
        .order_by(OfficeHeld.id)
    )


AT = bindparam("at", type_=Instant)
# Composed once, which costs more than asking it: every request of a signed-in person asks.
_LOGIN = _with_offices(
    select(*SIGNED_IN)
    .join(LoginSession, LoginSession.person_id == Person.id)
    .where(
        LoginSession.token_digest == bindparam("token_digest"),
        LoginSession.expires_at > AT,
        LoginSession.ended_at.is_(None),
    )
)


def login(session: Session, token_digest: str, at: datetime) -> Login | None:
    """Who is signed in by a token, or None when it is unknown, ended or expired; one statement."""
    rows = session.execute(_LOGIN, {"token_digest": token_digest, "at": at}).all()
    if not rows:
        return None
    facts = {column.key: getattr(rows[0], column.key) for column in SIGNED_IN}
    return Login(actor=_actor(rows), **facts)


def actor_of(session: Session, person_id: int, at: datetime) -> Actor:
    """The person with the offices in force at `at`; nobody when there is no such person; one statement."""
    query = select(Person.id.label("person_id"), Person.public_id).where(Person.id == person_id)
    rows = session.execute(_with_offices(query), {"at": at}).all()
    return _actor(rows) if rows else NOBODY


def person(session: Session, person_id: int) -> Person:
    """One person; raises NoResultFound."""
    return session.get_one(Person, person_id)


def claim_by_email(session: Session, email: str) -> Claim | None:
    """What the person with this tidy address has to prove; None when there is none, or no password yet."""
    row = session.execute(CLAIM.where(Person.email == email)).first()
    return Claim(*row) if row else None


def claim_of(session: Session, person_id: int) -> Claim | None:
    """What this person has to prove; None before they chose a password."""
    row = session.execute(CLAIM.where(Person.id == person_id)).first()
    return Claim(*row) if row else None


def person_by_email(session: Session, email: str) -> Person | None:
    """The person with this tidy address."""
    return session.scalars(select(Person).where(Person.email == email)).first()


def person_by_public_id(session: Session, public_id: str) -> Person | None:
    """The person whom the public knows by this identifier."""
    return session.scalars(select(Person).where(Person.public_id == public_id)).first()


def link(session: Session, token_digest: str, purpose: LinkPurpose, at: datetime) -> Link:
    """The link by the digest of its secret. Raises LinkUsed, LinkExpired (also when there is none)."""
    query = select(Link).where(Link.token_digest == token_digest, Link.purpose == purpose)
    found = session.scalars(query).first()
    if found is None:
        raise proof.LinkExpired
    proof.check_link(found.expires_at, found.used_at, at)
    return found


def offices_held(session: Session, person_id: int, at: datetime) -> Sequence[OfficeRow]:
    """The offices of a person in force at `at`, with their regions."""
    query = (
        select(OfficeHeld.kind, REGIONS.c.name, OfficeHeld.began_at)
        .outerjoin(REGIONS, REGIONS.c.id == OfficeHeld.region_id)
        .where(OfficeHeld.person_id == person_id, in_force(at))
        .order_by(OfficeHeld.id)
    )
    return [OfficeRow(*row) for row in session.execute(query)]


def is_in_office(session: Session, person_id: int, at: datetime) -> bool:
    """Whether a person holds an office that is not over at `at`; one statement."""
    held = select(OfficeHeld.id).where(OfficeHeld.person_id == person_id, unended(at))
    return session.scalars(held.limit(1)).first() is not None


def office_holders(
    session: Session, at: datetime, office_id: int | None = None, limit: int | None = None, offset: int = 0
) -> list[OfficeHolder]:
    """The offices in force at `at` with their holders, the house first, then by region; one statement."""
    query = (
        select(
            OfficeHeld.id,
            OfficeHeld.kind,
            REGIONS.c.name,
            Person.id,
            Person.name,
            Person.email,
            Credential.id.is_not(None),
        )
        .join(Person, Person.id == OfficeHeld.person_id)
        .outerjoin(Credential, Credential.person_id == Person.id)
        .outerjoin(REGIONS, REGIONS.c.id == OfficeHeld.region_id)
        .where(in_force(at))
        .order_by(REGIONS.c.code.is_not(None), REGIONS.c.code, OfficeHeld.id)
    )
    if office_id is not None:
        query = query.where(OfficeHeld.id == office_id)
    return [OfficeHolder(*row) for row in session.execute(query.limit(limit).offset(offset))]


def office_holder(session: Session, office_id: int, at: datetime) -> OfficeHolder | None:
    """One office in force, by its number."""
    return next(iter(office_holders(session, at, office_id)), None)


def login_sessions(session: Session, person_id: int, at: datetime) -> Sequence[LoginSession]:
    """Where a person is signed in at `at`, the latest seen first."""
    query = select(LoginSession).where(
        LoginSession.person_id == person_id, LoginSession.ended_at.is_(None), LoginSession.expires_at > at
    )
    return session.scalars(query.order_by(LoginSession.seen_at.desc(), LoginSession.id.desc())).all()


def outbox(session: Session, limit: int) -> Sequence[OutboxMessage]:
    """The newest messages with their persons."""
    query = select(OutboxMessage).options(joinedload(OutboxMessage.person))
    return session.scalars(query.order_by(OutboxMessage.id.desc()).limit(limit)).all()


def waiting_messages(session: Session) -> int:
    """How many messages are neither sent nor given up; one statement."""
    waiting = (
        select(func.count()).select_from(OutboxMessage).where(OutboxMessage.next_attempt_at.is_not(None))
    )
    return session.scalar(waiting) or 0


def next_message(session: Session, at: datetime) -> OutboxMessage | None:
    """The message that has waited longest, under a lock that other workers pass by."""
    query = (
        select(OutboxMessage)
        .where(OutboxMessage.next_attempt_at <= at)
        .order_by(OutboxMessage.next_attempt_at, OutboxMessage.id)
        .options(joinedload(OutboxMessage.person))
        .with_for_update(of=OutboxMessage, skip_locked=True)
        .limit(1)
    )
    return session.scalars(query).first()


def _actor(rows: Sequence[Row[*tuple[Any, ...]]]) -> Actor:
    offices = tuple(Office(row.kind, row.region_id, row.code) for row in rows if row.kind is not None)
    return Actor(rows[0].person_id, rows[0].public_id, offices)
