"""What the room itself offers on the page of a motion, to whoever may do it."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _

from app.acting import can, now
from app.languages import NAMES
from app.motions.beside import ACTIONS, Action
from governance.accounts.rules import Actor
from governance.motions.models import Motion
from governance.motions.rules import MOTION_TRANSITIONS, MotionRole, MotionState


def own_actions(motion: Motion, state: MotionState, actor: Actor) -> Iterator[Action]:
    """Supporting, asking for support, ruling, translating, withdrawing."""

    def offers(command: str) -> bool:
        return (state, command) in MOTION_TRANSITIONS and can(command, motion)

    gathering = motion.support_until is not None and now() <= motion.support_until
    if offers("invite_support") and gathering:
        yield Action(_("Ask regions to support this motion"), url_for("motions.invite", motion_id=motion.id))
    elif offers("second_motion") and gathering:
        yield Action(_("Support this motion, or decline to"), url_for("motions.support", motion_id=motion.id))
    if offers("admit_motion"):
        yield Action(_("Rule whether the motion is admissible"), url_for("motions.rule", motion_id=motion.id))
    if offers("write_translation") and motion.role in (None, MotionRole.PART):
        yield from translations(motion)
    if offers("withdraw_motion") and motion.role is not MotionRole.PART:
        yield Action(_("Withdraw this motion"), url_for("motions.withdraw", motion_id=motion.id))


def translations(motion: Motion) -> Iterator[Action]:
    """Every language but the one that binds."""
    for code, name in NAMES.items():
        if code != motion.authentic_language:
            url = url_for("motions.translate", motion_id=motion.id, language=code)
            yield Action(_("Translate it: %(language)s", language=name), url)


ACTIONS.append(own_actions)
