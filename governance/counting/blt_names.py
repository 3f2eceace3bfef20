"""The end of a BLT file: the names of the candidates and the title, however councils spell them."""

import re

from governance.counting.badfile import BadFile, check_name, check_printed

QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"[\s,;]*')
COMMENT = re.compile(r"(?:^|\s)#.*")
NUMBERED = re.compile(r"Candidate ([0-9]{1,6})")

Line = tuple[int, str]


def names_and_title(lines: list[str], start: int, number: int) -> tuple[list[str], str]:
    """The names of `number` candidates, and the title or "", from the lines behind the first `start`.

    Raises BadFile where a name is missing or there twice, or where something follows the title.
    """
    rest = [(start + 1 + place, line) for place, line in enumerate(lines[start:]) if said(line)]
    if len(rest) < number:
        raise BadFile(
            len(lines),
            "%(wanted)s candidates stand, but only %(found)s names are given.",
            wanted=number,
            found=len(rest),
        )
    if len(rest) > number + 1:
        raise BadFile(rest[number + 1][0], "Nothing may follow the title.")
    title = "".join(fields(line)[0] for _, line in rest[number:])
    check_printed(title, rest[-1][0])
    return candidate_names(rest[:number]), title


def said(line: str) -> str:
    """What a line says: nothing where it is blank, a comment, or a row of empty cells."""
    return COMMENT.sub("", line).strip(" \t,;")


def candidate_names(lines: list[Line]) -> list[str]:
    """The names; a party in a cell of its own tells apart those who share a name. Raises BadFile."""
    cells = [named(place, number, fields(line)) for place, (number, line) in enumerate(lines)]
    names = [one[0] for one in cells]
    known: dict[str, int] = {}
    for (number, _), one in zip(lines, cells, strict=True):
        name = one[0]
        if names.count(name) > 1 and len(one) > 1:
            name = f"{name} ({one[1]})"
        check_name(name, known, number)
        known[name] = number
    return list(known)


def named(place: int, line: int, cells: list[str]) -> list[str]:
    """The cells of a candidate without a first one that only counts ("Candidate 1"). Raises BadFile."""
    counted = NUMBERED.fullmatch(cells[0])
    if not counted or len(cells) == 1:
        return cells
    if int(counted[1]) != place + 1:
        raise BadFile(line, "The candidates are not numbered one after another.")
    return cells[1:]


def fields(line: str) -> list[str]:
    """The cells of a line: quoted ones, one by one; otherwise the whole line, quotation marks taken off."""
    cells, end = [], 0
    while match := QUOTED.match(line, end):
        cells.append(plain(match[1].replace('""', '"')))
        end = match.end()
    rest = said(line[end:])
    if not cells or not cells[0]:
        return [plain(said(line).strip('"'))]
    return [*cells, plain(rest)] if rest else cells


def plain(text: str) -> str:
    """A text with single spaces, none around it."""
    return " ".join(text.split())
