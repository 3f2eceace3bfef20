"""Reads of delegations: who sits in one and until when, and which have nobody at their head."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from governance.accounts.models import Credential, Link, OfficeHeld, Person
from governance.accounts.proof import LinkPurpose
from governance.accounts.queries import in_force as offices_in_force
from governance.accounts.rules import OfficeKind
from governance.regions.models import Region, StandingChange
from governance.regions.queries import in_force
from governance.regions.rules import Standing

HEAD = OfficeKind.HEAD_OF_DELEGATION
# How long before a term ends its holder's head is told.
TERM_NOTICE = timedelta(days=60)


@dataclass(frozen=True)
class Mandate:
    """An office of a delegation with its holder; `open_until` of the newest invitation not yet accepted."""

    office_id: int
    kind: OfficeKind
    person_id: int
    name: str
    email: str
    began_at: datetime
    term_until: datetime | None
    accepted: bool
    open_until: datetime | None

    def ends_soon(self, at: datetime) -> bool:
        """Whether the term ends within the notice."""
        return self.term_until is not None and self.term_until <= at + TERM_NOTICE


def mandates(session: Session, region_id: int, at: datetime) -> list[Mandate]:
    """Who sits in a delegation at `at`, the head first, then delegates, then alternates; one statement."""
    order = list(OfficeKind)
    query = _mandates(at).where(OfficeHeld.region_id == region_id)
    found = [Mandate(*row) for row in session.execute(query)]
    return sorted(found, key=lambda mandate: (order.index(mandate.kind), mandate.office_id))


def open_invitations(
    session: Session, at: datetime, limit: int, offset: int = 0
) -> list[tuple[Mandate, Region]]:
    """The signatories who have not accepted at `at`, with their regions, by code; one statement."""
    query = _mandates(at).add_columns(Region).join(Region, Region.id == OfficeHeld.region_id)
    query = query.where(OfficeHeld.kind == HEAD, Credential.id.is_(None)).order_by(Region.code)
    found = session.execute(query.limit(limit).offset(offset))
    return [(Mandate(*row[:-1]), row[-1]) for row in found]


def headless(session: Session, at: datetime, limit: int, offset: int = 0) -> Sequence[Region]:
    """The regions that may appoint at `at` and have nobody at the head of their delegation, by code."""
    query = select(Region).join(StandingChange.region).where(in_force(at), _may_appoint(), ~_has_head(at))
    return session.scalars(query.order_by(Region.code).limit(limit).offset(offset)).all()


def count_headless(session: Session, at: datetime) -> int:
    """How many regions may appoint at `at` and have no head of delegation; one statement."""
    query = select(func.count()).select_from(StandingChange).join(StandingChange.region)
    return session.scalar(query.where(in_force(at), _may_appoint(), ~_has_head(at))) or 0


def _may_appoint() -> ColumnElement[bool]:
    return StandingChange.standing.in_((Standing.MEMBER, Standing.SUSPENDED))


def _has_head(at: datetime) -> ColumnElement[bool]:
    return exists().where(OfficeHeld.region_id == Region.id, OfficeHeld.kind == HEAD, offices_in_force(at))


def _mandates(at: datetime) -> Select[*tuple[Any, ...]]:
    """The offices in force with their holders."""
    newest = (
        select(func.max(Link.expires_at))
        .where(Link.person_id == Person.id, Link.purpose == LinkPurpose.INVITATION, Link.used_at.is_(None))
        .scalar_subquery()
    )
    return (
        select(
            OfficeHeld.id,
            OfficeHeld.kind,
            Person.id,
            Person.name,
            Person.email,
            OfficeHeld.began_at,
            OfficeHeld.term_until,
            Credential.id.is_not(None),
            newest,
        )
        .join(Person, Person.id == OfficeHeld.person_id)
        .outerjoin(Credential, Credential.person_id == Person.id)
        .where(offices_in_force(at))
    )
