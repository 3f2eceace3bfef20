"""Which motions lack a translation that a vote on them waits for."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.assembly.models import AssemblySession
from governance.motions.models import MotionText
from governance.motions.queries import AMENDING, CURRENT
from governance.motions.rules import MOTION_TRANSITIONS, is_current
from governance.statutes.queries import statutes_of
from governance.voting.outcomes import MotionRow

Gaps = dict[int, list[str]]


def translation_gaps(session: Session, assembly: AssemblySession, rows: Sequence[MotionRow]) -> Gaps:
    """The languages in which each motion is missing or outdated, in the order of the statutes of the session.

    A motion that lacks none is left out, and so is one that can no longer be translated, or changes the
    authentic text of another. Two statements, without the texts themselves.
    """
    waiting = [
        row.motion
        for row in rows
        if (row.state, "write_translation") in MOTION_TRANSITIONS and row.motion.role not in AMENDING
    ]
    required = statutes_of(session, assembly.statutes_id).languages
    digests = _digests(session, [motion.id for motion in waiting])
    found = {}
    for motion in waiting:
        texts = digests[motion.id]
        authentic = texts[motion.authentic_language][0]
        translations = {code: translates for code, (_digest, translates) in texts.items()}
        asked = (code for code in required if code != motion.authentic_language)
        found[motion.id] = [code for code in asked if not is_current(translations.get(code), authentic)]
    return {motion_id: languages for motion_id, languages in found.items() if languages}


def _digests(session: Session, motion_ids: Sequence[int]) -> dict[int, dict[str, tuple[str, str | None]]]:
    columns = (MotionText.motion_id, MotionText.language, MotionText.digest, MotionText.translates)
    found: dict[int, dict[str, tuple[str, str | None]]] = {motion_id: {} for motion_id in motion_ids}
    for row in session.execute(select(*columns).where(MotionText.motion_id.in_(motion_ids), CURRENT)):
        found[row.motion_id][row.language] = (row.digest, row.translates)
    return found
