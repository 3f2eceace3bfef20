"""What the votes on its parts make of a motion that was divided.

The parts that were adopted are put to the vote together; where none was, the motion as a whole is rejected.
A part on which nothing was decided waits for another vote. Source: rules of procedure of the UN General
Assembly, rule 89.
"""

from collections.abc import Sequence

from governance.act import Act
from governance.effects import Effect, Parameters, UnknownEffect, register, tell_ended
from governance.errors import N_
from governance.motions.amending import body_of
from governance.motions.commands import Wording, write_text
from governance.motions.models import Motion
from governance.motions.queries import authentic, current_texts
from governance.motions.rules import MotionRole, MotionState, check_motion_may
from governance.motions.versions import paragraphs_of, write_version
from governance.procedure.dividing import PART, following, kept_of
from governance.procedure.queries import parts_in_force, rows_about
from governance.procedure.referring import held_motion
from governance.voting.about import lapse_about
from governance.voting.outcomes import MotionRow, state_of_motion


def reunite_when_decided(act: Act, parameters: Parameters) -> bool:
    """Reunite the motion once each of its parts is adopted or rejected; a part of an act.

    Says whether the motion is still divided when it is asked.
    """
    motion = held_motion(act, parameters.get("motion"))
    if motion is None or state_of_motion(act.session, motion) is not MotionState.DIVIDED:
        return False
    rows = parts_in_force(rows_about(act.session, motion.id, MotionRole.PART), motion)
    if {row.state for row in rows} <= {MotionState.ADOPTED, MotionState.REJECTED}:
        last = next(row.motion for row in rows if row.motion.number == parameters.get("number"))
        reunite(act, motion, rows, last)
    return True


def reunite(act: Act, motion: Motion, rows: Sequence[MotionRow], last: Motion) -> None:
    """Keep of a motion what was adopted of it, or reject it with its last part; a part of an act."""
    check_motion_may(MotionState.DIVIDED, "reunite")
    motion.divided_at = None
    act.concern(motion)
    adopted = [row.motion.id for row in rows if row.state is MotionState.ADOPTED]
    if not adopted:
        motion.parts_rejected_at = act.at
        tell_ended(act, motion.effect, rejected=True)
        lapse_about(act, motion)
        return
    texts = current_texts(act.session, adopted).values()
    _keep(act, motion, {anchor for text in texts for anchor in authentic(text, motion).anchors or ()}, last)


def _keep(act: Act, motion: Motion, anchors: set[str], last: Motion) -> None:
    """Write the paragraphs that remain, and what remains of each translation that followed the text."""
    texts = current_texts(act.session, [motion.id])[motion.id]
    whole = authentic(texts, motion)
    translations = following(texts, whole)
    paragraphs = paragraphs_of(whole)
    chosen = [paragraph.anchor in anchors for paragraph in paragraphs]
    written = write_version(
        act, motion, [paragraph for paragraph in paragraphs if paragraph.anchor in anchors], cause=last
    )
    if written.id == whole.id:
        return
    for text in translations:
        text.superseded_at = act.at
        act.session.flush()
        kept = Wording(text.language, text.title, body_of(kept_of(text, chosen)))
        write_text(act, motion, kept, written.digest).cause_id = last.id


def _check(act: Act, parameters: Parameters) -> None:
    if set(parameters) != {"motion", "number"}:
        raise UnknownEffect


def _adopted(act: Act, parameters: Parameters, declaration_id: int) -> bool:
    return reunite_when_decided(act, parameters)


def _ended(act: Act, parameters: Parameters, rejected: bool) -> None:
    reunite_when_decided(act, parameters)


register(
    Effect(
        name=PART,
        label=N_("This part of the text remains in the motion, which is then put to the vote as a whole."),
        kind=None,
        check=_check,
        run=_adopted,
        ended=_ended,
        role=MotionRole.PART,
    )
)
