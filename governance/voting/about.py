"""Motions about another motion: what becomes of them, and of a vote on them, when that one moves on."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from governance.act import Act, taken
from governance.errors import N_, RuleBroken
from governance.motions.models import Motion
from governance.motions.rules import MOTION_TRANSITIONS, MotionRole, MotionState
from governance.voting.models import Vote
from governance.voting.outcomes import MotionRow, with_votes

VOTED = (MotionState.ADOPTED, MotionState.REJECTED)


class VoteAboutItUnderWay(RuleBroken):
    """What is put to the vote is decided before the motion that it is about moves on."""

    message = N_("A vote about this motion is under way. Wait until its result is declared.")


class VotedInParts(RuleBroken):
    """Voting on the motion has begun with its parts. Source: rules of procedure of the UN General
    Assembly, rule 80: a motion is withdrawn before voting on it has begun."""

    message = N_("A part of this motion was voted on already; the motion cannot be withdrawn any more.")


class PartsDecideText(RuleBroken):
    """What the Assembly kept of a text, part by part, is put to the vote as it is. Source: rules of procedure
    of the UN General Assembly, rule 89."""

    message = N_("The parts of this motion were voted on already; its text is not amended any more.")


class AmendedByAssembly(RuleBroken):
    """What the Assembly changed by a vote is no longer its author's alone. Source: rules of procedure of the
    UN General Assembly, rule 80: a motion is withdrawn provided that it has not been amended."""

    message = N_("The Assembly amended this motion by a vote; it cannot be withdrawn any more.")


def about_rows(session: Session, motion: Motion, at: datetime | None = None) -> list[MotionRow]:
    """All that is about a motion, three levels deep, the oldest first, and where each stands; two statements.

    A challenge about a sub-amendment is the third level, and there is no fourth.

    Votes opened after `at` are left out, where one is given.
    """
    first = select(Motion.id).where(Motion.about_id == motion.id)
    second = select(Motion.id).where(Motion.about_id.in_(first))
    about = or_(Motion.about_id == motion.id, Motion.about_id.in_(first), Motion.about_id.in_(second))
    # Whoever asks in an act holds the motion, and another act came first perhaps: read anew.
    anew = {"populate_existing": at is None}
    found = session.scalars(select(Motion).where(about).order_by(Motion.id), execution_options=anew).all()
    ids = [each.id for each in found]
    votes = select(Vote).where(Vote.motion_id.in_(ids))
    votes = votes.options(joinedload(Vote.declaration)).order_by(Vote.id)
    return with_votes(found, session.scalars(votes, execution_options=anew), at)


def check_no_vote_about(rows: Sequence[MotionRow]) -> None:
    """Raise VoteAboutItUnderWay while one of the motions about a motion is under vote."""
    if any(row.state is MotionState.UNDER_VOTE for row in rows):
        raise VoteAboutItUnderWay


def check_withdrawable(rows: Sequence[MotionRow]) -> None:
    """Raise VoteAboutItUnderWay, AmendedByAssembly or VotedInParts."""
    check_no_vote_about(rows)
    amending = (MotionRole.AMENDMENT, MotionRole.SUBAMENDMENT)
    if any(row.motion.role in amending and row.state is MotionState.ADOPTED for row in rows):
        raise AmendedByAssembly
    if any(row.motion.role is MotionRole.PART and row.state in VOTED for row in rows):
        raise VotedInParts


def check_not_voted_in_parts(rows: Sequence[MotionRow], since: datetime | None) -> None:
    """Raise PartsDecideText where parts of a motion were decided, if not before it was reconsidered."""
    parts = [row for row in rows if row.motion.role is MotionRole.PART and row.state in VOTED]
    if any(since is None or row.motion.submitted_at >= since for row in parts):
        raise PartsDecideText


def lapse_about(act: Act, motion: Motion, roles: Collection[MotionRole] = tuple(MotionRole)) -> None:
    """Let lapse what is open, of these roles, about a motion that moves on; a part of an act.

    What is under vote then stays until its result is declared, and finds nothing left to do.
    """
    for row in about_rows(act.session, motion):
        if is_open(row.state) and row.motion.role in roles:
            row.motion.lapsed_at = act.at
            act.concern(row.motion)


def is_open(state: MotionState) -> bool:
    """Whether a motion waits for something, and can lapse."""
    return (state, "lapse") in MOTION_TRANSITIONS


def take_for_vote(session: Session, motions: Sequence[Motion]) -> None:
    """Hold motions and those that they are about, so that none moves on while a vote on them opens."""
    rows = {motion.id: motion for motion in motions}
    missing = {motion.about_id for motion in motions if motion.about_id is not None} - set(rows)
    # An amendment to an amendment is about a motion, too: two levels, and no more.
    while missing:
        found = session.scalars(select(Motion).where(Motion.id.in_(missing))).all()
        rows |= {motion.id: motion for motion in found}
        missing = {motion.about_id for motion in found if motion.about_id is not None} - set(rows)
    taken(session, list(rows.values()), ())
