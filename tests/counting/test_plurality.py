"""Plurality and the block vote."""

import pytest
from hypothesis import given, settings

from governance.counting.plurality import count
from governance.counting.profile import Profile
from governance.counting.sheet import Deed, Round
from tests.counting.profiles import elected, election, lots, named, profiles


def test_the_most_first_preferences_win_without_a_majority() -> None:
    profile = election("42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM")
    found = count(profile, lots(profile))
    assert (elected(profile, found), named(profile, found.runners_up)) == ("M", "NKC")


def test_the_one_round_shows_the_votes() -> None:
    profile = election("3 AB, 2 B")
    assert count(profile, lots(profile)).rounds == (
        Round(number=1, deed=Deed.FIRST, about=(0, 1), standing=(3, 2), elected=(0,)),
    )


def test_for_several_seats_each_ballot_gives_as_many_votes() -> None:
    profile = election("5 ABC, 4 DEA, 2 D", seats=2)
    found = count(profile, lots(profile))
    assert found.rounds[0].standing == (5, 5, 0, 6, 4)
    assert (elected(profile, found), named(profile, found.undecided)) == ("D", "AB")


def test_half_of_the_ballots_can_take_all_seats() -> None:
    profile = election("6 ABC, 5 DEF", seats=3)
    assert elected(profile, count(profile, lots(profile))) == "ABC"


def test_a_ballot_may_give_fewer_votes_than_there_are_seats() -> None:
    profile = election("3 A, 1 BC", seats=2, candidates="D")
    assert count(profile, lots(profile)).rounds[0].standing == (3, 1, 1, 0)


@pytest.mark.parametrize(
    ("ballots", "standing", "invalid"),
    [
        ("2 (AB)C, 1 A", (1, 0, 0), 2),
        ("2 A(BC), 1 B", (2, 1, 0), 0),
        ("2 (AD)B, 1 B", (2, 1, 0), 0),  # D withdrew, so that A stands alone at the first place
    ],
)
def test_equal_ranks_end_a_ballot(ballots: str, standing: tuple[int, ...], invalid: int) -> None:
    profile = election(ballots, candidates="ABCD", withdrawn="D")
    found = count(profile, lots(profile))
    assert (found.rounds[0].standing[:3], found.invalid) == (standing, invalid)


def test_scores_are_read_as_ranks() -> None:
    profile = Profile(("A", "B"), scores={(1, 5): 2, (4, 4): 3, (None, None): 1, (0, None): 1})
    found = count(profile, lots(profile))
    assert (found.rounds[0].standing, found.invalid) == ((1, 2), 4)


def test_blank_ballots_are_invalid() -> None:
    profile = election("3 A, 2 B", blank=7)
    assert (count(profile, lots(profile)).ballots, count(profile, lots(profile)).invalid) == (5, 7)


def test_as_many_as_there_are_seats_are_elected_unopposed() -> None:
    profile = election("1 A", seats=2, candidates="AB")
    found = count(profile, lots(profile))
    assert ([sheet.deed for sheet in found.rounds], elected(profile, found)) == ([Deed.ELECTION], "AB")


@settings(max_examples=60)
@given(profile=profiles())
def test_votes_are_conserved(profile: Profile) -> None:
    found = count(Profile(profile.candidates, 1, profile.rankings, profile.ranks), lots(profile, "seed"))
    assert sum(found.rounds[0].standing) == found.ballots


@settings(max_examples=60)
@given(profile=profiles(withdrawals=False))
def test_another_vote_never_unseats_whoever_it_is_for(profile: Profile) -> None:
    found = count(profile, lots(profile, "seed"))
    winner = found.elected[0]
    ballots = {**profile.rankings, (winner,): profile.rankings.get((winner,), 0) + 1}
    after = count(Profile(profile.candidates, profile.seats, ballots, profile.ranks), lots(profile, "seed"))
    assert winner in after.elected
