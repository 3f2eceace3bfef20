"""What a declaration leads to: the effect, the register of resolutions, the end of what was still asked."""

from governance.act import Act
from governance.assembly.models import AssemblySession
from governance.effects import effect_of, tell_ended
from governance.motions.models import Motion
from governance.voting.about import lapse_about
from governance.voting.models import Declaration, Resolution
from governance.voting.queries import next_resolution_number
from governance.voting.rules import Outcome


def conclude(act: Act, motion: Motion, declaration: Declaration) -> None:
    """Do what the outcome leads to; what is open about a motion that is decided lapses. A part of an act."""
    if declaration.outcome is Outcome.NOT_DECIDED:
        return
    if declaration.outcome is Outcome.ADOPTED:
        _adopt(act, motion, declaration)
    else:
        tell_ended(act, motion.effect, rejected=True)
    lapse_about(act, motion)


def _adopt(act: Act, motion: Motion, declaration: Declaration) -> None:
    """Run the effect; a motion of its own enters the register as a resolution, numbered within its year."""
    # Held before what the effect holds, in the order in which credentials are accepted.
    act.session.get_one(AssemblySession, motion.assembly_session_id, with_for_update={"key_share": True})
    effect, parameters = effect_of(motion.effect)
    declaration.effect_done = effect.run(act, parameters, declaration.id)
    if motion.role is not None:
        return
    year = act.at.year
    resolution = Resolution(
        year=year,
        number=next_resolution_number(act.session, year),
        motion_id=motion.id,
        declaration_id=declaration.id,
        adopted_at=act.at,
    )
    act.session.add(resolution)
    act.session.flush()
    act.concern(resolution)
