"""What every method keeps: nothing depends on the file, nobody is lost, ties wait for a draw.

The properties run over any profile; the table of edges names the cases that count officers meet.
"""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from governance.counting.conditions import Condition, is_feasible
from governance.counting.methods import METHODS, Method
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Settled
from tests.counting.profiles import election, lots, named, profiles, reordered, scored

EVERY = pytest.mark.parametrize("method", Method)
FEW = settings(max_examples=40)  # for each of nine methods
SEED = "4711/1822/95"


def count(method: Method, profile: Profile, seed: str | None = None) -> Count:
    return METHODS[method].count(profile, lots(profile, seed))


def by_letter(profile: Profile, found: Count) -> tuple[object, ...]:
    """What a count decides, in letters, so that it can be compared with that of another file."""
    return (
        found.ballots,
        found.invalid,
        named(profile, found.elected),
        named(profile, found.runners_up),
        named(profile, found.undecided),
        [
            (
                sheet.deed,
                sorted(zip(profile.candidates, sheet.standing, strict=True)),
                named(profile, sheet.elected),
                [(named(profile, tie.between), tie.by) for tie in sheet.ties],
            )
            for sheet in found.rounds
        ],
    )


@EVERY
@FEW
@given(data=st.data())
def test_the_order_of_the_file_never_matters(method: Method, data: st.DataObject) -> None:
    profile = data.draw(profiles() | scored())
    other = reordered(profile, data.draw(st.permutations(range(len(profile.candidates)))))
    for seed in (None, SEED):
        assert by_letter(profile, count(method, profile, seed)) == by_letter(
            other, count(method, other, seed)
        )


@EVERY
@FEW
@given(profile=profiles() | scored())
def test_with_a_draw_every_seat_is_filled_and_everybody_standing_is_listed_once(
    method: Method, profile: Profile
) -> None:
    found = count(method, profile, SEED)
    assert found.is_decided
    assert len(found.elected) == min(profile.seats, len(profile.standing))
    assert sorted(found.elected + found.runners_up) == sorted(profile.standing)


@EVERY
@FEW
@given(profile=profiles() | scored())
def test_without_a_draw_a_count_is_the_same_or_says_between_whom_it_stopped(
    method: Method, profile: Profile
) -> None:
    stopped, drawn = count(method, profile), count(method, profile, SEED)
    if stopped.is_decided:
        assert set(stopped.elected) == set(drawn.elected)
    else:
        assert len(stopped.undecided) > 1
        assert set(stopped.undecided) <= set(profile.standing)  # or of the elected: whose surplus goes first
        assert any(tie.by is Settled.LOT for sheet in drawn.rounds for tie in sheet.ties)


@EVERY
@FEW
@given(profile=profiles() | scored())
def test_every_ballot_is_counted_or_invalid(method: Method, profile: Profile) -> None:
    found = count(method, profile, SEED)
    cast = sum([*profile.rankings.values(), *profile.ranks.values(), *profile.scores.values()])
    assert found.ballots + found.invalid == cast + profile.blank


@EVERY
@FEW
@given(profile=profiles() | scored())
def test_rounds_are_numbered_and_together_elect_those_elected(method: Method, profile: Profile) -> None:
    found = count(method, profile, SEED)
    assert [sheet.number for sheet in found.rounds] == [*range(1, len(found.rounds) + 1)]
    assert tuple(candidate for sheet in found.rounds for candidate in sheet.elected) == found.elected


@EVERY
@FEW
@given(profile=profiles() | scored())
def test_the_withdrawn_have_nothing_and_are_nowhere(method: Method, profile: Profile) -> None:
    found = count(method, profile, SEED)
    assert not profile.withdrawn & {*found.elected, *found.runners_up}
    assert all(sheet.standing[gone] == 0 for sheet in found.rounds for gone in profile.withdrawn)


@EVERY
@FEW
@given(profile=profiles(equal=False), times=st.integers(2, 5))
def test_all_ballots_cast_several_times_elect_the_same(method: Method, profile: Profile, times: int) -> None:
    more = Profile(
        profile.candidates,
        profile.seats,
        {ranking: weight * times for ranking, weight in profile.rankings.items()},
        withdrawn=profile.withdrawn,
    )
    if method not in (Method.SCOTTISH_STV, Method.MEEK_STV):  # their quotas and truncation are in whole votes
        assert count(method, more, SEED).elected == count(method, profile, SEED).elected


MAJORITARIAN = [Method.PLURALITY, Method.TWO_ROUND, Method.SCHULZE, Method.RANKED_PAIRS]


