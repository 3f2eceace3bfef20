"""Reads of regions, their standing and their twins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, joinedload

from governance.accounts.models import OfficeHeld
from governance.accounts.queries import in_force as offices_in_force
from governance.accounts.rules import OfficeKind
from governance.act import Overtaken
from governance.regions.models import Region, StandingChange, Twin
from governance.regions.rules import Standing


@dataclass(frozen=True)
class RegionRow:
    """A region with its standing at the moment asked for."""

    region: Region
    standing: Standing


def in_force(at: datetime) -> ColumnElement[bool]:
    """The standing change in force at `at`."""
    ended = StandingChange.ended_at
    return (StandingChange.began_at <= at) & or_(ended.is_(None), ended > at)


def _with_standing(at: datetime) -> Select[Region, Standing]:
    return select(Region, StandingChange.standing).join(StandingChange.region).where(in_force(at))


def regions(session: Session, at: datetime, standing: Standing) -> list[Region]:
    """The regions that stood so at `at`, by code; one statement."""
    query = _with_standing(at).where(StandingChange.standing == standing).order_by(Region.code)
    return [region for region, _ in session.execute(query)]


def region_by_code(session: Session, code: str, at: datetime) -> RegionRow | None:
    """One region by its ISO 3166-2 code."""
    row = session.execute(_with_standing(at).where(Region.code == code)).first()
    return RegionRow(row[0], row[1]) if row else None


def members(session: Session, at: datetime) -> list[Region]:
    """The regions in the standing of a member at `at`, by code."""
    return regions(session, at, Standing.MEMBER)


def member_count(session: Session, at: datetime) -> int:
    """How many regions are in the standing of a member at `at`; one statement."""
    query = select(func.count()).where(in_force(at), StandingChange.standing == Standing.MEMBER)
    return session.scalar(query) or 0


def standing_change(session: Session, region_id: int) -> StandingChange:
    """The standing change without an end, under a lock that a second act on it must wait for."""
    query = select(StandingChange).where(
        StandingChange.region_id == region_id, StandingChange.ended_at.is_(None)
    )
    query = query.with_for_update()
    # Whoever waited finds that this one has ended; only another statement sees the one that began.
    found = session.scalars(query).first() or session.scalars(query).first()
    if found is None:
        raise Overtaken
    return found


def standing_history(session: Session, region_id: int) -> Sequence[StandingChange]:
    """Every standing a region has had, the oldest first; two may begin at one moment, in this order too."""
    query = select(StandingChange).where(StandingChange.region_id == region_id)
    return session.scalars(query.order_by(StandingChange.began_at, StandingChange.id)).all()


def offices_of(session: Session, region_id: int, at: datetime) -> dict[OfficeKind, int]:
    """How many persons hold each office of a region's delegation at `at`; nobody is named; one statement."""
    query = (
        select(OfficeHeld.kind, func.count())
        .where(OfficeHeld.region_id == region_id, offices_in_force(at))
        .group_by(OfficeHeld.kind)
    )
    order = list(OfficeKind)
    held = sorted(session.execute(query), key=lambda row: order.index(row[0]))
    return {row[0]: row[1] for row in held}


def twins(
    session: Session, at: datetime, region_id: int | None = None, limit: int | None = None, offset: int = 0
) -> Sequence[Twin]:
    """The twin regions in force at `at`, of one region or of all, with both halves; one statement."""
    query = (
        select(Twin)
        .where(Twin.registered_at <= at, or_(Twin.ended_at.is_(None), Twin.ended_at > at))
        .options(joinedload(Twin.emission_region), joinedload(Twin.potential_region))
        .order_by(Twin.id)
    )
    if region_id is not None:
        query = query.where(or_(Twin.emission_region_id == region_id, Twin.potential_region_id == region_id))
    return session.scalars(query.limit(limit).offset(offset)).all()


def delegation_offices(session: Session, at: datetime) -> dict[int, dict[OfficeKind, int]]:
    """How many persons hold each office of each delegation at `at`, by region; one statement."""
    query = (
        select(OfficeHeld.region_id, OfficeHeld.kind, func.count())
        .where(OfficeHeld.region_id.is_not(None), offices_in_force(at))
        .group_by(OfficeHeld.region_id, OfficeHeld.kind)
    )
    found: dict[int, dict[OfficeKind, int]] = {}
    for region_id, kind, held in session.execute(query):
        found.setdefault(region_id or 0, {})[kind] = held
    return found
