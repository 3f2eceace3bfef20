"""What the clock does with motions: those without enough support in their time lapse."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from governance.accounts.rules import SYSTEM
from governance.act import Act, Entrance, Overtaken
from governance.motions.commands import state_before_vote
from governance.motions.models import Motion
from governance.motions.sponsors import SupportedEnough
from governance.motions.states import MotionDoesNotAllow, MotionState
from governance.motions.supporting import NothingToCarry, carry_support, is_supported, lapse_motion
from governance.motions.waiting import submitted

# Somebody else acted between the look and the act: there is nothing left to do.
OVERTAKEN = (Overtaken, NothingToCarry, MotionDoesNotAllow, SupportedEnough)


def carry_supports(session: Session, at: datetime) -> int:
    """Give every support from the time when a motion had one seconder its own row; how many."""
    return _each(session, at, carry_support, _motions(session, Motion.seconder_id.is_not(None)))


def lapse_motions(session: Session, at: datetime) -> int:
    """Let the motions lapse whose time to gather support is over, and which have too little; how many."""
    late = _motions(session, Motion.support_until < at, *submitted())
    return _each(session, at, lapse_motion, [motion for motion in late if _lapses(session, motion)])


def _motions(session: Session, *which: ColumnElement[bool]) -> Sequence[Motion]:
    return session.scalars(select(Motion).where(*which).order_by(Motion.id)).all()


def _lapses(session: Session, motion: Motion) -> bool:
    return state_before_vote(motion) is MotionState.SUBMITTED and not is_supported(session, motion)


def _each(
    session: Session, at: datetime, step: Callable[[Act, Motion], Motion], motions: Sequence[Motion]
) -> int:
    done = 0
    for motion in motions:
        with suppress(*OVERTAKEN):
            step(Act(session, SYSTEM, at, Entrance.WORKER), motion)
            done += 1
    return done
