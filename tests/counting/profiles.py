"""Profiles for tests: worked examples written as letters, strategies for any profile, the same one reordered.

`election("5 ACBED, 3 (AB)C")` reads as the literature writes: five ballots A, C, B, E, D in this order, and
three with A and B ranked equal before C. Candidates are the letters, in the order of the alphabet.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from governance.counting.lots import Lots
from governance.counting.profile import Profile, Ranking, Ranks, Scores
from governance.counting.sheet import Count

NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WEIGHTS = st.integers(1, 9)


def election(
    ballots: str, seats: int = 1, candidates: str = "", withdrawn: str = "", blank: int = 0
) -> Profile:
    """The profile that a line of ballots describes; `candidates` where some of them are on no ballot."""
    names = "".join(sorted(set(candidates) | set(re.findall("[A-Z]", ballots))))
    rankings: dict[Ranking, int] = {}
    ranks: dict[Ranks, int] = {}
    for ballot in filter(None, ballots.split(", ")):
        weight, _, order = ballot.partition(" ")
        groups = tuple(
            tuple(names.index(name) for name in group) for group in re.findall("[A-Z]+|[A-Z]", spread(order))
        )
        if "(" in order:
            ranks[groups] = ranks.get(groups, 0) + int(weight)
            continue
        ranking = tuple(candidate for (candidate,) in groups)
        rankings[ranking] = rankings.get(ranking, 0) + int(weight)
    gone = frozenset(names.index(name) for name in withdrawn)
    return Profile(tuple(names), seats, rankings, ranks, blank=blank, withdrawn=gone)


def spread(order: str) -> str:
    """An order of letters with a space between the places: those of one bracket stay together."""
    return " ".join(first or second for first, second in re.findall(r"\(([A-Z]+)\)|([A-Z])", order))


def approvals(ballots: str, seats: int, candidates: str = "") -> Profile:
    """The profile of approval ballots, as a ballot of scores: `approvals("3 AB, 2 C", seats=2)`."""
    plain = election(ballots, seats, candidates)
    scores: dict[Scores, int] = {}
    for approved, weight in plain.rankings.items():
        scores[tuple(1 if c in approved else 0 for c in range(len(plain.candidates)))] = weight
    return replace(plain, rankings={}, scores=scores)


def lots(profile: Profile, seed: str | None = None) -> Lots:
    """What breaks the ties of a count of this profile."""
    return Lots(profile.by_name, seed)


def named(profile: Profile, candidates: Collection[int]) -> str:
    """The letters of candidates, in the order given."""
    return "".join(profile.candidates[candidate] for candidate in candidates)


def elected(profile: Profile, count: Count) -> str:
    """The letters of those elected, in the order of election."""
    return named(profile, count.elected)


@st.composite
def rankings(draw: st.DrawFn, candidates: int) -> Ranking:
    """Any ranking, also a truncated one; at least one candidate is on it."""
    order = draw(st.permutations(range(candidates)))
    return tuple(order[: draw(st.integers(1, candidates))])


@st.composite
def ranks(draw: st.DrawFn, candidates: int) -> Ranks:
    """Any ranking with equal ranks, also a truncated one."""
    ranking = draw(rankings(candidates))
    cuts = draw(st.lists(st.booleans(), min_size=len(ranking), max_size=len(ranking)))
    groups: list[list[int]] = []
    for candidate, cut in zip(ranking, cuts, strict=True):
        if cut or not groups:
            groups.append([])
        groups[-1].append(candidate)
    return tuple(tuple(sorted(group)) for group in groups)


@st.composite
def profiles(
    draw: st.DrawFn,
    *,
    most_candidates: int = 6,
    most_seats: int = 3,
    equal: bool = True,
    withdrawals: bool = True,
    fewest_ballots: int = 0,
) -> Profile:
    """Any profile: `equal` with ballots that rank candidates equal, `withdrawals` with candidates gone."""
    number = draw(st.integers(1, most_candidates))
    gone = draw(st.sets(st.integers(0, number - 1), max_size=number - 1)) if withdrawals else set()
    strict = draw(st.dictionaries(rankings(number), WEIGHTS, min_size=fewest_ballots, max_size=12))
    shared = draw(st.dictionaries(ranks(number), WEIGHTS, max_size=6)) if equal else {}
    return Profile(
        tuple(NAMES[:number]),
        draw(st.integers(1, most_seats)),
        strict,
        shared,
        blank=draw(st.integers(0, 3)),
        withdrawn=frozenset(gone),
    )


@st.composite
def scored(draw: st.DrawFn, *, most_candidates: int = 6, most_seats: int = 3) -> Profile:
    """Any profile of ballots that give scores of 0 to 5, or none."""
    number = draw(st.integers(1, most_candidates))
    ballot = st.tuples(*[st.none() | st.integers(0, 5)] * number)
    scores = draw(st.dictionaries(ballot, WEIGHTS, max_size=12))
    return Profile(tuple(NAMES[:number]), draw(st.integers(1, most_seats)), scores=scores)


def reordered(profile: Profile, order: Sequence[int]) -> Profile:
    """The same election from a file that lists candidates in this order, and the ballots backwards."""
    place = {candidate: index for index, candidate in enumerate(order)}
    return replace(
        profile,
        candidates=tuple(profile.candidates[candidate] for candidate in order),
        rankings={tuple(place[c] for c in b): w for b, w in reversed(profile.rankings.items())},
        ranks={
            tuple(tuple(place[c] for c in reversed(group)) for group in b): w
            for b, w in reversed(profile.ranks.items())
        },
        scores={tuple(b[c] for c in order): w for b, w in reversed(profile.scores.items())},
        withdrawn=frozenset(place[c] for c in profile.withdrawn),
    )
