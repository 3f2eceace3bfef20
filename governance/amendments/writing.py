"""How an amendment is written down: as a motion about another, its operations, and a text to vote on."""

from collections.abc import Sequence

from sqlalchemy import func, select

from governance.act import Act
from governance.amendments.models import Amendment
from governance.assembly.commands import session_going_on
from governance.base import LANGUAGES
from governance.errors import N_, RuleBroken
from governance.motions.amending import Operation, OperationKind, Paragraph, derive, plain
from governance.motions.commands import UnknownLanguage, Wording, write_text
from governance.motions.models import Motion, MotionText
from governance.motions.queries import authentic, current_texts
from governance.motions.rules import BodyTooLong, MotionRole
from governance.regions.models import Region
from governance.texts import TextChangedSince as TextChangedSince

LONGEST_NOTE = 4_000
EFFECTS_BY_ROLE = {
    MotionRole.AMENDMENT: "amend",
    MotionRole.SUBAMENDMENT: "subamend",
    MotionRole.CORRECTION: "correct",
}


class ChangesNothing(RuleBroken):
    """What was typed is what stands there."""

    message = N_("This changes nothing in the text: change, add or delete a paragraph first.")


def text_typed_over(act: Act, motion: Motion, based_on: str | None) -> MotionText:
    """The authentic text. Raises TextChangedSince where it is not the one that was typed over."""
    text = authentic(current_texts(act.session, [motion.id])[motion.id], motion)
    if based_on is not None and based_on != text.digest:
        raise TextChangedSince
    return text


def derived(before: Sequence[Paragraph], typed: Sequence[Paragraph]) -> tuple[Operation, ...]:
    """The operations that were typed. Raises ChangesNothing."""
    operations = derive(before, typed)
    if not operations:
        raise ChangesNothing
    return operations


def next_number(act: Act, motion_id: int, role: MotionRole) -> int:
    """The motion is held, so that no two amendments have one number."""
    numbered = select(func.max(Motion.number)).where(Motion.about_id == motion_id, Motion.role == role)
    return (act.session.scalar(numbered) or 0) + 1


def motion_about(act: Act, motion: Motion, role: MotionRole, number: int, region: Region | None) -> Motion:
    """An amendment comes before the Assembly with the motion it is about, and needs the same majority.

    Rules of procedure of the General Assembly of the United Nations, rule 84: the majority of the proposal.
    """
    session_going_on(act, motion.assembly_session_id)
    made = Motion(
        assembly_session_id=motion.assembly_session_id,
        author_id=region.id if region else None,
        kind=motion.kind,
        effect={"act": EFFECTS_BY_ROLE[role], "motion": motion.id},
        authentic_language=motion.authentic_language,
        role=role,
        about_id=motion.id,
        number=number,
        submitted_at=act.at,
        admitted_at=act.at,
    )
    act.session.add(made)
    act.session.flush()
    return made


def written(
    act: Act,
    motion: Motion,
    text: MotionText,
    operations: Sequence[Operation],
    note: str | None,
    language: str,
) -> Motion:
    """Its operations, and the text by which it is voted on."""
    note = (note or "").strip() or None
    if language not in LANGUAGES:
        raise UnknownLanguage
    if note and len(note) > LONGEST_NOTE:
        raise BodyTooLong(length=len(note), longest=LONGEST_NOTE)
    kept = plain(operations)
    amendment = Amendment(
        motion_id=motion.id,
        base_digest=text.digest,
        proposed=kept,
        operations=kept,
        language=language,
        note=note,
    )
    act.session.add(amendment)
    write_text(act, motion, Wording(text.language, text.title, in_words(operations)), None)
    act.session.flush()
    return motion


def in_words(operations: Sequence[Operation]) -> str:
    """The text of an amendment: under what each operation is about, in the signs of all languages.

    `[3] →` replaces paragraph 3, `[3] +` inserts after it, `[3] −` deletes it.
    """
    signs = {OperationKind.REPLACE: "→", OperationKind.INSERT: "+", OperationKind.DELETE: "−"}
    return "\n\n".join("\n\n".join((f"[{one.anchor}] {signs[one.kind]}", *one.texts)) for one in operations)
