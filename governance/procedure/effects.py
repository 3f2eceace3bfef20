"""What the Assembly decides on procedure about a motion, and what the adoption of that does."""

from governance.act import Act
from governance.assembly.models import AssemblySession
from governance.effects import Effect, Parameters, UnknownEffect, effect_of, register
from governance.errors import N_, RuleBroken
from governance.motions.admitting import CHALLENGE
from governance.motions.models import Motion, Ruling
from governance.motions.rules import MotionRole, MotionState, check_motion_may
from governance.procedure.queries import declared_motion, latest_ruling, rows_about
from governance.procedure.referring import check_may_put_off, held_motion, put_off
from governance.procedure.rules import (
    MovedOnSince,
    ReconsiderationNotAllowed,
    check_challenged,
    check_destination,
)
from governance.statutes.queries import statutes_of
from governance.statutes.rules import MotionKind
from governance.voting.about import about_rows, check_no_vote_about, lapse_about
from governance.voting.outcomes import state_of_motion

OVERRULE, RECONSIDER, REFER, POSTPONE = CHALLENGE, "reconsider", "refer", "postpone"


def motion_meant(act: Act, parameters: Parameters, *others: str) -> Motion:
    """The motion that a procedure is about, held. Raises UnknownEffect where the parameters are others."""
    motion = held_motion(act, parameters.get("motion"))
    if motion is None or set(parameters) != {"motion", *others}:
        raise UnknownEffect
    return motion


def check_refer(act: Act, parameters: Parameters) -> None:
    """Whether a motion can be sent to somebody now."""
    motion = motion_meant(act, parameters, "to")
    check_may_put_off(act, motion, to=check_destination(str(parameters["to"])))


def check_postpone(act: Act, parameters: Parameters) -> None:
    """Whether a motion can be put off now."""
    check_may_put_off(act, motion_meant(act, parameters), to=None)


def run_put_off(act: Act, parameters: Parameters, declaration_id: int) -> bool:
    """Refer or postpone the motion with the reason for which the Assembly was asked to."""
    motion, decided = (
        held_motion(act, parameters.get("motion")),
        declared_motion(act.session, declaration_id),
    )
    if motion is None:
        return False
    language = decided.authentic_language
    reason = (decided.explanatory_note or {}).get(language, "")
    act.concern(motion)
    to = parameters.get("to")
    try:
        put_off(act, motion, to=to, reason=reason, language=language, decided_by=decided)
    except RuleBroken:
        return False  # the motion moved on since the vote was opened
    return True


def check_reconsider(act: Act, parameters: Parameters) -> None:
    """Raise MotionDoesNotAllow, ReconsiderationNotAllowed or MovedOnSince."""
    motion = motion_meant(act, parameters)
    check_motion_may(state_of_motion(act.session, motion), "reconsider")
    assembly = act.session.get_one(AssemblySession, motion.assembly_session_id)
    if motion.role is not None or not statutes_of(act.session, assembly.statutes_id).motions.reconsideration:
        raise ReconsiderationNotAllowed
    if effect_of(motion.effect)[0].ended is not None:
        raise MovedOnSince


def run_reconsider(act: Act, parameters: Parameters, declaration_id: int) -> bool:
    """Put a rejected motion back on the agenda; the votes on it, and on its parts, count no more."""
    motion = motion_meant(act, parameters)
    if state_of_motion(act.session, motion) is not MotionState.REJECTED:
        return False
    motion.reconsidered_at, motion.parts_rejected_at = act.at, None
    act.concern(motion)
    return True


def challenged(act: Act, motion: Motion) -> Ruling | None:
    """The ruling that a challenge is against; None for an admission without reasons.

    Raises MotionDoesNotAllow or NoRulingToChallenge.
    """
    state = state_of_motion(act.session, motion)
    check_motion_may(state, "overrule")
    ruling = latest_ruling(act.session, motion.id)
    overruled = ruling is not None and ruling.overruled_at is not None
    admissible = state is not MotionState.INADMISSIBLE
    check_challenged(
        ruled=ruling is not None, overruled=overruled or is_upheld(act, motion, ruling), admissible=admissible
    )
    return ruling


def is_upheld(act: Act, motion: Motion, ruling: Ruling | None) -> bool:
    """Whether the Assembly was asked to overrule a ruling, and did not."""
    since = ruling.ruled_at if ruling is not None else motion.submitted_at
    rows = rows_about(act.session, motion.id, MotionRole.PROCEDURE)
    rejected = [row.motion for row in rows if row.state is MotionState.REJECTED]
    return any(each.effect["act"] == OVERRULE and each.submitted_at >= since for each in rejected)


def check_overrule(act: Act, parameters: Parameters) -> None:
    """Whether there is a ruling that can be challenged now, and nothing about the motion is under vote."""
    motion = motion_meant(act, parameters)
    challenged(act, motion)
    check_no_vote_about(about_rows(act.session, motion))


def run_overrule(act: Act, parameters: Parameters, declaration_id: int) -> bool:
    """Overrule the presiding officer: what was inadmissible is admitted, what was admitted inadmissible."""
    motion = motion_meant(act, parameters)
    try:
        ruling = challenged(act, motion)
    except RuleBroken:
        return False  # the motion moved on since the vote was opened
    if ruling is not None:
        ruling.overruled_at = act.at
    act.concern(motion)
    if motion.inadmissible_at is not None:
        motion.inadmissible_at, motion.admitted_at = None, motion.admitted_at or act.at
        return True
    motion.inadmissible_at = act.at
    lapse_about(act, motion)
    return True


PROCEDURES = (
    Effect(
        REFER,
        N_("The motion is referred, and comes back when it is resumed."),
        MotionKind.PROCEDURAL,
        check_refer,
        run_put_off,
        role=MotionRole.PROCEDURE,
    ),
    Effect(
        POSTPONE,
        N_("The motion is postponed until it is resumed."),
        MotionKind.PROCEDURAL,
        check_postpone,
        run_put_off,
        role=MotionRole.PROCEDURE,
    ),
    Effect(
        OVERRULE,
        N_("The ruling of the presiding officer on the admissibility of the motion is overruled."),
        MotionKind.PROCEDURAL,
        check_overrule,
        run_overrule,
        role=MotionRole.PROCEDURE,
    ),
    Effect(
        RECONSIDER,
        N_("The rejected motion is on the agenda again; the votes on it before do not count any more."),
        MotionKind.RECONSIDERATION,
        check_reconsider,
        run_reconsider,
        role=MotionRole.PROCEDURE,
    ),
)
for procedure in PROCEDURES:
    register(procedure)
