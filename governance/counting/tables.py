"""The tables of a count sheet, aligned as monospaced text."""

import unicodedata
from collections.abc import Iterable, Iterator

from governance.counting.sheet import Deed, Round
from governance.counting.speech import number
from governance.counting.wording import Telling

COLUMN = {"approval": "Approvals", "score": "Points", "confirmation": "For"}

Row = tuple[str, ...]


def standing_rows(telling: Telling, one: Round) -> Iterator[Row]:
    """The table of a round: votes before it, what was added, votes after it, and what became of each."""
    is_new = one.deed in (Deed.FIRST, Deed.RUNOFF) or telling.count.method == "pav"
    before = None if is_new else telling.before(one)
    say, amounts = telling.say, Amounts(telling, one, before)
    votes = (
        (say("Before"), say("Transfer"), say("After"))
        if before
        else (say(COLUMN.get(telling.count.method, "Votes")),)
    )
    yield (say("Candidate"), *votes, *amounts.other_heads())
    listed = one.about if one.deed is Deed.RUNOFF else standing(telling)
    for candidate in listed:
        yield (
            telling.profile.candidates[candidate],
            *amounts.moved(candidate),
            *amounts.other_cells(candidate),
            became(telling, one, candidate),
        )
    if telling.count.method.endswith("-stv") or one.deed is Deed.RUNOFF:
        yield from amounts.sums()


def standing(telling: Telling) -> tuple[int, ...]:
    """Who stands, by name."""
    profile = telling.profile
    return tuple(candidate for candidate in profile.by_name if candidate not in profile.withdrawn)


class Amounts:
    """The cells of one table: with as many decimals as its longest number, signs before what moved."""

    def __init__(self, telling: Telling, one: Round, before: tuple[int, ...] | None) -> None:
        self.telling, self.one, self.before = telling, one, before
        scale = telling.count.scale
        found = [decimal_places(units, scale) for units in (*one.standing, *(before or ()), one.exhausted)]
        self.places = max(found, default=0)
        self.kept = max((decimal_places(units, scale) for units in one.keep or ()), default=0)

    def cell(self, units: int, *, signed: bool = False) -> str:
        """An amount of votes."""
        written = number(units, self.telling.count.scale, self.telling.language, self.places)
        return f"+{written}" if signed and units > 0 else "" if signed and not units else written

    def moved(self, candidate: int) -> Row:
        """What a candidate had before the round, what moved, and what there is after it."""
        after = self.one.standing[candidate]
        if self.before is None:
            return (self.cell(after),)
        was = self.before[candidate]
        return self.cell(was), self.cell(after - was, signed=True), self.cell(after)

    def other_heads(self) -> Iterator[str]:
        """The headings of columns that only some methods have."""
        if self.one.against is not None:
            yield self.telling.say("Against")
        if self.one.keep is not None:
            yield self.telling.say("Keeps")

    def other_cells(self, candidate: int) -> Iterator[str]:
        """The cells of these columns."""
        if self.one.against is not None:
            yield self.cell(self.one.against[candidate])
        if self.one.keep is not None:
            yield number(self.one.keep[candidate], self.telling.count.scale, self.telling.language, self.kept)

    def sums(self) -> Iterator[Row]:
        """What nobody has any more, and everything together."""
        count, one = self.telling.count, self.one
        after, total = one.exhausted, sum(one.standing) + one.exhausted
        if self.before is None:
            yield (self.telling.say("Not transferable"), self.cell(after))
            yield (self.telling.say("Total"), self.cell(total))
        else:
            was = count.rounds[one.number - 2].exhausted
            yield (
                self.telling.say("Not transferable"),
                self.cell(was),
                self.cell(after - was, signed=True),
                self.cell(after),
            )
            yield (self.telling.say("Total"), self.cell(sum(self.before) + was), "", self.cell(total))


def became(telling: Telling, one: Round, candidate: int) -> str:
    """What became of a candidate in a round."""
    if candidate in one.elected:
        return telling.say("elected")
    return telling.say("excluded") if candidate in one.excluded else ""


def matrix(telling: Telling, rows: tuple[tuple[int, ...], ...]) -> list[str]:
    """Everybody against everybody; the columns are numbered as the rows are."""
    listed = standing(telling)
    table: list[Row] = [(telling.say("Preferred to"), *(str(place) for place in range(1, len(listed) + 1)))]
    for place, one in enumerate(listed, 1):
        cells = ("-" if one == other else telling.number(rows[one][other]) for other in listed)
        table.append((f"{place}. {telling.profile.candidates[one]}", *cells))
    return aligned(table)


def aligned(rows: Iterable[Row]) -> list[str]:
    """Rows as lines: the first column to the left, and what has no heading; numbers to the right."""
    table = list(rows)
    size = max(map(len, table))
    widths = [max((columns(row[at]) for row in table if len(row) > at), default=0) for at in range(size)]
    return [
        "  ".join(
            padded(cell, width, left=at == 0 or at >= len(table[0]))
            for at, (cell, width) in enumerate(zip(row, widths, strict=False))
        ).rstrip()
        for row in table
    ]


def padded(cell: str, width: int, *, left: bool) -> str:
    """A cell filled up with spaces."""
    space = " " * (width - columns(cell))
    return cell + space if left else space + cell


def columns(text: str) -> int:
    """How many columns a text takes in a terminal: wide letters two, marks upon letters none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def decimal_places(units: int, scale: int) -> int:
    """How many decimals an amount has; 0 where it is no decimal."""
    rest = units % scale
    return len(number(rest, scale, "en").partition(".")[2]) if rest else 0
