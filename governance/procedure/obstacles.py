"""What stands in the way of a vote: procedures that were admitted, and a motion that does not wait for it."""

from governance.act import Act
from governance.motions.models import Motion
from governance.motions.obstacles import register
from governance.motions.rules import MotionRole, MotionState
from governance.procedure.rules import ProcedureFirst, WaitsForItsMotion
from governance.voting.about import about_rows
from governance.voting.admissibility import is_challenge
from governance.voting.outcomes import MotionRow, state_of_motion

# Where a motion may stand while what changes it is voted on.
_WAITS = {
    MotionRole.AMENDMENT: (MotionState.ON_AGENDA, MotionState.NOT_DECIDED),
    MotionRole.SUBAMENDMENT: (MotionState.ON_AGENDA, MotionState.NOT_DECIDED),
    MotionRole.PART: (MotionState.DIVIDED,),
}
# Where a procedure stands that goes before everything else.
IN_ORDER = (MotionState.ON_AGENDA, MotionState.UNDER_VOTE)


def check_its_motion_waits(act: Act, motion: Motion) -> None:
    """Raise WaitsForItsMotion for an amendment or a part whose motion is not before the Assembly.

    Whoever opens a vote holds that motion too, and an effect asks the same of a procedure.
    """
    if motion.role not in _WAITS or motion.about_id is None:
        return
    about = act.session.get_one(Motion, motion.about_id)
    state = state_of_motion(act.session, about)
    if state not in _WAITS[motion.role]:
        raise WaitsForItsMotion(state=state)
    check_its_motion_waits(act, about)


def check_procedures_first(act: Act, motion: Motion) -> None:
    """Raise ProcedureFirst while a procedure about the motion, or about anything that is about it or that it
    is about, is to be decided: that an amendment is admissible after all would come too late afterwards."""
    if motion.role is MotionRole.PROCEDURE:
        return
    root = motion
    while root.about_id is not None:
        root = act.session.get_one(Motion, root.about_id)
    if any(goes_first(row) for row in about_rows(act.session, root)):
        raise ProcedureFirst


def goes_first(row: MotionRow) -> bool:
    """Whether it is a procedure that others wait for; a challenge is one before it is admitted, too."""
    if row.motion.role is not MotionRole.PROCEDURE:
        return False
    return row.state in IN_ORDER or (row.state is MotionState.SUBMITTED and is_challenge(row.motion))


register(check_its_motion_waits)
register(check_procedures_first)
