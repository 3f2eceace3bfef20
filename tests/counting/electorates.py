"""Electorates made up from a number: the same on every machine, of the kinds that elections have.

Five kinds in turn: everybody at random; parties; opinions on a line; a ward with well-known names; and a
handful of voters, where many counts meet a tie. Beside them wards of thousands.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from governance.counting.profile import Profile, Ranking, Ranks, Scores

LETTERS = "ABCDEFGHIJKL"
Voter = Callable[[], list[int]]
"""One more voter: all candidates in the order of this voter's preference."""


def electorate(number: int) -> Profile:
    """The electorate of this number: strict rankings, most of them truncated."""
    random = Random(number)
    size = random.randint(3, 9)
    voter = KINDS[number % len(KINDS)](random, size)
    voters = random.randint(3, 12) if number % len(KINDS) == 4 else random.randint(20, 400)
    return asked(random, voter, voters, size, range(1, min(6, size)))


def council_ward(number: int) -> Profile:
    """A ward as councils have them: six to nine candidates, three or four seats, thousands of papers."""
    random = Random(number)
    size = random.randint(6, 9)
    return asked(random, ward(random, size), random.randint(3000, 8000), size, range(3, 5))


def asked(random: Random, voter: Voter, voters: int, size: int, seats: range) -> Profile:
    """The ballots of so many voters, for one of these numbers of seats."""
    rankings: dict[Ranking, int] = {}
    for _ in range(voters):
        ballot = tuple(voter()[: marked(random, size)])
        rankings[ballot] = rankings.get(ballot, 0) + 1
    names = random.sample(LETTERS[:size], size)
    return Profile(tuple(names), random.randint(seats[0], seats[-1]), rankings)


def marked(random: Random, size: int) -> int:
    """How many candidates a voter marks: some all, most two to four."""
    return random.choice((size, size, 1, 2, 2, 3, 3, 4))


def undecided_voters(random: Random, size: int) -> Voter:
    """Everybody in any order."""
    return lambda: random.sample(range(size), size)


def parties(random: Random, size: int) -> Voter:
    """Voters of two to four parties, who rank their own first, mostly from the top of its list."""
    number = random.randint(2, min(4, size))
    strengths = [random.randint(1, 9) for _ in range(number)]

    def voter() -> list[int]:
        own = random.choices(range(number), strengths)[0]
        listed = [candidate for candidate in range(size) if candidate % number == own]
        others = [candidate for candidate in range(size) if candidate % number != own]
        random.shuffle(others)
        if random.random() < 0.3:
            random.shuffle(listed)
        return listed + others

    return voter


def line(random: Random, size: int) -> Voter:
    """Candidates and voters between left and right; whoever is nearer is preferred."""
    places = [random.randrange(1000) for _ in range(size)]

    def voter() -> list[int]:
        place = random.randrange(1000)
        return sorted(range(size), key=lambda candidate: (abs(places[candidate] - place), candidate))

    return voter


def ward(random: Random, size: int) -> Voter:
    """Candidates whom more or fewer people know: each next preference is drawn by how many do."""
    known = [random.randint(1, 30) for _ in range(size)]

    def voter() -> list[int]:
        left, order = list(range(size)), []
        while left:
            order.append(random.choices(left, [known[candidate] for candidate in left])[0])
            left.remove(order[-1])
        return order

    return voter


KINDS = (undecided_voters, parties, line, ward, ward)


def with_equals(number: int) -> Profile:
    """The electorate of this number, in which voters rank some of their candidates equal."""
    random = Random(-number)
    strict = electorate(number)
    ranks: dict[Ranks, int] = {}
    for ranking, weight in strict.rankings.items():
        ballot = levelled(random, ranking)
        ranks[ballot] = ranks.get(ballot, 0) + weight
    return replace(strict, rankings={}, ranks=ranks)


def levelled(random: Random, ranking: Ranking) -> Ranks:
    """A ranking in which about a third of the candidates share the place of the one before."""
    places: list[list[int]] = []
    for candidate in ranking:
        if places and random.random() < 0.3:
            places[-1].append(candidate)
        else:
            places.append([candidate])
    return tuple(tuple(place) for place in places)


def with_scores(number: int) -> Profile:
    """The electorate of this number, giving scores of 5 to 0 down its ranking, some twice."""
    random = Random(-number)
    strict = electorate(number)
    scores: dict[Scores, int] = {}
    for ranking, weight in strict.rankings.items():
        given: list[int | None] = [None] * len(strict.candidates)
        for place, candidate in enumerate(ranking):
            given[candidate] = max(0, 5 - place - random.randint(0, 1))
        scores[tuple(given)] = scores.get(tuple(given), 0) + weight
    return replace(strict, rankings={}, scores=scores)
