"""How a delegation asks for a procedure about a motion, on which the Assembly then votes."""

from collections.abc import Mapping
from typing import Any

from governance import permissions
from governance.act import Act, command
from governance.assembly.commands import session_going_on
from governance.base import LANGUAGES
from governance.effects import check_effect, effect_of
from governance.errors import N_, NotAllowed
from governance.motions.commands import UnknownLanguage, check_good_standing, write_text
from governance.motions.models import Motion
from governance.motions.rules import MotionRole
from governance.procedure.dividing import UNSETTLED
from governance.procedure.queries import rows_about
from governance.procedure.rules import AskedAlready, NotAProcedure
from governance.regions.models import Region
from governance.regions.standing import check_reason
from governance.statutes.rules import MotionKind
from governance.texts import Wording


@command(may=permissions.ask_procedure, label=N_("Asked for a procedure about a motion"))
def move_procedure(
    act: Act,
    motion: Motion,
    *,
    region: Region,
    effect: Mapping[str, Any],
    texts: Mapping[str, Wording],
    reason: str,
) -> Motion:
    """Ask the Assembly to decide on procedure about a motion, in the name of any region.

    The first of the texts is authentic, and the reason stands in its language; the others translate it.
    Raises NotAProcedure, AskedAlready, NotInGoodStanding, ReasonMissing and what the effect says of the
    motion as it stands.
    """
    act.office = act.actor.votes_for(region.id)
    if act.office is None:
        raise NotAllowed
    session_going_on(act, motion.assembly_session_id)
    check_good_standing(act, region.id)
    asked = {**effect, "motion": motion.id}
    kind = _checked_kind(act, motion, asked)
    moved = _procedure(motion, region, kind, asked, next(iter(texts), ""))
    moved.explanatory_note = {moved.authentic_language: check_reason(reason)}
    moved.submitted_at = act.at
    act.session.add(moved)
    act.session.flush()
    _write_texts(act, moved, texts)
    act.concern(region)
    return moved


def _checked_kind(act: Act, motion: Motion, asked: dict[str, Any]) -> MotionKind:
    """The kind of motion that decides on what is asked. Raises NotAProcedure, AskedAlready."""
    known = effect_of(asked)[0]
    if known.role != MotionRole.PROCEDURE or motion.role in (MotionRole.PROCEDURE, MotionRole.PART):
        raise NotAProcedure
    kind = known.kind or MotionKind.PROCEDURAL
    check_effect(act, asked, kind)
    rows = rows_about(act.session, motion.id, MotionRole.PROCEDURE)
    if any(row.motion.effect["act"] == known.name and row.state in UNSETTLED for row in rows):
        raise AskedAlready
    return kind


def _procedure(
    motion: Motion, region: Region, kind: MotionKind, asked: dict[str, Any], language: str
) -> Motion:
    if language not in LANGUAGES:
        raise UnknownLanguage
    return Motion(
        assembly_session_id=motion.assembly_session_id,
        author_id=region.id,
        kind=kind,
        effect=asked,
        authentic_language=language,
        role=MotionRole.PROCEDURE,
        about_id=motion.id,
    )


def _write_texts(act: Act, moved: Motion, texts: Mapping[str, Wording]) -> None:
    digest = write_text(act, moved, texts[moved.authentic_language], None).digest
    for language, text in texts.items():
        if language != moved.authentic_language:
            write_text(act, moved, text, digest)
