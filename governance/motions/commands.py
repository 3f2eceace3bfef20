"""How a motion is moved and put on the agenda; its support, and whether it is admitted, are beside this."""

from datetime import datetime
from typing import Any

from governance import permissions
from governance.act import Act, command
from governance.assembly.agenda import hold_agenda, put_last
from governance.assembly.commands import session_going_on
from governance.assembly.models import AgendaItem, AssemblySession
from governance.base import LANGUAGES
from governance.effects import check_effect, check_movable
from governance.errors import N_, RuleBroken
from governance.motions.models import Motion, MotionText
from governance.motions.queries import current_texts
from governance.motions.rules import (
    MotionFacts,
    MotionState,
    Outcome,
    check_motion_may,
    check_text,
    motion_state,
    needs_support,
    text_digest,
)
from governance.regions.models import Region
from governance.regions.queries import standing_change
from governance.regions.rules import may_sponsor
from governance.statutes.queries import statutes_of
from governance.statutes.rules import MotionKind
from governance.texts import Wording as Wording
from governance.texts import check_note


class NotInGoodStanding(RuleBroken):
    """Only a member in good standing moves or seconds."""

    message = N_("Only a member region in good standing can do this.")


class UnknownLanguage(RuleBroken):
    """The Assembly works in its languages alone."""

    message = N_("A motion is written in one of the languages of the Assembly.")


def standing_facts(motion: Motion, *, vote_open: bool = False, outcome: Outcome | None = None) -> MotionFacts:
    """What the life of a motion depends on, as the law takes it."""
    return MotionFacts(
        submitted_at=motion.submitted_at,
        admitted_at=motion.admitted_at,
        inadmissible_at=motion.inadmissible_at,
        on_agenda=is_before_assembly(motion),
        divided_at=motion.divided_at,
        vote_open=vote_open,
        outcome=outcome,
        accepted_at=motion.accepted_at,
        fallen_at=motion.fallen_at,
        referred_at=motion.referred_at,
        postponed_at=motion.postponed_at,
        parts_rejected_at=motion.parts_rejected_at,
        withdrawn_at=motion.withdrawn_at,
        lapsed_at=motion.lapsed_at,
    )


def is_before_assembly(motion: Motion) -> bool:
    """Whether a motion is an item of the agenda; or is about one that is, and was admitted."""
    return motion.agenda_item_id is not None or (motion.role is not None and motion.admitted_at is not None)


def state_before_vote(motion: Motion) -> MotionState:
    """The state of a motion as far as it is known without its votes."""
    return motion_state(standing_facts(motion))


@command(may=permissions.move_for, label=N_("Moved a motion"))
def submit_motion(
    act: Act,
    region: Region,
    *,
    assembly: AssemblySession,
    kind: MotionKind,
    effect: dict[str, Any],
    text: Wording,
    note: str = "",
) -> Motion:
    """Move a motion in the name of a region; the text given is the authentic one, the note explains it."""
    held = session_going_on(act, assembly.id)
    check_good_standing(act, region.id)
    check_movable(effect)
    check_effect(act, effect, kind)
    check_note(note)
    motion = Motion(
        assembly_session_id=assembly.id,
        author_id=region.id,
        kind=kind,
        effect=effect,
        authentic_language=text.language,
        explanatory_note={text.language: note} if note else None,
        submitted_at=act.at,
        support_until=_support_until(act, held, region, kind),
    )
    act.session.add(motion)
    act.session.flush()
    write_text(act, motion, text, None)
    act.concern(assembly)
    return motion


def _support_until(act: Act, assembly: AssemblySession, region: Region, kind: MotionKind) -> datetime | None:
    rules = statutes_of(act.session, assembly.statutes_id).motions
    return act.at + rules.support_time if needs_support(region.id, kind, None, rules) else None


@command(may=permissions.secretariat, label=N_("Put a motion on the agenda"))
def place_on_agenda(act: Act, motion: Motion) -> Motion:
    """Give an admitted motion the next place on the agenda of its session."""
    check_motion_may(state_before_vote(motion), "place_on_agenda")
    hold_agenda(act, motion.assembly_session_id)
    texts = current_texts(act.session, [motion.id])[motion.id]
    fallback = texts[motion.authentic_language].title
    title = {language: texts[language].title if language in texts else fallback for language in LANGUAGES}
    item = put_last(act, AgendaItem(assembly_session_id=motion.assembly_session_id, title=title))
    motion.agenda_item_id = item.id
    return motion


def write_text(act: Act, motion: Motion, text: Wording, translates: str | None) -> MotionText:
    """Add a version of a text; a part of an act. Raises UnknownLanguage and what `check_text` raises."""
    if text.language not in LANGUAGES:
        raise UnknownLanguage
    check_text(text.title, text.body)
    written = MotionText(
        motion_id=motion.id,
        language=text.language,
        title=text.title,
        body=text.body,
        digest=text_digest(text.language, text.title, text.body),
        translates=translates,
        written_at=act.at,
    )
    act.session.add(written)
    return written


def check_good_standing(act: Act, region_id: int) -> None:
    """Raise NotInGoodStanding unless the region is a member whose rights are not suspended."""
    if not may_sponsor(standing_change(act.session, region_id).standing):
        raise NotInGoodStanding
