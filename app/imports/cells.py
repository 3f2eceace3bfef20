"""The cells of a row as the commands take them; what cannot be read is refused with its column."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache, partial
from typing import Any, TypeVar

from flask_babel import force_locale

from app.forms import tidy
from app.labels import label
from app.numbers import Ambiguous, NotANumber, decimals, exact_number
from app.tables import Row
from app.tables.headings import folded
from governance.base import LANGUAGES
from governance.errors import N_, Refusal

Kind = TypeVar("Kind", bound=StrEnum)
Value = TypeVar("Value")
YEAR = re.compile(r"[0-9]{4}")
# A field of one line takes none of these; spreadsheets leave them in cells that were pasted.
BREAKS = re.compile(r"[\t\r\n]+")
LARGEST_NUMBER = 9


class CellRefused(Refusal):
    """Facts: column, by language."""


class CellMissing(CellRefused):
    """A row needs more than this one has."""

    message = N_("“%(column)s” is empty.")


class NoChoice(CellRefused):
    """Facts: choices, the words that can stand there."""

    message = N_("“%(column)s” is one of: %(choices)s.")


class NoNumber(CellRefused):
    """Nothing is guessed of a number."""

    message = N_("“%(column)s” is no number that everybody reads alike. Write it such as 12500 or 12500.5.")


class NoWholeNumber(CellRefused):
    """Persons, years and numbers of rows have no decimals."""

    message = N_("“%(column)s” is a whole number, such as 12500.")


class NoYear(CellRefused):
    """A year of the Common Era."""

    message = N_("“%(column)s” is a year in four digits, such as 2024.")


class NoDay(CellRefused):
    """A day as ISO 8601 writes it: any other order is two days to two readers."""

    message = N_("“%(column)s” is a day as year, month and day, such as 2026-11-23.")


@dataclass(frozen=True)
class Column:
    """A column: its key, its name, what stands in it, and an example; names are translated when read."""

    key: str
    name: Any
    hint: Any
    example: str = ""
    optional: bool = False

    def names(self) -> dict[str, str]:
        """Its name in every language of the house."""
        return in_every_language(lambda: str(self.name))


def in_every_language(words: Callable[[], str]) -> dict[str, str]:
    """What a function says in each language."""
    found = {}
    for language in LANGUAGES:
        with force_locale(language):
            found[language] = words()
    return found


@cache
def words_for(kinds: type[StrEnum]) -> dict[str, StrEnum]:
    """Each member by its value and by its word in each language, folded."""
    found: dict[str, StrEnum] = {}
    for member in kinds:
        words = in_every_language(partial(label, member))
        found.update({folded(word): member for word in (member.value, *words.values())})
    return found


@dataclass(frozen=True)
class Given:
    """A row with the columns that it is under."""

    row: Row
    columns: Mapping[str, Column]

    def text(self, key: str) -> str:
        """What stands in a cell, tidy as in a form and on one line; empty where the column is missing."""
        return str(tidy(BREAKS.sub(" ", self.row.get(key, ""))))

    def needed(self, key: str) -> str:
        """What stands in a cell that must not be empty. Raises CellMissing."""
        return self.text(key) or self._refuse(CellMissing, key)

    def must(self, read: Callable[[str], Value | None], key: str) -> Value:
        """What is read of a cell that must not be empty. Raises CellMissing, and what reading it raises."""
        value = read(key)
        return self._refuse(CellMissing, key) if value is None else value

    def choice(self, key: str, kinds: type[Kind], default: Kind | None = None) -> Kind:
        """One of several, by its value or by its word in any language. Raises CellMissing, NoChoice."""
        if default is not None and not self.text(key):
            return default
        found: Any = words_for(kinds).get(folded(self.needed(key)))
        return found or self._refuse(NoChoice, key, choices=[kind.value for kind in kinds])

    def one_of(self, key: str, values: Sequence[str], default: str) -> str:
        """One of several codes. Raises NoChoice."""
        text = self.text(key) or default
        return text if text in values else self._refuse(NoChoice, key, choices=list(values))

    def number(self, key: str) -> Fraction | None:
        """A number as the reader writes it, or as everybody reads it. Raises NoNumber."""
        if not self.text(key):
            return None
        try:
            value = exact_number(self.text(key))
        except (Ambiguous, NotANumber):
            return self._refuse(NoNumber, key)
        return value if decimals(value) is not None else self._refuse(NoNumber, key)

    def whole(self, key: str) -> int | None:
        """A number without decimals, small enough to be kept. Raises NoWholeNumber."""
        value = self.number(key)
        if value is None:
            return None
        if value.denominator != 1 or len(str(abs(value.numerator))) > LARGEST_NUMBER:
            self._refuse(NoWholeNumber, key)
        return int(value)

    def year(self, key: str) -> int | None:
        """A year, which no notation writes apart. Raises NoYear."""
        text = self.text(key)
        if text and not YEAR.fullmatch(text):
            self._refuse(NoYear, key)
        return int(text) if text else None

    def day(self, key: str) -> date | None:
        """A day. Raises NoDay."""
        text = self.text(key)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            return self._refuse(NoDay, key)

    def by_language(self, stem: str) -> dict[str, str]:
        """The cells `<stem>_en`, `<stem>_fr` and `<stem>_es`."""
        return {language: self.text(f"{stem}_{language}") for language in LANGUAGES}

    def _refuse(self, refusal: type[CellRefused], key: str, **facts: Any) -> Any:
        raise refusal(column=self.columns[key].names(), **facts)
