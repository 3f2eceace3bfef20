"""Seats by an order of candidates: ties at the edge of the seats, conditions on the team, succession."""

import pytest

from governance.counting.conditions import Condition, ConditionsUnsatisfiable
from governance.counting.lots import Lots
from governance.counting.plurality import count
from governance.counting.sheet import Deed, Settled, Tie
from governance.counting.standings import by_amount, by_defeats, seating
from tests.counting.profiles import elected, election, lots, named

FOUR = Lots((0, 1, 2, 3))
SEEDED = Lots((0, 1, 2, 3), "seven")


def levels(*groups: set[int]) -> list[frozenset[int]]:
    return [frozenset(group) for group in groups]


def test_a_tie_of_all_who_have_seats_needs_no_draw() -> None:
    seats = seating(levels({3, 1}, {0}, {2}), 2, FOUR)
    assert (seats.elected, seats.undecided) == ([1, 3], ())
    assert seats.ties == [Tie((1, 3), 1, Deed.ELECTION, Settled.ALIKE)]


def test_a_tie_for_the_last_seat_needs_a_draw() -> None:
    seats = seating(levels({0}, {3, 1}, {2}), 2, FOUR)
    assert (seats.elected, seats.undecided) == ([0], (1, 3))


def test_the_draw_chooses_whoever_of_the_tied_comes_first_in_it() -> None:
    seats = seating(levels({0}, {3, 1}, {2}), 2, SEEDED)
    first, lot = SEEDED.first((1, 3))
    assert seats.elected == [0, first]
    assert seats.ties == [Tie((1, 3), first, Deed.ELECTION, Settled.LOT, lot=lot)]


def test_two_of_three_tied_are_drawn_one_after_the_other() -> None:
    seats = seating(levels({0, 1, 3}, {2}), 2, SEEDED)
    order = [candidate for candidate in SEEDED.draw(()).order if candidate != 2]
    assert seats.elected == order[:2]
    assert [tie.between for tie in seats.ties] == [(0, 1, 3), tuple(sorted(order[1:]))]


def test_levels_by_amount_are_the_most_first() -> None:
    assert by_amount([0, 1, 2], (5, 7, 5)) == levels({1}, {0, 2})


def test_levels_by_defeats_are_the_unbeaten_first_then_the_unbeaten_of_the_rest() -> None:
    beats = {0: frozenset({2}), 1: frozenset({2, 3}), 2: frozenset({3}), 3: frozenset[int]()}
    assert by_defeats(beats) == levels({0, 1}, {2}, {3})


def test_nobody_has_no_levels() -> None:
    assert (by_amount([], ()), by_defeats({})) == ([], [])


@pytest.mark.parametrize(
    ("among", "least", "most", "team", "guarded", "doomed"),
    [
        ("CD", 0, 2, "AB", "", ""),
        ("CD", 1, 2, "AC", "", "B"),  # once A is elected, B would leave no seat for C or D
        ("D", 1, 1, "AD", "D", "BC"),
        ("CD", 2, 2, "CD", "CD", "AB"),
        ("AB", 0, 1, "AC", "", "B"),
        ("AB", 0, 0, "CD", "CD", "AB"),
    ],
)
def test_conditions_pass_over_the_doomed(
    among: str, least: int, most: int, team: str, guarded: str, doomed: str
) -> None:
    profile = election("4 A, 3 B, 2 C, 1 D", seats=2)
    group = frozenset(profile.candidates.index(name) for name in among)
    found = count(profile, lots(profile), (Condition("group", group, least, most),))
    (only,) = found.rounds
    assert elected(profile, found) == team
    assert (named(profile, only.guarded), named(profile, only.doomed)) == (guarded, doomed)


def test_a_condition_that_nobody_can_satisfy_stops_the_count() -> None:
    profile = election("4 A, 3 B", seats=1)
    with pytest.raises(ConditionsUnsatisfiable):
        count(profile, lots(profile), (Condition("both", frozenset({0, 1}), 2, 2),))


def test_a_tie_that_conditions_settle_needs_no_draw() -> None:
    profile = election("4 A, 3 B, 3 C", seats=2)
    found = count(profile, lots(profile), (Condition("not both", frozenset({0, 1}), 0, 1),))
    assert elected(profile, found) == "AC"


def test_a_tie_where_conditions_take_only_one_needs_a_draw_though_seats_are_left() -> None:
    profile = election("4 A, 4 B, 1 C", seats=2)
    found = count(profile, lots(profile), (Condition("not both", frozenset({0, 1}), 0, 1),))
    assert (found.elected, found.undecided, found.runners_up) == ((), (0, 1), ())


def test_the_others_succeed_nearest_first() -> None:
    profile = election("1 A, 4 B, 3 C, 3 D", seats=1)
    assert named(profile, count(profile, lots(profile)).runners_up) == "CDA"
