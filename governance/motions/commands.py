"""How a motion is moved, seconded, admitted and put on the agenda."""

from typing import Any

from governance import permissions
from governance.act import Act, command
from governance.assembly.commands import session_going_on
from governance.assembly.models import AgendaItem, AssemblySession
from governance.assembly.queries import next_position
from governance.base import LANGUAGES
from governance.effects import check_effect, check_movable
from governance.errors import N_, NotAllowed, RuleBroken
from governance.motions.models import Motion, MotionText
from governance.motions.queries import current_texts
from governance.motions.rules import (
    MotionFacts,
    MotionState,
    Outcome,
    check_motion_may,
    check_seconder,
    check_text,
    motion_state,
    text_digest,
)
from governance.regions.models import Region
from governance.regions.queries import standing_change
from governance.regions.rules import may_sponsor
from governance.statutes.rules import MotionKind
from governance.texts import Wording as Wording


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
) -> Motion:
    """Move a motion in the name of a region; the text given is the authentic one."""
    session_going_on(act, assembly.id)
    check_good_standing(act, region.id)
    check_movable(effect)
    check_effect(act, effect, kind)
    motion = Motion(
        assembly_session_id=assembly.id,
        author_id=region.id,
        kind=kind,
        effect=effect,
        authentic_language=text.language,
        submitted_at=act.at,
    )
    act.session.add(motion)
    act.session.flush()
    write_text(act, motion, text, None)
    act.concern(assembly)
    return motion


@command(may=permissions.second, label=N_("Supported a motion"))
def second_motion(act: Act, motion: Motion, *, region: Region) -> Motion:
    """Support a motion in the name of another region than its author's."""
    check_motion_may(state_before_vote(motion), "second_motion")
    if motion.author_id is None:
        raise NeedsNoSupport
    act.office = act.actor.votes_for(region.id)
    if act.office is None:
        raise NotAllowed
    check_seconder(motion.author_id, region.id)
    if motion.seconder_id is not None:
        raise AlreadySupported
    check_good_standing(act, region.id)
    motion.seconder_id, motion.seconded_at = region.id, act.at
    act.concern(region)
    return motion


@command(may=permissions.preside, label=N_("Admitted a motion"))
def admit_motion(act: Act, motion: Motion) -> Motion:
    """Find a motion admissible that another region supports, or that the secretariat laid."""
    if motion.seconded_at is None and motion.author_id is not None:
        raise NotSupported
    check_motion_may(state_before_vote(motion), "admit_motion")
    motion.admitted_at = act.at
    return motion


@command(may=permissions.secretariat, label=N_("Put a motion on the agenda"))
def place_on_agenda(act: Act, motion: Motion) -> Motion:
    """Give an admitted motion the next place on the agenda of its session."""
    check_motion_may(state_before_vote(motion), "place_on_agenda")
    session_going_on(act, motion.assembly_session_id)
    texts = current_texts(act.session, [motion.id])[motion.id]
    fallback = texts[motion.authentic_language].title
    title = {language: texts[language].title if language in texts else fallback for language in LANGUAGES}
    position = next_position(act.session, motion.assembly_session_id)
    item = AgendaItem(assembly_session_id=motion.assembly_session_id, position=position, title=title)
    act.session.add(item)
    act.session.flush()
    motion.agenda_item_id = item.id
    return motion


class AlreadySupported(RuleBroken):
    """One supporting region is enough, and the first stays in the record."""

    message = N_("Another region supports this motion already.")


class NeedsNoSupport(RuleBroken):
    """Whoever laid the motion does not seek support for it."""

    message = N_("The secretariat laid this motion before the Assembly. It needs no supporting region.")


class NotSupported(RuleBroken):
    """A motion needs the support of another region before it can be admitted."""

    message = N_("This motion still needs the support of another region.")


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
