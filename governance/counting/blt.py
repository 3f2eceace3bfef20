"""BLT files: how councils, OpaVote and OpenSTV pass ranked ballots on; read as they are really published.

Source: I. D. Hill, B. A. Wichmann, D. R. Woodall, "Algorithm 123: Single transferable vote by Meek's method",
The Computer Journal 30 (1987), 277-281; with what OpenSTV and OpaVote added (equal and skipped ranks,
comments, ballot numbers). The spellings are told in docs/counting.md.
"""

import re
from collections.abc import Iterable

from governance.counting.badfile import BadFile, candidate, check_numbers, check_twice, shown, weight, whole
from governance.counting.blt_names import names_and_title
from governance.counting.collected import Collected
from governance.counting.profile import Profile, Ranks

IDENTIFIER = re.compile(r"\([^()]*\)")
WITHDRAWN = re.compile(r"-[0-9]+")
COMMAS = str.maketrans(",;\t", "   ")


class Lines:
    """The lines of a file that say something, one after another; `number` is where one stands, from 1."""

    def __init__(self, text: str) -> None:
        self.lines = text.removesuffix("\n").split("\n")
        self.number = 0
        self.commas = False

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        while self.number < len(self.lines):
            line = self.lines[self.number]
            self.number += 1
            if "#" in line or "," in line or ";" in line:
                line = line.translate(COMMAS).partition("#")[0]
            if line and not line.isspace():
                return line
        raise StopIteration


def read_blt(text: str) -> Profile:
    """The ballots of a BLT file, its lines ending with "\\n". Raises BadFile."""
    lines = Lines(text)
    number, seats = header(lines)
    withdrawn, first = withdrawals(lines, number)
    ballots = Collected()
    add_ballots(lines, first, number, ballots)
    names, title = names_and_title(lines.lines, lines.number, number)
    return ballots.profile(names, seats=seats, withdrawn=withdrawn, title=title)


def header(lines: Lines) -> tuple[int, int]:
    """The numbers of candidates and of seats; lines with a comma or a semicolon are told apart by these."""
    tokens = next(lines, "").split()
    lines.commas = any(mark in lines.lines[lines.number - 1] for mark in ",;")
    if len(tokens) != 2:
        raise BadFile(lines.number, "The file begins with the numbers of candidates and of seats.")
    candidates, seats = (whole(token, lines.number) for token in tokens)
    check_numbers(candidates, seats, lines.number)
    return candidates, seats


def withdrawals(lines: Lines, number: int) -> tuple[frozenset[int], str | None]:
    """Who has withdrawn (negative numbers before the first ballot), and the first line behind them."""
    withdrawn: set[int] = set()
    for line in lines:
        tokens = line.split()
        if not tokens[0].startswith("-"):
            return frozenset(withdrawn), line
        if tokens[-1] == "0":
            tokens.pop()
        for token in tokens:
            if not WITHDRAWN.fullmatch(token):
                raise BadFile(
                    lines.number, "%(token)s is not the number of a withdrawn candidate.", token=shown(token)
                )
            withdrawn.add(candidate(token[1:], lines.number, number))
    return frozenset(withdrawn), None


def add_ballots(lines: Lines, line: str | None, number: int, ballots: Collected) -> None:
    """Read ballots up to the line that is only 0; the common kind by the shortest way."""
    index = {str(place + 1): place for place in range(number)}.__getitem__
    rankings = ballots.rankings
    while line is not None:
        tokens = line.split()
        if is_end(tokens, lines):
            return
        try:
            ranking = tuple(map(index, tokens[1:-1]))
            plain = ranking and tokens[-1] == "0" and tokens[0].isdecimal()
            if plain and len(set(ranking)) == len(ranking):
                rankings[ranking] = rankings.get(ranking, 0) + weight(tokens[0], lines.number)
            else:
                ballots.add(*other_ballot(line, lines, number))
        except KeyError:
            ballots.add(*other_ballot(line, lines, number))
        line = next(lines, None)
    raise BadFile(len(lines.lines), "The file ends among the ballots: a line with only 0 closes them.")


def is_end(tokens: list[str], lines: Lines) -> bool:
    """Whether the ballots are over: by a 0, or in a table without one by the first line that is no number."""
    if tokens == ["0"]:
        return True
    if lines.commas and not tokens[0][0].isdecimal() and not tokens[0].startswith("("):
        lines.number -= 1
        return True
    return False


def other_ballot(line: str, lines: Lines, number: int) -> tuple[Ranks, int]:
    """A ballot with anything special: its number in parentheses, equal or skipped ranks, no mark at all."""
    tokens = IDENTIFIER.sub(" ", line).split()
    if not tokens:
        raise BadFile(lines.number, "The line has no ballot.")
    times = weight(tokens[0], lines.number)
    if lines.commas and tokens[-1:] != ["0"]:
        tokens.append("0")
    if len(tokens) < 2 or tokens[-1] != "0":
        raise BadFile(lines.number, "A ballot ends with 0.")
    groups = tuple(
        tuple(candidate(mark, lines.number, number) for mark in place.split("="))
        for place in tokens[1:-1]
        if place != "-"
    )
    marked = [one for group in groups for one in group]
    check_twice(len(marked), len(set(marked)), lines.number)
    return groups, times


def write_blt(profile: Profile) -> str:
    """A BLT file of rankings, with what is alike together and in an order that tells nothing of the casting.

    Raises ValueError for scores, which BLT cannot say.
    """
    if profile.scores:
        raise ValueError("a BLT file holds no scores")
    return "\n".join([*head(profile), *sorted_ballots(profile), "0", *tail(profile)]) + "\n"


def head(profile: Profile) -> Iterable[str]:
    """The numbers of candidates and seats, and the withdrawn."""
    yield f"{len(profile.candidates)} {profile.seats}"
    if profile.withdrawn:
        yield " ".join(f"-{index + 1}" for index in sorted(profile.withdrawn))


def sorted_ballots(profile: Profile) -> Iterable[str]:
    """A line for each distinct ballot, by how often it was cast and then by its marks."""
    ballots: list[tuple[int, Ranks]] = [
        (times, tuple((one,) for one in ranking)) for ranking, times in profile.rankings.items()
    ]
    ballots += [(times, ranks) for ranks, times in profile.ranks.items()]
    ballots += [(profile.blank, ())] if profile.blank else []
    for times, groups in sorted(ballots, key=lambda ballot: (-ballot[0], ballot[1])):
        marks = ("=".join(str(one + 1) for one in group) for group in groups)
        yield " ".join([str(times), *marks, "0"])


def tail(profile: Profile) -> Iterable[str]:
    """The names and the title, in quotation marks."""
    for name in (*profile.candidates, profile.title):
        yield '"{}"'.format(" ".join(name.split()).replace('"', '""'))
