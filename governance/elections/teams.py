"""The law of teams: what several holders of a post must be together. Statutes, art. 19.1 and 19.2."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from governance.counting.conditions import (
    Condition,
    Conditions,
    ConditionsUnsatisfiable,
    check_satisfiable,
)
from governance.errors import N_, RuleBroken
from governance.regions.rules import Constituency
from governance.statutes.elections import ElectionRules

PlainConditions = list[dict[str, Any]]


class TeamImpossible(RuleBroken):
    """Found before anybody votes, and not during the count."""

    message = N_(
        "No team of these candidates meets the conditions of the statutes. "
        "Prolong the nominations until there are candidates of each constituency and of enough twins."
    )


@dataclass(frozen=True)
class Standing:
    """A candidate as the conditions look at them: the constituency and twins of who nominated them."""

    nomination: int
    constituency: Constituency
    twins: Sequence[int] = ()


def conditions_of(rules: ElectionRules, seats: int, candidates: Sequence[Standing]) -> PlainConditions:
    """What the team must satisfy, in the plain values that the election keeps; none for a single seat."""
    if seats < 2:
        return []
    return [*_by_constituency(rules, seats, candidates), *_by_twin(rules, candidates)]


def _by_constituency(rules: ElectionRules, seats: int, candidates: Sequence[Standing]) -> PlainConditions:
    least = min(rules.from_each_constituency, seats // len(Constituency))
    if not least:
        return []
    return [
        {
            "group": "constituency",
            "name": side.value,
            "among": [one.nomination for one in candidates if one.constituency is side],
            "least": least,
            "most": seats,
        }
        for side in Constituency
    ]


def _by_twin(rules: ElectionRules, candidates: Sequence[Standing]) -> PlainConditions:
    if not rules.one_of_a_twin:
        return []
    twins: dict[int, list[int]] = {}
    for one in candidates:
        for twin in one.twins:
            twins.setdefault(twin, []).append(one.nomination)
    return [
        {"group": "twin", "name": str(twin), "among": among, "least": 0, "most": 1}
        for twin, among in sorted(twins.items())
        if len(among) > 1
    ]


def counted(plain: Iterable[Mapping[str, Any]], paper: Sequence[int]) -> Conditions:
    """The conditions as a count takes them: candidates by their place on the paper."""
    places = {nomination: place for place, nomination in enumerate(paper)}
    return tuple(
        Condition(
            f"{one['group']} {one['name']}",
            frozenset(places[number] for number in one["among"] if number in places),
            one["least"],
            one["most"],
        )
        for one in plain
    )


def check_team(plain: PlainConditions, paper: Sequence[int], seats: int) -> None:
    """Raise TeamImpossible where the candidates cannot satisfy the conditions."""
    conditions = counted(plain, paper)
    try:
        check_satisfiable(conditions, range(len(paper)), seats)
    except ConditionsUnsatisfiable as refusal:
        raise TeamImpossible from refusal
