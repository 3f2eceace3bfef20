"""The motion of an address, for a page on which something is done with it."""

from dataclasses import dataclass

from flask import abort

from app.acting import can, current_actor, now
from app.extensions import db
from app.motions.titles import Title, title_of
from governance.accounts.rules import VOTING_OFFICES
from governance.errors import NotAllowed
from governance.motions.models import Motion
from governance.motions.queries import motion_page, titles
from governance.motions.rules import MOTION_TRANSITIONS, MotionState
from governance.regions.models import Region
from governance.regions.queries import region_by_code
from governance.voting.outcomes import state_of_motion


@dataclass(frozen=True)
class Found:
    """A motion, where it stands, and what it is called on this page."""

    motion: Motion
    state: MotionState
    title: Title

    def allows(self, command: str) -> bool:
        """Whether the law of motions allows this act where the motion stands."""
        return (self.state, command) in MOTION_TRANSITIONS


def motion_for(command: str, motion_id: int) -> Found:
    """The motion of an address, for whoever may do this with it; three statements."""
    motion = motion_page(db.session(), motion_id) or abort(404)
    if not can(command, motion):
        raise NotAllowed
    title = title_of(motion, titles(db.session(), [motion_id]))
    return Found(motion, state_of_motion(db.session(), motion), title)


def own_region() -> Region:
    """The region for which the person votes."""
    office = current_actor().office(*VOTING_OFFICES)
    row = region_by_code(db.session(), office.region, now()) if office and office.region else None
    if row is None:
        raise NotAllowed
    return row.region
