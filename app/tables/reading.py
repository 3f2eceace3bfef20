"""A table that somebody sends: read whole, every problem told at once, and nothing guessed in silence."""

import csv
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from app.tables.cells import fused
from app.tables.headings import Columns, folded, heading_problems, known, records, separator
from app.tables.letters import Encoding, letters
from app.tables.problems import (
    CellTooLong,
    CellUnkeepable,
    LettersAssumed,
    MoreProblems,
    Problem,
    QuotesBroken,
    RowRagged,
    TableEmpty,
    TableTooLarge,
    TableUnreadable,
    TooManyRows,
)

LARGEST_MEGABYTES = 5
MOST_ROWS = 10_000
LONGEST_CELL = 10_000
MOST_PROBLEMS = 100


class Row(dict[str, str]):
    """The cells by the keys of their columns; `number` is the row's in a spreadsheet."""

    def __init__(self, number: int, cells: dict[str, str]) -> None:
        super().__init__(cells)
        self.number = number


@dataclass(frozen=True)
class Sheet:
    """What was read. With problems, its rows are there to be shown and not to be imported."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    encoding: Encoding = Encoding.UTF_8
    remarks: tuple[Problem, ...] = ()


@dataclass
class Reading:
    """The rows and problems so far."""

    keys: list[str]
    rows: list[Row]
    problems: list[Problem]


def read_csv(content: bytes, columns: Columns, optional: Collection[str] = ()) -> Sheet:
    """The rows of a CSV under its first row, by the keys of `columns`; `optional` ones may be missing."""
    if len(content) > LARGEST_MEGABYTES * 1024 * 1024:
        return Sheet(problems=(TableTooLarge(megabytes=LARGEST_MEGABYTES),))
    try:
        text, encoding, assumed = letters(content)
    except TableUnreadable as problem:
        return Sheet(problems=(problem,))
    remarks = (LettersAssumed(encoding=str(encoding)),) if assumed else ()
    delimiter, text = separator(text, columns)
    reading = Reading([], [], [])
    try:
        fill(reading, records(text, delimiter), columns, optional)
    except csv.Error:
        # The reader stopped inside the row after the last one it gave.
        last = reading.rows[-1].number if reading.rows else 1 if reading.keys else 0
        reading.problems.append(QuotesBroken(row=last + 1))
    return Sheet(tuple(reading.rows), limited(reading.problems), encoding, remarks)


def fill(reading: Reading, lines: Iterator[list[str]], columns: Columns, optional: Collection[str]) -> None:
    """Read the first row, and if it holds, all others."""
    heading = next(lines, [])
    if not any(cell.strip() for cell in heading):
        reading.problems.append(TableEmpty())
        return
    while heading and not heading[-1].strip():
        heading.pop()  # columns that a spreadsheet saves though nothing was ever written there
    reading.problems += islice(heading_problems(heading, columns, optional), MOST_PROBLEMS + 1)
    if reading.problems:
        return
    reading.keys = [known(columns)[folded(cell)] for cell in heading]
    for number, cells in enumerate(islice(lines, MOST_ROWS + 1), start=2):
        if number > MOST_ROWS + 1:
            reading.problems.append(TooManyRows(limit=MOST_ROWS))
        elif any(cell.strip() for cell in cells):
            take(reading, number, cells, heading)


def take(reading: Reading, number: int, cells: list[str], heading: list[str]) -> None:
    """Add one row, or what is wrong with it."""
    while len(cells) > len(heading) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(heading):
        reading.problems.append(RowRagged(row=number, found=len(cells), needed=len(heading)))
        return
    for column, cell in zip(heading, cells, strict=True):
        reading.problems += cell_problems(number, column[:100], cell)
    reading.rows.append(Row(number, dict(zip(reading.keys, map(fused, cells), strict=True))))


def cell_problems(row: int, column: str, cell: str) -> Iterator[Problem]:
    """What is wrong with a cell, whatever its column means."""
    if len(cell) > LONGEST_CELL:
        yield CellTooLong(row=row, column=column, limit=LONGEST_CELL)
    if cell.isprintable():
        return
    for letter in cell:
        if letter not in "\t\r\n" and unicodedata.category(letter) in ("Cc", "Cs"):
            yield CellUnkeepable(row=row, column=column, code=f"U+{ord(letter):04X}")
            return


def limited(problems: list[Problem]) -> tuple[Problem, ...]:
    """As many as a person corrects at once."""
    return (*problems[:MOST_PROBLEMS], *([MoreProblems()] if len(problems) > MOST_PROBLEMS else []))
