"""Approval voting."""

from hypothesis import given, settings

from governance.counting.approval import count
from governance.counting.profile import Profile
from tests.counting.profiles import approvals, elected, election, lots, named, scored


def test_whoever_most_ballots_approve_is_elected() -> None:
    profile = approvals("4 A, 3 BC, 2 CA", seats=1)
    found = count(profile, lots(profile))
    assert (found.rounds[0].standing, elected(profile, found)) == ((6, 3, 5), "A")


def test_a_large_group_takes_all_seats() -> None:
    profile = approvals("6 ABC, 5 DEF", seats=3)
    assert elected(profile, count(profile, lots(profile))) == "ABC"


def test_a_ranking_approves_everybody_on_it_whatever_the_place() -> None:
    profile = election("2 ABC, 1 (BC), 1 B")
    assert count(profile, lots(profile)).rounds[0].standing == (2, 4, 3)


def test_only_scores_above_nought_approve() -> None:
    profile = Profile(("A", "B", "C"), scores={(5, 0, None): 2, (1, 1, -1): 1, (0, 0, 0): 3, (None,) * 3: 4})
    found = count(profile, lots(profile))
    assert (found.rounds[0].standing, found.ballots, found.invalid) == ((3, 1, 0), 6, 4)


def test_a_tie_for_the_last_seat_needs_a_draw() -> None:
    profile = approvals("3 A, 2 BC", seats=2)
    found = count(profile, lots(profile))
    assert (elected(profile, found), named(profile, found.undecided)) == ("A", "BC")


@settings(max_examples=60)
@given(profile=scored())
def test_one_more_approval_never_unseats_anybody_elected(profile: Profile) -> None:
    found = count(profile, lots(profile, "seed"))
    winner = found.elected[0]
    ballot = tuple(1 if candidate == winner else None for candidate in range(len(profile.candidates)))
    scores = {**profile.scores, ballot: profile.scores.get(ballot, 0) + 1}
    after = count(Profile(profile.candidates, profile.seats, scores=scores), lots(profile, "seed"))
    assert winner in after.elected


@settings(max_examples=60)
@given(profile=scored())
def test_approvals_are_conserved(profile: Profile) -> None:
    given = sum(sum((s or 0) > 0 for s in ballot) * weight for ballot, weight in profile.scores.items())
    assert sum(count(profile, lots(profile, "seed")).rounds[0].standing) == given
