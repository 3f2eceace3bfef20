"""Conditions on the team that a count elects: at least and at most so many of a group."""

from dataclasses import dataclass

from governance.errors import N_, RuleBroken


@dataclass(frozen=True, slots=True)
class Condition:
    """At least `least` and at most `most` of the candidates `among` are elected; `label` names it."""

    label: str
    among: frozenset[int]
    least: int
    most: int


Conditions = tuple[Condition, ...]


class ConditionsUnsatisfiable(RuleBroken):
    """No team of these candidates can satisfy the conditions; found before anything is counted."""

    message = N_("No %(seats)d of the candidates satisfy all conditions on the team together.")


def is_feasible(conditions: Conditions, elected: frozenset[int], hopeful: frozenset[int], seats: int) -> bool:
    """Whether the elected with some of the hopeful fill the seats and satisfy every condition, exactly."""
    raise NotImplementedError


def guarded(
    conditions: Conditions, elected: frozenset[int], hopeful: frozenset[int], seats: int
) -> frozenset[int]:
    """Who of the hopeful is in every team that satisfies the conditions: never to be excluded."""
    raise NotImplementedError


def doomed(
    conditions: Conditions, elected: frozenset[int], hopeful: frozenset[int], seats: int
) -> frozenset[int]:
    """Who of the hopeful is in no team that satisfies the conditions: never to be elected."""
    raise NotImplementedError
