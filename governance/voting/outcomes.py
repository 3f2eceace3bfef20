"""Reads of what votes made of motions: where each stands, what was declared last, how a region voted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, contains_eager, defer, joinedload

from governance.assembly.models import AssemblySession
from governance.motions.commands import standing_facts
from governance.motions.models import Motion
from governance.motions.queries import motions_of, supported_by
from governance.motions.rules import MotionState, motion_state
from governance.voting.models import Ballot, Declaration, RollEntry, Vote
from governance.voting.queries import votes_of, votes_on
from governance.voting.rules import Choice

PAGE = 50
MOVED = 60


@dataclass(frozen=True)
class MotionRow:
    """A motion with every vote on it, annulled ones too and the oldest first, and where it stands."""

    motion: Motion
    votes: Sequence[Vote]
    state: MotionState


@dataclass(frozen=True)
class VotedLine:
    """A declared vote and what one region on its roll did; no choice where it did not vote."""

    declaration: Declaration
    choice: Choice | None


def motion_rows(session: Session, assembly: AssemblySession, at: datetime) -> list[MotionRow]:
    """The motions of a session in the order of its agenda, those not on it last; two statements."""
    return with_votes(motions_of(session, assembly), votes_of(session, assembly), at)


def motions_moved(session: Session, region_id: int, at: datetime) -> list[MotionRow]:
    """The last motions that a region has moved or seconded, the latest first; two statements."""
    moved = (
        select(Motion)
        .where(or_(Motion.author_id == region_id, Motion.id.in_(supported_by(region_id))))
        .options(joinedload(Motion.assembly_session))
        .order_by(Motion.id.desc())
        .limit(MOVED)
    )
    motions = session.scalars(moved).all()
    votes = (
        select(Vote)
        .where(Vote.motion_id.in_([motion.id for motion in motions]))
        .options(joinedload(Vote.declaration).joinedload(Declaration.resolution))
        .order_by(Vote.id)
    )
    return with_votes(motions, session.scalars(votes), at)


def with_votes(motions: Iterable[Motion], votes: Iterable[Vote], at: datetime | None) -> list[MotionRow]:
    """Each motion with those of the votes that are on it and were open by `at`, if that matters."""
    found: dict[int, list[Vote]] = {}
    for vote in votes:
        # Another request may have opened one since this one began.
        if at is None or vote.opens_at <= at:
            found.setdefault(vote.motion_id, []).append(vote)
    taken = ((motion, found.get(motion.id, [])) for motion in motions)
    return [MotionRow(motion, on_it, state_after(motion, on_it)) for motion, on_it in taken]


def state_after(motion: Motion, votes: Sequence[Vote]) -> MotionState:
    """Where a motion stands after all its votes, given the oldest first.

    Not those count that were annulled, that came before it was reconsidered, or that an earlier session
    took before it was resumed in another.
    """
    since = motion.reconsidered_at
    here = [vote for vote in votes if vote.assembly_session_id == motion.assembly_session_id]
    valid = [vote for vote in here if vote.annulled_at is None and not (since and vote.opens_at < since)]
    outcomes = [vote.declaration.outcome for vote in valid if vote.declaration]
    undecided = any(vote.declared_at is None for vote in valid)
    facts = standing_facts(motion, vote_open=undecided, outcome=outcomes[-1] if outcomes else None)
    return motion_state(facts)


def state_of_motion(session: Session, motion: Motion) -> MotionState:
    """Where one motion stands after all its votes; one statement."""
    return state_after(motion, votes_on(session, motion.id))


def latest_declarations(session: Session, limit: int) -> Sequence[Declaration]:
    """The results declared last, whatever their outcome, with their votes and motions; one statement."""
    query = _declared().join(Declaration.vote).order_by(Declaration.id.desc()).limit(limit)
    return session.scalars(query).all()


def votes_declared(session: Session, declaration_ids: Sequence[int]) -> dict[int, int]:
    """On which vote each of these declarations was made, by their numbers; one statement."""
    query = select(Declaration.id, Declaration.vote_id).where(Declaration.id.in_(declaration_ids))
    return {row.id: row.vote_id for row in session.execute(query)}


def votes_by_region(session: Session, region_id: int, page: int) -> list[VotedLine]:
    """One page of declared votes with the region on their roll, the latest first; one more if any follow."""
    last = select(func.max(Ballot.revision)).where(Ballot.roll_entry_id == RollEntry.id).correlate(RollEntry)
    counts = (Ballot.roll_entry_id == RollEntry.id) & (Ballot.revision == last.scalar_subquery())
    query = (
        _declared()
        .add_columns(Ballot.choice)
        .join(Declaration.vote)
        .join(RollEntry, RollEntry.vote_id == Vote.id)
        .outerjoin(Ballot, counts)
        .where(RollEntry.region_id == region_id)
        .order_by(Declaration.id.desc())
        .offset((page - 1) * PAGE)
        .limit(PAGE + 1)
    )
    return [VotedLine(*row) for row in session.execute(query)]


def _declared() -> Select[Declaration]:
    vote = contains_eager(Declaration.vote).options(
        defer(Vote.majority, raiseload=True), defer(Vote.quorum, raiseload=True), joinedload(Vote.motion)
    )
    # The arithmetic is most of the bytes, and stands on the page of the vote.
    verdict = defer(Declaration.verdict, raiseload=True)
    return select(Declaration).options(vote, verdict, joinedload(Declaration.resolution))
