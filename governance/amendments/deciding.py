"""What adopting or accepting an amendment does: the text changes, and what contradicts it falls."""

from collections.abc import Iterable, Sequence

from governance.act import Act
from governance.amendments.standing import Proposal, Proposed, authentic_of, proposed_on, text_of
from governance.amendments.writing import in_words
from governance.errors import RuleBroken
from governance.motions.amending import Paragraph, anchored, apply, body_of, operations_of, plain
from governance.motions.models import Motion
from governance.motions.ordering import compose
from governance.motions.rules import MOTION_TRANSITIONS, MotionRole, MotionState, check_motion_may, check_text
from governance.motions.versions import write_version
from governance.voting.about import lapse_about

# Whoever stands here can fall; a vote under way is left to its declaration.
CAN_FALL = tuple(state for state, act_name in MOTION_TRANSITIONS if act_name == "fall")


def merge(act: Act, root: Motion, motion: Motion) -> None:
    """Do what an amendment to `root`, or a subamendment to one, is for; a part of an act.

    Raises ChangedSince, or what `check_text` raises, where the text as it stands no longer allows it.
    """
    proposed = proposed_on(act.session, root)
    done = proposed.find(motion.id)
    if done.role is MotionRole.SUBAMENDMENT:
        _merge_into_amendment(act, proposed, done)
        return
    after = apply(text_of(act.session, root), done.operations, done.number)
    check_text(authentic_of(act.session, root).title, body_of(after))
    write_version(act, root, after, cause=motion)
    rivals = {one.motion.id for one, _clashes in proposed.against(done)}
    beside = [one for one in proposed.proposals if one.motion.about_id == root.id]
    # The Assembly may admit after all what was refused: not if its text is gone.
    rest = [one for one in beside if one.is_open or one.state is MotionState.INADMISSIBLE]
    for one in rest:
        if one.motion.id in rivals or not still_changes(after, one):
            fall(act, proposed, one, done)


def still_changes(text: Sequence[Paragraph], proposal: Proposal) -> bool:
    """Whether an amendment can still be done to a text, and leaves one that is not the same."""
    try:
        after = apply(text, proposal.operations, proposal.number)
        check_text("-", body_of(after))
    except RuleBroken:
        return False
    return after != tuple(text)


def _merge_into_amendment(act: Act, proposed: Proposed, done: Proposal) -> None:
    """Change the operations of the amendment; those that contradict the subamendment fall."""
    amendment = proposed.find(done.motion.about_id or 0)
    layers = [*proposed.layers(amendment)]
    if (done.number, done.operations) not in layers:
        layers.append((done.number, done.operations))
    text, first = text_of(act.session, proposed.motion), operations_of(amendment.row.proposed)
    operations = compose(text, first, amendment.number, layers)
    for one, _clashes in proposed.against(done):
        fall(act, proposed, one, done)
    if not operations:
        fall(act, proposed, amendment, done)
        return
    amendment.row.operations = plain(operations)
    write_version(act, amendment.motion, anchored(in_words(operations)), cause=done.motion)


def fall(act: Act, proposed: Proposed, proposal: Proposal, with_: Proposal) -> None:
    """Let an amendment fall with the adoption of another, and its subamendments with it.

    One whose vote is under way stays: should it be adopted, it has no object any more.
    """
    if proposal.state not in CAN_FALL:
        return
    check_motion_may(proposal.state, "fall")
    proposal.motion.fallen_at, proposal.motion.fell_with_id = act.at, with_.motion.id
    act.concern(proposal.motion)
    lapse_about(act, proposal.motion, [MotionRole.PROCEDURE])
    fall_together(act, proposed, proposed.under(proposal), proposal)


def fall_together(act: Act, proposed: Proposed, proposals: Iterable[Proposal], with_: Proposal) -> None:
    """Let those fall that are still open."""
    for one in proposals:
        if one.is_open and one is not with_:
            fall(act, proposed, one, with_)
