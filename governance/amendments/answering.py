"""What the author of a motion says to an amendment, and in which order the others are voted on."""

from collections.abc import Sequence

from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, Overtaken, command, taken
from governance.amendments.deciding import merge
from governance.amendments.models import Amendment, VotingOrder
from governance.amendments.standing import Proposal, Proposed, proposed_on
from governance.amendments.writing import text_typed_over
from governance.assembly.commands import session_going_on
from governance.base import LANGUAGES
from governance.errors import N_, NN_, RuleBroken
from governance.motions.commands import UnknownLanguage
from governance.motions.models import Motion
from governance.motions.rules import MotionRole, check_motion_may
from governance.regions.standing import check_reason
from governance.voting.about import lapse_about
from governance.voting.outcomes import state_of_motion

ABOUT = [selectinload(Motion.about).selectinload(Motion.about)]


class ContradictsAnother(RuleBroken):
    """Between amendments that contradict each other the Assembly decides. Facts: number."""

    message = N_(
        "This contradicts amendment %(number)s, which is still open: the Assembly decides between them."
    )


class SubamendmentsOpen(RuleBroken):
    """Facts: number (int)."""

    message, plural = NN_(
        "%(number)d sub-amendment to this is still open: decide it first.",
        "%(number)d sub-amendments to this are still open: decide them first.",
    )


class NotACorrection(RuleBroken):
    """An amendment that its author does not accept is voted on."""

    message = N_("Only a correction is declined: an amendment that is not accepted is put to the vote.")


class NotAnAmendment(RuleBroken):
    """Motions of their own are decided by a vote."""

    message = N_("Only an amendment or a correction can be accepted without a vote.")


class OrderIncomplete(RuleBroken):
    """The order names every open amendment once."""

    message = N_(
        "Give each open amendment its own place. Perhaps one came or went since: look at them again."
    )


@command(may=permissions.act_for_amended, label=N_("Accepted an amendment"), load=ABOUT)
def accept_amendment(act: Act, motion: Motion, *, seen: str | None = None) -> Motion:
    """Take an amendment, a subamendment or a correction over into one's own text, without a vote.

    `seen` is the digest of the amendment that was read, where it is known: a subamendment may have changed
    it since. Raises NotAnAmendment, ContradictsAnother, SubamendmentsOpen, MotionDoesNotAllow, ChangedSince,
    TextChangedSince.
    """
    root = held_root(act, motion)
    text_typed_over(act, motion, seen)
    check_motion_may(state_of_motion(act.session, motion), "accept_amendment")
    proposal = "recommend_correction" if motion.role is MotionRole.CORRECTION else "propose_amendment"
    check_motion_may(state_of_motion(act.session, root), proposal)
    proposed = proposed_on(act.session, root)
    accepted = proposed.find(motion.id)
    rivals = [one for one, _clashes in proposed.against(accepted) if one.role is not MotionRole.CORRECTION]
    if rivals:
        raise ContradictsAnother(number=rivals[0].number)
    check_no_subamendments(proposed.under(accepted))
    motion.accepted_at = act.at
    act.session.flush()
    lapse_about(act, motion, [MotionRole.PROCEDURE])
    merge(act, root, motion)
    return motion


def check_no_subamendments(proposals: Sequence[Proposal]) -> None:
    """Raise SubamendmentsOpen where one of them is to be decided first."""
    waiting = [one for one in proposals if one.is_open]
    if waiting:
        raise SubamendmentsOpen(number=len(waiting))


def held_root(act: Act, motion: Motion) -> Motion:
    """The motion that an amendment is finally about, held while the act is done. Raises NotAnAmendment."""
    if motion.role not in (MotionRole.AMENDMENT, MotionRole.SUBAMENDMENT, MotionRole.CORRECTION):
        raise NotAnAmendment
    about = motion.about
    if about is None:
        raise NotAnAmendment
    session_going_on(act, motion.assembly_session_id)
    (root,) = taken(act.session, [about.about or about], ())
    act.concern(root)
    held: Motion = root
    return held


@command(may=permissions.act_for_amended, label=N_("Declined a correction"), load=ABOUT)
def decline_correction(act: Act, motion: Motion) -> Amendment:
    """Leave the text as its author wrote it. Raises NotACorrection, MotionDoesNotAllow."""
    if motion.role is not MotionRole.CORRECTION:
        raise NotACorrection
    root = held_root(act, motion)
    check_motion_may(state_of_motion(act.session, motion), "decline_correction")
    row = proposed_on(act.session, root).find(motion.id).row
    row.declined_at = motion.fallen_at = act.at
    lapse_about(act, motion, [MotionRole.PROCEDURE])
    return row


@command(may=permissions.preside, label=N_("Set the order of voting on amendments"))
def set_voting_order(
    act: Act,
    motion: Motion,
    *,
    places: Sequence[int],
    reason: str,
    language: str,
    instead_of: int | None = None,
) -> VotingOrder:
    """Put the open amendments to a motion to the vote in another order than that of the rule.

    `places` are the rows of their motions, the first to be voted on first; `instead_of` is the row of the
    order that was looked at, 0 for that of the rule, where it is known. Raises OrderIncomplete,
    MotionDoesNotAllow, UnknownLanguage, ReasonNeeded, Overtaken.
    """
    check_motion_may(state_of_motion(act.session, motion), "set_voting_order")
    session_going_on(act, motion.assembly_session_id)
    if language not in LANGUAGES:
        raise UnknownLanguage
    proposed = proposed_on(act.session, motion)
    check_order(proposed, places, instead_of)
    if proposed.order is not None:
        proposed.order.superseded_at = act.at
        act.session.flush()
    order = VotingOrder(
        motion_id=motion.id,
        places=list(places),
        language=language,
        reason=check_reason(reason),
        set_at=act.at,
    )
    act.session.add(order)
    return order


def check_order(proposed: Proposed, places: Sequence[int], instead_of: int | None) -> None:
    """Raise OrderIncomplete, or Overtaken where another order was set since."""
    waiting = [one.motion.id for one in proposed.in_order]
    if sorted(places) != sorted(waiting) or not waiting:
        raise OrderIncomplete
    if instead_of not in (None, proposed.order.id if proposed.order else 0):
        raise Overtaken
