"""What is counted: candidates, seats and the ballots, like ballots together.

Candidates are known by their index in `Profile.candidates`; a method that lets the order of the file decide
anything is wrong. Weights are whole numbers; whoever has fractions brings them to a common denominator first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from governance.errors import N_, RuleBroken

Ranking = tuple[int, ...]
"""Candidates from first to last preference, none twice; it may stop anywhere (a truncated ballot)."""

Ranks = tuple[tuple[int, ...], ...]
"""Groups of candidates from first to last preference; those of one group are ranked equal."""

Scores = tuple[int | None, ...]
"""A number a candidate, in the order of the candidates; None where the ballot says nothing."""


class ProfileWrong(RuleBroken):
    """Ballots that no count could read: a candidate twice, one that does not stand, a weight below one."""

    message = N_("These ballots cannot be counted: %(reason)s")


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that a count looks at.

    candidates : names as in the file; seats : how many are to be elected, at least 1.
    rankings, ranks, scores : distinct ballots and how many were cast alike (whole weights, at least 1):
        strict rankings, rankings with candidates ranked equal, and scores.
    blank : weight of the ballots on which no candidate is marked; withdrawn : who no longer stands
        (ballots pass over them).
    """

    candidates: tuple[str, ...]
    seats: int = 1
    rankings: dict[Ranking, int] = field(default_factory=dict)
    ranks: dict[Ranks, int] = field(default_factory=dict)
    scores: dict[Scores, int] = field(default_factory=dict)
    blank: int = 0
    withdrawn: frozenset[int] = frozenset()
    title: str = ""

    @property
    def standing(self) -> tuple[int, ...]:
        """Who stands: every candidate not withdrawn."""
        return tuple(index for index in range(len(self.candidates)) if index not in self.withdrawn)

    @property
    def by_name(self) -> tuple[int, ...]:
        """All candidates in the order of their names: the order that no file can choose."""
        return tuple(sorted(range(len(self.candidates)), key=lambda index: (self.candidates[index], index)))


def without(ranking: Ranking, withdrawn: Iterable[int]) -> Ranking:
    """The ranking with the withdrawn passed over; those behind them move up."""
    gone = frozenset(withdrawn)
    return tuple(candidate for candidate in ranking if candidate not in gone)
