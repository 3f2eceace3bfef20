"""Reads for the screen of the room: a fixed number of small statements, however many regions there are."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, contains_eager, defer, joinedload

from governance.motions.models import Motion, MotionText
from governance.voting.models import Declaration, Vote

# A screen has room for so many votes at once; how many more there are is said.
FEW_VOTES = 2


def motion_at(session: Session, item_id: int) -> Motion | None:
    """The motion that an item of the agenda is."""
    return session.scalars(select(Motion).where(Motion.agenda_item_id == item_id)).first()


def text_at(session: Session, motion: Motion, language: str) -> MotionText | None:
    """The text of a motion as it stands, in a language if it has it, else the authentic one."""
    query = select(MotionText).where(
        MotionText.motion_id == motion.id,
        MotionText.superseded_at.is_(None),
        MotionText.language.in_({language, motion.authentic_language}),
    )
    found = {text.language: text for text in session.scalars(query)}
    return found.get(language) or found.get(motion.authentic_language)


def votes_in_progress(session: Session, assembly_session_id: int, at: datetime) -> tuple[Sequence[Vote], int]:
    """The votes that receive ballots, the first to close first, and how many there are; two statements."""
    receiving = (
        Vote.assembly_session_id == assembly_session_id,
        Vote.opens_at <= at,
        Vote.closes_at > at,
        or_(Vote.closed_at.is_(None), Vote.closed_at > at),
        Vote.declared_at.is_(None),
        Vote.annulled_at.is_(None),
    )
    query = (
        select(Vote)
        .join(Vote.motion)
        .where(*receiving)
        .options(contains_eager(Vote.motion), defer(Vote.majority), defer(Vote.quorum))
        .order_by(Vote.closes_at, Vote.id)
    )
    number = session.scalar(select(func.count()).select_from(Vote).where(*receiving)) or 0
    return session.scalars(query.limit(FEW_VOTES)).all(), number


def last_declared(session: Session, assembly_session_id: int) -> Declaration | None:
    """The result declared last in a session, with its vote, its motion and its resolution."""
    vote = contains_eager(Declaration.vote)
    query = (
        select(Declaration)
        .join(Declaration.vote)
        .where(Vote.assembly_session_id == assembly_session_id)
        .options(vote.joinedload(Vote.motion), joinedload(Declaration.resolution))
        .order_by(Declaration.id.desc())
    )
    return session.scalars(query.limit(1)).first()
