"""PrefLib files: strict and weak orders, complete or not (soc, soi, toc, toi), and categories (cat).

Source: PrefLib, "Data Format" (the format of 2022 with its metadata, and the older one that begins with the
number of alternatives). PrefLib elects nobody: there is one seat, unless whoever counts says otherwise.
"""

import re
from collections.abc import Iterable

from governance.counting.badfile import (
    BadFile,
    candidate,
    check_name,
    check_numbers,
    check_printed,
    check_twice,
    weight,
    whole,
)
from governance.counting.collected import Collected
from governance.counting.profile import Profile, Ranks

KINDS = ("soc", "soi", "toc", "toi", "cat")
COMPLETE = ("soc", "toc")
STRICT = ("soc", "soi")
FACT = re.compile(r"#\s*([A-Z ]+?)\s*([0-9]{1,6})?\s*:(.*)")
ORDER = re.compile(r"(?:\s*(?:\{[0-9,\s]*\}|[0-9]+)\s*(?:,|$))*")
GROUP = re.compile(r"\{([0-9,\s]*)\}|([0-9]+)")

Line = tuple[int, str]


def read_preflib(text: str, kind: str = "") -> Profile:
    """The ballots of a PrefLib file of a kind in KINDS ("": its metadata say which). Raises BadFile."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines[0][1].startswith("#"):
        return read_old(lines, kind)
    facts = metadata(lines)
    kind = kind or facts.get("DATA TYPE", (0, ""))[1].lower()
    names = modern_names(lines, facts)
    orders = [split_order(number, line, ":") for number, line in lines if not line.startswith("#")]
    line, title = facts.get("TITLE", (1, ""))
    check_printed(title, line)
    return profile_of(orders, names, kind, facts.get("NUMBER VOTERS"), title)


def metadata(lines: list[Line]) -> dict[str, Line]:
    """What the metadata say, with the line of each: "NUMBER VOTERS", "ALTERNATIVE NAME 1" and so on."""
    facts = {}
    for number, line in lines:
        if match := FACT.fullmatch(line.strip()):
            key = match[1] if match[2] is None else f"{match[1]} {int(match[2])}"
            facts[key] = number, " ".join(match[3].split())
    return facts


def modern_names(lines: list[Line], facts: dict[str, Line]) -> list[str]:
    """The names of the alternatives that the metadata count. Raises BadFile."""
    if "NUMBER ALTERNATIVES" not in facts:
        raise BadFile(lines[0][0], "The metadata do not say how many alternatives there are.")
    line, told = facts["NUMBER ALTERNATIVES"]
    number = whole(told, line)
    check_numbers(number, 1, line)
    known: dict[str, int] = {}
    for place in range(1, number + 1):
        at, name = facts.get(f"ALTERNATIVE NAME {place}", (line, ""))
        check_name(name, known, at)
        known[name] = at
    return list(known)


def read_old(lines: list[Line], kind: str) -> Profile:
    """The older format: the number of alternatives, a line for each, the voters, then the orders."""
    line, told = lines[0]
    number = whole(told.strip(), line)
    check_numbers(number, 1, line)
    if len(lines) < number + 2:
        raise BadFile(lines[-1][0], "The file ends before the ballots.")
    known: dict[str, int] = {}
    for at, named in lines[1 : number + 1]:
        place, _, name = (cell.strip().strip('"') for cell in named.partition(","))
        if place != str(len(known) + 1):
            raise BadFile(at, "The candidates are not numbered one after another.")
        check_name(name, known, at)
        known[name] = at
    at, totals = lines[number + 1]
    orders = [split_order(*order, ",") for order in lines[number + 2 :]]
    return profile_of(orders, list(known), kind or "toi", (at, totals.partition(",")[0].strip()))


def split_order(line: int, text: str, mark: str) -> tuple[int, int, str]:
    """The line, how many cast it, and the order itself. Raises BadFile."""
    times, found, order = text.partition(mark)
    if not found:
        raise BadFile(line, "A ballot is written as how many cast it, a mark, and their order.")
    return line, weight(times.strip(), line), order.strip()


def profile_of(
    orders: list[tuple[int, int, str]], names: list[str], kind: str, voters: Line | None, title: str = ""
) -> Profile:
    """The orders together, when they are what their kind promises. Raises BadFile."""
    if kind not in KINDS:
        raise BadFile(1, "The kind of the file is none of %(kinds)s.", kinds=", ".join(KINDS))
    ballots = Collected()
    for line, times, order in orders:
        groups = groups_of(order, line, len(names))
        if kind == "cat":
            ballots.add_scores(by_category(groups, len(names)), times)
        else:
            check_kind(groups, kind, len(names), line)
            ballots.add(groups, times)
    cast = sum(times for _, times, _ in orders)
    if voters and whole(voters[1], voters[0]) != cast:
        raise BadFile(
            voters[0],
            "The file tells of %(told)s ballots, and holds %(found)s.",
            told=int(voters[1]),
            found=cast,
        )
    return ballots.profile(names, title=title)


def groups_of(order: str, line: int, number: int) -> Ranks:
    """The groups of an order, empty ones too. Raises BadFile."""
    if not ORDER.fullmatch(order):
        raise BadFile(line, "An order is written as numbers between commas, those ranked equal in braces.")
    groups = tuple(
        tuple(candidate(mark.strip(), line, number) for mark in (inside or alone).split(",") if mark.strip())
        for inside, alone in GROUP.findall(order)
    )
    marked = [one for group in groups for one in group]
    check_twice(len(marked), len(set(marked)), line)
    return groups


def check_kind(groups: Ranks, kind: str, number: int, line: int) -> None:
    """Raise BadFile where an order is not as strict or as complete as its kind."""
    if any(len(group) == 0 for group in groups):
        raise BadFile(line, "A place of an order is empty.")
    if kind in STRICT and any(len(group) > 1 for group in groups):
        raise BadFile(line, "Candidates are ranked equal in a file of strict orders.")
    if kind in COMPLETE and sum(map(len, groups)) != number:
        raise BadFile(line, "An order leaves candidates out in a file of complete orders.")


def by_category(groups: Iterable[tuple[int, ...]], number: int) -> tuple[int | None, ...]:
    """Scores from categories: the last one is 0, each before it one more; None for who is in none."""
    scores: list[int | None] = [None] * number
    for score, group in enumerate(reversed(list(groups))):
        for one in group:
            scores[one] = score
    return tuple(scores)
