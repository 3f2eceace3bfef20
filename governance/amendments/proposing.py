"""How changes to a motion are proposed: amendments, amendments to them, and corrections."""

from collections.abc import Sequence

from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, command, taken
from governance.amendments.standing import authentic_of, proposed_on
from governance.amendments.writing import derived, motion_about, next_number, text_typed_over, written
from governance.assembly.commands import session_going_on
from governance.errors import N_, NotAllowed, RuleBroken
from governance.motions.amending import OperationKind, Paragraph, apply, body_of, operations_of
from governance.motions.commands import check_good_standing
from governance.motions.models import Motion
from governance.motions.ordering import check_within
from governance.motions.rules import MotionRole, check_motion_may, check_text
from governance.motions.versions import paragraphs_of
from governance.regions.models import Region
from governance.voting.about import about_rows, check_not_voted_in_parts
from governance.voting.outcomes import state_of_motion


class NotAmendable(RuleBroken):
    """Only a motion is amended, and only an amendment has sub-amendments: one level, no more."""

    message = N_("This cannot be amended: a motion can be, and each amendment to it, no further.")


class CorrectsWordsOnly(RuleBroken):
    """A correction is typographical: whatever changes the paragraphs themselves is an amendment."""

    message = N_("A correction changes words inside paragraphs; it neither adds nor deletes a paragraph.")


@command(may=permissions.second, label=N_("Proposed an amendment"))
def propose_amendment(
    act: Act,
    motion: Motion,
    *,
    region: Region,
    paragraphs: Sequence[Paragraph],
    note: str | None,
    language: str,
    based_on: str | None = None,
) -> Motion:
    """Propose changes to a motion in the name of a region: the paragraphs as typed over its authentic text.

    `based_on` is the digest of that text where the typing took a while. Raises ChangesNothing,
    TextChangedSince, NotAmendable, NotInGoodStanding, MotionDoesNotAllow, PartsDecideText and what
    `check_text` raises.
    """
    _check_moves(act, region)
    if motion.role is not None:
        raise NotAmendable
    check_motion_may(state_of_motion(act.session, motion), "propose_amendment")
    check_not_voted_in_parts(about_rows(act.session, motion), motion.reconsidered_at)
    text = text_typed_over(act, motion, based_on)
    operations = derived(paragraphs_of(text), paragraphs)
    number = next_number(act, motion.id, MotionRole.AMENDMENT)
    check_text(text.title, body_of(apply(paragraphs_of(text), operations, number)))
    amendment = motion_about(act, motion, MotionRole.AMENDMENT, number, region)
    return written(act, amendment, text, operations, note, language)


@command(may=permissions.second, label=N_("Proposed a sub-amendment"), load=[selectinload(Motion.about)])
def propose_subamendment(
    act: Act,
    motion: Motion,
    *,
    region: Region,
    paragraphs: Sequence[Paragraph],
    note: str | None,
    language: str,
    based_on: str | None = None,
) -> Motion:
    """Propose changes to an amendment, given by its motion: the paragraphs as typed over what it makes.

    It changes only what the amendment changes. Raises OutsideAmendment, ChangedSince and the same as
    `propose_amendment`.
    """
    _check_moves(act, region)
    if motion.role is not MotionRole.AMENDMENT or motion.about is None:
        raise NotAmendable
    (root,) = taken(act.session, [motion.about], ())
    check_motion_may(state_of_motion(act.session, root), "propose_amendment")
    check_motion_may(state_of_motion(act.session, motion), "propose_subamendment")
    text_typed_over(act, motion, based_on)
    text = authentic_of(act.session, root)
    proposed = proposed_on(act.session, root)
    amendment = proposed.find(motion.id)
    operations = derived(proposed.amended(amendment, paragraphs_of(text)), paragraphs)
    check_within(
        operations, operations_of(amendment.row.proposed), [each.anchor for each in paragraphs_of(text)]
    )
    number = max((one.number for one in proposed.of(MotionRole.SUBAMENDMENT)), default=0) + 1
    made = motion_about(act, motion, MotionRole.SUBAMENDMENT, number, region)
    act.concern(root)
    return written(act, made, text, operations, note, language)


@command(may=permissions.secretariat, label=N_("Recommended a correction"))
def recommend_correction(
    act: Act,
    motion: Motion,
    *,
    paragraphs: Sequence[Paragraph],
    note: str | None,
    language: str,
    based_on: str | None = None,
) -> Motion:
    """Recommend a typographical correction, which is done if the author of the motion accepts it.

    Raises CorrectsWordsOnly, and the same as `propose_amendment`.
    """
    if motion.role is not None:
        raise NotAmendable
    check_motion_may(state_of_motion(act.session, motion), "recommend_correction")
    session_going_on(act, motion.assembly_session_id)
    text = text_typed_over(act, motion, based_on)
    operations = derived(paragraphs_of(text), paragraphs)
    if any(operation.kind is not OperationKind.REPLACE for operation in operations):
        raise CorrectsWordsOnly
    check_text(text.title, body_of(apply(paragraphs_of(text), operations, 0)))
    number = next_number(act, motion.id, MotionRole.CORRECTION)
    correction = motion_about(act, motion, MotionRole.CORRECTION, number, None)
    return written(act, correction, text, operations, note, language)


def _check_moves(act: Act, region: Region) -> None:
    """Whoever acts votes for the region, and the region is in good standing."""
    act.office = act.actor.votes_for(region.id)
    if act.office is None:
        raise NotAllowed
    check_good_standing(act, region.id)
    act.concern(region)
