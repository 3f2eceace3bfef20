"""Sums of points, and Borda's points where ballots rank."""

from hypothesis import given, settings
from hypothesis import strategies as st

from governance.counting.profile import Profile
from governance.counting.score import count
from tests.counting.profiles import elected, election, lots, named, profiles, scored


def test_the_greatest_sum_is_elected() -> None:
    profile = Profile(("A", "B", "C"), scores={(5, 3, None): 2, (0, 4, 1): 3})
    found = count(profile, lots(profile))
    assert (found.rounds[0].standing, elected(profile, found), found.scale) == ((10, 18, 3), "B", 1)


def test_a_score_may_be_below_nought() -> None:
    profile = Profile(("A", "B"), scores={(-3, 1): 2, (5, None): 1})
    assert count(profile, lots(profile)).rounds[0].standing == (-1, 2)


def test_a_ballot_without_any_score_is_invalid() -> None:
    profile = Profile(("A", "B"), scores={(None, None): 2, (0, None): 1}, blank=3)
    found = count(profile, lots(profile))
    assert (found.ballots, found.invalid) == (1, 5)


def test_scores_of_the_withdrawn_count_for_nothing() -> None:
    profile = Profile(("A", "B"), scores={(9, 1): 2, (5, None): 4}, withdrawn=frozenset({0}))
    found = count(profile, lots(profile))
    assert (found.rounds[0].standing, found.ballots, found.invalid) == ((0, 2), 2, 4)


def test_ballots_that_rank_are_invalid_among_ballots_that_score() -> None:
    profile = Profile(("A", "B"), rankings={(0,): 4}, scores={(1, 2): 1})
    found = count(profile, lots(profile))
    assert (found.ballots, found.invalid, elected(profile, found)) == (1, 4, "B")


def test_bordas_points_of_tennessee() -> None:
    profile = election("42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM")
    found = count(profile, lots(profile))
    # by name: Chattanooga, Knoxville, Memphis, Nashville
    assert (found.rounds[0].standing, elected(profile, found)) == ((173, 107, 126, 194), "N")


def test_the_unranked_get_nothing() -> None:
    profile = election("1 A", candidates="ABCD")
    assert count(profile, lots(profile)).rounds[0].standing == (3, 0, 0, 0)


def test_candidates_of_one_place_share_its_points_in_halves() -> None:
    profile = election("1 (AB)C, 1 A(BCD)", candidates="ABCD")
    found = count(profile, lots(profile))
    # 2.5, 2.5, 1 of the first ballot and 3, 1, 1, 1 of the second
    assert (found.rounds[0].standing, found.scale) == ((11, 7, 4, 2), 2)


def test_the_withdrawn_take_no_place() -> None:
    profile = election("2 WAB, 1 BA", withdrawn="W")
    assert count(profile, lots(profile)).rounds[0].standing == (2, 1, 0)


def test_places_of_the_withdrawn_go_to_those_behind() -> None:
    profile = election("2 (AW)(BC)", withdrawn="W")
    assert named(profile, count(profile, lots(profile)).elected) == "A"


@settings(max_examples=60)
@given(profile=profiles(withdrawals=False, equal=False, most_candidates=5))
def test_complete_rankings_give_all_points(profile: Profile) -> None:
    number = len(profile.candidates)
    whole = {ranking: weight for ranking, weight in profile.rankings.items() if len(ranking) == number}
    found = count(Profile(profile.candidates, rankings=whole), lots(profile, "seed"))
    assert sum(found.rounds[0].standing) == found.ballots * number * (number - 1) // 2


@settings(max_examples=60)
@given(profile=scored(), more=st.integers(1, 5))
def test_a_better_score_never_unseats_anybody_elected(profile: Profile, more: int) -> None:
    winner = count(profile, lots(profile, "seed")).elected[0]
    ballot = tuple(more if candidate == winner else None for candidate in range(len(profile.candidates)))
    scores = {**profile.scores, ballot: profile.scores.get(ballot, 0) + 1}
    after = count(Profile(profile.candidates, profile.seats, scores=scores), lots(profile, "seed"))
    assert winner in after.elected
