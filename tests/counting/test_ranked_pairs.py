"""Ranked pairs: worked examples, equal majorities, and what the method promises."""

from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from governance.counting.conditions import Condition
from governance.counting.pairwise import compared, victories
from governance.counting.profile import Profile
from governance.counting.ranked_pairs import Locked, by_strength, count
from governance.counting.sheet import Count, Deed, Settled
from governance.counting.standings import by_defeats
from tests.counting.profiles import elected, election, lots, named, profiles

TENNESSEE = "42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM"
# M. Schulze (2011), example 1, where his method elects E and ranked pairs A.
FIRST = "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC"


def order(profile: Profile, found: Count) -> str:
    return named(profile, found.elected + found.runners_up)


def locked(profile: Profile, found: Count) -> list[str]:
    return [named(profile, defeat) for defeat in found.rounds[1].locked]


def dropped(profile: Profile, found: Count) -> list[str]:
    return [named(profile, defeat) for defeat in found.rounds[1].dropped]


def test_tennessee_elects_nashville_and_locks_all_defeats_from_the_strongest() -> None:
    profile = election(TENNESSEE)
    found = count(profile, lots(profile))
    assert order(profile, found) == "NCKM"
    # 83 for Chattanooga over Knoxville; 68 twice; 58 for three others over Memphis
    assert locked(profile, found) == ["CK", "NC", "NK", "CM", "KM", "NM"]
    assert dropped(profile, found) == []


def test_the_45_voters_lock_the_strongest_and_drop_what_would_close_a_circle() -> None:
    profile = election(FIRST)
    found = count(profile, lots(profile))
    # BD 33, ED 31, AD 30, CB 29, then DC 28 closes C over B over D; EB 27, AC 26, BA 25 closes A, C, B; CE 24
    assert locked(profile, found) == ["BD", "ED", "AD", "CB", "EB", "AC", "CE"]
    assert dropped(profile, found) == ["DC", "BA", "EA"]
    assert order(profile, found) == "ACEBD"


def test_several_seats_are_filled_from_the_top_of_the_order() -> None:
    profile = election(FIRST, seats=3)
    assert elected(profile, count(profile, lots(profile))) == "ACE"


def test_a_circle_of_equal_defeats_needs_a_draw_and_shows_what_stood_before() -> None:
    profile = election("2 ABC, 2 BCA, 2 CAB")
    found = count(profile, lots(profile))
    assert (found.elected, named(profile, found.undecided), found.runners_up) == ((), "ABC", ())
    assert [sheet.deed for sheet in found.rounds] == [Deed.COMPARISON, Deed.ELECTION]


def test_whoever_comes_first_in_the_draw_wins_a_circle_of_equal_defeats() -> None:
    profile = election("2 ABC, 2 BCA, 2 CAB")
    for seed in map(str, range(20)):
        found = count(profile, lots(profile, seed))
        assert found.elected == lots(profile, seed).draw(()).order[:1]
        assert [tie.by for tie in found.rounds[1].ties] == [Settled.LOT]


def test_equal_defeats_below_the_last_seat_need_no_draw() -> None:
    profile = election("2 DABC, 2 DBCA, 2 DCAB")
    found = count(profile, lots(profile))
    assert elected(profile, found) == "D"
    assert [(tie.chosen_for, tie.by) for tie in found.rounds[1].ties] == [(Deed.COMPARISON, Settled.ALIKE)]


def test_equal_defeats_among_those_who_all_have_seats_need_no_draw() -> None:
    profile = election("2 ABCD, 2 BCAD, 2 CABD", seats=3)
    found = count(profile, lots(profile))
    assert (sorted(elected(profile, found)), named(profile, found.runners_up)) == (["A", "B", "C"], "D")


def test_one_who_is_only_level_with_part_of_a_circle_does_not_settle_it() -> None:
    """A, B, C in a circle of 4 to 2; D is level with B and C, and defeats A or is defeated by A."""
    above = election("1 DABC, 1 ABCD, 1 DBCA, 1 BCDA, 1 DCAB, 1 CABD", seats=1)
    below = election("1 ADBC, 1 ABCD, 1 DBCA, 1 BCAD, 1 DCAB, 1 CABD", seats=3)
    assert named(above, count(above, lots(above)).undecided) == "ABC"
    assert named(below, count(below, lots(below)).undecided) == "ABC"


