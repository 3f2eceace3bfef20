"""Collected as a table (CSV): a row a ballot, a column a candidate, in each cell a rank or a score.

The first row has the names. Where its first cell is the word `ranks` or `scores` it says what the cells hold,
and the first column says how many ballots a row stands for (an empty cell: one); a first cell `weight` says
that alone. Without such a word every column is a candidate's and the cells are ranks.
"""

import csv
import re
from collections.abc import Iterable, Iterator

from governance.counting.badfile import BadFile, check_name, check_numbers, shown, weight, whole
from governance.counting.collected import Collected
from governance.counting.profile import Profile, Ranks, Scores

RANKS = ("ranks", "rangs", "rangos", "weight", "poids", "peso")
SCORES = ("scores", "notes", "puntuaciones")
SCORE = re.compile(r"-?[0-9]{1,12}")

Row = tuple[int, list[str]]


def read_table(text: str) -> Profile:
    """The ballots of a table, for one seat. Raises BadFile."""
    rows = rows_of(text)
    line, head = next(rows)
    word = head[0].casefold()
    weighted = word in RANKS or word in SCORES
    names = list(named(head[weighted:], line))
    ballots = Collected()
    for line, row in rows:
        times, cells = weight_and_cells(row, line, len(names), weighted=weighted)
        if word in SCORES:
            ballots.add_scores(scores_of(cells, line), times)
        else:
            ballots.add(ranks_of(cells, line), times)
    return ballots.profile(names)


def rows_of(text: str) -> Iterator[Row]:
    """The rows that hold anything, with the lines where they end; the first row says what parts the cells."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    reader = csv.reader(
        text.split("\n"), delimiter=max(",;\t", key=first.count), skipinitialspace=True, strict=True
    )
    try:
        for row in ([cell.strip() for cell in cells] for cells in reader):
            if row and row != [""]:
                yield reader.line_num, row
    except csv.Error as error:
        raise BadFile(
            max(reader.line_num, 1), "The cells cannot be told apart: look at the quotation marks."
        ) from error


def named(cells: list[str], line: int) -> Iterable[str]:
    """The names of the candidates; empty cells at the end are no column. Raises BadFile."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    check_numbers(len(cells), 1, line)
    known: dict[str, int] = {}
    for cell in cells:
        name = " ".join(cell.split())
        check_name(name, known, line)
        known[name] = line
    return known


def weight_and_cells(row: list[str], line: int, number: int, *, weighted: bool) -> tuple[int, list[str]]:
    """How many ballots a row stands for, and a cell for each candidate. Raises BadFile."""
    cells = row[weighted:]
    if any(cells[number:]):
        raise BadFile(line, "The row has more cells than there are candidates.")
    times = weight(row[0], line) if weighted and row[0] else 1
    return times, [*cells, *[""] * number][:number]


def ranks_of(cells: list[str], line: int) -> Ranks:
    """The candidates by their ranks from 1 on; the same rank twice is an equal one. Raises BadFile."""
    places: dict[int, list[int]] = {}
    for one, cell in enumerate(cells):
        if not cell:
            continue
        place = whole(cell, line)
        if place == 0:
            raise BadFile(
                line, "0 is no rank. If the cells are scores, let the first cell be the word scores."
            )
        places.setdefault(place, []).append(one)
    return tuple(tuple(places[place]) for place in sorted(places))


def scores_of(cells: list[str], line: int) -> Scores:
    """A score for each candidate, None where the cell is empty. Raises BadFile."""
    for cell in cells:
        if cell and not SCORE.fullmatch(cell):
            raise BadFile(line, "%(token)s is not a score: a whole number, or nothing.", token=shown(cell))
    return tuple(int(cell) if cell else None for cell in cells)


def write_table(profile: Profile) -> str:
    """A table of the ballots, those alike in one row, in an order that tells nothing of the casting.

    Raises ValueError where some ballots are rankings and others scores.
    """
    if profile.scores and (profile.rankings or profile.ranks):
        raise ValueError("a table holds ranks or scores, not both")
    rows = [(times, written(scores)) for scores, times in profile.scores.items()]
    ranks = [
        *profile.ranks.items(),
        *((tuple((one,) for one in r), times) for r, times in profile.rankings.items()),
    ]
    rows += [(times, written(places(groups, len(profile.candidates)))) for groups, times in ranks]
    if profile.blank:
        rows.append((profile.blank, [""] * len(profile.candidates)))
    lines = Table()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(["scores" if profile.scores else "ranks", *profile.candidates])
    writer.writerows([times, *cells] for times, cells in sorted(rows, key=lambda row: (-row[0], row[1])))
    return "".join(lines.parts)


class Table:
    """Where a table is written to."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def write(self, text: str) -> None:
        """Take a row."""
        self.parts.append(text)


def written(numbers: Iterable[int | None]) -> list[str]:
    """Cells of these numbers, empty for None."""
    return ["" if number is None else str(number) for number in numbers]


def places(groups: Ranks, number: int) -> list[int | None]:
    """The rank of each of `number` candidates."""
    ranks: list[int | None] = [None] * number
    for place, group in enumerate(groups, 1):
        for one in group:
            ranks[one] = place
    return ranks
