"""Conditions on the team: who is guarded and who is doomed, against every team there is."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.counting.conditions import (
    Condition,
    Conditions,
    ConditionsUnsatisfiable,
    bounded,
    check_satisfiable,
    doomed,
    guarded,
    is_feasible,
    one_per,
)
from governance.counting.teams import ConditionsTooEntangled, beginnings

NOBODY: frozenset[int] = frozenset()


def some(*candidates: int) -> frozenset[int]:
    return frozenset(candidates)


def at_least(least: int, *among: int) -> Condition:
    return Condition("at least", some(*among), least, len(among))


def at_most(most: int, *among: int) -> Condition:
    return Condition("at most", some(*among), 0, most)


def exactly(number: int, among: frozenset[int]) -> Condition:
    return Condition("exactly", among, number, number)


# Two black men, two white women and one black woman for three seats: Hill's first example.
WOMEN_AND_BLACK = (at_least(2, 2, 3, 4), at_least(2, 0, 1, 4))


def test_two_conditions_together_guard_whom_neither_guards_alone() -> None:
    everybody = frozenset(range(5))
    assert [guarded((one,), NOBODY, everybody, 3) for one in WOMEN_AND_BLACK] == [NOBODY, NOBODY]
    assert guarded(WOMEN_AND_BLACK, NOBODY, everybody, 3) == some(4)
    assert doomed(WOMEN_AND_BLACK, NOBODY, everybody, 3) == NOBODY


# Fourteen seats: seven English, six Scottish, one Welsh; seven men and seven women: Hill's second example.
ENGLISH_MEN, ENGLISH_WOMEN = frozenset(range(10)), frozenset(range(10, 20))
SCOTTISH_MEN, SCOTTISH_WOMEN = frozenset(range(20, 30)), frozenset(range(30, 32))
WELSH_MEN, WELSH_WOMEN = frozenset(range(32, 34)), frozenset(range(34, 36))
NATIONS_AND_SEXES = (
    exactly(7, ENGLISH_MEN | ENGLISH_WOMEN),
    exactly(6, SCOTTISH_MEN | SCOTTISH_WOMEN),
    exactly(1, WELSH_MEN | WELSH_WOMEN),
    exactly(7, ENGLISH_MEN | SCOTTISH_MEN | WELSH_MEN),
    exactly(7, ENGLISH_WOMEN | SCOTTISH_WOMEN | WELSH_WOMEN),
)


def test_nations_and_sexes_guard_and_doom_each_other() -> None:
    """Three men elected and two Scottish women left: four Scottish men must come, so no other man can."""
    elected = some(0, 1, 32)
    hopeful = ENGLISH_MEN | ENGLISH_WOMEN | SCOTTISH_MEN | SCOTTISH_WOMEN | WELSH_WOMEN
    left = hopeful - elected
    assert guarded(NATIONS_AND_SEXES, elected, left, 14) == SCOTTISH_WOMEN
    assert doomed(NATIONS_AND_SEXES, elected, left, 14) == (ENGLISH_MEN - elected) | WELSH_WOMEN


def test_without_conditions_nobody_is_guarded_or_doomed() -> None:
    assert is_feasible((), NOBODY, some(0), 3)
    assert (guarded((), NOBODY, some(0, 1), 1), doomed((), some(0), some(1), 1)) == (NOBODY, NOBODY)


def test_the_last_of_a_group_that_needs_one_is_guarded() -> None:
    assert guarded((at_least(1, 0, 1),), NOBODY, some(1, 2, 3), 2) == some(1)


def test_the_rest_of_a_group_that_is_full_is_doomed() -> None:
    assert doomed((at_most(1, 0, 1),), some(0), some(1, 2, 3), 2) == some(1)


def test_when_the_seats_left_are_all_owed_everybody_else_is_doomed() -> None:
    assert doomed((at_least(1, 0, 1),), some(3), some(0, 1, 2), 2) == some(2)


def test_a_place_in_the_team_cannot_be_left_empty_to_satisfy_a_condition() -> None:
    assert not is_feasible((at_most(1, 0, 1),), NOBODY, some(0, 1), 2)


def test_fewer_candidates_than_seats_fill_as_many_as_they_are() -> None:
    assert is_feasible((at_least(1, 0, 5),), NOBODY, some(0, 1), 3)
    assert guarded((at_least(1, 0, 5),), NOBODY, some(0, 1), 3) == some(0, 1)
    assert not is_feasible((at_least(2, 0, 5),), NOBODY, some(0, 1), 3)


def test_those_elected_already_count() -> None:
    assert not is_feasible((at_most(1, 0, 1),), some(0, 1), some(2), 3)
    with pytest.raises(ConditionsUnsatisfiable):
        guarded((at_most(1, 0, 1),), some(0, 1), some(2), 3)


@pytest.mark.parametrize(
    ("condition", "satisfiable"),
    [
        (Condition("not this one", some(0), 0, 0), True),
        (Condition("of two only the third", some(0, 1), 0, 0), False),
        (Condition("all others none", some(0, 1, 2), 0, 0), False),
        (Condition("more than there are", some(0), 2, 2), False),
        (Condition("more at least than at most", some(0, 1), 2, 1), False),
        (Condition("nobody of nobody", NOBODY, 0, 0), True),
        (Condition("somebody of nobody", NOBODY, 1, 1), False),
        (Condition("more at most than seats", some(0, 1), 0, 99), True),
        (Condition("more at least than seats", some(0, 1, 2), 3, 3), False),
        (Condition("fewer than none at least", some(0, 1), -1, 1), True),
    ],
    ids=lambda value: value.label if isinstance(value, Condition) else "",
)
def test_the_edges_of_one_condition(condition: Condition, satisfiable: bool) -> None:
    assert is_feasible((condition,), NOBODY, some(0, 1, 2), 2) == satisfiable


def test_conditions_that_nobody_can_satisfy_are_refused_with_those_that_clash() -> None:
    conditions = (
        Condition("a woman", some(0, 1), 1, 2),
        Condition("two of the north", some(0, 1, 2), 2, 3),
        Condition("two of the south", some(3, 4), 2, 2),
    )
    with pytest.raises(ConditionsUnsatisfiable) as refused:
        check_satisfiable(conditions, range(5), 3)
    assert refused.value.facts == {"seats": 3, "labels": ("two of the north", "two of the south")}


def test_conditions_that_somebody_can_satisfy_pass() -> None:
    check_satisfiable(WOMEN_AND_BLACK, range(5), 3)


def test_not_two_from_one_twin_is_a_condition_for_each_twin() -> None:
    assert one_per("twin", [{0, 1}, (2, 3), [4]]) == (
        Condition("twin", some(0, 1), 0, 1),
        Condition("twin", some(2, 3), 0, 1),
    )


FIRST, SECOND = frozenset(range(15)), frozenset(range(15, 30))
TWINS = one_per("twin", [(region, region + 15) for region in range(15)])
FIVE_OF_EACH = (exactly(5, FIRST), exactly(5, SECOND), *TWINS)


def test_two_constituencies_and_fifteen_twins() -> None:
    """Five of each side elected but for the last: who is left of the first side, and not a twin of these."""
    elected = some(0, 1, 2, 3, 20, 21, 22, 23, 24)
    hopeful = frozenset(range(30)) - elected
    assert doomed(FIVE_OF_EACH, elected, hopeful, 10) == (SECOND - elected) | some(5, 6, 7, 8, 9)
    assert guarded(FIVE_OF_EACH, elected, hopeful - some(4, 10, 11, 12, 13), 10) == some(14)


def test_candidates_in_twins_of_which_each_gives_one() -> None:
    """Fifteen seats and fifteen twins: the first half of a twin elected dooms the second."""
    conditions = (exactly(8, FIRST), *TWINS)
    assert doomed(conditions, some(0), frozenset(range(1, 30)), 15) == some(15)
    full = frozenset(range(8))
    assert guarded(conditions, full, frozenset(range(8, 30)), 15) == frozenset(range(23, 30))


def entangled(groups: int) -> Conditions:
    """Groups in which 64 candidates fall by the bits of a scrambled number: nearly everybody is a kind."""
    scrambled = {candidate: pow(candidate + 3, 5, 1048583) for candidate in range(64)}
    return tuple(
        Condition(f"{bit}", frozenset(c for c, number in scrambled.items() if number >> bit & 1), 7, 13)
        for bit in range(groups)
    )


def test_conditions_too_entangled_are_refused_before_the_count() -> None:
    with pytest.raises(ConditionsTooEntangled):
        check_satisfiable(entangled(18), range(64), 20)


@st.composite
def stages(draw: st.DrawFn) -> tuple[Conditions, frozenset[int], frozenset[int], int]:
    """Up to nine candidates, some elected and some excluded, with conditions on any groups of them."""
    candidates = frozenset(range(draw(st.integers(1, 9))))
    seats = draw(st.integers(1, 10))
    groups = st.frozensets(st.sampled_from(sorted(candidates)))
    bounds = st.tuples(st.integers(0, 5), st.integers(0, 9)).map(sorted)
    drawn = draw(st.lists(st.tuples(groups, bounds), max_size=6))
    conditions = tuple(Condition("", among, least, most) for among, (least, most) in drawn)
    elected = frozenset(sorted(draw(groups))[:seats])
    return conditions, elected, (candidates - elected) - draw(groups), seats


def all_teams(
    conditions: Conditions, elected: frozenset[int], hopeful: frozenset[int], seats: int
) -> list[frozenset[int]]:
    """Every team of the elected and some of the hopeful that satisfies the conditions, one after another."""
    places = min(seats, len(elected | hopeful))
    every = (elected | set(others) for others in combinations(sorted(hopeful), places - len(elected)))
    return [
        team
        for team in every
        if all(condition.least <= len(team & condition.among) <= condition.most for condition in conditions)
    ]


@settings(max_examples=200, deadline=None)
@given(stages())
def test_guarded_and_doomed_are_those_of_every_team_and_of_none(
    stage: tuple[Conditions, frozenset[int], frozenset[int], int],
) -> None:
    conditions, _, hopeful, _ = stage
    found = all_teams(*stage)
    assert is_feasible(*stage) == (bool(found) or not conditions)
    if found and conditions:
        assert guarded(*stage) == hopeful.intersection(*found)
        assert doomed(*stage) == hopeful.difference(*found)


@settings(max_examples=100, deadline=None)
@given(stages())
def test_the_order_of_conditions_never_matters(
    stage: tuple[Conditions, frozenset[int], frozenset[int], int],
) -> None:
    conditions, *state = stage
    assert is_feasible(conditions[::-1], *state) == is_feasible(conditions, *state)


@settings(max_examples=200, deadline=None)
@given(stages(), st.data())
def test_a_later_stage_never_has_more_to_look_at(
    stage: tuple[Conditions, frozenset[int], frozenset[int], int], data: st.DataObject
) -> None:
    """So conditions that a count may begin with never stop it as too entangled."""
    conditions, elected, hopeful, seats = stage
    later = elected | data.draw(st.frozensets(st.sampled_from(sorted(hopeful)))) if hopeful else elected
    excluded = data.draw(st.frozensets(st.sampled_from(sorted(hopeful)))) if hopeful else NOBODY
    left = hopeful - later - excluded
    if len(later) <= seats <= len(later | left):
        assert steps(conditions, later, left, seats) <= steps(conditions, elected, hopeful, seats)


def steps(conditions: Conditions, elected: frozenset[int], hopeful: frozenset[int], seats: int) -> int:
    """How many beginnings there are to follow."""
    return sum(len(ways) for ways in beginnings(*bounded(conditions, elected, hopeful, seats)))
