"""Who is asked: regions on a sealed roll. Heads are numbers; weights are a type of their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from governance.errors import N_, RuleBroken
from governance.record.canonical import digest, encode
from governance.record.plain import to_plain
from governance.regions.rules import Constituency


@dataclass(frozen=True, order=True, slots=True, init=False)
class Weight:
    """How much a vote counts. Adds to weights alone, is divided by weights alone, and is never negative."""

    value: Fraction

    def __init__(self, value: Fraction | int) -> None:
        if not isinstance(value, Fraction) and type(value) is not int:
            raise TypeError(f"a weight is an exact number, not {type(value).__name__}")
        if value < 0:
            raise ValueError("a weight is never negative")
        object.__setattr__(self, "value", Fraction(value))

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(self.value + other.value) if isinstance(other, Weight) else NotImplemented

    def __truediv__(self, other: "Weight") -> Fraction:
        return self.value / other.value if isinstance(other, Weight) else NotImplemented

    def share(self, share: Fraction) -> "Weight":
        """The given share of this weight."""
        return Weight(self.value * share)

    @property
    def is_whole(self) -> bool:
        """Without a fraction of a vote."""
        return self.value.denominator == 1

    def __str__(self) -> str:
        return str(self.value)


NO_WEIGHT = Weight(Fraction(0))


# A place on the roll: the region, and the twin region where it sits there as a half of one.
Seat = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Elector:
    """A region on the roll; `present` says whether it was recorded present when the roll was sealed.

    `unit` is the twin region that it is a half of, where twin regions vote; `proxy` the region whose
    delegation casts its vote, where it is not its own.
    """

    region: str
    constituency: Constituency
    weight: Weight
    present: bool
    unit: str | None = None
    proxy: str | None = None

    @property
    def seat(self) -> Seat:
        """What no other elector of the roll has."""
        return self.region, self.unit


class RollEmpty(RuleBroken):
    """A vote asks somebody."""

    message = N_("No region is entitled to vote. Check the credentials before you open the vote.")


class OnRollTwice(RuleBroken):
    """Facts: region."""

    message = N_("The region %(region)s stands on the roll twice. One region has one vote.")


class WithoutWeight(RuleBroken):
    """Facts: region."""

    message = N_("The region %(region)s stands on the roll with a vote of no weight.")


class NotOnTheRoll(RuleBroken):
    """Facts: region."""

    message = N_(
        "The region %(region)s is not on the roll of this vote, which was sealed when the vote opened. "
        "It can take part in votes that open later."
    )


def check_roll(electors: Sequence[Elector]) -> None:
    """At least one region, each once (in each of its twins) and with a weight.

    Raises RollEmpty, OnRollTwice or WithoutWeight.
    """
    if not electors:
        raise RollEmpty
    seen: set[Seat] = set()
    for elector in electors:
        if elector.seat in seen:
            raise OnRollTwice(region=elector.region)
        if elector.weight == NO_WEIGHT:
            raise WithoutWeight(region=elector.region)
        seen.add(elector.seat)


def total(electors: Iterable[Elector]) -> Weight:
    """The weight of some electors together."""
    return Weight(sum((elector.weight.value for elector in electors), Fraction(0)))


def roll_digest(electors: Iterable[Elector]) -> str:
    """Digest of the roll, sorted by region so that no order of reading changes it."""
    roll = sorted(electors, key=lambda elector: (elector.region, elector.unit or ""))
    return digest(encode([_plain(elector) for elector in roll]))


def _plain(elector: Elector) -> dict[str, Any]:
    """Without what is none, so that rolls of before there were units and proxies keep their digest."""
    return {name: value for name, value in to_plain(elector).items() if value is not None}


def by_constituency(electors: Iterable[Elector]) -> dict[Constituency, list[Elector]]:
    """The electors of each constituency that is on the roll, in the order in which the law names them."""
    sides: dict[Constituency, list[Elector]] = {side: [] for side in Constituency}
    for elector in electors:
        sides[elector.constituency].append(elector)
    return {side: members for side, members in sides.items() if members}
