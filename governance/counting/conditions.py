"""Conditions on the team that a count elects: at least and at most so many of a group.

A count asks before every election and exclusion whom the conditions guard (they are in every team that
satisfies them) and whom they doom (they are in none).

Sources: I. D. Hill, "STV with constraints", Voting matters 9 (1998), 2-4, who guards and dooms by the list
of all possible teams; J. Otten, "STV with multiple constraints", Voting matters 13 (2001), who shows that
such a list grows too long. Here the answer is Hill's, exactly, without the list (see `teams`).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from governance.counting.teams import Kind, Rooms, takes
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
    """No team of these candidates can satisfy the conditions; found before anything is counted.

    Facts: `seats` to be filled; `labels`, where known, of conditions that clash and would not with one less.
    """

    message = N_("No %(seats)d of the candidates satisfy all conditions on the team together.")


@dataclass(frozen=True, slots=True)
class Prospects:
    """What conditions leave open: of the hopeful, who is in every team that satisfies them, who in none."""

    guarded: frozenset[int] = frozenset()
    doomed: frozenset[int] = frozenset()


def is_feasible(conditions: Conditions, elected: frozenset[int], hopeful: frozenset[int], seats: int) -> bool:
    """Whether the elected with some of the hopeful fill the seats and satisfy every condition, exactly.

    Fewer candidates than seats fill as many as they are. Raises ConditionsTooEntangled, which for a count
    can only be at its beginning: with more elected or excluded there is never more to look at.
    """
    return prospects(conditions, elected, hopeful, seats) is not None


def guarded(
    conditions: Conditions, elected: frozenset[int], hopeful: frozenset[int], seats: int
) -> frozenset[int]:
    """Who of the hopeful is in every team that satisfies the conditions: never to be excluded.

    Nobody where there are no conditions. Raises ConditionsUnsatisfiable where there is no such team.
    """
    return certain(conditions, elected, hopeful, seats).guarded


def doomed(
    conditions: Conditions, elected: frozenset[int], hopeful: frozenset[int], seats: int
) -> frozenset[int]:
    """Who of the hopeful is in no team that satisfies the conditions: never to be elected.

    Nobody where there are no conditions. Raises ConditionsUnsatisfiable where there is no such team.
    """
    return certain(conditions, elected, hopeful, seats).doomed


def check_satisfiable(conditions: Conditions, candidates: Iterable[int], seats: int) -> None:
    """Refuse conditions that no team of the candidates satisfies: asked before the vote opens.

    Raises ConditionsUnsatisfiable, with the labels of conditions that clash, or ConditionsTooEntangled.
    """
    standing = frozenset(candidates)
    if not is_feasible(conditions, frozenset(), standing, seats):
        labels = tuple(condition.label for condition in clashing(conditions, standing, seats))
        raise ConditionsUnsatisfiable(seats=min(seats, len(standing)), labels=labels)


def one_per(label: str, groups: Iterable[Collection[int]]) -> Conditions:
    """At most one of each group: not two from one twin. Groups of one say nothing and are left out."""
    return tuple(Condition(label, frozenset(group), 0, 1) for group in groups if len(frozenset(group)) > 1)


def clashing(conditions: Conditions, candidates: frozenset[int], seats: int) -> Conditions:
    """Of conditions that cannot be satisfied, some that clash, where any one less would not."""
    kept = conditions
    for condition in conditions:
        fewer = tuple(other for other in kept if other is not condition)
        if not is_feasible(fewer, frozenset(), candidates, seats):
            kept = fewer
    return kept


def certain(
    conditions: Conditions, elected: frozenset[int], hopeful: frozenset[int], seats: int
) -> Prospects:
    """The prospects. Raises ConditionsUnsatisfiable where there are none."""
    found = prospects(conditions, elected, hopeful, seats)
    if found is None:
        raise ConditionsUnsatisfiable(seats=min(seats, len(elected | hopeful)))
    return found


@lru_cache(maxsize=256)
def prospects(
    conditions: Conditions, elected: frozenset[int], hopeful: frozenset[int], seats: int
) -> Prospects | None:
    """What the conditions leave open; None where no team satisfies them.

    Remembered, because a count asks the same of one stage more than once.
    """
    if not conditions:
        return Prospects()
    members = [alike(kind, conditions, hopeful) for kind in kinds(conditions)]
    ranges = takes(*bounded(conditions, elected, hopeful, seats))
    return None if ranges is None else sorted_out(members, ranges)


def bounded(
    conditions: Conditions, elected: frozenset[int], hopeful: frozenset[int], seats: int
) -> tuple[list[Kind], Rooms, Rooms]:
    """The hopeful by kind, the room left under each condition, and its span; the last bound is the seats."""
    places = min(seats, len(elected | hopeful))
    bounds = (*conditions, Condition("", elected | hopeful, places, places))
    sizes = [
        Kind(len(alike(kind, conditions, hopeful)), (*kind, len(conditions))) for kind in kinds(conditions)
    ]
    rooms = tuple(bound.most - len(bound.among & elected) for bound in bounds)
    return sizes, rooms, tuple(bound.most - bound.least for bound in bounds)


def sorted_out(members: list[frozenset[int]], ranges: list[tuple[int, int]]) -> Prospects:
    """Of each kind all are guarded when every team takes them all, and all doomed when none takes any."""
    pairs = list(zip(members, ranges, strict=True))
    return Prospects(
        guarded=frozenset().union(*(kind for kind, (fewest, _) in pairs if fewest == len(kind))),
        doomed=frozenset().union(*(kind for kind, (_, most) in pairs if most == 0)),
    )


def alike(kind: tuple[int, ...], conditions: Conditions, hopeful: frozenset[int]) -> frozenset[int]:
    """Who of the hopeful is under just these conditions."""
    return frozenset(candidate for candidate in hopeful if under(candidate, conditions) == kind)


def under(candidate: int, conditions: Conditions) -> tuple[int, ...]:
    """The numbers of the conditions whose group a candidate is in."""
    return tuple(number for number, condition in enumerate(conditions) if candidate in condition.among)


@lru_cache(maxsize=64)
def kinds(conditions: Conditions) -> tuple[tuple[int, ...], ...]:
    """Which conditions fall together on some candidate, ordered so that few stay open from one to the next.

    By the conditions alone, whoever is still hopeful: so a count never meets more to look at than its
    beginning did. Last come those under no condition.
    """
    left = {under(candidate, conditions) for condition in conditions for candidate in condition.among} - {()}
    order: list[tuple[int, ...]] = []
    begun: set[int] = set()
    while left:
        kind = min(left, key=lambda kind: (still_open(begun, kind, left), kind))
        left.remove(kind)
        begun.update(kind)
        order.append(kind)
    return (*order, ())


def still_open(begun: set[int], kind: tuple[int, ...], left: set[tuple[int, ...]]) -> int:
    """How many conditions are open after a kind: begun by it or before, with others of theirs to come."""
    to_come = {number for other in left if other != kind for number in other}
    return len(to_come.intersection(begun.union(kind)))
