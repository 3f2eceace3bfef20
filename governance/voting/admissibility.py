"""How a motion is refused: found not admissible, with reasons, before a vote on it opens."""

from governance import permissions
from governance.act import Act, command
from governance.errors import N_
from governance.motions.admitting import write_ruling
from governance.motions.models import Motion
from governance.motions.rules import check_motion_may
from governance.regions.standing import check_reason
from governance.voting.about import about_rows, check_no_vote_about
from governance.voting.outcomes import state_of_motion


@command(may=permissions.preside, label=N_("Refused to admit a motion"))
def refuse_motion(act: Act, motion: Motion, *, reasons: str, language: str | None = None) -> Motion:
    """Find a motion not admissible, with reasons that everyone reads.

    What is open about it waits with it: the Assembly may overrule this. Raises ReasonMissing,
    VoteAboutItUnderWay.
    """
    check_motion_may(state_of_motion(act.session, motion), "refuse_motion")
    check_no_vote_about(about_rows(act.session, motion))
    write_ruling(act, motion, False, check_reason(reasons), language)
    motion.inadmissible_at = act.at
    return motion
