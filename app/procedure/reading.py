"""The motion that a page of procedure is about, and what goes with it."""

from dataclasses import dataclass

from flask import abort, request

from app.acting import can, now
from app.extensions import db
from app.forms import HouseForm
from app.motions.titles import Title, title_of
from governance.errors import NotAllowed
from governance.motions.models import Motion
from governance.motions.queries import motion_page, titles
from governance.motions.rules import MOTION_TRANSITIONS, MotionState
from governance.voting.about import about_rows, is_open
from governance.voting.outcomes import MotionRow, state_after
from governance.voting.queries import votes_on

Titled = tuple[MotionRow, Title]


@dataclass(frozen=True)
class Found:
    """A motion, what it is called, where it stands, and the motions about it."""

    motion: Motion
    title: Title
    state: MotionState
    about: tuple[Titled, ...]

    def allows(self, act_name: str) -> bool:
        """Whether the motion as it stands lets the act happen."""
        return (self.state, act_name) in MOTION_TRANSITIONS

    @property
    def waiting(self) -> list[Titled]:
        """What is open about the motion, and lapses with it."""
        return [(row, title) for row, title in self.about if is_open(row.state)]


def motion_for(act_name: str, motion_id: int) -> Found:
    """The motion of an address, for who may perform the act on it; 404 where there is none."""
    motion = motion_page(db.session(), motion_id) or abort(404)
    if not can(act_name, motion):
        raise NotAllowed
    return found(motion)


def found(motion: Motion) -> Found:
    """A motion with what is about it; four statements."""
    rows = about_rows(db.session(), motion, now())
    named = titles(db.session(), [motion.id, *(row.motion.id for row in rows)])
    # As of this request: another one may open a vote meanwhile.
    votes = [vote for vote in votes_on(db.session(), motion.id) if vote.opens_at <= now()]
    about = tuple((row, title_of(row.motion, named)) for row in rows)
    return Found(motion, title_of(motion, named), state_after(motion, votes), about)


def is_checked(form: HouseForm) -> bool:
    """Whether what was filled in is whole, and is to be looked at once more before it is recorded."""
    return form.is_submitted() and not form.errors and not form.form_errors and "change" not in request.form
