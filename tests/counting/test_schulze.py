"""Schulze's method against the examples of its author, and what it promises."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from governance.counting.conditions import Condition
from governance.counting.pairwise import compared, victories
from governance.counting.profile import Profile
from governance.counting.schulze import Strength, count, strengths, strongest
from governance.counting.sheet import Count, Deed, Settled
from tests.counting.profiles import elected, election, lots, named, profiles

# M. Schulze (2011), example 1.
FIRST = "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC"
TENNESSEE = "42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM"


def order(profile: Profile, found: Count) -> str:
    return named(profile, found.elected + found.runners_up)


def test_the_45_voters_elect_e_and_the_order_is_eacbd() -> None:
    profile = election(FIRST)
    found = count(profile, lots(profile))
    assert (elected(profile, found), order(profile, found)) == ("E", "EACBD")


def test_the_strongest_paths_of_the_45_voters() -> None:
    profile = election(FIRST)
    assert count(profile, lots(profile)).rounds[1].paths == (
        (0, 28, 28, 30, 24),
        (25, 0, 28, 33, 24),
        (25, 29, 0, 29, 24),
        (25, 28, 28, 0, 24),
        (25, 28, 28, 31, 0),
    )


def test_several_seats_are_filled_from_the_top_of_the_order() -> None:
    profile = election(FIRST, seats=3)
    found = count(profile, lots(profile))
    assert (elected(profile, found), named(profile, found.runners_up)) == ("EAC", "BD")


def test_the_rounds_are_the_comparison_and_the_election() -> None:
    profile = election(TENNESSEE)
    first, last = count(profile, lots(profile)).rounds
    assert (first.deed, first.pairs) == (Deed.COMPARISON, compared(profile)[0])
    assert (last.deed, named(profile, last.elected)) == (Deed.ELECTION, "N")


# One circle: A beats B by 9 to 6, B beats C by 8 to 0 (the others rank them equal), C beats A by 10 to 5.
# Winning votes drop B over C, margins A over B, and losing votes A over B too (its loser has most votes).
@pytest.mark.parametrize(
    ("strength", "winner"), [(Strength.WINNING, "C"), (Strength.MARGIN, "B"), (Strength.LOSING, "B")]
)
def test_what_makes_a_defeat_strong_decides_a_circle(strength: Strength, winner: str) -> None:
    table = ((0, 9, 5), (6, 0, 8), (10, 0, 0))
    paths = strongest(strengths(table, strength))
    unbeaten = [a for a in range(3) if all(paths[a][b] >= paths[b][a] for b in range(3))]
    assert named(election("1 ABC"), unbeaten) == winner


def test_of_defeats_with_equally_many_for_the_winner_that_with_fewer_against_is_stronger() -> None:
    table = ((0, 8, 3), (2, 0, 8), (8, 1, 0))
    assert strengths(table, Strength.WINNING) == [[0, 2, 0], [0, 0, 3], [1, 0, 0]]


def test_a_circle_of_equal_defeats_needs_a_draw() -> None:
    profile = election("2 ABC, 2 BCA, 2 CAB")
    found = count(profile, lots(profile))
    assert (found.elected, named(profile, found.undecided)) == ((), "ABC")
    drawn = count(profile, lots(profile, "seed"))
    assert [tie.by for tie in drawn.rounds[1].ties] == [Settled.LOT]


def test_a_circle_below_the_winner_needs_none() -> None:
    profile = election("2 DABC, 2 DBCA, 2 DCAB")
    assert elected(profile, count(profile, lots(profile))) == "D"


def test_a_circle_that_has_seats_for_all_needs_none() -> None:
    profile = election("2 ABCD, 2 BCAD, 2 CABD", seats=3)
    found = count(profile, lots(profile))
    assert (elected(profile, found), named(profile, found.runners_up)) == ("ABC", "D")


def test_equal_ranks_and_ballots_cut_short_count() -> None:
    profile = election("3 (AB)C, 2 C, 1 B")
    assert order(profile, count(profile, lots(profile))) == "BAC"


def test_the_order_passes_over_those_whom_conditions_doom() -> None:
    profile = election(FIRST, seats=2)
    apart = Condition("one of E and A", frozenset({4, 0}), 0, 1)
    found = count(profile, lots(profile), (apart,))
    assert elected(profile, found) == "EC"
    assert named(profile, found.rounds[1].doomed) == "A"


@settings(max_examples=60)
@given(profile=profiles(withdrawals=False), strength=st.sampled_from(Strength))
def test_a_condorcet_winner_wins(profile: Profile, strength: Strength) -> None:
    beaten = victories(compared(profile)[0])
    assume(max(beaten) == len(profile.candidates) - 1)
    assert count(profile, lots(profile), (), strength).elected[0] == beaten.index(max(beaten))


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
@given(profile=profiles(withdrawals=False, equal=False, most_seats=1))
def test_ballots_turned_round_unseat_a_single_winner(profile: Profile) -> None:
    """Reversal symmetry: with complete ballots, whoever alone wins does not win when all are reversed."""
    whole = {
        ranking: weight
        for ranking, weight in profile.rankings.items()
        if len(ranking) == len(profile.candidates)
    }
    assume(len(profile.candidates) > 1 and whole)
    found = count(Profile(profile.candidates, rankings=whole), lots(profile))
    assume(found.is_decided)
    back = {ranking[::-1]: weight for ranking, weight in whole.items()}
    assert count(Profile(profile.candidates, rankings=back), lots(profile)).elected != found.elected


@settings(max_examples=60)
@given(profile=profiles(withdrawals=False, most_seats=1))
def test_the_order_agrees_with_the_paths(profile: Profile) -> None:
    found = count(profile, lots(profile, "seed"))
    paths = found.rounds[1].paths
    assert paths is not None
    links = strongest(strengths(compared(profile)[0], Strength.WINNING))
    ordered = found.elected + found.runners_up
    assert all(links[one][other] >= links[other][one] for one, other in pairwise(ordered))
