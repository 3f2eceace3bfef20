"""Who fits whom: counted facts side by side, and an order that anyone can follow. No figure is weighed.

Decision 0020 says why. The order, each fact only where those before it are equal:
1. regions that have said what they bring or seek, before those that have not;
2. the more fields one brings and the other seeks, counted both ways;
3. regions that share a language;
4. the closer the yearly sequestration potential of the one is to the yearly emissions of the other;
5. the closer their populations are;
6. the fewer twins the other has;
7. the code.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from governance.regions.rules import Constituency


@dataclass(frozen=True)
class Candidate:
    """A region as another may look at it; tonnes of CO2e a year."""

    code: str
    constituency: Constituency
    brings: frozenset[str] = frozenset()
    seeks: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    population: int | None = None
    emissions: Fraction | None = None
    sequestration: Fraction | None = None
    twins: int = 0


@dataclass(frozen=True)
class Suggestion:
    """A possible counterpart with the facts that place it, each ready to be said as a sentence.

    `given`: what one brings and the other seeks; `taken`: the reverse. `balance` and `populations` are the
    smaller through the larger of the two figures, so at most 1; None where a figure is not known.
    """

    other: Candidate
    given: tuple[str, ...]
    taken: tuple[str, ...]
    languages: tuple[str, ...]
    balance: Fraction | None
    populations: Fraction | None

    @property
    def has_said(self) -> bool:
        """Whether the other has said what it brings or seeks."""
        return bool(self.other.brings or self.other.seeks)

    @property
    def complementary(self) -> int:
        """How many fields complement each other, both ways."""
        return len(self.given) + len(self.taken)


def rank(own: Candidate, others: Iterable[Candidate]) -> tuple[Suggestion, ...]:
    """The regions of the opposite constituency, the best counterpart first; see the order above."""
    opposite = (other for other in others if other.constituency is not own.constituency)
    return tuple(sorted((suggestion(own, other) for other in opposite), key=place))


def suggestion(own: Candidate, other: Candidate) -> Suggestion:
    """The facts about two regions of opposite constituencies."""
    return Suggestion(
        other=other,
        given=tuple(sorted(own.brings & other.seeks)),
        taken=tuple(sorted(other.brings & own.seeks)),
        languages=tuple(language for language in own.languages if language in other.languages),
        balance=balance(own, other),
        populations=closeness(own.population, other.population),
    )


def balance(own: Candidate, other: Candidate) -> Fraction | None:
    """How close the emissions of the high-emission half are to what the other half could take up."""
    if own.constituency is Constituency.HIGH_EMISSION:
        return closeness(own.emissions, other.sequestration)
    return closeness(other.emissions, own.sequestration)


def closeness(one: Fraction | int | None, other: Fraction | int | None) -> Fraction | None:
    """The smaller through the larger of two figures; None where one is unknown or below nothing."""
    if one is None or other is None or min(one, other) < 0 or max(one, other) == 0:
        return None
    return Fraction(min(one, other)) / Fraction(max(one, other))


def place(found: Suggestion) -> tuple[bool, int, bool, Fraction, Fraction, int, str]:
    """By what the suggestions are sorted."""
    return (
        not found.has_said,
        -found.complementary,
        not found.languages,
        -(found.balance or Fraction(0)),
        -(found.populations or Fraction(0)),
        found.other.twins,
        found.other.code,
    )
