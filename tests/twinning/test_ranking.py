"""Who fits whom: the facts are the same from both sides, and the order is one and total."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.regions.rules import Constituency
from governance.twinning.ranking import Candidate, closeness, rank, suggestion

EMITTER, STORER = Constituency.HIGH_EMISSION, Constituency.HIGH_POTENTIAL
FIELDS = st.frozensets(st.sampled_from(["solar", "forests", "water", "training"]))
LANGUAGES = st.lists(st.sampled_from(["fr", "en", "de", "ff"]), unique=True).map(tuple)
FIGURES = st.none() | st.integers(0, 50)


def candidates(side: Constituency) -> st.SearchStrategy[Candidate]:
    return st.builds(
        Candidate,
        code=st.text("ABC", min_size=1, max_size=3),
        constituency=st.just(side),
        brings=FIELDS,
        seeks=FIELDS,
        languages=LANGUAGES,
        population=FIGURES,
        emissions=FIGURES,
        sequestration=FIGURES,
        twins=st.integers(0, 2),
    )


MANY = st.lists(candidates(STORER), unique_by=lambda one: one.code, max_size=6)


@given(candidates(EMITTER), MANY, st.randoms())
def test_the_order_does_not_depend_on_the_order_asked(own: Candidate, others: list, chance) -> None:
    found = rank(own, others)
    chance.shuffle(others)
    assert rank(own, others) == found
    assert {one.other.code for one in found} == {other.code for other in others}


@given(candidates(EMITTER), candidates(STORER))
def test_two_regions_find_the_same_facts_from_either_side(one: Candidate, other: Candidate) -> None:
    here, there = suggestion(one, other), suggestion(other, one)
    assert (here.given, here.taken) == (there.taken, there.given)
    assert set(here.languages) == set(there.languages)
    assert (here.balance, here.populations) == (there.balance, there.populations)


@given(candidates(EMITTER), MANY)
def test_whoever_is_further_down_never_complements_more(own: Candidate, others: list) -> None:
    said = [one.complementary for one in rank(own, others) if one.has_said]
    assert said == sorted(said, reverse=True)


@given(candidates(EMITTER), MANY)
def test_whoever_has_not_said_what_it_brings_comes_last(own: Candidate, others: list) -> None:
    assert [one.has_said for one in rank(own, others)] == sorted(
        (bool(other.brings or other.seeks) for other in others), reverse=True
    )


def test_a_region_of_the_same_side_is_never_suggested() -> None:
    own = Candidate("A", EMITTER, frozenset({"solar"}))
    assert rank(own, [Candidate("B", EMITTER, seeks=frozenset({"solar"})), own]) == ()


OWN = Candidate(
    "A", EMITTER, frozenset({"solar", "training"}), frozenset({"forests"}), ("fr", "en"), 1000, Fraction(90)
)
# Each is better than the next by the one fact that counts first where they differ.
IN_ORDER = [
    Candidate("H", STORER, frozenset({"forests"}), frozenset({"solar", "training"})),
    Candidate("G", STORER, frozenset({"forests"}), frozenset({"solar"}), ("en",), 1, None, Fraction(1)),
    Candidate("F", STORER, frozenset({"forests"}), frozenset({"training"}), (), 1, None, Fraction(89)),
    Candidate("E", STORER, frozenset({"forests"}), frozenset({"training"}), (), 990, None, Fraction(180)),
    Candidate("D", STORER, frozenset({"forests"}), frozenset({"training"}), (), 900, None, Fraction(45)),
    Candidate("C", STORER, frozenset({"forests"}), frozenset({"training"}), (), None, None, None, 1),
    Candidate("B", STORER, frozenset({"forests"}), frozenset({"training"}), (), None, None, None, 2),
    Candidate("BB", STORER, frozenset({"forests"}), frozenset({"training"}), (), None, None, None, 2),
    Candidate("AA", STORER, frozenset({"water"}), frozenset()),
    Candidate("A0", STORER, languages=("fr",), population=1000, sequestration=Fraction(90)),
]


@pytest.mark.parametrize("shuffled", list(permutations(IN_ORDER[:4])))
def test_each_fact_counts_only_where_those_before_it_are_equal(shuffled: tuple) -> None:
    found = rank(OWN, [*IN_ORDER[:3:-1], *shuffled])
    assert [one.other for one in found] == IN_ORDER


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        (None, 1, None),
        (0, 0, None),
        (-1, 5, None),
        (0, 5, Fraction(0)),
        (3, 4, Fraction(3, 4)),
        (Fraction(1, 3), Fraction(1, 3), Fraction(1)),
    ],
)
def test_closeness_is_the_smaller_through_the_larger(one: object, other: object, close: object) -> None:
    assert closeness(one, other) == close
    assert closeness(other, one) == close
