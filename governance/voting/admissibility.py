"""How a motion is refused: found not admissible, with reasons, before a vote on it opens."""

from governance import permissions
from governance.act import Act, command
from governance.errors import N_, RuleBroken
from governance.motions.admitting import CHALLENGE, rulings_on, write_ruling
from governance.motions.models import Motion
from governance.motions.rules import MotionRole, check_motion_may
from governance.regions.standing import check_reason
from governance.voting.about import about_rows, check_no_vote_about, is_open
from governance.voting.outcomes import state_of_motion


class PartNotRuledOn(RuleBroken):
    """A part was found admissible with its motion; without it the motion would stay divided for ever."""

    message = N_("A part is not ruled on by itself: it was found admissible with its motion.")


class AssemblyHasRuled(RuleBroken):
    """Who was overruled does not rule again."""

    message = N_("The Assembly decided that this motion is admissible. It cannot be refused any more.")


class ChallengeToOwnRuling(RuleBroken):
    """Nobody judges in their own cause.

    Source: rules of procedure of the UN General Assembly, rule 71: an appeal is put to the vote.
    """

    message = N_("A challenge to a ruling is not refused: the Assembly decides on it.")


@command(may=permissions.preside, label=N_("Refused to admit a motion"))
def refuse_motion(act: Act, motion: Motion, *, reasons: str, language: str | None = None) -> Motion:
    """Find a motion not admissible, with reasons that everyone reads.

    What is open about it waits with it: the Assembly may overrule this. A challenge to its admission has no
    object any more, and lapses. Raises ReasonMissing, VoteAboutItUnderWay, and as `check_may_be_refused`.
    """
    check_motion_may(state_of_motion(act.session, motion), "refuse_motion")
    check_may_be_refused(act, motion)
    rows = about_rows(act.session, motion)
    check_no_vote_about(rows)
    write_ruling(act, motion, False, check_reason(reasons), language)
    motion.inadmissible_at = act.at
    for row in rows:
        if row.motion.about_id == motion.id and is_challenge(row.motion) and is_open(row.state):
            row.motion.lapsed_at = act.at
            act.concern(row.motion)
    return motion


def check_may_be_refused(act: Act, motion: Motion) -> None:
    """Raise PartNotRuledOn, ChallengeToOwnRuling or AssemblyHasRuled."""
    if motion.role is MotionRole.PART:
        raise PartNotRuledOn
    if is_challenge(motion):
        raise ChallengeToOwnRuling
    *_, last = [None, *rulings_on(act.session, motion.id)]
    if last is not None and last.overruled_at is not None:
        raise AssemblyHasRuled


def is_challenge(motion: Motion) -> bool:
    """Whether a motion asks the Assembly to overrule a ruling."""
    return motion.effect.get("act") == CHALLENGE
