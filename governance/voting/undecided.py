"""What may still be done with a motion until its vote opens, and again if that decided nothing."""

from governance import permissions
from governance.act import Act, command
from governance.base import LANGUAGES
from governance.effects import tell_ended
from governance.errors import N_, RuleBroken
from governance.motions.commands import Wording, write_text
from governance.motions.models import Motion, MotionText
from governance.motions.queries import authentic, current_texts
from governance.motions.rules import MotionRole, check_motion_may
from governance.texts import TextChangedSince, check_note, text_digest
from governance.voting.about import about_rows, check_withdrawable, lapse_about
from governance.voting.outcomes import state_of_motion


class NotAuthentic(RuleBroken):
    """Before the vote, only a translation can be added beside the authentic text."""

    message = N_("This language is that of the authentic text; only translations can be written here.")


class NoNote(RuleBroken):
    """Nothing is translated that was not written."""

    message = N_("This motion has no explanatory note that could be translated.")


class OriginalChanged(RuleBroken):
    """What was translated is not what stands there: the translation would pass for one of words not seen."""

    message = N_("The authentic text has changed meanwhile. Look at your translation again.")


@command(may=permissions.translate, label=N_("Added a translation"))
def write_translation(
    act: Act,
    motion: Motion,
    *,
    text: Wording,
    note: str | None = None,
    follows: str | None = None,
    instead_of: str | None = None,
) -> MotionText:
    """Translate the authentic text as it stands; what the translation replaces stays in its history.

    `note` is the explanatory note in that language; without one it is left as it is, an empty one is taken
    away; `follows` is the digest of what was translated, `instead_of` that of the translation that was typed
    over, empty for none. Raises OriginalChanged, TextChangedSince, NotAuthentic, NoNote, MotionDoesNotAllow,
    and what `check_text` and `check_note` raise.
    """
    check_motion_may(state_of_motion(act.session, motion), "write_translation")
    if text.language == motion.authentic_language or text.language not in LANGUAGES:
        raise NotAuthentic
    if note is not None:
        _translate_note(motion, text.language, note)
    texts = current_texts(act.session, [motion.id])[motion.id]
    original = authentic(texts, motion).digest
    if follows not in (None, original):
        raise OriginalChanged
    _check_typed_over(texts.get(text.language), text, instead_of)
    if text.language in texts:
        texts[text.language].superseded_at = act.at
        act.session.flush()
    return write_text(act, motion, text, original)


def _check_typed_over(last: MotionText | None, text: Wording, instead_of: str | None) -> None:
    """Raise TextChangedSince where another translation came meanwhile that says something else."""
    standing = last.digest if last else ""
    if instead_of not in (None, standing) and standing != text_digest(text.language, text.title, text.body):
        raise TextChangedSince


def _translate_note(motion: Motion, language: str, note: str) -> None:
    check_note(note)
    notes = dict(motion.explanatory_note or {})
    if motion.authentic_language not in notes:
        raise NoNote
    notes.pop(language, None)
    motion.explanatory_note = notes | ({language: note} if note.strip() else {})


class PartOfMotion(RuleBroken):
    """Nobody moved a part: it is one for as long as the motion is divided."""

    message = N_("A part is not withdrawn on its own. Withdraw the whole motion instead.")


@command(may=permissions.act_for_author, label=N_("Withdrew a motion"))
def withdraw_motion(act: Act, motion: Motion) -> Motion:
    """Withdraw a motion before voting on it begins; what is open about it lapses with it.

    Raises PartOfMotion, VoteAboutItUnderWay, AmendedByAssembly, VotedInParts.
    """
    check_motion_may(state_of_motion(act.session, motion), "withdraw_motion")
    if motion.role is MotionRole.PART:
        raise PartOfMotion
    check_withdrawable(about_rows(act.session, motion))
    motion.withdrawn_at = act.at
    lapse_about(act, motion)
    tell_ended(act, motion.effect, rejected=False)
    return motion
