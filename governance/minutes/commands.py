"""How the minutes are noted, drawn up, laid before a later session, and adopted."""

from collections.abc import Mapping

from sqlalchemy import select

from governance import permissions
from governance.act import Act, command
from governance.assembly.commands import LIFE, session_going_on
from governance.assembly.models import AgendaItem, AssemblySession
from governance.base import LANGUAGES
from governance.effects import Effect, Parameters, register
from governance.errors import N_, RuleBroken
from governance.minutes.composing import composed
from governance.minutes.models import Minutes, MinutesNote
from governance.minutes.reading import minutes_in_force, notes_of
from governance.motions.commands import write_text
from governance.motions.models import Motion
from governance.motions.states import MotionState
from governance.record.canonical import digest, encode
from governance.statutes.rules import MotionKind
from governance.texts import TextChangedSince, Wording
from governance.voting.outcomes import state_of_motion

LONGEST_NOTE = 5_000
# Where a motion to adopt minutes asks for nothing any more, another one may.
ENDED = (MotionState.INADMISSIBLE, MotionState.WITHDRAWN, MotionState.LAPSED, MotionState.REJECTED)


class SessionNotOver(RuleBroken):
    """Minutes are those of a whole session."""

    message = N_("The minutes are drawn up once the session is closed.")


class MinutesAdopted(RuleBroken):
    """What the Assembly adopted stands."""

    message = N_("These minutes were adopted by the Assembly; they stand as they are.")


class NothingNew(RuleBroken):
    """The minutes already say it all."""

    message = N_("The minutes were drawn up already, and nothing has changed since.")


class MinutesUnknown(RuleBroken):
    """A motion adopts the minutes as they stand."""

    message = N_("These are not the minutes as they were last drawn up, or they were adopted already.")


class LaidAlready(RuleBroken):
    """One motion asks for the adoption of the same minutes at a time."""

    message = N_("These minutes are before the Assembly already.")


class NoteIncomplete(RuleBroken):
    """Facts: longest (int), in characters."""

    message = N_("Write the note in each of the languages, with %(longest)d characters at most.")


class NotAnItem(RuleBroken):
    """A note stands under an item of its own session."""

    message = N_("This item is not on the agenda of the session.")


class OwnSession(RuleBroken):
    """A session does not adopt its own minutes."""

    message = N_("The minutes of a session are laid before a later one.")


@command(may=permissions.secretariat, label=N_("Noted in the minutes"), load=LIFE)
def note_minutes(
    act: Act,
    assembly: AssemblySession,
    *,
    text: Mapping[str, str],
    item: AgendaItem | None = None,
    last_seen: int | None = None,
) -> MinutesNote:
    """Add a note to the minutes of a session, or of an item of it; an earlier one in its place is replaced.

    `last_seen` is the latest note of the session that whoever writes knew of, 0 for none: a later one is not
    replaced unseen. Raises MinutesAdopted, NotAnItem, NoteIncomplete, TextChangedSince.
    """
    check_not_adopted(act, assembly)
    if item is not None and item.assembly_session_id != assembly.id:
        raise NotAnItem
    written = {language: text.get(language, "").strip() for language in LANGUAGES}
    if not all(written.values()) or max(map(len, written.values())) > LONGEST_NOTE:
        raise NoteIncomplete(longest=LONGEST_NOTE)
    item_id = item.id if item else None
    for earlier in notes_of(act.session, assembly.id):
        if earlier.agenda_item_id == item_id:
            if last_seen is not None and earlier.id > last_seen and earlier.text != written:
                raise TextChangedSince
            earlier.superseded_at = act.at
    note = MinutesNote(
        assembly_session_id=assembly.id, agenda_item_id=item_id, text=written, written_at=act.at
    )
    act.session.add(note)
    return note


