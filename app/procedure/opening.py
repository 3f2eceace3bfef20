"""Motions on procedure among those that come to the vote: they go first, and others wait for them."""

from collections.abc import Sequence

from app.errors import say
from governance.motions.rules import MotionRole
from governance.procedure.obstacles import goes_first
from governance.procedure.rules import ProcedureFirst
from governance.voting.outcomes import MotionRow


def on_procedure(rows: Sequence[MotionRow]) -> list[MotionRow]:
    """The motions on procedure, the oldest first: about motions on the agenda or not."""
    asked = [row for row in rows if row.motion.role is MotionRole.PROCEDURE]
    return sorted(asked, key=lambda row: row.motion.id)


def held_back(rows: Sequence[MotionRow]) -> dict[int, str]:
    """Why a motion, and what is about it, waits until a procedure about any of them is decided."""
    under = {row.motion.id: row.motion.about_id for row in rows}

    def root(motion_id: int) -> int:
        about = under.get(motion_id)
        return motion_id if about is None else root(about)

    first = {root(row.motion.id) for row in rows if goes_first(row)}
    others = [row.motion.id for row in rows if row.motion.role is not MotionRole.PROCEDURE]
    return {motion_id: say(ProcedureFirst()) for motion_id in others if root(motion_id) in first}
