"""How a motion is sent to somebody or put off, and how it comes back, perhaps in a later session."""

from sqlalchemy import select

from governance import permissions
from governance.act import Act, command
from governance.assembly.commands import session_going_on
from governance.assembly.models import AssemblySession
from governance.base import LANGUAGES
from governance.errors import N_
from governance.motions.commands import UnknownLanguage
from governance.motions.models import Motion, Referral
from governance.motions.rules import MotionRole, check_motion_may
from governance.procedure.queries import referral_in_force
from governance.procedure.rules import GoesWithItsMotion, check_destination, check_resumed_in
from governance.regions.standing import check_reason
from governance.voting.about import about_rows, check_no_vote_about, is_open, lapse_about
from governance.voting.outcomes import state_of_motion

REFER, POSTPONE = "refer_motion", "postpone_motion"


@command(may=permissions.preside, label=N_("Referred a motion"))
def refer_motion(act: Act, motion: Motion, *, to: str, reason: str, language: str) -> Referral:
    """Send a motion to a committee or to somebody else, nobody objecting. Raises what `put_off` raises."""
    return put_off(act, motion, to=check_destination(to), reason=reason, language=language)


@command(may=permissions.preside, label=N_("Postponed a motion"))
def postpone_motion(act: Act, motion: Motion, *, reason: str, language: str) -> Referral:
    """Put a motion off until it is resumed, nobody objecting. Raises what `put_off` raises."""
    return put_off(act, motion, to=None, reason=reason, language=language)


@command(may=permissions.preside, label=N_("Resumed a motion"))
def resume_motion(act: Act, motion: Motion, *, assembly: AssemblySession) -> Motion:
    """Take a motion up again, in its session or in a later one, where it needs a new place on the agenda.

    Where its session was cancelled, any other that is not over will do.
    Its open amendments come with it; the item on the agenda of the session before stays there as history.
    Raises MotionDoesNotAllow, EarlierSession, SessionOver.
    """
    check_motion_may(state_of_motion(act.session, motion), "resume_motion")
    before = act.session.get_one(AssemblySession, motion.assembly_session_id)
    if before.cancelled_at is None:
        check_resumed_in(before.number, assembly.number)
    session_going_on(act, assembly.id)
    referral = referral_in_force(act.session, motion.id)
    if referral is not None:
        act.check_follows(referral.decided_at)
        referral.ended_at = act.at
    motion.referred_at = motion.postponed_at = None
    if assembly.id != motion.assembly_session_id:
        _carry_over(act, motion, assembly)
    act.concern(assembly)
    return motion


def check_may_put_off(act: Act, motion: Motion, *, to: str | None) -> None:
    """Raise MotionDoesNotAllow, GoesWithItsMotion or VoteAboutItUnderWay."""
    check_motion_may(state_of_motion(act.session, motion), POSTPONE if to is None else REFER)
    if motion.role is not None:
        raise GoesWithItsMotion
    check_no_vote_about(about_rows(act.session, motion))


def put_off(
    act: Act, motion: Motion, *, to: str | None, reason: str, language: str, decided_by: Motion | None = None
) -> Referral:
    """Refer a motion, or postpone it where it goes to nobody; a part of an act.

    Its amendments wait with it; the procedures that are open about it lapse. Raises what
    `check_may_put_off` raises, ReasonMissing, UnknownLanguage.
    """
    check_may_put_off(act, motion, to=to)
    if language not in LANGUAGES:
        raise UnknownLanguage
    referral = Referral(
        motion_id=motion.id,
        postponed=to is None,
        referred_to=to,
        language=language,
        reason=check_reason(reason),
        decided_at=act.at,
        procedure_id=decided_by.id if decided_by else None,
    )
    if to is None:
        motion.postponed_at = act.at
    else:
        motion.referred_at = act.at
    act.session.add(referral)
    lapse_about(act, motion, [MotionRole.PROCEDURE])
    return referral


def _carry_over(act: Act, motion: Motion, assembly: AssemblySession) -> None:
    """Bring a motion with what is open about it before another session."""
    motion.assembly_session_id, motion.agenda_item_id = assembly.id, None
    for row in about_rows(act.session, motion):
        if is_open(row.state):
            row.motion.assembly_session_id = assembly.id


def held_motion(act: Act, motion_id: object) -> Motion | None:
    """The motion that a procedure is about, under a lock; None where there is none."""
    if not isinstance(motion_id, int):
        return None
    query = select(Motion).where(Motion.id == motion_id).with_for_update(key_share=True)
    return act.session.scalars(query.execution_options(populate_existing=True)).first()
