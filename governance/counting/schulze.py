"""Schulze's method: who beats whom along the strongest paths of defeats."""

from enum import StrEnum

from governance.counting.conditions import Conditions
from governance.counting.lots import Lots
from governance.counting.pairwise import Pairs, comparison_round, defeats, tallied
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Deed, Round
from governance.counting.standings import by_defeats, concluded, seating


class Strength(StrEnum):
    """What makes one defeat stronger than another.

    WINNING : more ballots for the winner, then fewer for the loser: Schulze's own choice, and Debian's.
    MARGIN : the difference of both. LOSING : fewer ballots for the loser, then more for the winner.
    """

    WINNING = "winning"
    MARGIN = "margin"
    LOSING = "losing"


def count(
    profile: Profile, lots: Lots, conditions: Conditions = (), strength: Strength = Strength.WINNING
) -> Count:
    """Elect from the top of Schulze's order: first those whom no other beats along the strongest paths.

    Ballots may rank candidates equal or not at all. For several seats, those whom nobody beats are elected
    together, then those whom nobody of the rest beats; where not all of these can be, lots decide.
    Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
    single-winner election method", Social Choice and Welfare 36 (2011), 267-303, with the strengths of
    its section 2.1. Raises ConditionsUnsatisfiable.
    """
    pairs, tally = tallied(profile)
    links = strengths(pairs, strength)
    paths = strongest(links)
    levels = by_defeats({a: beaten(a, paths) & frozenset(profile.standing) for a in profile.standing})
    seats = seating(levels, profile.seats, lots, conditions)
    first = comparison_round(profile, pairs)
    last = Round(2, Deed.ELECTION, first.about, first.standing, paths=weakest(paths, links, pairs))
    return concluded("schulze", profile, tally, levels, seats, (first, seats.shown(last)))


def weight(ours: int, theirs: int, strength: Strength) -> tuple[int, int]:
    """What orders a defeat of `theirs` by `ours` among others: the greater the stronger."""
    if strength is Strength.MARGIN:
        return ours - theirs, 0
    if strength is Strength.LOSING:
        return -theirs, ours
    return ours, -theirs


def strengths(pairs: Pairs, strength: Strength) -> list[list[int]]:
    """The rank of every defeat by strength, from 1 for the weakest; 0 where there is no defeat."""
    weights = {(a, b): weight(pairs[a][b], pairs[b][a], strength) for a, b in defeats(pairs)}
    ranks = {one: rank for rank, one in enumerate(sorted(set(weights.values())), start=1)}
    table = [[0] * len(pairs) for _ in pairs]
    for (a, b), one in weights.items():
        table[a][b] = ranks[one]
    return table


def strongest(links: list[list[int]]) -> list[list[int]]:
    """The strength of the strongest path between every two candidates: that of its weakest defeat.

    Source: Schulze (2011), section 2.3.1: Floyd's algorithm, with the least on a path in place of its length.
    """
    paths = [list(row) for row in links]
    for by, onward in enumerate(paths):
        for source, row in enumerate(paths):
            reach = row[by]
            if reach and source != by:
                paths[source] = [
                    max(known, min(reach, further)) for known, further in zip(row, onward, strict=True)
                ]
    return paths


def beaten(candidate: int, paths: list[list[int]]) -> frozenset[int]:
    """Whom a candidate beats: a stronger path leads there than back."""
    row = paths[candidate]
    return frozenset(other for other, reach in enumerate(row) if reach > paths[other][candidate])


def weakest(paths: list[list[int]], links: list[list[int]], pairs: Pairs) -> Pairs:
    """The ballots for the winner of the weakest defeat on the strongest path; 0 where no path leads."""
    for_winner = {0: 0} | {links[a][b]: pairs[a][b] for a, b in defeats(pairs)}
    return tuple(
        tuple(0 if other == one else for_winner[reach] for other, reach in enumerate(row))
        for one, row in enumerate(paths)
    )
