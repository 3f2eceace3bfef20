"""What each method promises of any election: shares, monotone victories, teams as the conditions ask.

(Files, ties and lists are in `test_methods`, what one method alone promises beside that method.)
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations_with_replacement, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.counting.conditions import (
    Condition,
    Conditions,
    ConditionsUnsatisfiable,
    is_feasible,
    one_per,
)
from governance.counting.methods import METHODS, Method
from governance.counting.profile import Profile, Ranking
from governance.counting.sheet import Count, Deed, Settled
from tests.counting.profiles import WEIGHTS, election, lots, profiles, scored

FEW = settings(max_examples=20, deadline=None)  # for each of several methods
EVERY = pytest.mark.parametrize("method", Method)
FOR_A_TEAM = pytest.mark.parametrize("method", [each for each in Method if METHODS[each].takes_conditions])
TRANSFERABLE = pytest.mark.parametrize("method", [Method.SCOTTISH_STV, Method.MEEK_STV])
# Not the transferable vote, two rounds or, for several seats, proportional approval: they are not monotone.
MONOTONE = (Method.PLURALITY, Method.APPROVAL, Method.SCORE, Method.SCHULZE, Method.RANKED_PAIRS)
MAJORITY = [each for each in Method if each not in (Method.APPROVAL, Method.SCORE, Method.PAV)]
SEEDS = st.sampled_from(["4711/1822/95", "7/7/7", "3"])


def count(
    method: Method, profile: Profile, seed: str | None = None, conditions: Conditions | None = None
) -> Count:
    given_conditions: dict[str, Any] = {} if conditions is None else {"conditions": conditions}
    return METHODS[method].count(profile, lots(profile, seed), **given_conditions)


@EVERY
@FEW
@given(profile=profiles() | scored(), data=st.data())
def test_names_decide_nothing_but_the_draw(method: Method, profile: Profile, data: st.DataObject) -> None:
    renamed = replace(profile, candidates=tuple(data.draw(st.permutations(profile.candidates))))
    one, other = count(method, profile), count(method, renamed)
    assert set(one.undecided) == set(other.undecided)
    if one.is_decided:
        assert set(one.elected) == set(other.elected)
    if one.is_decided and not any(tie.by is Settled.ALIKE for each in one.rounds for tie in each.ties):
        assert [each.standing for each in one.rounds] == [each.standing for each in other.rounds]


@EVERY
@FEW
@given(profile=profiles(), seed=SEEDS)
def test_the_withdrawn_leave_no_trace(method: Method, profile: Profile, seed: str) -> None:
    """As if nobody had marked them (they stay on the list of names, of which the draw is made)."""
    cleaned = replace(
        profile,
        rankings=merged(
            (tuple(c for c in ballot if c not in profile.withdrawn), weight)
            for ballot, weight in profile.rankings.items()
        ),
        ranks=merged(
            (tuple(tuple(c for c in place if c not in profile.withdrawn) for place in ballot), weight)
            for ballot, weight in profile.ranks.items()
        ),
    )
    assert count(method, cleaned, seed) == count(method, profile, seed)


def merged(ballots: Iterable[tuple[Any, int]]) -> dict[Any, int]:
    """Like ballots together."""
    found: dict[Any, int] = {}
    for ballot, weight in ballots:
        found[ballot] = found.get(ballot, 0) + weight
    return found


@EVERY
@FEW
@given(profile=profiles(equal=False), seed=SEEDS)
def test_places_of_one_candidate_each_are_a_ranking(method: Method, profile: Profile, seed: str) -> None:
    placed = replace(
        profile,
        rankings={},
        ranks={tuple((c,) for c in ballot): weight for ballot, weight in profile.rankings.items()},
    )
    one, other = count(method, profile, seed), count(method, placed, seed)
    assert (one.elected, one.runners_up, one.ballots) == (other.elected, other.runners_up, other.ballots)


@pytest.mark.parametrize("method", MONOTONE)
@FEW
@given(profile=profiles(equal=False, withdrawals=False, fewest_ballots=1), seed=SEEDS, data=st.data())
def test_a_winner_who_is_ranked_higher_still_wins(
    method: Method, profile: Profile, seed: str, data: st.DataObject
) -> None:
    """One seat; on one kind of ballot the winner moves up a place, or onto it where they were not."""
    single = replace(profile, seats=1)
    (winner,) = count(method, single, seed).elected
    ballot = data.draw(st.sampled_from(sorted(single.rankings)))
    left = {other: weight for other, weight in single.rankings.items() if other != ballot}
    higher = merged([*left.items(), (raised(ballot, winner), single.rankings[ballot])])
    assert count(method, replace(single, rankings=higher), seed).elected == (winner,)


def raised(ballot: Ranking, winner: int) -> Ranking:
    """The ballot with the winner a place higher; last where it did not name them."""
    if winner not in ballot:
        return (*ballot, winner)
    place = max(0, ballot.index(winner) - 1)
    others = tuple(candidate for candidate in ballot if candidate != winner)
    return (*others[:place], winner, *others[place:])


@st.composite
def coalitions(draw: st.DrawFn) -> tuple[Profile, frozenset[int], int]:
    """Voters who rank all of a group first, in any order, among others; and how many of them there are."""
    number = draw(st.integers(2, 7))
    group = draw(st.sets(st.integers(0, number - 1), min_size=1, max_size=number))
    rest = [candidate for candidate in range(number) if candidate not in group]
    solid = st.tuples(st.permutations(sorted(group)), st.permutations(rest))
    loyal = {
        (*own, *others): weight
        for (own, others), weight in draw(st.lists(st.tuples(solid, WEIGHTS), min_size=1, max_size=8))
    }
    others = draw(st.dictionaries(st.permutations(range(number)).map(tuple), WEIGHTS, max_size=8))
    votes = merged([*loyal.items(), *others.items()])
    profile = Profile(tuple("ABCDEFG"[:number]), draw(st.integers(1, 5)), votes)
    solid_votes = sum(weight for ballot, weight in votes.items() if set(ballot[: len(group)]) == group)
    return profile, frozenset(group), solid_votes


@TRANSFERABLE
@settings(max_examples=40, deadline=None)
@given(case=coalitions(), seed=SEEDS)
def test_a_solid_coalition_has_a_seat_for_every_quota(
    method: Method, case: tuple[Profile, frozenset[int], int], seed: str
) -> None:
    """Droop proportionality: k quotas of voters behind a group elect k of it, or all of it."""
    profile, group, votes = case
    quota = sum(profile.rankings.values()) // (profile.seats + 1) + 1
    elected = count(method, profile, seed).elected
    assert len(group.intersection(elected)) >= min(votes // quota, len(group))


@TRANSFERABLE
@settings(max_examples=30, deadline=None)
@given(profile=profiles(), seed=SEEDS)
def test_votes_are_neither_made_nor_lost(method: Method, profile: Profile, seed: str) -> None:
    sheet = count(method, profile, seed)
    total = sheet.ballots * sheet.scale
    assert {sum(stage.standing) + stage.exhausted for stage in sheet.rounds} <= {total}


@TRANSFERABLE
def test_a_tie_at_each_stage_stops_the_count_until_it_is_drawn(method: Method) -> None:
    """For the last seat, and for exclusion at the first and at a later stage."""
    ties = {
        "6 AC, 6 BC": (1, "AB"),
        "5 A, 4 B, 2 C, 2 D": (1, "CD"),
        "9 A, 6 B, 6 C, 1 DA": (1, "BC"),
    }
    for ballots, (seats, between) in ties.items():
        profile = election(ballots, seats)
        open_still = count(method, profile)
        assert {profile.candidates[candidate] for candidate in open_still.undecided} == set(between)
        lot = [tie for stage in count(method, profile, "1").rounds for tie in stage.ties if tie.lot]
        assert [(tie.by, tie.chosen_for) for tie in lot][:1] == [(Settled.LOT, Deed.EXCLUSION)]


ORDERS = [tuple(order[:length]) for order in permutations("ABC") for length in (1, 3)]


@pytest.mark.parametrize("method", MAJORITY)
def test_of_three_voters_two_decide(method: Method) -> None:
    """Every election of three ballots among three candidates for one seat."""
    for ballots in combinations_with_replacement(sorted(set(ORDERS)), 3):
        profile = election(", ".join(f"1 {''.join(ballot)}" for ballot in ballots), candidates="ABC")
        firsts = [ballot[0] for ballot in ballots]
        favourite = max(firsts, key=firsts.count)
        found = count(method, profile)
        if firsts.count(favourite) > 1:
            assert [profile.candidates[candidate] for candidate in found.elected] == [favourite]
        assert found.is_decided == (len(found.elected) == 1)


@st.composite
def conditioned(draw: st.DrawFn) -> tuple[Profile, Conditions]:
    """Any election, and conditions on any groups of its candidates, twins among them."""
    profile = draw(profiles() | scored())
    groups = st.frozensets(st.integers(0, len(profile.candidates) - 1), min_size=1)
    bounds = st.tuples(st.integers(0, 2), st.integers(0, 3)).map(sorted)
    conditions = tuple(
        Condition(f"group {number}", among, least, most)
        for number, (among, (least, most)) in enumerate(draw(st.lists(st.tuples(groups, bounds), max_size=3)))
    )
    return profile, conditions + one_per("twin", draw(st.lists(groups, max_size=2)))


@FOR_A_TEAM
@settings(max_examples=40, deadline=None)
@given(case=conditioned(), seed=SEEDS)
def test_the_elected_satisfy_the_conditions_or_nobody_could(
    method: Method, case: tuple[Profile, Conditions], seed: str
) -> None:
    profile, conditions = case
    if not is_feasible(conditions, frozenset(), frozenset(profile.standing), profile.seats):
        with pytest.raises(ConditionsUnsatisfiable):
            count(method, profile, seed, conditions)
        return
    sheet = count(method, profile, seed, conditions)
    team = frozenset(sheet.elected)
    assert len(team) == min(profile.seats, len(profile.standing))
    assert all(each.least <= len(team & each.among) <= each.most for each in conditions)


@FOR_A_TEAM
@FEW
@given(case=conditioned(), seed=SEEDS)
def test_conditions_that_the_elected_satisfy_anyhow_change_nobody(
    method: Method, case: tuple[Profile, Conditions], seed: str
) -> None:
    """Those that bind nobody at any stage: every number from none to all."""
    profile, conditions = case
    loose = tuple(replace(each, least=0, most=len(each.among)) for each in conditions)
    assert count(method, profile, seed, loose).elected == count(method, profile, seed).elected


@FOR_A_TEAM
@FEW
@given(case=conditioned(), data=st.data())
def test_the_order_of_the_conditions_never_matters(
    method: Method, case: tuple[Profile, Conditions], data: st.DataObject
) -> None:
    profile, conditions = case
    if is_feasible(conditions, frozenset(), frozenset(profile.standing), profile.seats):
        other = tuple(data.draw(st.permutations(conditions)))
        assert count(method, profile, "1", other) == count(method, profile, "1", conditions)
