"""The chapter of the statutes on who votes: regions or twin regions, with which weight, and by proxy."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from governance.errors import N_, RuleBroken

MOST_PROXIES, LARGEST_WEIGHT = 1_000, 1_000


class VotingUnit(StrEnum):
    """Who has a vote: each member region, or each twin region, whose two halves confirm the same ballot."""

    REGION = "region"
    TWIN = "twin"


class Disagreement(StrEnum):
    """What it counts as when the two halves of a twin region do not choose the same."""

    ABSTENTION = "abstention"
    HALF_EACH = "half_each"


class WeighedBy(StrEnum):
    """The published figure that weights are computed from; `nothing`: all weights are one."""

    NOTHING = "nothing"
    POPULATION = "population"
    EMISSIONS = "emissions"


class FranchiseOutOfBounds(RuleBroken):
    """A number below nothing or beyond counting, or a figure divided by nothing."""

    message = N_(
        "The rules of the vote need a number of proxies that is not below zero, "
        "and a weight that grows by whole steps up to a limit of at least one vote."
    )


@dataclass(frozen=True)
class WeightRule:
    """One vote, and one more for each whole `step` of the latest published figure, up to `largest` votes."""

    figure: WeighedBy
    step: int
    largest: int

    def __post_init__(self) -> None:
        if self.step < 1 or not 1 <= self.largest <= LARGEST_WEIGHT:
            raise FranchiseOutOfBounds

    def weight(self, figure: Fraction | None) -> Fraction:
        """The votes of a region with this figure, in whole votes; one where none is published."""
        if self.figure is WeighedBy.NOTHING or figure is None or figure < 0:
            return Fraction(1)
        return Fraction(min(self.largest, 1 + figure // self.step))


@dataclass(frozen=True)
class FranchiseRules:
    """Who votes, what a disagreement of twins counts as, how votes weigh, how many one may hold."""

    unit: VotingUnit
    disagreement: Disagreement
    weights: WeightRule
    proxies_per_holder: int
    proxies_count_present: bool

    def __post_init__(self) -> None:
        if not 0 <= self.proxies_per_holder <= MOST_PROXIES:
            raise FranchiseOutOfBounds


FOUNDING_FRANCHISE = FranchiseRules(
    unit=VotingUnit.REGION,
    disagreement=Disagreement.ABSTENTION,
    weights=WeightRule(WeighedBy.NOTHING, step=1, largest=1),
    proxies_per_holder=1,
    proxies_count_present=False,
)
