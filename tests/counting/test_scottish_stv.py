"""The Scottish single transferable vote: SSI 2007/42, Schedule 1, rules 45 to 52, rule by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.counting.conditions import Condition, ConditionsUnsatisfiable
from governance.counting.profile import Profile
from governance.counting.scottish_stv import SCALE, count, droop_quota
from governance.counting.sheet import Count, Deed, Round, Settled, Tie, Transfer
from tests.counting.papers import gregory
from tests.counting.profiles import elected, election, lots, named, profiles, reordered

A, B, C, D, E = range(5)


def counted(ballots: str, seats: int = 1, seed: str | None = None, candidates: str = "") -> Count:
    profile = election(ballots, seats, candidates)
    return count(profile, lots(profile, seed))


def votes(*standing: float) -> tuple[int, ...]:
    """Votes in units."""
    return tuple(round(each * SCALE) for each in standing)


# Rule 46


@pytest.mark.parametrize(
    ("papers", "seats", "quota"), [(0, 1, 1), (3, 1, 2), (4, 1, 3), (1000, 2, 334), (5000, 4, 1001)]
)
def test_the_quota_is_the_papers_by_one_more_than_the_seats_whole_and_one_more(
    papers: int, seats: int, quota: int
) -> None:
    assert droop_quota(papers, seats) == quota


# Rules 45, 47 and 48


FOOD = "4 A, 2 BA, 8 CD, 4 CE, 1 D, 1 E"
"""The dishes of the guests in the encyclopaedias: oranges, pears, chocolate, strawberries, sweets."""


def test_the_dishes_of_the_guests_are_chosen_as_published() -> None:
    sheet = counted(FOOD, seats=3)
    assert named(election(FOOD), sheet.elected) == "CAD"
    assert [(each.deed, each.about, each.standing) for each in sheet.rounds] == [
        (Deed.FIRST, (A, B, C, D, E), votes(4, 2, 12, 1, 1)),
        (Deed.SURPLUS, (C,), votes(4, 2, 6, 5, 3)),
        (Deed.EXCLUSION, (B,), votes(6, 0, 6, 5, 3)),
        (Deed.EXCLUSION, (E,), votes(6, 0, 6, 5, 3)),
        (Deed.ELECTION, (D,), votes(6, 0, 6, 5, 3)),
    ]
    assert (sheet.quota, sheet.ballots, sheet.runners_up) == (6 * SCALE, 20, (E, B))


def test_a_surplus_is_passed_on_at_its_value_to_five_places() -> None:
    first, second, *_ = counted("4 AB, 3 AC, 1 B, 1 C, 1 D", seats=2).rounds
    assert (first.elected, first.quota) == ((A,), 4 * SCALE)
    assert second.transfers == (
        Transfer(A, B, 4 * 42857, value=42857, papers=4),
        Transfer(A, C, 3 * 42857, value=42857, papers=3),
        Transfer(A, None, 1, papers=0),
    )
    assert (second.standing, second.exhausted) == ((400000, 271428, 228571, 100000), 1)


def test_papers_without_a_further_preference_leave_their_part_of_the_surplus_to_nobody() -> None:
    second = counted("5 A, 5 AB, 4 C, 3 D", seats=2).rounds[1]
    assert second.transfers == (
        Transfer(A, B, 5 * 40000, value=40000, papers=5),
        Transfer(A, None, 200000, papers=5),
    )
    assert second.exhausted == 2 * SCALE


def test_every_paper_of_the_candidate_shares_in_a_later_surplus_at_its_value_when_received() -> None:
    ballots = "12 ABC, 5 BD, 3 C, 4 D"
    sheet = counted(ballots, seats=3)
    first, second, third = sheet.rounds[:3]
    assert (first.quota, first.elected) == (7 * SCALE, (A,))
    assert second.transfers[0] == Transfer(A, B, 12 * 41666, value=41666, papers=12)
    assert (second.standing[B], second.elected) == (5 * SCALE + 12 * 41666, (B,))
    surplus = second.standing[B] - 7 * SCALE
    whole, part = (
        surplus * SCALE // second.standing[B],
        surplus * 41666 // second.standing[B],
    )
    assert third.transfers == (
        Transfer(B, D, 5 * whole, value=whole, papers=5),
        Transfer(B, C, 12 * part, value=part, papers=12),
        Transfer(B, None, surplus - 5 * whole - 12 * part, papers=0),
    )


@pytest.mark.parametrize(
    ("ballots", "seats", "passed"),
    [("6 A, 4 B, 2 CAB, 3 D", 2, (C, B)), ("5 A, 4 B, 1 C, 2 DCB", 1, (D, B))],
)
def test_papers_pass_over_the_elected_and_the_excluded(
    ballots: str, seats: int, passed: tuple[int, int]
) -> None:
    stages = counted(ballots, seats).rounds
    moves = {(each.source, each.target): each.papers for stage in stages for each in stage.transfers}
    assert moves[passed] == 2


def test_the_largest_surplus_goes_first() -> None:
    stages = counted("9 AD, 8 BC, 2 C, 1 D", seats=3).rounds
    assert [each.about for each in stages[1:3]] == [(A,), (B,)]


def test_a_candidate_with_just_the_quota_has_nothing_to_transfer() -> None:
    stages = counted("4 AB, 3 B, 2 C, 1 D", seats=2).rounds
    assert [(each.deed, each.about) for each in stages[:2]] == [
        (Deed.FIRST, (A, B, C, D)),
        (Deed.EXCLUSION, (D,)),
    ]


def test_nothing_is_transferred_once_the_seats_are_filled() -> None:
    sheet = counted("5 AC, 4 BC, 1 C", seats=2)
    assert [each.deed for each in sheet.rounds] == [Deed.FIRST]
    assert (sheet.elected, sheet.runners_up) == ((A, B), (C,))


# Rule 49


def test_equal_surpluses_go_by_the_most_recent_stage_at_which_they_differed() -> None:
    stages = counted("7 AC, 6 BE, 7 C, 2 DA, 3 DB, 6 E", seats=3).rounds
    assert [each.standing[:2] for each in stages[:2]] == [votes(7, 6), votes(9, 9)]
    assert (stages[2].deed, stages[2].about) == (Deed.SURPLUS, (A,))
    assert stages[2].ties == (Tie((A, B), A, Deed.SURPLUS, Settled.EARLIER, round=1),)


def test_equal_surpluses_that_never_differed_go_by_lot() -> None:
    ballots = "6 AC, 6 BD, 1 C, 1 D, 1 E"
    profile = election(ballots, 3)
    sheet = count(profile, lots(profile, "seed"))
    first, lot = lots(profile, "seed").first((A, B))
    assert sheet.rounds[1].about == (first,)
    assert sheet.rounds[1].ties == (Tie((A, B), first, Deed.SURPLUS, Settled.LOT, lot=lot),)


# Rule 50


def test_who_is_excluded_passes_papers_on_at_the_value_they_came_with() -> None:
    surplus, exclusion = counted("8 ADC, 1 DB, 4 B, 5 C", seats=2).rounds[1:3]
    assert surplus.transfers == (Transfer(A, D, SCALE, value=12500, papers=8),)
    assert exclusion.transfers == (
        Transfer(D, B, SCALE, value=SCALE, papers=1),
        Transfer(D, C, SCALE, value=12500, papers=8),
    )


def test_candidates_are_excluded_one_at_a_time() -> None:
    sheet = counted("9 A, 8 B, 3 C, 2 D, 1 E", seats=1)
    assert [each.excluded for each in sheet.rounds] == [(), (E,), (D,), (C,), (B,), ()]


# Rule 51


def test_a_tie_for_fewest_votes_goes_by_the_most_recent_stage_at_which_they_differed() -> None:
    sheet = counted("9 A, 8 B, 3 C, 2 D, 1 ED", seats=1)
    assert sheet.rounds[2].ties == (Tie((C, D), D, Deed.EXCLUSION, Settled.EARLIER, round=1),)


def test_of_two_stages_that_differ_the_later_one_decides() -> None:
    stages = counted("20 A, 15 B, 6 C, 5 D, 1 EC, 2 E, 2 FD", seats=1).rounds
    assert [each.standing[C : D + 1] for each in stages[:3]] == [votes(6, 5), votes(6, 7), votes(7, 7)]
    assert stages[3].ties == (Tie((C, D), C, Deed.EXCLUSION, Settled.EARLIER, round=2),)


def test_a_tie_for_fewest_votes_at_every_stage_goes_by_lot() -> None:
    profile = election("5 A, 2 B, 2 C, 1 D", 1)
    sheet = count(profile, lots(profile, "seed"))
    out, lot = lots(profile, "seed").first((B, C))
    assert sheet.rounds[2].ties == (Tie((B, C), out, Deed.EXCLUSION, Settled.LOT, lot=lot),)


def test_without_a_seed_the_count_stops_at_the_tie_and_says_between_whom() -> None:
    sheet = counted("3 A, 2 B, 2 C", seats=1)
    assert (sheet.undecided, sheet.elected, sheet.runners_up) == ((B, C), (), ())
    assert [each.deed for each in sheet.rounds] == [Deed.FIRST]


def test_those_for_whom_nobody_voted_go_one_after_another_without_a_draw() -> None:
    sheet = counted("3 A, 2 B", seats=1, candidates="ABCD")
    assert sheet.is_decided
    assert sheet.elected == (A,)
    behind = counted("2 A, 2 BA, 1 EA", seats=1, candidates="ABCDE")
    assert [each.excluded for each in behind.rounds[1:4]] == [(C,), (D,), (E,)]
    assert behind.rounds[1].ties == (Tie((C, D), C, Deed.EXCLUSION, Settled.ALIKE),)


def test_those_for_whom_nobody_voted_need_a_draw_where_one_of_them_is_elected() -> None:
    assert counted("3 A", seats=2, candidates="ABC").undecided == (B, C)


# Rule 52


def test_the_last_vacancies_are_filled_without_a_further_transfer() -> None:
    sheet = counted("4 A, 3 B, 2 CA", seats=2)
    assert sheet.rounds[1:] == (
        Round(2, Deed.EXCLUSION, (C,), votes(4, 3, 2), quota=4 * SCALE, excluded=(C,)),
        Round(3, Deed.ELECTION, (B,), votes(4, 3, 2), quota=4 * SCALE, elected=(B,)),
    )


@pytest.mark.parametrize(("seats", "expected"), [(3, "BAC"), (2, "BA"), (5, "BAC")])
def test_who_stands_for_as_many_seats_is_elected_unopposed(seats: int, expected: str) -> None:
    profile = election("2 A, 3 B, 1 C" if seats > 2 else "2 A, 3 B", seats)
    sheet = count(profile, lots(profile))
    assert elected(profile, sheet) == expected
    assert [each.deed for each in sheet.rounds] == [Deed.ELECTION]


# What is on the papers


def test_withdrawn_candidates_are_passed_over() -> None:
    there = election("5 AB, 4 BA, 3 CAB, 2 C", 1, withdrawn="C")
    gone = election("5 AB, 4 BA, 3 AB", 1)
    sheet = count(there, lots(there))
    assert (sheet.elected, sheet.ballots, sheet.invalid) == ((A,), 12, 2)
    assert [each.standing[:2] for each in sheet.rounds] == [
        each.standing for each in count(gone, lots(gone)).rounds
    ]


def test_a_paper_is_read_up_to_the_first_place_that_two_share() -> None:
    shared = election("5 A, 4 B(AC)D, 3 (AB)C, 2 (AE)D", 1, withdrawn="E")
    plain = election("5 A, 4 B, 2 AD", 1, candidates="ABCDE", withdrawn="E", blank=3)
    assert count(shared, lots(shared)) == count(plain, lots(plain))


def test_scores_are_read_from_the_highest_down() -> None:
    scored = Profile(("A", "B", "C"), 1, scores={(5, 3, 1): 2, (2, 2, 9): 3, (1, None, None): 2})
    ranked = election("2 ABC, 3 C, 2 A", 1)
    assert count(scored, lots(scored)) == count(ranked, lots(ranked))


def test_an_election_without_a_valid_paper_is_drawn() -> None:
    profile = election("", 1, candidates="AB", blank=4)
    sheet = count(profile, lots(profile))
    assert (sheet.ballots, sheet.invalid, sheet.undecided) == (0, 4, (A, B))
    assert count(profile, lots(profile, "seed")).is_decided


@pytest.mark.parametrize(
    ("ballots", "seats", "expected"),
    [
        ("1 AB, 1 BA, 1 CA", 1, None),
        ("2 A, 1 B", 1, "A"),
        ("1 AB, 2 BA", 2, "BA"),
        ("1 A, 1 AB, 1 AC", 2, None),
    ],
)
def test_three_voters_elect_too(ballots: str, seats: int, expected: str | None) -> None:
    profile = election(ballots, seats)
    sheet = count(profile, lots(profile))
    assert (elected(profile, sheet) if sheet.is_decided else None) == expected
    assert count(profile, lots(profile, "three")).is_decided


# Conditions on the team


def conditioned(ballots: str, seats: int, *conditions: Condition, seed: str | None = None) -> Count:
    profile = election(ballots, seats)
    return count(profile, lots(profile, seed), conditions)


def one_of(*candidates: int, least: int = 0, most: int = 1) -> Condition:
    return Condition("of these", frozenset(candidates), least, most)


def test_the_doomed_are_excluded_at_once_whatever_their_votes() -> None:
    sheet = conditioned("9 AC, 8 BC, 3 C, 2 D", 2, one_of(A, B))
    assert sheet.rounds[0].elected == (A,)
    assert (sheet.rounds[1].deed, sheet.rounds[1].about, sheet.rounds[1].doomed) == (
        Deed.EXCLUSION,
        (B,),
        (B,),
    )
    assert sheet.elected == (A, C)


def test_the_guarded_are_spared_and_the_next_goes() -> None:
    sheet = conditioned("6 E, 5 A, 4 B, 3 CB, 2 D", 2, one_of(D, least=1))
    assert [(each.excluded, each.guarded, each.doomed, each.elected) for each in sheet.rounds[1:]] == [
        ((C,), (D,), (), (B,)),
        ((A, E), (), (A, E), ()),
        ((), (), (), (D,)),
    ]


def test_a_tie_for_election_is_broken_where_only_one_of_the_tied_may_be_elected() -> None:
    undecided = conditioned("4 A, 4 B, 3 C", 2, one_of(A, B))
    assert undecided.undecided == (A, B)
    assert [each.deed for each in undecided.rounds] == [Deed.FIRST]
    sheet = conditioned("4 A, 4 B, 3 C", 2, one_of(A, B), seed="seed")
    assert len(set(sheet.elected) & {A, B}) == 1


def test_a_tie_for_election_of_those_who_may_go_together_is_none() -> None:
    sheet = conditioned("4 A, 4 B, 3 C", 2, one_of(A, C))
    assert sheet.elected == (A, B)
    assert sheet.rounds[0].ties == (Tie((A, B), A, Deed.ELECTION, Settled.ALIKE),)


def test_conditions_that_nobody_can_satisfy_are_refused() -> None:
    with pytest.raises(ConditionsUnsatisfiable):
        conditioned("4 A, 3 B, 2 C", 2, one_of(A, B, C))


# What holds for every election


@given(profiles(), st.sampled_from([None, "seed", "other"]))
def test_votes_and_what_nobody_has_add_up_to_the_papers_at_every_stage(
    profile: Profile, seed: str | None
) -> None:
    sheet = count(profile, lots(profile, seed))
    assert {sum(each.standing) + each.exhausted for each in sheet.rounds} <= {sheet.ballots * SCALE}
    before = (0,) * len(profile.candidates)
    for stage in sheet.rounds:
        moved = [0] * len(before)
        for each in stage.transfers:
            moved[each.source] -= each.amount
            if each.target is not None:
                moved[each.target] += each.amount
        if stage.number > 1:
            assert stage.standing == tuple(map(sum, zip(before, moved, strict=True)))
        before = stage.standing


@given(profiles(), st.sampled_from([None, "seed"]))
def test_all_seats_are_filled_and_everybody_is_somewhere(profile: Profile, seed: str | None) -> None:
    sheet = count(profile, lots(profile, seed))
    if sheet.is_decided:
        assert len(sheet.elected) == min(profile.seats, len(profile.standing))
        assert sorted(sheet.elected + sheet.runners_up) == sorted(profile.standing)
    else:
        assert seed is None


@given(profiles(), st.sampled_from(["seed", "other", "third"]))
def test_a_count_that_needs_no_draw_elects_the_same_whatever_is_drawn(profile: Profile, seed: str) -> None:
    sheet = count(profile, lots(profile))
    if sheet.is_decided:
        assert set(count(profile, lots(profile, seed)).elected) == set(sheet.elected)


@given(profiles(), st.sampled_from([None, "seed"]), st.data())
def test_the_order_of_the_file_never_matters(profile: Profile, seed: str | None, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(profile.candidates))))
    other = reordered(profile, order)
    one, two = count(profile, lots(profile, seed)), count(other, lots(other, seed))
    assert named(profile, one.elected + one.runners_up) == named(other, two.elected + two.runners_up)
    assert named(profile, one.undecided) == named(other, two.undecided)
    assert [each.standing for each in one.rounds] == [
        tuple(each.standing[order.index(c)] for c in range(len(order))) for each in two.rounds
    ]


@given(profiles(equal=False), st.sampled_from(["seed", "other"]))
def test_it_counts_as_paper_by_paper(profile: Profile, seed: str) -> None:
    sheet = count(profile, lots(profile, seed))
    assert [each.standing for each in sheet.rounds] == gregory(profile, sheet)


@given(st.sets(st.integers(0, 5), min_size=1), profiles(most_candidates=6, equal=False, withdrawals=False))
def test_a_solid_coalition_has_its_share(coalition: set[int], profile: Profile) -> None:
    """Papers that rank all of a coalition before anybody else, in quotas, elect as many of it."""
    sheet = count(profile, lots(profile, "seed"))
    members = coalition & set(profile.standing)
    solid = sum(n for ballot, n in profile.rankings.items() if set(ballot[: len(members)]) == members)
    quotas = solid // droop_quota(sheet.ballots, profile.seats) if members else 0
    # A remainder of truncation can cost less than a unit a paper and transfer, never a seat here.
    assert len(members & set(sheet.elected)) >= min(quotas, len(members))
