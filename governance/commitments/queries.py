"""Reads of commitments and their yearly values, as they stand or stood; a fixed number of statements each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload, subqueryload
from sqlalchemy.sql.base import ExecutableOption

from governance.commitments.models import Commitment, YearlyValue
from governance.commitments.rules import CommitmentKind, Position, path_value, position
from governance.commitments.states import CommitmentState, state_of, twin_goes_on
from governance.regions.models import Twin

VALUES = selectinload(Commitment.values)


@dataclass(frozen=True)
class YearLine:
    """One year: the value of the path, the one entered, where that lies, and those corrected before."""

    year: int
    path: Fraction
    value: YearlyValue | None
    position: Position | None
    corrected: tuple[YearlyValue, ...]


@dataclass(frozen=True)
class CommitmentRow:
    """A commitment with its state at a moment, and every year of its path up to its target."""

    commitment: Commitment
    state: CommitmentState
    goes_on: bool
    lines: tuple[YearLine, ...]

    @property
    def latest(self) -> YearLine | None:
        """The last year that has a value."""
        return next((line for line in reversed(self.lines) if line.value is not None), None)

    def missing(self, year: int) -> bool:
        """Whether the value of a year is looked for: the path has that year, it binds, and there is none."""
        waits = self.goes_on and self.state is CommitmentState.IN_FORCE
        return waits and any(line.year == year and line.value is None for line in self.lines)


def stated(at: datetime, values: ExecutableOption = VALUES) -> Select[Commitment]:
    """Commitments that were stated by `at`, with their twins and both halves, and their values by year."""
    return (
        select(Commitment)
        .join(Commitment.twin)
        .where(Commitment.stated_at <= at)
        .options(
            contains_eager(Commitment.twin).options(
                joinedload(Twin.emission_region), joinedload(Twin.potential_region)
            ),
            joinedload(Commitment.region),
            values,
        )
    )


def rows(session: Session, query: Select[Commitment], at: datetime) -> list[CommitmentRow]:
    """What the query finds, as it stood at `at`; two statements."""
    return [row_of(commitment, at) for commitment in session.scalars(query).unique()]


def row_of(commitment: Commitment, at: datetime) -> CommitmentRow:
    """A commitment with its lines as they stood at `at`."""
    path, by_year = commitment.path, values_by_year(commitment.values, at)
    lines = (
        year_line(commitment, year, by_year.get(year, ()), at)
        for year in range(path.baseline_year, path.target_year + 1)
    )
    goes_on = twin_goes_on(commitment.twin, at)
    return CommitmentRow(commitment, state_of(commitment, at), goes_on, tuple(lines))


def values_by_year(values: Sequence[YearlyValue], at: datetime) -> dict[int, list[YearlyValue]]:
    """The values entered by `at`, by year, the oldest first."""
    found: dict[int, list[YearlyValue]] = {}
    for value in sorted(values, key=lambda value: (value.began_at, value.id)):
        if value.began_at <= at:
            found.setdefault(value.year, []).append(value)
    return found


def year_line(commitment: Commitment, year: int, values: Sequence[YearlyValue], at: datetime) -> YearLine:
    """One year with what was entered for it by `at`."""
    now = next((value for value in values if value.ended_at is None or value.ended_at > at), None)
    return YearLine(
        year,
        path_value(commitment.path, year),
        now,
        position(commitment.path, year, now.value) if now else None,
        tuple(value for value in values if value is not now),
    )


def commitments_of(session: Session, twin_ids: Sequence[int], at: datetime) -> list[CommitmentRow]:
    """The commitments of some twins as they stood at `at`, twin by twin; two statements."""
    query = stated(at).where(Commitment.twin_id.in_(twin_ids))
    return rows(session, query.order_by(Commitment.twin_id, Commitment.id), at)


def binding(region_ids: Sequence[int]) -> ColumnElement[bool]:
    """The commitments that bind one of some regions, alone or with the other half."""
    half = or_(Twin.emission_region_id.in_(region_ids), Twin.potential_region_id.in_(region_ids))
    return or_(Commitment.region_id.in_(region_ids), Commitment.region_id.is_(None) & half)


def commitments_of_regions(session: Session, region_ids: Sequence[int], at: datetime) -> list[CommitmentRow]:
    """The commitments that bind some regions as they stood at `at`; two statements."""
    return rows(session, stated(at).where(binding(region_ids)).order_by(Commitment.id), at)


def all_commitments(session: Session, at: datetime) -> list[CommitmentRow]:
    """Every commitment stated by `at`, also those that ended, twin by twin; two statements."""
    # In one statement whatever their number; the usual way asks for five hundred at a time.
    query = stated(at, subqueryload(Commitment.values))
    return rows(session, query.order_by(Commitment.twin_id, Commitment.id), at)


def commitment_row(session: Session, commitment_id: int, at: datetime) -> CommitmentRow | None:
    """One commitment as it stood at `at`; two statements."""
    found = rows(session, stated(at).where(Commitment.id == commitment_id), at)
    return found[0] if found else None


def neighbours(session: Session, commitment: Commitment, at: datetime) -> Sequence[Commitment]:
    """What it replaces and what was stated in its place by `at`, the oldest first; one statement."""
    query = select(Commitment).where(
        or_(Commitment.id == commitment.replaces_id, Commitment.replaces_id == commitment.id),
        Commitment.stated_at <= at,
    )
    return session.scalars(query.order_by(Commitment.id)).all()


def in_force(at: datetime) -> ColumnElement[bool]:
    """Commitments that bind somebody at `at`."""
    ended = or_(Commitment.ended_at.is_(None), Commitment.ended_at > at)
    twin = or_(Twin.ended_at.is_(None), Twin.ended_at > at)
    return (Commitment.began_at <= at) & ended & (Twin.registered_at <= at) & twin


def counted(session: Session, at: datetime) -> dict[CommitmentKind, int]:
    """How many commitments of each kind are in force at `at`; one statement."""
    query = select(Commitment.kind, func.count()).join(Commitment.twin).where(in_force(at))
    found = dict.fromkeys(CommitmentKind, 0)
    for kind, held in session.execute(query.group_by(Commitment.kind)):
        found[kind] = held
    return found


def commitments(
    session: Session, at: datetime, kind: CommitmentKind | None, limit: int, offset: int = 0
) -> list[CommitmentRow]:
    """The commitments in force at `at`, of one kind or all; two statements."""
    query = stated(at).where(in_force(at)).order_by(Commitment.kind, Commitment.target_year, Commitment.id)
    if kind is not None:
        query = query.where(Commitment.kind == kind)
    return rows(session, query.limit(limit).offset(offset), at)


def value_of(session: Session, value_id: int) -> YearlyValue | None:
    """One yearly value with its commitment, its twin and both halves."""
    commitment = joinedload(YearlyValue.commitment)
    twin = commitment.joinedload(Commitment.twin)
    return session.scalars(
        select(YearlyValue)
        .where(YearlyValue.id == value_id)
        .options(
            commitment.joinedload(Commitment.region),
            twin.joinedload(Twin.emission_region),
            twin.joinedload(Twin.potential_region),
        )
    ).first()


def value_of_year(session: Session, commitment_id: int, year: int) -> YearlyValue | None:
    """The value that stands for a year of a commitment; one statement."""
    query = select(YearlyValue).where(YearlyValue.commitment_id == commitment_id, YearlyValue.year == year)
    return session.scalars(query.where(YearlyValue.ended_at.is_(None))).first()


def twin_of(session: Session, twin_id: int) -> Twin | None:
    """One twin with both halves."""
    query = select(Twin).where(Twin.id == twin_id)
    return session.scalars(
        query.options(joinedload(Twin.emission_region), joinedload(Twin.potential_region))
    ).first()
