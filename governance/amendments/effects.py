"""What the adoption of an amendment does, and what has to be decided before it, or before its motion."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from governance.act import Act, taken
from governance.amendments.answering import check_no_subamendments
from governance.amendments.deciding import merge
from governance.amendments.standing import Proposal, Proposed, proposed_on
from governance.effects import Effect, Parameters, UnknownEffect, register
from governance.errors import N_, NN_, RuleBroken
from governance.motions import obstacles
from governance.motions.models import Motion
from governance.motions.rules import MotionRole, MotionState, check_motion_may
from governance.voting.models import Declaration, Vote
from governance.voting.outcomes import state_of_motion


class AmendmentsFirst(RuleBroken):
    """Rule 90 of the rules of procedure of the General Assembly of the United Nations. Facts: number."""

    message, plural = NN_(
        "%(number)d amendment to this is still open. Amendments are decided before the motion itself.",
        "%(number)d amendments to this are still open. Amendments are decided before the motion itself.",
    )


class ContradictingFirst(RuleBroken):
    """Facts: number, of the amendment that is decided first."""

    message = N_("It contradicts number %(number)s, which is decided before it.")


class NotVotedOn(RuleBroken):
    """The author accepts a correction, or not."""

    message = N_("A correction is not voted on: the author accepts it or declines it.")


def check_amendments(session: Session, motion: Motion, root: Motion | None = None) -> None:
    """Raise what stands in the way of a vote on a motion, or on an amendment to `root`; four statements."""
    if root is None:
        waiting = [one for one in proposed_on(session, motion).of(MotionRole.AMENDMENT) if one.is_open]
        if waiting:
            raise AmendmentsFirst(number=len(waiting))
        return
    check_motion_may(state_of_motion(session, root), "open_votes")
    proposed = proposed_on(session, root)
    check_turn(proposed, proposed.find(motion.id))


def check_turn(proposed: Proposed, proposal: Proposal) -> None:
    """Raise SubamendmentsOpen, ContradictingFirst or NotVotedOn where it is not its turn."""
    if proposal.role is MotionRole.CORRECTION:
        raise NotVotedOn
    check_no_subamendments(proposed.under(proposal))
    before = _before(proposed, proposal)
    for one, _clashes in proposed.against(proposal):
        if one in before or one.state is MotionState.UNDER_VOTE:
            raise ContradictingFirst(number=one.number)


def _before(proposed: Proposed, proposal: Proposal) -> Sequence[Proposal]:
    """Those that are voted on before it: in the order of voting; subamendments by their numbers."""
    if proposal.role is MotionRole.SUBAMENDMENT:
        beside = proposed.under(proposed.find(proposal.motion.about_id or 0))
        return [one for one in beside if one.number < proposal.number]
    return proposed.in_order[: proposed.in_order.index(proposal)]


def _obstacle(act: Act, motion: Motion) -> None:
    """What `check_amendments` finds; whoever opens votes holds the motions that those are about, too."""
    if motion.role not in (MotionRole.PART, MotionRole.PROCEDURE):
        check_amendments(act.session, motion, root_of(act.session, motion) if motion.role else None)


def root_of(session: Session, motion: Motion) -> Motion:
    """The motion that an amendment is finally about."""
    about = session.get_one(Motion, motion.about_id)
    return session.get_one(Motion, about.about_id) if about.about_id else about


def _check(act: Act, parameters: Parameters) -> None:
    if set(parameters) != {"motion"}:
        raise UnknownEffect


def _run(act: Act, parameters: Parameters, declaration_id: int) -> bool:
    """Merge what was adopted; without an object where the text no longer has what it changes."""
    declaration = act.session.get_one(Declaration, declaration_id)
    vote = act.session.get_one(Vote, declaration.vote_id)
    motion = act.session.get_one(Motion, vote.motion_id)
    (root,) = taken(act.session, [root_of(act.session, motion)], ())
    if state_of_motion(act.session, root) not in (MotionState.ON_AGENDA, MotionState.NOT_DECIDED):
        return False
    try:
        merge(act, root, motion)
    except RuleBroken:
        return False
    return True


obstacles.register(_obstacle)
for _name, _role, _label in (
    ("amend", MotionRole.AMENDMENT, N_("The text of the motion is changed as the amendment says.")),
    ("subamend", MotionRole.SUBAMENDMENT, N_("The amendment is changed as the sub-amendment says.")),
    ("correct", MotionRole.CORRECTION, N_("The words of the motion are corrected.")),
):
    register(Effect(_name, _label, None, _check, _run, role=_role.value))