@pytest.mark.parametrize("method", [*MAJORITARIAN, Method.SCOTTISH_STV, Method.MEEK_STV])
@FEW
@given(
    profile=profiles(most_seats=1, equal=False, withdrawals=False, fewest_ballots=1),
    favourite=st.integers(0, 5),
)
def test_whoever_more_than_half_put_first_wins(method: Method, profile: Profile, favourite: int) -> None:
    first = favourite % len(profile.candidates)
    ballots = dict(profile.rankings)
    ballots[(first,)] = ballots.get((first,), 0) + sum(profile.rankings.values()) + 1
    found = count(method, Profile(profile.candidates, 1, ballots))
    assert found.elected == (first,)


@pytest.mark.parametrize("method", [method for method in Method if METHODS[method].takes_conditions])
@FEW
@given(profile=profiles(most_candidates=6), data=st.data())
def test_those_elected_satisfy_the_conditions(method: Method, profile: Profile, data: st.DataObject) -> None:
    numbers = st.integers(0, len(profile.candidates) - 1)
    drawn = data.draw(
        st.lists(st.tuples(st.frozensets(numbers), st.integers(0, 2), st.integers(0, 3)), max_size=3)
    )
    conditions = tuple(Condition("some", among, least, most) for among, least, most in drawn if least <= most)
    assume(is_feasible(conditions, frozenset(), frozenset(profile.standing), profile.seats))
    found = METHODS[method].count(profile, lots(profile, SEED), conditions)
    assert len(found.elected) == min(profile.seats, len(profile.standing))
    assert all(c.least <= len(c.among.intersection(found.elected)) <= c.most for c in conditions)


@pytest.mark.parametrize("method", [method for method in Method if METHODS[method].takes_conditions])
@FEW
@given(profile=profiles(most_candidates=5), among=st.frozensets(st.integers(0, 4)))
def test_a_condition_that_asks_nothing_changes_nothing(
    method: Method, profile: Profile, among: frozenset[int]
) -> None:
    idle = Condition("idle", among & frozenset(profile.standing), 0, profile.seats)
    plain, held = count(method, profile, SEED), METHODS[method].count(profile, lots(profile, SEED), (idle,))
    assert (set(held.elected), held.rounds[-1].doomed) == (set(plain.elected), ())


# Each case: ballots, seats, candidates withdrawn, and of every method who is elected or who is tied ("=AB").
EDGES = {
    "nobody voted, one stands": ("", 1, "A", "", "A"),
    "nobody voted, two stand": ("", 1, "AB", "", "=AB"),
    "one ballot": ("1 A", 1, "AB", "", "A"),
    "an electorate of three, two seats": ("2 A, 1 B", 2, "ABC", "", "AB"),
    "an electorate of three agrees": ("3 B", 1, "AB", "", "B"),
    "an electorate of three, two to one": ("2 A, 1 B", 1, "AB", "", "A"),
    "an electorate of three, each for another": ("1 A, 1 B, 1 C", 1, "ABC", "", "=ABC"),
    "two against two": ("2 A, 2 B", 1, "AB", "", "=AB"),
    "all ranked equal": ("4 (ABC)", 1, "ABC", "", "=ABC"),
    "as many stand as there are seats": ("3 A", 2, "AB", "", "AB"),
    "fewer stand than there are seats": ("3 BA", 3, "AB", "", "BA"),
    "all but one withdrew": ("5 AB, 1 B", 1, "AB", "A", "B"),
    "the favourite withdrew": ("5 A, 2 C", 1, "ABC", "A", "C"),
    "everybody withdrew": ("5 A", 1, "A", "A", ""),
    "the first withdrew, the next moves up": ("3 AB, 2 C", 1, "ABC", "A", "B"),
}


@EVERY
@pytest.mark.parametrize("edge", EDGES)
def test_an_edge(method: Method, edge: str) -> None:
    ballots, seats, candidates, withdrawn, expected = EDGES[edge]
    profile = election(ballots, seats, candidates, withdrawn)
    found = count(method, profile)
    if expected.startswith("="):
        assert (named(profile, found.undecided), found.elected) == (expected[1:], ())
    else:
        assert (sorted(named(profile, found.elected)), found.undecided) == (sorted(expected), ())


@EVERY
def test_different_draws_choose_differently_in_time(method: Method) -> None:
    profile = election("1 A, 1 B, 1 C")
    winners = {named(profile, count(method, profile, str(seed)).elected) for seed in range(40)}
    assert winners == {"A", "B", "C"}


def test_every_method_has_its_facts() -> None:
    assert list(METHODS) == list(Method)
    assert [facts.count.__module__.rpartition(".")[2] for facts in METHODS.values()] == [
        method.replace("-", "_") for method in Method
    ]


def test_a_count_names_its_method() -> None:
    profile = election("2 A, 1 B")
    assert [count(method, profile).method for method in Method] == [method.value for method in Method]
