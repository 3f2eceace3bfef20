"""The closing of a debate: by the presiding officer, or by a procedural motion that the Assembly adopts."""

from governance import permissions
from governance.act import Act, command
from governance.debate.commands import DebateClosed
from governance.debate.models import DebateClosing
from governance.debate.queries import closing_in_force
from governance.effects import Effect, Parameters, register
from governance.errors import N_, RuleBroken
from governance.motions.models import Motion
from governance.motions.rules import MotionRole, check_motion_may
from governance.statutes.rules import MotionKind
from governance.voting.outcomes import state_of_motion


class DebateOpen(RuleBroken):
    """Only a closed debate is reopened."""

    message = N_("The debate on this motion is open.")


class NoSuchDebate(RuleBroken):
    """A motion to close a debate names the motion that is debated."""

    message = N_("This does not name a motion whose debate could be closed.")


@command(may=permissions.preside, label=N_("Closed a debate"))
def close_debate(act: Act, motion: Motion) -> DebateClosing:
    """Let nothing more be said on a motion."""
    check_motion_may(state_of_motion(act.session, motion), "close_debate")
    if closing_in_force(act.session, motion.id) is not None:
        raise DebateClosed
    return _closed(act, motion)


@command(may=permissions.preside, label=N_("Reopened a debate"))
def reopen_debate(act: Act, motion: Motion) -> DebateClosing:
    """Let the regions speak on a motion again."""
    check_motion_may(state_of_motion(act.session, motion), "reopen_debate")
    closing = closing_in_force(act.session, motion.id)
    if closing is None:
        raise DebateOpen
    act.check_follows(closing.closed_at)
    closing.reopened_at = act.at
    return closing


def _closed(act: Act, motion: Motion) -> DebateClosing:
    closing = DebateClosing(motion_id=motion.id, closed_at=act.at)
    act.session.add(closing)
    return closing


def _debated(act: Act, parameters: Parameters) -> Motion:
    """The motion of which an effect closes the debate. Raises NoSuchDebate."""
    number = parameters.get("motion")
    motion = (
        act.session.get(Motion, number) if type(number) is int and set(parameters) == {"motion"} else None
    )
    if motion is None:
        raise NoSuchDebate
    return motion


def _check(act: Act, parameters: Parameters) -> None:
    _debated(act, parameters)


def _close(act: Act, parameters: Parameters, declaration_id: int) -> bool:
    """Close the debate in the act of the declaration; one that is closed already has nothing to close."""
    motion = _debated(act, parameters)
    act.session.refresh(motion, with_for_update={"key_share": True})
    act.concern(motion)
    return closing_in_force(act.session, motion.id) is None and bool(_closed(act, motion))


register(
    Effect(
        name="close_debate",
        label=N_("The debate on the motion is closed."),
        kind=MotionKind.PROCEDURAL,
        check=_check,
        run=_close,
        role=MotionRole.PROCEDURE,
    )
)
