"""How a motion is divided into parts that are voted on separately.

Source: rules of procedure of the UN General Assembly, rule 89.
"""

from collections.abc import Sequence

from governance import permissions
from governance.act import Act, command
from governance.assembly.commands import session_going_on
from governance.assembly.models import AssemblySession
from governance.effects import effect_of
from governance.errors import N_
from governance.motions.amending import Paragraph, anchored, body_of
from governance.motions.commands import Wording, write_text
from governance.motions.models import Motion, MotionText
from governance.motions.queries import authentic, current_texts
from governance.motions.rules import MotionRole, MotionState, check_motion_may, is_current
from governance.motions.versions import paragraphs_of
from governance.procedure.obstacles import check_procedures_first
from governance.procedure.queries import next_number, parts_in_force, rows_about
from governance.procedure.rules import (
    AmendmentsFirst,
    DividedAlready,
    DivisionNotAllowed,
    OnlyTextIsDivided,
    PartsVotedOn,
    check_parts,
)
from governance.statutes.queries import statutes_of
from governance.voting.about import about_rows, is_open, lapse_about
from governance.voting.outcomes import state_of_motion

PART = "part"
AMENDING = (MotionRole.AMENDMENT, MotionRole.SUBAMENDMENT, MotionRole.CORRECTION)


@command(may=permissions.preside, label=N_("Divided a motion"))
def divide_motion(act: Act, motion: Motion, *, parts: Sequence[Sequence[str]]) -> list[Motion]:
    """Divide a text: each part is a list of the anchors of its paragraphs, and is voted on by itself.

    Raises what `check_divisible` and `check_parts` raise.
    """
    check_divisible(act, motion)
    texts = current_texts(act.session, [motion.id])[motion.id]
    paragraphs = paragraphs_of(authentic(texts, motion))
    check_parts([paragraph.anchor for paragraph in paragraphs], parts)
    motion.divided_at = act.at
    # What was refused and not challenged does not come back to a text that is settled.
    lapse_about(act, motion, AMENDING)
    first = next_number(act.session, motion.id, MotionRole.PART)
    return [_part(act, motion, number, set(part), texts) for number, part in enumerate(parts, start=first)]


@command(may=permissions.preside, label=N_("Took back the division of a motion"))
def undo_division(act: Act, motion: Motion) -> Motion:
    """Make a motion whole again before a vote on one of its parts was opened. Raises PartsVotedOn."""
    check_motion_may(state_of_motion(act.session, motion), "undo_division")
    rows = parts_in_force(rows_about(act.session, motion.id, MotionRole.PART), motion)
    # Whoever opens a vote on one of them holds this motion first.
    if any(row.state is not MotionState.ON_AGENDA for row in rows):
        raise PartsVotedOn
    for row in rows:
        row.motion.lapsed_at = act.at
        act.concern(row.motion)
    motion.divided_at = None
    return motion


def check_divisible(act: Act, motion: Motion) -> None:
    """Raise MotionDoesNotAllow, SessionOver, DivisionNotAllowed, OnlyTextIsDivided, ProcedureFirst,
    AmendmentsFirst or DividedAlready."""
    check_motion_may(state_of_motion(act.session, motion), "divide_motion")
    assembly: AssemblySession = session_going_on(act, motion.assembly_session_id)
    if not statutes_of(act.session, assembly.statutes_id).motions.division:
        raise DivisionNotAllowed
    if motion.role is not None or effect_of(motion.effect)[0].name != "resolution":
        raise OnlyTextIsDivided
    check_procedures_first(act, motion)
    rows = about_rows(act.session, motion)
    if any(row.motion.role in AMENDING and row.state in UNSETTLED for row in rows):
        raise AmendmentsFirst
    if parts_in_force([row for row in rows if row.motion.role is MotionRole.PART], motion):
        raise DividedAlready


def _part(act: Act, motion: Motion, number: int, anchors: set[str], texts: dict[str, MotionText]) -> Motion:
    """One part: a motion of the same kind by the same author, which is before the Assembly at once."""
    part = Motion(
        assembly_session_id=motion.assembly_session_id,
        author_id=motion.author_id,
        kind=motion.kind,
        effect={"act": PART, "motion": motion.id, "number": number},
        authentic_language=motion.authentic_language,
        submitted_at=act.at,
        admitted_at=act.at,
        role=MotionRole.PART,
        about_id=motion.id,
        number=number,
    )
    act.session.add(part)
    act.session.flush()
    _write_part(act, part, anchors, texts)
    return part


def _write_part(act: Act, part: Motion, anchors: set[str], texts: dict[str, MotionText]) -> None:
    """Its paragraphs in the authentic language, and in each translation that follows it one to one."""
    whole = authentic(texts, part)
    chosen = [paragraph.anchor in anchors for paragraph in paragraphs_of(whole)]
    own = _written(act, part, whole, chosen, None)
    own.anchors = [paragraph.anchor for paragraph in paragraphs_of(whole) if paragraph.anchor in anchors]
    for translation in following(texts, whole):
        _written(act, part, translation, chosen, own.digest)


def _written(
    act: Act, part: Motion, text: MotionText, chosen: Sequence[bool], translates: str | None
) -> MotionText:
    kept = kept_of(text, chosen)
    return write_text(act, part, Wording(text.language, text.title, body_of(kept)), translates)


def kept_of(text: MotionText, chosen: Sequence[bool]) -> list[Paragraph]:
    """The paragraphs of a text at the places that were chosen."""
    return [paragraph for paragraph, taken_in in zip(anchored(text.body), chosen, strict=True) if taken_in]


def following(texts: dict[str, MotionText], whole: MotionText) -> list[MotionText]:
    """The translations that are current and have as many paragraphs as the text that they translate."""
    number = len(anchored(whole.body))
    return [
        text
        for text in texts.values()
        if is_current(text.translates, whole.digest) and len(anchored(text.body)) == number
    ]


# What was refused waits for nothing, unless it is challenged: then that goes first.
UNSETTLED = tuple(
    state
    for state in MotionState
    if state is MotionState.UNDER_VOTE or (is_open(state) and state is not MotionState.INADMISSIBLE)
)
