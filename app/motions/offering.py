"""What the room itself offers on the page of a motion, to whoever may do it."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _

from app.acting import can, now
from app.languages import NAMES
from app.motions.beside import ACTIONS, Action
from governance.accounts.rules import Actor
from governance.errors import N_
from governance.motions.models import Motion
from governance.motions.rules import MOTION_TRANSITIONS, MotionRole, MotionState

# What leads to a page of this room, in the order of the life of a motion.
STEPS = {
    ("motions.rule", N_("Rule whether the motion is admissible")): ("admit_motion", "refuse_motion"),
    ("motions.place", N_("Put the motion on the agenda")): ("place_on_agenda",),
    ("motions.withdraw", N_("Withdraw this motion")): ("withdraw_motion",),
}


def own_actions(motion: Motion, state: MotionState, actor: Actor) -> Iterator[Action]:
    """Supporting, asking for support, ruling, placing, withdrawing, translating."""
    yield from support(motion, state)
    yield from steps(motion, state)
    if offers(motion, state, "write_translation") and motion.role in (None, MotionRole.PART):
        yield from translations(motion)


def steps(motion: Motion, state: MotionState) -> Iterator[Action]:
    """What leads a motion on, or ends it; a part goes with the motion that it is of."""
    if motion.role is MotionRole.PART:
        return
    for (endpoint, words), commands in STEPS.items():
        if any(offers(motion, state, command) for command in commands):
            yield Action(_(words), url_for(endpoint, motion_id=motion.id))


def offers(motion: Motion, state: MotionState, command: str) -> bool:
    """Whether the law allows an act where the motion stands, and the person may do it."""
    return (state, command) in MOTION_TRANSITIONS and can(command, motion)


def support(motion: Motion, state: MotionState) -> Iterator[Action]:
    """The author asks for support, others give it, while there is time."""
    if motion.support_until is None or now() > motion.support_until:
        return
    if offers(motion, state, "invite_support"):
        yield Action(_("Ask regions to support this motion"), url_for("motions.invite", motion_id=motion.id))
    elif offers(motion, state, "second_motion"):
        yield Action(_("Support this motion, or decline to"), url_for("motions.support", motion_id=motion.id))


def translations(motion: Motion) -> Iterator[Action]:
    """Every language but the one that binds."""
    for code, name in NAMES.items():
        if code != motion.authentic_language:
            url = url_for("motions.translate", motion_id=motion.id, language=code)
            yield Action(_("Translate it: %(language)s", language=name), url)


ACTIONS.append(own_actions)
