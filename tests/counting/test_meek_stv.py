"""Meek's method: Algorithm 123 and Schedule 1A of New Zealand's Local Electoral Regulations 2001."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.counting.bundles import Bundles
from governance.counting.conditions import Condition, ConditionsUnsatisfiable
from governance.counting.meek_stv import LITTLE, SCALE, count, lowered, quota_of
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Deed, Settled, Tie
from tests.counting.papers import meek
from tests.counting.profiles import elected, election, lots, named, profiles, reordered

A, B, C, D, E = range(5)


def counted(ballots: str, seats: int = 1, seed: str | None = None, candidates: str = "") -> Count:
    profile = election(ballots, seats, candidates)
    return count(profile, lots(profile, seed))


def votes(*standing: int) -> tuple[int, ...]:
    """Whole votes in units."""
    return tuple(each * SCALE for each in standing)


# The quota and the keep values


@pytest.mark.parametrize(
    ("total", "seats", "quota"), [(0, 1, 1), (3, 1, 2), (180 * SCALE, 2, 60 * SCALE + 1), (100, 2, 34)]
)
def test_the_quota_is_the_votes_by_one_more_than_the_seats_and_one_unit(
    total: int, seats: int, quota: int
) -> None:
    assert quota_of(total, seats) == quota


def test_a_keep_value_is_rounded_up_twice() -> None:
    assert lowered(SCALE, 60 * SCALE + 1, 121 * SCALE) == 495867769
    assert lowered(495867769, 2 * SCALE, 3 * SCALE) == 330578513


PLUMPED = "61 A, 60 AB, 30 CD, 29 DC"
"""Two seats; an example that was worked through on the election-methods list on 12 September 2004."""


def test_the_keep_value_and_the_quota_fall_together_as_votes_become_not_transferable() -> None:
    profile = election(PLUMPED, 2)
    sheet = count(profile, lots(profile))
    first, second, third = sheet.rounds
    assert (first.standing, first.quota) == (votes(121, 0, 30, 29), 60 * SCALE + 1)
    assert (second.deed, second.about, second.elected) == (Deed.ITERATION, (A,), ())
    assert (third.excluded, third.elected) == ((D,), (C,))
    assert elected(profile, sheet) == "AC"


def test_the_keep_value_comes_to_where_it_leaves_the_quota_exactly() -> None:
    """Nobody is excluded before: C and D are level. Of 121 k = (183 - 61 (1 - k)) / 3 comes k = 122/302."""
    sheet = counted("61 A, 60 AB, 30 C, 30 D, 1 CD, 1 DC", seats=2, seed="seed")
    limit = Fraction(183 - 61, 3 * 121 - 61)
    keep, quota = sheet.rounds[1].keep, sheet.rounds[1].quota
    assert keep is not None
    assert quota is not None
    assert limit * SCALE <= keep[A] <= limit * SCALE + LITTLE
    assert 121 * limit * SCALE <= quota <= 121 * limit * SCALE + LITTLE


def test_a_paper_that_passed_two_elected_is_worth_what_dunedin_published() -> None:
    """Cargill Ward, 2004, iteration 9: the two left 0.308948430 and 0.059775757 of what reached them."""
    bundles = Bundles({A, B, C})
    bundles.lay(0, [((A, B, C), 1)])
    bundles.elect(A)
    bundles.elect(B)
    assert bundles.shared((691051570, 940224243, SCALE), SCALE) == [691051570, 290480804, 18467626]


def test_an_elected_candidate_keeps_the_same_part_of_later_preferences() -> None:
    """What is left of the papers B A C passes A too, of whom C has it."""
    last = counted("10 AD, 8 BAC, 3 C, 3 D", seats=3).rounds[-1]
    assert last.keep is not None
    left = SCALE - last.keep[B]
    assert last.standing[C] == 3 * SCALE + 8 * (left - -(-left * last.keep[A] // SCALE))


def test_papers_of_one_excluded_go_on_whole() -> None:
    sheet = counted("5 A, 4 B, 3 CB", seats=1)
    assert sheet.rounds[1].standing == votes(5, 7, 0)
    assert (sheet.rounds[1].excluded, sheet.elected) == ((C,), (B,))


def test_where_nobody_has_a_surplus_the_first_count_is_followed_by_an_exclusion() -> None:
    assert [each.deed for each in counted("6 A, 4 B, 3 C, 2 DC", seats=1).rounds] == [
        Deed.FIRST,
        Deed.EXCLUSION,
        Deed.EXCLUSION,
    ]


def test_whom_no_surplus_can_save_is_excluded_before_it_is_shared_out() -> None:
    """Clause 13: the surplus of 2 added to the 1 of B is less than the 5 of C."""
    stages = counted("9 AD, 1 BC, 5 C, 6 D", seats=2).rounds
    assert (stages[0].elected, stages[0].quota) == ((A,), 7 * SCALE + 1)
    assert (stages[1].deed, stages[1].excluded) == (Deed.EXCLUSION, (B,))


def test_the_seats_are_filled_without_a_further_exclusion() -> None:
    sheet = counted("4 A, 3 B, 2 CA", seats=2)
    assert [(each.deed, each.about, each.elected) for each in sheet.rounds[-2:]] == [
        (Deed.EXCLUSION, (C,), ()),
        (Deed.ELECTION, (B,), (B,)),
    ]


# Ties


def test_a_tie_goes_by_the_first_step_at_which_the_tied_differed() -> None:
    """C leads D at first, D leads C after F went, E makes them equal: clause 40 looks forward."""
    stages = counted("20 A, 15 B, 6 C, 5 D, 1 EC, 2 E, 2 FD", seats=1).rounds
    assert [each.standing[C : D + 1] for each in stages[:3]] == [votes(6, 5), votes(6, 7), votes(7, 7)]
    assert stages[3].ties == (Tie((C, D), D, Deed.EXCLUSION, Settled.EARLIER, round=1),)


def test_a_tie_at_every_step_goes_by_lot() -> None:
    profile = election("5 A, 2 B, 2 C, 4 D", 1)
    sheet = count(profile, lots(profile, "seed"))
    out, lot = lots(profile, "seed").first((B, C))
    assert sheet.rounds[1].excluded == (out,)
    assert sheet.rounds[1].ties == (Tie((B, C), out, Deed.EXCLUSION, Settled.LOT, lot=lot),)


def test_without_a_seed_the_count_stops_at_the_tie_and_says_between_whom() -> None:
    sheet = counted("3 A, 2 B, 2 C", seats=1)
    assert (sheet.undecided, sheet.elected, sheet.runners_up) == ((B, C), (), ())


def test_those_for_whom_nobody_voted_go_one_after_another_without_a_draw() -> None:
    sheet = counted("2 A, 2 BA, 1 EA", seats=1, candidates="ABCDE")
    assert [each.excluded for each in sheet.rounds[1:4]] == [(C,), (D,), (E,)]
    assert sheet.rounds[1].ties == (Tie((C, D), C, Deed.EXCLUSION, Settled.ALIKE),)
    assert sheet.elected == (A,)


# What is on the papers


@pytest.mark.parametrize(
    ("ballots", "seats", "expected"), [("2 A, 3 B, 1 C", 3, "BAC"), ("2 A, 3 B", 2, "BA")]
)
def test_who_stands_for_as_many_seats_is_elected_unopposed(ballots: str, seats: int, expected: str) -> None:
    profile = election(ballots, seats)
    sheet = count(profile, lots(profile))
    assert elected(profile, sheet) == expected
    assert [each.deed for each in sheet.rounds] == [Deed.ELECTION]


def test_withdrawn_candidates_are_passed_over_and_keep_nothing() -> None:
    profile = election("5 AB, 4 BA, 3 CAB, 2 C", 1, withdrawn="C")
    sheet = count(profile, lots(profile))
    assert (sheet.elected, sheet.ballots, sheet.invalid) == ((A,), 12, 2)
    assert sheet.rounds[0].keep == (SCALE, SCALE, 0)


def test_a_paper_is_read_up_to_the_first_place_that_two_share() -> None:
    shared = election("5 A, 4 B(AC)D, 3 (AB)C, 2 (AE)D", 1, withdrawn="E")
    plain = election("5 A, 4 B, 2 AD", 1, candidates="ABCDE", withdrawn="E", blank=3)
    assert count(shared, lots(shared)) == count(plain, lots(plain))


@pytest.mark.parametrize(
    ("ballots", "seats", "expected"),
    [("1 AB, 1 BA, 1 CA", 1, None), ("2 A, 1 B", 1, "A"), ("1 AB, 2 BA", 2, "BA"), ("2 AB, 1 C", 2, "AC")],
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
    assert (sheet.rounds[1].deed, sheet.rounds[1].doomed) == (Deed.EXCLUSION, (B,))
    assert sheet.elected == (A, C)


def test_the_guarded_are_spared_and_the_next_goes() -> None:
    sheet = conditioned("6 E, 5 A, 4 B, 3 CB, 2 D", 2, one_of(D, least=1))
    assert (sheet.rounds[1].excluded, sheet.rounds[1].guarded) == ((C,), (D,))
    assert sheet.elected == (B, D)


def test_a_tie_for_election_is_broken_where_only_one_of_the_tied_may_be_elected() -> None:
    undecided = conditioned("4 A, 4 B, 3 C", 2, one_of(A, B))
    assert (undecided.undecided, len(undecided.rounds)) == ((A, B), 1)
    sheet = conditioned("4 A, 4 B, 3 C", 2, one_of(A, B), seed="seed")
    assert len(set(sheet.elected) & {A, B}) == 1


def test_conditions_that_nobody_can_satisfy_are_refused() -> None:
    with pytest.raises(ConditionsUnsatisfiable):
        conditioned("4 A, 3 B, 2 C", 2, one_of(A, B, C))


# What holds for every election


@given(profiles(equal=False), st.sampled_from([None, "seed"]))
def test_the_standing_is_what_paper_after_paper_gives_at_the_keep_values(
    profile: Profile, seed: str | None
) -> None:
    sheet = count(profile, lots(profile, seed))
    stages = [each for each in sheet.rounds if each.deed is not Deed.ELECTION]
    if sheet.rounds and sheet.rounds[-1].deed is Deed.ELECTION:
        stages = stages[:-1]  # whoever was excluded last was not counted out any more
    assert [each.standing for each in stages] == [meek(profile, each, SCALE) for each in stages]


@given(profiles(), st.sampled_from([None, "seed"]))
def test_votes_quota_and_what_nobody_has_belong_together_at_every_stage(
    profile: Profile, seed: str | None
) -> None:
    sheet = count(profile, lots(profile, seed))
    for each in sheet.rounds:
        assert sum(each.standing) + each.exhausted == sheet.ballots * SCALE
        assert each.quota == quota_of(sum(each.standing), profile.seats)
        assert min((*each.standing, each.exhausted)) >= 0


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


@given(profiles(most_seats=1), st.sampled_from(["seed", "other"]))
def test_a_majority_favourite_wins(profile: Profile, seed: str) -> None:
    sheet = count(profile, lots(profile, seed))
    firsts = sheet.rounds[0].standing
    assert all(sheet.elected == (each,) for each, votes in enumerate(firsts) if 2 * votes > sum(firsts))


@given(profiles(equal=False, withdrawals=False))
def test_who_is_excluded_first_leaves_the_count_as_if_never_standing(profile: Profile) -> None:
    """Meek's own demand; where a tie hangs on earlier steps, those are others without the excluded."""
    sheet = count(profile, lots(profile, "seed"))
    second = next(iter(sheet.rounds[1:2]), None)
    if second is None or second.deed is not Deed.EXCLUSION or sheet.rounds[0].elected:
        return
    there = replace(profile, withdrawn=frozenset(second.excluded))
    without = count(there, lots(there, "seed"))
    if not any(each.ties for each in sheet.rounds + without.rounds):
        assert set(without.elected) == set(sheet.elected)
