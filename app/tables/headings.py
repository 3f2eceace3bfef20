"""The first row of a table: which separator it uses, and which columns it names in whichever language."""

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence

from app.tables.problems import ColumnMissing, ColumnTwice, ColumnUnknown, Problem

# Each column by its key, with every name that it may have; the first is the one to say.
Columns = Mapping[str, Sequence[str]]
SEPARATORS = ",;\t"
# No first row is longer; below what the reader of CSV takes for one cell, so that a look at it cannot fail.
LONGEST_HEADING = 100_000
# What some spreadsheets write before everything else.
SAID = re.compile(r'"?sep=([,;\t])"?\r?\n?', re.IGNORECASE)


def folded(label: str) -> str:
    """A name without case, accents, signs and doubled spaces: « N° d'adhésion » is "no d adhesion"."""
    letters = unicodedata.normalize("NFKD", label.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", plain.replace("°", "o")))


def known(columns: Columns) -> dict[str, str]:
    """The key of a column by each of its folded names; a key is a name, too."""
    return {folded(label): key for key, labels in columns.items() for label in (key, *labels)}


def separator(text: str, columns: Columns) -> tuple[str, str]:
    """The separator that yields most known columns, or else most cells; and the text after saying so."""
    if said := SAID.match(text):
        return said[1], text[said.end() :]
    names = known(columns)

    def worth(candidate: str) -> tuple[int, int]:
        cells = next(records(text[:LONGEST_HEADING], candidate, strict=False), [])
        return sum(folded(cell) in names for cell in cells), len(cells)

    return max(SEPARATORS, key=worth), text


def records(text: str, delimiter: str, strict: bool = True) -> Iterator[list[str]]:
    """The rows as cells; quoted cells may hold line ends."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def shown(cell: str) -> str:
    """The beginning of a name as a page can hold it."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in cell[:100])


def heading_problems(cells: list[str], columns: Columns, optional: Collection[str]) -> Iterator[Problem]:
    """What is unknown, there twice, or missing in the first row."""
    names, seen = known(columns), set()
    for cell in cells:
        key = names.get(folded(cell))
        if key is None:
            yield ColumnUnknown(column=shown(cell))
        elif key in seen:
            yield ColumnTwice(column=shown(cell))
        seen.add(key)
    for key, labels in columns.items():
        if key not in seen and key not in optional:
            yield ColumnMissing(column=labels[0])
