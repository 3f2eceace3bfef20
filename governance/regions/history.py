"""Reads of membership through time: who was a member at any moment, and by which changes it came to that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager

from governance.regions.models import Region, RegionIndex, StandingChange, Twin
from governance.regions.queries import in_force
from governance.regions.register import twin_in_force
from governance.regions.rules import STANDING_CHANGES, Cause, Standing, is_seated

PAGE = 100
SEATED = tuple(filter(is_seated, Standing))


@dataclass(frozen=True)
class Changed:
    """A change of standing with its region, and why it came about."""

    change: StandingChange
    cause: Cause


def seated_page(
    session: Session, at: datetime, language: str, page: int
) -> tuple[Sequence[StandingChange], int]:
    """One page of the members at `at`, suspended ones too, by name; and how many in all; two statements."""
    meant = in_force(at), StandingChange.standing.in_(SEATED)
    query = (
        select(StandingChange)
        .join(StandingChange.region)
        .join(RegionIndex, RegionIndex.region_id == Region.id)
        .where(*meant)
        .options(contains_eager(StandingChange.region))
        .order_by(getattr(RegionIndex, f"sort_{language}"), Region.code)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    total = session.scalar(select(func.count()).select_from(StandingChange).where(*meant))
    return session.scalars(query).all(), total or 0


def changes(session: Session, at: datetime, cause: Cause | None, page: int) -> tuple[list[Changed], int]:
    """One page of the changes up to `at`, the latest first, and how many in all; two statements."""
    before = _before()
    meant = [StandingChange.began_at <= at]
    if cause is not None:
        meant.append(or_(*(_by_way(before.c.standing, way) for way in _ways(cause))))
    query = _with_before(select(StandingChange, before.c.standing), before).where(*meant)
    counted = _with_before(select(func.count()), before).where(*meant)
    query = (
        query.join(StandingChange.region)
        .options(contains_eager(StandingChange.region))
        .order_by(StandingChange.began_at.desc(), StandingChange.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    found = [Changed(change, cause_of(old, change.standing)) for change, old in session.execute(query)]
    return found, session.scalar(counted) or 0


def cause_of(old: Standing | None, new: Standing) -> Cause:
    """Why a standing began; the first one of a region began with its application."""
    return Cause.APPLICATION if old is None else STANDING_CHANGES[old, new]


def first_admission(session: Session) -> datetime | None:
    """When the first member was admitted; None while there has been none."""
    query = select(func.min(StandingChange.began_at)).where(StandingChange.standing == Standing.MEMBER)
    return session.scalar(query)


def twin_codes(session: Session, at: datetime) -> list[tuple[int, str, str]]:
    """The twins in force at `at`, with the codes of its high-emission and its other half; one statement."""
    emission, potential = aliased(Region), aliased(Region)
    query = (
        select(Twin.id, emission.code, potential.code)
        .join(emission, Twin.emission_region_id == emission.id)
        .join(potential, Twin.potential_region_id == potential.id)
        .where(twin_in_force(at))
        .order_by(Twin.id)
    )
    return [(twin_id, one, other) for twin_id, one, other in session.execute(query)]


def _before() -> Any:
    """Each change of standing with the standing that it ended."""
    earlier = func.lag(StandingChange.standing).over(
        partition_by=StandingChange.region_id, order_by=StandingChange.id
    )
    return select(StandingChange.id, earlier.label("standing")).subquery("before")


def _with_before(query: Select[Any], before: Any) -> Select[Any]:
    return query.select_from(StandingChange).join(before, before.c.id == StandingChange.id)


def _ways(cause: Cause) -> list[tuple[Standing | None, Standing]]:
    """From which standing to which a cause leads; the first has none before it."""
    found: list[tuple[Standing | None, Standing]] = [
        way for way, named in STANDING_CHANGES.items() if named is cause
    ]
    return [(None, Standing.APPLICANT), *found] if cause is Cause.APPLICATION else found


def _by_way(before: Any, way: tuple[Standing | None, Standing]) -> Any:
    old, new = way
    return and_(before.is_(None) if old is None else before == old, StandingChange.standing == new)
