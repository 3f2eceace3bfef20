"""The debate on the page of its motion: how many speak for it and against it, and what was said last."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from app.acting import can
from app.debate.public import standing_of
from app.motions.beside import ACTIONS, BESIDE, Action, Beside
from governance.accounts.rules import Actor
from governance.motions.models import Motion
from governance.motions.rules import MOTION_TRANSITIONS, MotionState


def debate_beside(motion: Motion, state: MotionState) -> Beside | None:
    """The counts and the way to the debate; two statements."""
    facts = {"motion": motion, "standing": standing_of(motion, state)}
    return Beside(pgettext("debate", "Debate"), "debate", "debate/on_motion.html", facts)


def debate_actions(motion: Motion, state: MotionState, actor: Actor) -> Iterator[Action]:
    """Where a delegation speaks, and where the presiding officer keeps order."""
    if (state, "make_statement") not in MOTION_TRANSITIONS:
        return
    if can("make_statement", motion):
        yield Action(_("Make a statement"), url_for("debate.speak", motion_id=motion.id))
    if can("close_debate", motion):
        yield Action(_("Close or reopen the debate"), url_for("debate.order", motion_id=motion.id))


BESIDE.append(debate_beside)
ACTIONS.append(debate_actions)