@command(may=permissions.secretariat, label=N_("Drew up the minutes"), load=LIFE)
def draw_up_minutes(act: Act, assembly: AssemblySession) -> Minutes:
    """Fix the minutes as the acts and the notes make them; drawn up anew, the earlier ones stay.

    Raises SessionNotOver, MinutesAdopted, NothingNew.
    """
    if assembly.closed_at is None:
        raise SessionNotOver
    earlier = check_not_adopted(act, assembly)
    document = composed(act.session, assembly)
    fingerprint = digest(encode(document))
    if earlier is not None and earlier.digest == fingerprint:
        raise NothingNew
    if earlier is not None:
        earlier.superseded_at = act.at
        act.session.flush()
    drawn_up = Minutes(
        assembly_session_id=assembly.id, document=document, digest=fingerprint, drawn_up_at=act.at
    )
    act.session.add(drawn_up)
    return drawn_up


@command(may=permissions.secretariat, label=N_("Laid the minutes before the Assembly"))
def lay_minutes(
    act: Act, minutes: Minutes, *, assembly: AssemblySession, texts: Mapping[str, Wording], authentic: str
) -> Motion:
    """Put the adoption of minutes to a later session; the text in the language `authentic` is so.

    Raises OwnSession, MinutesUnknown, LaidAlready, SessionOver, and what `write_text` raises.
    """
    if assembly.id == minutes.assembly_session_id:
        raise OwnSession
    session_going_on(act, assembly.id)
    effect = {"act": "adopt_minutes", "minutes": minutes.digest}
    check_adoptable(act, effect)
    check_not_laid(act, effect)
    motion = Motion(
        assembly_session_id=assembly.id,
        kind=MotionKind.PROCEDURAL,
        effect=effect,
        authentic_language=authentic,
        submitted_at=act.at,
    )
    act.session.add(motion)
    act.session.flush()
    _write_texts(act, motion, texts, authentic)
    act.concern(assembly)
    return motion


def check_not_laid(act: Act, effect: Mapping[str, str]) -> None:
    """Raise LaidAlready where a motion to adopt these minutes waits in a session that is not over."""
    query = (
        select(Motion)
        .join(AssemblySession, AssemblySession.id == Motion.assembly_session_id)
        .where(
            Motion.effect == effect,
            AssemblySession.closed_at.is_(None),
            AssemblySession.cancelled_at.is_(None),
        )
    )
    found = act.session.scalars(query).all()
    if any(state_of_motion(act.session, motion) not in ENDED for motion in found):
        raise LaidAlready


def _write_texts(act: Act, motion: Motion, texts: Mapping[str, Wording], authentic: str) -> None:
    original = write_text(act, motion, texts[authentic], None).digest
    for language, wording in texts.items():
        if language != authentic:
            write_text(act, motion, wording, original)


def check_not_adopted(act: Act, assembly: AssemblySession) -> Minutes | None:
    """The minutes as they were last drawn up, if they were. Raises MinutesAdopted."""
    found = minutes_in_force(act.session, assembly.id)
    if found is not None and found.adopted_at is not None:
        raise MinutesAdopted
    return found


def adoptable(act: Act, parameters: Parameters) -> Minutes | None:
    """The minutes that a motion is to adopt, held; None where they were drawn up anew, or adopted."""
    query = select(Minutes).where(
        Minutes.digest == str(parameters.get("minutes")),
        Minutes.superseded_at.is_(None),
        Minutes.adopted_at.is_(None),
    )
    return act.session.scalars(query.with_for_update()).first()


def check_adoptable(act: Act, parameters: Parameters) -> None:
    """Raise MinutesUnknown for minutes that cannot be adopted."""
    if adoptable(act, parameters) is None:
        raise MinutesUnknown


def adopt(act: Act, parameters: Parameters, declaration_id: int) -> bool:
    """Adopt the minutes as they were drawn up; a part of a declaration."""
    minutes = adoptable(act, parameters)
    if minutes is None:
        return False
    minutes.adopted_at, minutes.declaration_id = act.at, declaration_id
    act.concern(minutes)
    return True


register(
    Effect(
        name="adopt_minutes",
        label=N_("The minutes are adopted."),
        kind=MotionKind.PROCEDURAL,
        check=check_adoptable,
        run=adopt,
        laid=True,
    )
)
