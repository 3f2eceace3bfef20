"""Comparisons of every two candidates: how many ballots prefer the one to the other.

Whoever a ballot does not rank stands behind all whom it ranks, equal with the others not ranked.
"""

from dataclasses import dataclass

from governance.counting.ballots import places
from governance.counting.profile import Profile
from governance.counting.sheet import Deed, Round
from governance.counting.standings import Tally

Pairs = tuple[tuple[int, ...], ...]


@dataclass(slots=True)
class Comparison:
    """The comparisons while ballots are read.

    A row lies packed in one whole number, `width` bits a candidate, so that a ballot adds a whole row at
    once: `rows[a]` gains its weight at the place of everybody it ranks behind a.
    """

    width: int
    marks: list[int]
    rows: list[int]
    ballots: int = 0
    invalid: int = 0

    def add_ranking(self, ranking: tuple[int, ...], weight: int) -> None:
        """Read a ballot that ranks one candidate a place; the withdrawn have no mark."""
        everybody = behind = sum(self.marks) * weight
        for candidate in ranking:
            behind -= self.marks[candidate] * weight
            self.rows[candidate] += behind
        self.file(weight, valid=behind != everybody)

    def add_places(self, groups: tuple[tuple[int, ...], ...], weight: int) -> None:
        """Read a ballot that ranks standing candidates equal."""
        behind = sum(self.marks) * weight
        for group in groups:
            behind -= sum(self.marks[candidate] for candidate in group) * weight
            for candidate in group:
                self.rows[candidate] += behind
        self.file(weight, valid=bool(groups))

    def file(self, weight: int, *, valid: bool) -> None:
        """Note that ballots were valid or not."""
        self.ballots += weight if valid else 0
        self.invalid += 0 if valid else weight

    def unpacked(self, candidate: int) -> tuple[int, ...]:
        """The row of a candidate: at the place of each other, the ballots that prefer the candidate."""
        if not self.marks[candidate]:
            return (0,) * len(self.marks)
        field = (1 << self.width) - 1
        return tuple(self.rows[candidate] >> self.width * place & field for place in range(len(self.marks)))


def compared(profile: Profile) -> tuple[Pairs, int, int]:
    """`pairs[a][b]` is how many ballots prefer a to b; and how many are valid and invalid.

    Candidates withdrawn have nought against everybody.
    """
    number = len(profile.candidates)
    width = sum([*profile.rankings.values(), *profile.ranks.values(), *profile.scores.values()]).bit_length()
    marks = [0 if c in profile.withdrawn else 1 << width * c for c in range(number)]
    comparison = Comparison(width, marks, [0] * number, invalid=profile.blank)
    for ranking, weight in profile.rankings.items():
        comparison.add_ranking(ranking, weight)
    for groups, weight in places(profile):
        comparison.add_places(groups, weight)
    pairs = tuple(comparison.unpacked(candidate) for candidate in range(number))
    return pairs, comparison.ballots, comparison.invalid


def defeats(pairs: Pairs) -> list[tuple[int, int]]:
    """Every (winner, loser) of a comparison that more ballots prefer one way than the other."""
    number = range(len(pairs))
    return [(a, b) for a in number for b in number if pairs[a][b] > pairs[b][a]]


def victories(pairs: Pairs) -> tuple[int, ...]:
    """How many others each candidate defeats."""
    return tuple(sum(ours > pairs[b][a] for b, ours in enumerate(row)) for a, row in enumerate(pairs))


def comparison_round(profile: Profile, pairs: Pairs) -> Round:
    """The first round of every method that compares: all pairs, and how many others each defeats."""
    listed = tuple(candidate for candidate in profile.by_name if candidate not in profile.withdrawn)
    return Round(1, Deed.COMPARISON, listed, victories(pairs), pairs=pairs)


def tallied(profile: Profile) -> tuple[Pairs, Tally]:
    """The comparisons, and with them what they give everybody: others defeated."""
    pairs, ballots, invalid = compared(profile)
    return pairs, Tally(victories(pairs), ballots, invalid)