def test_equal_defeats_that_close_no_circle_need_no_draw() -> None:
    profile = election("3 ABC")
    assert count(profile, lots(profile)).rounds[1].ties == ()


def test_of_defeats_with_equally_many_for_the_winner_that_with_fewer_against_is_locked_first() -> None:
    table = ((0, 8, 3), (2, 0, 8), (8, 1, 0))
    assert by_strength(table, lots(election("1 ABC"))) == [[(1, 2)], [(0, 1)], [(2, 0)]]


def test_candidates_nobody_compares_are_level_and_drawn() -> None:
    profile = election("2 A, 2 B")
    assert named(profile, count(profile, lots(profile)).undecided) == "AB"


def test_the_order_passes_over_those_whom_conditions_doom() -> None:
    profile = election(FIRST, seats=2)
    apart = Condition("one of A and C", frozenset({0, 2}), 0, 1)
    assert elected(profile, count(profile, lots(profile), (apart,))) == "AE"


def test_a_clone_of_a_loser_changes_nothing() -> None:
    """Tideman's reason for the rule: with C cloned, the winner stays although C has two names now."""
    one = election("4 ABC, 3 BCA, 2 CAB")
    two = election("4 ABCD, 3 BCDA, 2 CDAB")
    assert elected(one, count(one, lots(one))) == elected(two, count(two, lots(two))) == "A"


@settings(max_examples=60)
@given(profile=profiles(withdrawals=False))
def test_a_condorcet_winner_wins(profile: Profile) -> None:
    beaten = victories(compared(profile)[0])
    assume(max(beaten) == len(profile.candidates) - 1)
    assert count(profile, lots(profile)).elected[0] == beaten.index(max(beaten))


@settings(max_examples=60)
@given(profile=profiles(withdrawals=False, most_seats=1), data=st.data())
def test_more_support_never_unseats_a_winner(profile: Profile, data: st.DataObject) -> None:
    """Monotonicity: a winner raised on some ballots, the others in their order, still wins."""
    found = count(profile, lots(profile))
    assume(found.elected and profile.rankings)
    winner = found.elected[0]
    ballot = data.draw(st.sampled_from(sorted(profile.rankings)))
    raised = (winner, *(candidate for candidate in ballot if candidate != winner))
    ballots = dict(profile.rankings)
    weight = ballots.pop(ballot)
    ballots[raised] = ballots.get(raised, 0) + weight
    after = Profile(profile.candidates, 1, ballots, profile.ranks)
    assert count(after, lots(after)).elected == (winner,)


@settings(max_examples=60)
@given(profile=profiles(withdrawals=False))
def test_locked_defeats_make_no_circle_and_each_dropped_one_would(profile: Profile) -> None:
    last = count(profile, lots(profile, "seed")).rounds[1]
    whole = Locked({candidate: frozenset() for candidate in profile.standing}).with_all(last.locked)
    assert whole.dropped == []
    assert all(winner in whole.below[loser] for winner, loser in last.dropped)


@pytest.mark.parametrize("seats", [1, 2])
@settings(max_examples=60)
@given(profile=profiles(withdrawals=False, most_candidates=4))
def test_without_a_draw_no_order_of_equal_defeats_elects_anybody_else(seats: int, profile: Profile) -> None:
    """Every order of the defeats that respects their strength is tried."""
    ordered = lots(profile)
    found = count(Profile(profile.candidates, seats, profile.rankings, profile.ranks), ordered)
    assume(found.is_decided)
    ways = [Locked({candidate: frozenset() for candidate in profile.standing})]
    for group in by_strength(compared(profile)[0], ordered):
        assume(len(group) <= 4)
        ways = list(
            {
                tuple(way.order): way for old in ways for p in permutations(group) if (way := old.with_all(p))
            }.values()
        )
    for way in ways:
        levels = by_defeats(way.below)
        top: set[int] = set()
        for level in levels:
            if len(top) >= seats:
                break
            top |= level
        assert set(found.elected) == top
