"""Reads of what was declared: the register of decisions by year, and one decision."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from governance.motions.models import Motion
from governance.voting.models import Declaration, Resolution, Vote


def decided_years(session: Session) -> list[int]:
    """The years from the last in which a result was declared back to the first; one statement."""
    first, last = session.execute(
        select(func.min(Declaration.declared_at), func.max(Declaration.declared_at))
    ).one()
    return [] if first is None else list(range(last.year, first.year - 1, -1))


def declared_in(session: Session, year: int) -> Sequence[Declaration]:
    """The results declared in a year of UTC, the latest first, each with its vote, session and resolution."""
    vote = joinedload(Declaration.vote)
    query = (
        select(Declaration)
        .where(
            Declaration.declared_at >= datetime(year, 1, 1, tzinfo=UTC),
            Declaration.declared_at < datetime(year + 1, 1, 1, tzinfo=UTC),
        )
        .options(
            vote.joinedload(Vote.motion),
            vote.joinedload(Vote.assembly_session),
            joinedload(Declaration.resolution),
        )
        .order_by(Declaration.declared_at.desc(), Declaration.id.desc())
    )
    return session.scalars(query).all()


def decision(session: Session, year: int, number: int) -> Resolution | None:
    """One resolution with its motion and the vote that adopted it."""
    declaration = contains_eager(Resolution.declaration)
    vote = declaration.joinedload(Declaration.vote)
    query = (
        select(Resolution)
        .join(Resolution.declaration)
        .where(Resolution.year == year, Resolution.number == number)
        .options(
            joinedload(Resolution.motion).joinedload(Motion.author),
            vote.joinedload(Vote.assembly_session),
            vote.joinedload(Vote.statutes),
            vote.joinedload(Vote.declaration),
        )
    )
    return session.scalars(query).first()


def resolutions_by(session: Session, declarations: Iterable[int | None]) -> dict[int, Resolution]:
    """The resolutions that entered the register by these declarations; one statement."""
    query = select(Resolution).where(Resolution.declaration_id.in_([each for each in declarations if each]))
    return {found.declaration_id: found for found in session.scalars(query)}
