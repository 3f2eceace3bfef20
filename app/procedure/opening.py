"""Motions on procedure among those that come to the vote: they go first, and others wait for them."""

from collections.abc import Sequence

from app.errors import say
from governance.motions.rules import MotionRole
from governance.procedure.obstacles import IN_ORDER
from governance.procedure.rules import ProcedureFirst
from governance.voting.outcomes import MotionRow


def on_procedure(rows: Sequence[MotionRow]) -> list[MotionRow]:
    """The motions on procedure, the oldest first: about motions on the agenda or not."""
    asked = [row for row in rows if row.motion.role is MotionRole.PROCEDURE]
    return sorted(asked, key=lambda row: row.motion.id)


def held_back(rows: Sequence[MotionRow]) -> dict[int, str]:
    """Why a motion, and what is about it, waits until a procedure about it is decided."""
    first = {row.motion.about_id for row in on_procedure(rows) if row.state in IN_ORDER}
    others = [row.motion for row in rows if row.motion.role is not MotionRole.PROCEDURE]
    under = {motion.id: motion.about_id for motion in others}
    roots = {motion_id: {motion_id, about, under.get(about or 0)} for motion_id, about in under.items()}
    return {motion_id: say(ProcedureFirst()) for motion_id, above in roots.items() if above & first}
