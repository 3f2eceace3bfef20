"""Reads of votes, rolls, ballots, declarations and decisions; a fixed number of statements each."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from governance.assembly.models import AssemblySession, Proxy
from governance.motions.models import Motion
from governance.regions.models import Region
from governance.voting.models import Ballot, Casting, Declaration, Resolution, RollEntry, Vote
from governance.voting.rules import Choice, Elector, VoteState, Weight, electors_of, vote_state


def state_of(vote: Vote, at: datetime) -> VoteState:
    """The state of a vote at `at`."""
    return vote_state(vote.opens_at, vote.closes_at, vote.closed_at, vote.declared_at, vote.annulled_at, at)


def votes_of(session: Session, assembly: AssemblySession) -> Sequence[Vote]:
    """Every vote of a session with its declaration and decision, the oldest first."""
    query = (
        select(Vote)
        .where(Vote.assembly_session_id == assembly.id)
        .options(joinedload(Vote.declaration).joinedload(Declaration.resolution))
        .order_by(Vote.id)
    )
    return session.scalars(query).all()


def votes_on(session: Session, motion_id: int) -> Sequence[Vote]:
    """Every vote ever taken on a motion, annulled ones too, the oldest first."""
    query = (
        select(Vote)
        .where(Vote.motion_id == motion_id)
        .options(joinedload(Vote.declaration).joinedload(Declaration.resolution))
        .order_by(Vote.id)
    )
    return session.scalars(query).all()


def vote_page(session: Session, vote_id: int) -> Vote | None:
    """One vote with its motion, session, statutes and declaration."""
    query = (
        select(Vote)
        .where(Vote.id == vote_id)
        .options(
            joinedload(Vote.motion).joinedload(Motion.author),
            joinedload(Vote.motion).joinedload(Motion.agenda_item),
            joinedload(Vote.assembly_session),
            joinedload(Vote.statutes),
            joinedload(Vote.declaration).joinedload(Declaration.resolution),
        )
    )
    return session.scalars(query).first()


def standing_ballots(session: Session, vote_id: int) -> dict[int, Ballot]:
    """The ballot that counts for each roll entry, the highest revision, with its paper; one statement."""
    ballots = select(Ballot).where(Ballot.vote_id == vote_id).order_by(Ballot.revision)
    ballots = ballots.options(joinedload(Ballot.casting))
    return {ballot.roll_entry_id: ballot for ballot in session.scalars(ballots)}


def sealed_roll(session: Session, vote_id: int) -> Sequence[RollEntry]:
    """The sealed roll by region code, with who votes for whom, without any ballot; one statement."""
    query = (
        select(RollEntry)
        .join(RollEntry.region)
        .where(RollEntry.vote_id == vote_id)
        .options(contains_eager(RollEntry.region), joinedload(RollEntry.proxy).joinedload(Proxy.holder))
        .order_by(Region.code)
    )
    return session.scalars(query).all()


def electors_and_ballots(session: Session, vote_id: int) -> tuple[list[Elector], dict[str, Choice]]:
    """The roll and the counting ballots as the law takes them; two statements of plain columns."""
    roll = session.execute(
        select(
            RollEntry.id,
            Region.code,
            RollEntry.constituency,
            RollEntry.weight,
            RollEntry.present,
            RollEntry.units,
        )
        .join(RollEntry.region)
        .where(RollEntry.vote_id == vote_id)
    ).all()
    codes = {entry_id: code for entry_id, code, *_ in roll}
    electors = [
        elector
        for _, code, side, weight, present, units in roll
        for elector in electors_of(code, side, Weight(weight), present, units)
    ]
    cast = session.execute(
        select(Ballot.roll_entry_id, Ballot.choice).where(Ballot.vote_id == vote_id).order_by(Ballot.revision)
    )
    return electors, {codes[entry_id]: choice for entry_id, choice in cast}


def last_cast_at(session: Session, vote_id: int) -> datetime | None:
    """When the latest ballot of a vote was cast; one statement."""
    query = select(func.max(Casting.cast_at)).join(Casting.ballots).where(Ballot.vote_id == vote_id)
    return session.scalar(query)


def cast_counts(session: Session, vote_ids: Sequence[int]) -> Mapping[int, tuple[int, int]]:
    """How many regions have cast in each vote, and how many are on its roll; two statements."""
    roll = session.execute(
        select(RollEntry.vote_id, func.count())
        .where(RollEntry.vote_id.in_(vote_ids))
        .group_by(RollEntry.vote_id)
    )
    cast = session.execute(
        select(Ballot.vote_id, func.count())
        .where(Ballot.vote_id.in_(vote_ids), Ballot.revision == 1)
        .group_by(Ballot.vote_id)
    )
    counted = dict(iter(cast))
    return {vote_id: (counted.get(vote_id, 0), number) for vote_id, number in roll}


def next_resolution_number(session: Session, year: int) -> int:
    """The number of the next resolution of a year."""
    return (session.scalar(select(func.max(Resolution.number)).where(Resolution.year == year)) or 0) + 1
