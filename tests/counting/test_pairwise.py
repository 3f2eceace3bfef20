"""Comparisons of every two candidates, against the tables that the literature prints."""

from hypothesis import given
from hypothesis import strategies as st

from governance.counting.pairwise import compared, comparison_round, defeats, victories
from governance.counting.profile import Profile
from tests.counting.profiles import election, named, profiles, reordered, scored

# M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
# single-winner election method", example 1: 45 voters.
SCHULZE = election("5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC")
TABLE = (
    (0, 20, 26, 30, 22),
    (25, 0, 16, 33, 18),
    (19, 29, 0, 17, 24),
    (15, 12, 28, 0, 14),
    (23, 27, 21, 31, 0),
)


def test_the_table_of_the_45_voters() -> None:
    assert compared(SCHULZE) == (TABLE, 45, 0)


def test_the_defeats_of_the_45_voters() -> None:
    assert [named(SCHULZE, defeat) for defeat in defeats(TABLE)] == (
        ["AC", "AD", "BA", "BD", "CB", "CE", "DC", "EA", "EB", "ED"]
    )
    assert victories(TABLE) == (2, 2, 2, 1, 3)


def test_whoever_is_not_ranked_stands_behind_all_who_are_and_level_with_the_others() -> None:
    assert compared(election("3 A", candidates="ABC"))[0] == ((0, 3, 3), (0, 0, 0), (0, 0, 0))


def test_those_of_one_place_are_preferred_neither_way() -> None:
    assert compared(election("2 (AB)C"))[0] == ((0, 0, 2), (0, 0, 2), (0, 0, 0))


def test_a_score_is_a_place_and_no_score_is_the_last() -> None:
    profile = Profile(("A", "B", "C"), scores={(3, 5, None): 1, (0, 0, None): 4})
    assert compared(profile)[0] == ((0, 0, 5), (1, 0, 5), (0, 0, 0))


def test_the_withdrawn_are_passed_over_and_their_own_ballots_are_invalid() -> None:
    profile = election("3 BA, 2 B(AC), 4 B, 1 C", withdrawn="B", blank=6)
    assert compared(profile) == (((0, 0, 3), (0, 0, 0), (1, 0, 0)), 6, 10)


def test_the_round_lists_those_who_stand_by_name() -> None:
    profile = reordered(election("1 ABC", withdrawn="B"), [2, 1, 0])
    assert named(profile, comparison_round(profile, compared(profile)[0]).about) == "AC"


def test_nobody_votes() -> None:
    assert compared(election("", candidates="AB")) == (((0, 0), (0, 0)), 0, 0)


@given(profile=profiles() | scored())
def test_no_pair_has_more_votes_than_ballots_and_nobody_any_against_themselves(profile: Profile) -> None:
    pairs, ballots, _ = compared(profile)
    number = range(len(pairs))
    assert all(pairs[a][b] + pairs[b][a] <= ballots for a in number for b in number)
    assert all(pairs[a][a] == 0 for a in number)


@given(profile=profiles(equal=False, withdrawals=False))
def test_the_table_is_that_of_counting_ballot_by_ballot(profile: Profile) -> None:
    number = len(profile.candidates)
    table = [[0] * number for _ in range(number)]
    for ranking, weight in profile.rankings.items():
        places = {candidate: place for place, candidate in enumerate(ranking)}
        for a in range(number):
            for b in range(number):
                table[a][b] += weight * (places.get(a, number) < places.get(b, number))
    assert compared(profile)[0] == tuple(map(tuple, table))


@given(data=st.data())
def test_ballots_added_one_by_one_add_their_pairs(data: st.DataObject) -> None:
    profile = data.draw(profiles(withdrawals=False, fewest_ballots=1))
    one = {next(iter(profile.rankings)): 1}
    alone = compared(Profile(profile.candidates, rankings=one))[0]
    more = dict(profile.rankings)
    more[next(iter(one))] += 1
    before = compared(Profile(profile.candidates, rankings=profile.rankings))[0]
    after = compared(Profile(profile.candidates, rankings=more))[0]
    assert after == tuple(
        tuple(x + y for x, y in zip(*rows, strict=True)) for rows in zip(before, alone, strict=True)
    )
