"""Sequential Proportional Approval Voting against examples of the literature."""

from hypothesis import given, settings
from hypothesis import strategies as st

from governance.counting.conditions import Condition
from governance.counting.pav import count
from governance.counting.profile import Profile
from governance.counting.sheet import Deed, Settled, Tie
from tests.counting.profiles import approvals, elected, election, lots, named, profiles

# Lackner and Skowron, "Multi-Winner Voting with Approval Preferences", example 2.1: their running example.
RUNNING = approvals("3 AB, 3 AC, 2 AD, 1 BCF, 1 E, 1 F, 1 G", seats=4, candidates="H")
# The same, example 2.5: the sequential rule and the one that compares all committees differ.
SEQUENTIAL = approvals("3 AB, 6 AD, 4 B, 5 C, 5 CD", seats=2)

# Thiele's own, S. Janson, "Phragmén's and Thiele's election methods" (2016), example 13.3: one vote decides.
THIELE = approvals(
    "960 ACD, 3000 BCD, 520 BC, 1620 AB, 1081 AD, 1240 AC, 360 BD, 360 D, 120 C, 60 B", seats=2
)


def test_thieles_example_elects_c_and_then_a_by_one_vote() -> None:
    found = count(THIELE, lots(THIELE))
    assert elected(THIELE, found) == "CA"
    assert [sheet.standing for sheet in found.rounds] == [
        (9802, 11120, 11680, 11522),
        (7602, 7600, 0, 7562),
    ]


def test_the_running_example_elects_a_b_c_f() -> None:
    found = count(RUNNING, lots(RUNNING))
    assert (elected(RUNNING, found), found.scale) == ("ABCF", 12)


def test_each_round_shows_what_everybody_would_add() -> None:
    sheets = count(RUNNING, lots(RUNNING)).rounds
    assert [sheet.standing for sheet in sheets] == [
        (96, 48, 48, 24, 12, 24, 12, 0),
        (0, 30, 30, 12, 12, 24, 12, 0),
        (0, 0, 24, 12, 12, 18, 12, 0),
        (0, 0, 0, 12, 12, 16, 12, 0),
    ]
    assert [named(RUNNING, sheet.elected) for sheet in sheets] == ["A", "B", "C", "F"]


def test_a_tie_that_leads_to_the_same_committee_needs_no_draw() -> None:
    second = count(RUNNING, lots(RUNNING)).rounds[1]
    assert second.ties == (Tie((1, 2), 1, Deed.ELECTION, Settled.ALIKE),)


def test_the_first_elected_is_the_most_approved_even_where_another_pair_would_satisfy_more() -> None:
    assert elected(SEQUENTIAL, count(SEQUENTIAL, lots(SEQUENTIAL))) == "DC"


def test_two_parties_share_the_seats_as_d_hondt_would() -> None:
    profile = approvals("60 ABCD, 30 WXYZ", seats=3)
    found = count(profile, lots(profile, "seed"))
    assert sorted(candidate in "ABCD" for candidate in elected(profile, found)) == [False, True, True]


def test_a_tie_between_groups_that_share_nobody_is_elected_together() -> None:
    profile = approvals("3 A, 3 B, 1 C", seats=2)
    found = count(profile, lots(profile))
    assert (elected(profile, found), len(found.rounds)) == ("AB", 1)


def test_a_tie_that_changes_the_committee_needs_a_draw() -> None:
    profile = approvals("2 AB, 2 CD", seats=3)
    found = count(profile, lots(profile))
    assert (found.elected, named(profile, found.undecided)) == ((), "ABCD")


def test_one_ballot_for_two_elects_both() -> None:
    profile = approvals("1 AB", seats=2, candidates="C")
    assert elected(profile, count(profile, lots(profile))) == "AB"


def test_shares_of_seven_seats_are_whole() -> None:
    profile = approvals("1 ABCDEFG", seats=7, candidates="H")
    found = count(profile, lots(profile, "seed"))
    assert found.scale == 420
    assert [max(sheet.standing) for sheet in found.rounds] == [420, 210, 140, 105, 84, 70, 60]


def test_as_many_as_there_are_seats_are_elected_in_one_round() -> None:
    profile = approvals("3 BA, 1 B", seats=2)
    found = count(profile, lots(profile))
    assert (elected(profile, found), len(found.rounds)) == ("BA", 1)


def test_rounds_are_numbered_from_one() -> None:
    assert [sheet.number for sheet in count(RUNNING, lots(RUNNING)).rounds] == [1, 2, 3, 4]


def test_conditions_hold_in_every_round() -> None:
    profile = approvals("9 AB, 1 C", seats=2)
    woman = Condition("not both", frozenset({0, 1}), 0, 1)
    found = count(profile, lots(profile, "seed"), (woman,))
    assert elected(profile, found)[1:] == "C"
    assert len(found.rounds[1].doomed) == 1


def test_those_not_elected_follow_by_what_they_would_have_added_last() -> None:
    found = count(RUNNING, lots(RUNNING))
    assert named(RUNNING, found.runners_up) == "DEGH"


def test_a_ballot_of_scores_that_approves_nobody_is_valid() -> None:
    profile = Profile(("A", "B"), 1, scores={(0, 0): 2, (1, None): 1, (None, None): 4})
    found = count(profile, lots(profile))
    assert (found.ballots, found.invalid, found.elected) == (3, 4, (0,))


def test_a_ranking_approves_everybody_it_names() -> None:
    profile = election("2 AB, 1 B(CD)")
    assert count(profile, lots(profile)).rounds[0].standing == (2, 3, 1, 1)


@settings(max_examples=40)
@given(profile=profiles(withdrawals=False, fewest_ballots=1), seats=st.integers(1, 3))
def test_a_group_that_alone_approves_some_gets_its_whole_share(profile: Profile, seats: int) -> None:
    """Voters of one list are never fewer seats than their share rounded down (lower quota of D'Hondt)."""
    others = sum(profile.rankings.values())
    names = (*profile.candidates, *(f"List {number}" for number in range(seats)))
    group = tuple(range(len(profile.candidates), len(names)))
    joined = Profile(names, seats, {**profile.rankings, group: others + 1})
    found = count(joined, lots(joined, "seed"))
    share = seats * (others + 1) // (2 * others + 1)
    assert len(set(found.elected) & set(group)) >= share
