"""One version of an agreement as it is read, and two versions compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from app.languages import NAMES, current_language
from governance.comparison import Line, Run, compare, lines_compared
from governance.texts import paragraphs
from governance.twinning.models import Agreement


@dataclass(frozen=True)
class Reading:
    """A version in one of its languages; `endpoint` and `key` say at which page it is read."""

    agreement: Agreement
    language: str
    endpoint: str
    key: dict[str, int]

    @property
    def title(self) -> str:
        """The title in this language."""
        return str(self.agreement.texts[self.language]["title"])

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text in this language."""
        return paragraphs(self.agreement.texts[self.language]["body"])

    @property
    def language_name(self) -> str:
        """The language, named in itself."""
        return NAMES[self.language]

    @property
    def is_authentic(self) -> bool:
        """Whether the text binds in this language."""
        return self.language in self.agreement.authentic

    @property
    def authentic_names(self) -> list[str]:
        """The languages in which the text binds, each named in itself."""
        return [NAMES[language] for language in self.agreement.authentic]

    @property
    def others(self) -> list[tuple[str, str, str]]:
        """The same version in its other languages: code, own name, address."""
        codes = [code for code in NAMES if code in self.agreement.texts and code != self.language]
        return [(code, NAMES[code], self.address(code)) for code in codes]

    @property
    def authentic_address(self) -> str:
        """Where the text is read in a language in which it binds."""
        return self.address(self.agreement.authentic[0])

    def address(self, language: str) -> str:
        """Where this version is read in another language."""
        values: dict[str, Any] = {**self.key, "text": language, "version": self.agreement.version}
        return url_for(self.endpoint, **values)


def language_shown(agreement: Agreement, asked: str = "") -> str:
    """The language asked for, or that of the page, or the first in which the text binds."""
    wanted = (asked, current_language(), *agreement.authentic)
    return next(language for language in wanted if language in agreement.texts)


def reading(
    versions: Sequence[Agreement], usual: Agreement | None, endpoint: str, **key: int
) -> Reading | None:
    """The version that the address asks for by its number, or the usual one; None where there is none."""
    number = request.args.get("version", "")
    asked = next((one for one in versions if str(one.version) == number), None)
    shown = asked if number else usual
    if shown is None:
        return None
    return Reading(shown, language_shown(shown, request.args.get("text", "")), endpoint, key)


@dataclass(frozen=True)
class Compared:
    """Two versions in one language as one text: the runs of the title and the lines of the body."""

    before: Agreement
    after: Agreement
    language: str
    title: tuple[Run, ...]
    body: tuple[Line, ...]


def compared(before: Agreement, after: Agreement, language: str) -> Compared:
    """What changed from one version to the other; a version without the language has no words in it."""
    nothing = {"title": "", "body": ""}
    old, new = (version.texts.get(language, nothing) for version in (before, after))
    title, body = compare(old["title"], new["title"]), lines_compared(old["body"], new["body"])
    return Compared(before, after, language, title, body)
