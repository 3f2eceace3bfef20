"""Absolute majority, and the second round where nobody has it."""

import pytest
from hypothesis import assume, given, settings

from governance.counting.conditions import Condition
from governance.counting.profile import Profile
from governance.counting.sheet import Deed, Settled
from governance.counting.two_round import count, first_round
from tests.counting.profiles import elected, election, lots, named, profiles

TENNESSEE = "42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM"


def test_more_than_half_is_elected_at_once() -> None:
    profile = election("51 A, 49 B")
    for found in (first_round(profile, lots(profile)), count(profile, lots(profile))):
        assert (elected(profile, found), len(found.rounds), found.quota) == ("A", 1, 51)
        assert named(profile, found.runners_up) == "B"


def test_exactly_half_is_not_a_majority() -> None:
    profile = election("50 A, 30 B, 20 C")
    found = first_round(profile, lots(profile))
    assert (found.elected, found.undecided, found.is_decided) == ((), (), True)


def test_the_first_round_says_who_goes_on() -> None:
    profile = election(TENNESSEE)
    first, second = first_round(profile, lots(profile)).rounds
    assert (first.deed, named(profile, first.excluded)) == (Deed.FIRST, "CK")
    assert (second.deed, named(profile, second.about), second.elected) == (Deed.RUNOFF, "MN", ())


def test_nobody_succeeds_anybody_before_the_second_round() -> None:
    profile = election(TENNESSEE)
    assert first_round(profile, lots(profile)).runners_up == ()


def test_the_second_round_on_the_same_rankings_elects_nashville() -> None:
    profile = election(TENNESSEE)
    found = count(profile, lots(profile))
    assert (elected(profile, found), found.rounds[1].standing) == ("N", (0, 0, 42, 58))
    assert named(profile, found.runners_up) == "MKC"


def test_a_ballot_with_neither_of_the_two_is_exhausted() -> None:
    profile = election("4 A, 3 B, 2 CB, 1 DC")
    found = count(profile, lots(profile))
    assert (elected(profile, found), found.rounds[1].exhausted) == ("B", 1)


def test_blank_ballots_do_not_raise_the_majority() -> None:
    profile = election("3 A, 2 B", blank=9)
    assert elected(profile, first_round(profile, lots(profile))) == "A"


def test_a_tie_for_the_second_place_needs_a_draw() -> None:
    profile = election("4 A, 3 B, 3 C")
    found = first_round(profile, lots(profile))
    assert (found.elected, named(profile, found.undecided), len(found.rounds)) == ((), "BC", 1)
    drawn = first_round(profile, lots(profile, "seed"))
    assert [(tie.chosen_for, tie.by) for tie in drawn.rounds[0].ties] == [(Deed.RUNOFF, Settled.LOT)]
    assert len(drawn.rounds[1].about) == 2


def test_a_tie_of_the_two_who_go_on_needs_none() -> None:
    profile = election("4 A, 4 B, 1 C")
    found = count(profile, lots(profile))
    assert (found.elected, named(profile, found.undecided), len(found.rounds)) == ((), "AB", 2)
    assert found.rounds[1].standing == (4, 4, 0)


def test_a_tie_in_the_second_round_needs_a_draw() -> None:
    profile = election("4 A, 3 B, 1 CB")
    assert named(profile, count(profile, lots(profile)).undecided) == "AB"


def test_of_several_seats_those_left_go_to_a_second_round_of_twice_as_many() -> None:
    profile = election("6 AB, 2 AC, 3 CD, 2 DE, 2 ED", seats=2)
    found = first_round(profile, lots(profile))
    # of 15 ballots A is on 8, B on 6, C and D on 5 and 7, E on 4
    assert (elected(profile, found), found.quota) == ("A", 8)
    assert named(profile, found.rounds[1].about) == "DB"


def test_the_second_round_fills_the_seats_left() -> None:
    profile = election("6 AB, 2 AC, 3 CD, 2 DE, 2 ED", seats=2)
    found = count(profile, lots(profile))
    assert (elected(profile, found), found.rounds[1].standing) == ("AD", (0, 6, 0, 7, 0))
    assert found.rounds[1].exhausted == 2


def test_more_majorities_than_seats_elect_the_highest() -> None:
    profile = election("4 AB, 3 BA, 2 CA", seats=2)
    found = count(profile, lots(profile))
    assert (elected(profile, found), len(found.rounds)) == ("AB", 1)


def test_an_unopposed_candidate_needs_no_majority() -> None:
    profile = election("", candidates="A")
    for found in (first_round(profile, lots(profile)), count(profile, lots(profile))):
        assert (elected(profile, found), [sheet.deed for sheet in found.rounds]) == ("A", [Deed.ELECTION])


def test_only_who_does_not_go_on_to_a_second_round_is_excluded() -> None:
    at_once, tied = election("5 A, 2 B, 1 C"), election("4 A, 3 B, 3 C")
    assert count(at_once, lots(at_once)).rounds[0].excluded == ()
    assert count(tied, lots(tied)).rounds[0].excluded == ()


def test_two_rounds_take_no_conditions() -> None:
    profile = election("2 A, 1 B")
    with pytest.raises(ValueError, match="conditions"):
        count(profile, lots(profile), (Condition("one", frozenset({0}), 0, 1),))


@settings(max_examples=60)
@given(profile=profiles())
def test_a_majority_or_a_second_round(profile: Profile) -> None:
    found = first_round(profile, lots(profile, "seed"))
    assume(len(profile.standing) > profile.seats)
    assert found.quota is not None
    votes = found.rounds[0].standing
    assert all(votes[candidate] >= found.quota for candidate in found.elected)
    left = profile.seats - len(found.elected)
    others = len(profile.standing) - len(found.elected)
    assert [len(sheet.about) for sheet in found.rounds[1:]] == ([min(2 * left, others)] if left else [])


@settings(max_examples=60)
@given(profile=profiles(most_seats=1))
def test_votes_of_the_second_round_are_conserved(profile: Profile) -> None:
    found = count(profile, lots(profile, "seed"))
    assert all(sum(sheet.standing) + sheet.exhausted == found.ballots for sheet in found.rounds)
