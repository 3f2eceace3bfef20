"""Admissions that one officer proposed from a list or by hand, and that wait for another."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from governance.applications.models import Application
from governance.regions.models import Admission, Region, RegionIndex

PAGE = 100


@dataclass(frozen=True)
class Waiting:
    """A region that was proposed, by whom and since when."""

    region: Region
    proposed_by_id: int
    proposed_at: datetime


def unconfirmed(session: Session, language: str, page: int) -> tuple[list[Waiting], int]:
    """One page of the admissions that wait, by name, and how many wait; two statements.

    Those that answer an application are not among them: its file says what else an officer has to look at.
    """
    query = (
        select(Region, Admission.proposed_by_id, Admission.proposed_at)
        .join(Admission, Admission.region_id == Region.id)
        .join(RegionIndex, RegionIndex.region_id == Region.id)
        .where(_waits())
        .order_by(getattr(RegionIndex, f"sort_{language}"), Region.code)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return [Waiting(*row) for row in session.execute(query)], count_unconfirmed(session)


def count_unconfirmed(session: Session, but_by: int | None = None) -> int:
    """How many admissions wait, perhaps without those that one officer proposed; one statement."""
    query = select(func.count()).select_from(Admission).where(_waits())
    return session.scalar(query.where(Admission.proposed_by_id != but_by) if but_by else query) or 0


def _waits() -> ColumnElement[bool]:
    answers = exists().where(Application.region_id == Admission.region_id, Application.outcome.is_(None))
    return Admission.confirmed_at.is_(None) & Admission.dropped_at.is_(None) & ~answers
