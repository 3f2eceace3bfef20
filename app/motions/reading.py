"""One version of a motion's text as it is read, and whether it follows the authentic one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import url_for

from app.languages import NAMES, current_language
from app.motions.marked import Shown, shown
from governance.motions.amending import anchored
from governance.motions.models import Motion, MotionText
from governance.motions.rules import is_current, paragraphs


@dataclass(frozen=True)
class MissingText:
    """A language in which a motion must still stand before a vote on it can open."""

    code: str
    name: str
    outdated: bool


@dataclass(frozen=True)
class Reading:
    """The version shown, every version there is (the newest first), and the paragraphs once they are read."""

    motion: Motion
    text: MotionText
    authentic: MotionText
    versions: Sequence[MotionText]
    paragraphs: tuple[Shown, ...] = ()

    def with_body(self, body: str) -> "Reading":
        """The same with the text itself, each paragraph under its anchor."""
        names, parts = self.anchors, len(paragraphs(body))
        fitting = names if names is not None and len(names) == parts else None
        return replace(self, paragraphs=shown(anchored(body, fitting)))

    @property
    def anchors(self) -> Sequence[str] | None:
        """What the paragraphs are called; a translation has the names of the text that it translates."""
        if self.text.language == self.motion.authentic_language:
            return self.text.anchors
        originals = (text for text in self.versions if text.digest == self.text.translates)
        original = next(originals, None)
        return original.anchors if original else None

    @property
    def language_name(self) -> str:
        """The language of the version shown, named in itself."""
        return NAMES[self.text.language]

    @property
    def authentic_name(self) -> str:
        """The language of the text that is voted on, named in itself."""
        return NAMES[self.motion.authentic_language]

    @property
    def is_authentic(self) -> bool:
        """Whether this is the text that is voted on."""
        return self.text.id == self.authentic.id

    @property
    def is_outdated(self) -> bool:
        """Whether this translation follows an authentic text that was replaced since."""
        translation = self.text.language != self.motion.authentic_language
        return translation and not is_current(self.text.translates, self.authentic.digest)

    @property
    def others(self) -> list[tuple[str, str, str]]:
        """The same motion in the other languages it has: code, own name, address."""
        current = {text.language for text in self.versions if text.superseded_at is None}
        return [
            (code, name, self.address(code))
            for code, name in NAMES.items()
            if code in current and code != self.text.language
        ]

    def missing(self, required: Sequence[str]) -> list[MissingText]:
        """Which of the languages required lack the text, or have one that follows an older version."""
        current = {text.language: text for text in self.versions if text.superseded_at is None}
        found = []
        for code in required:
            text = current.get(code)
            if text is None or (
                code != self.motion.authentic_language
                and not is_current(text.translates, self.authentic.digest)
            ):
                found.append(MissingText(code, NAMES[code], text is not None))
        return found

    def address(self, language: str, version: str | None = None) -> str:
        """Where a text of this motion is read; the current version unless one is named."""
        return url_for("motions.motion", motion_id=self.motion.id, text=language, version=version)


@dataclass(frozen=True)
class Explanation:
    """Why a motion was laid, in a language that it was explained in."""

    language: str
    paragraphs: tuple[Shown, ...]


def explanation(motion: Motion) -> Explanation | None:
    """The explanatory note: in the language of the page, else in that of the motion, else in any."""
    notes = motion.explanatory_note
    if not notes:
        return None
    wanted = (current_language(), motion.authentic_language, *notes)
    language = next(code for code in wanted if code in notes)
    return Explanation(language, shown(anchored(notes[language])))


def reading(motion: Motion, versions: Sequence[MotionText], language: str, version: str) -> Reading | None:
    """The version asked for by language, and perhaps by its fingerprint; None where there is none such.

    Nothing asked for: the text in the language of the page, or the authentic one.
    """
    current = {text.language: text for text in versions if text.superseded_at is None}
    authentic = current[motion.authentic_language]
    if version:
        found = next((text for text in versions if text.digest == version), None)
    elif language:
        found = current.get(language)
    else:
        found = current.get(current_language(), authentic)
    return Reading(motion, found, authentic, list(reversed(versions))) if found else None
