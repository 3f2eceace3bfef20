"""The public draw, against the fully worked example of RFC 3797, section 6, and its reference code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.counting.lots import DrawNeeded, Lots, drawn, key_string

KEY = "9319./2.5.8.10.12./9.18.26.34.41.45./"
# What the reference code prints for a pool of 25: the digest of each turn, and who is selected.
EXAMPLE = """\
990DD0A5692A029A98B5E01AA28F3459 17
3691E55CB63FCC37914430B2F70B5EC6 7
FE814EDF564C190AC1D25753979990FA 2
1863CCACEB568C31D7DDBDF1D4E91387 16
F4AB33DF4889F0AF29C513905BE1D758 25
13EAEB529F61ACFB9A29D0BA3A60DE4A 23
992DB77C382CA2BDB9727001F3CDCCD9 8
63AB4258ECA922976811C7F55C383CE7 24
DFBC5AC97CED01B3A6E348E3CC63F40D 19
31CB111C4A4EBE9287CEAE16FE51B909 13
07FA46C122F164C215BBC72793B189A3 22
AC52F8D75CCBE2E61AFEB3387637D501 5
53306F73E14FC0B2FBF434218D25948E 18
B5D1403501A81F9A47318BE7893B347C 9
85B10B356AA06663EF1B1B407765100A 1
3269E6CE559ABD57E2BA6AAB495EB9BD 4"""


def test_the_key_string_is_the_one_of_the_worked_example() -> None:
    sources = [["9319"], ["2", "5", "12", "8", "10"], ["9", "18", "26", "34", "41", "45"]]
    assert key_string(sources) == KEY


def test_a_draw_is_the_one_of_the_worked_example() -> None:
    lot = drawn(range(1, 26), KEY)
    lines = [f"{number.upper()} {chosen}" for number, chosen in zip(lot.numbers, lot.order, strict=True)]
    assert lines[:16] == EXAMPLE.splitlines()
    assert sorted(lot.order) == list(range(1, 26))


@pytest.mark.parametrize(
    ("source", "canonical"),
    [
        (["7"], "7./"),
        (["007"], "7./"),
        (["0"], "0./"),
        (["00.50"], "0.5/"),
        (["12.", "3.250"], "3.2512./"),
        (["10", "9"], "9.10./"),
        (["1.25"], "1.25/"),
        (["Mažňák"], "MAZNAK/"),
        (["zwei 2", "Älter"], "ALTERZWEI2/"),
        (["-5"], "5/"),
    ],
)
def test_the_values_of_a_source_are_canonical(source: list[str], canonical: str) -> None:
    assert key_string([source]) == canonical


def test_sources_stay_in_the_order_in_which_they_were_named() -> None:
    assert key_string([["9"], ["1"]]) == "9./1./"


@pytest.mark.parametrize("sources", [[[]], [[""]], [["7"], ["  "]], [["…"]], [["7", "?"]]])
def test_a_source_without_a_value_gives_no_key(sources: list[list[str]]) -> None:
    with pytest.raises(ValueError, match="needs a value"):
        key_string(sources)


@given(st.lists(st.lists(st.integers(0, 10**9), min_size=1), min_size=1), st.randoms())
def test_the_order_in_which_a_source_tells_its_values_never_matters(
    sources: list[list[int]], chance: object
) -> None:
    told = [[str(value) for value in source] for source in sources]
    mixed = [chance.sample(source, len(source)) for source in told]  # type: ignore[attr-defined]
    assert key_string(mixed) == key_string(told)


@given(st.permutations(range(6)), st.text())
def test_a_draw_knows_candidates_by_name_alone(order: list[int], seed: str) -> None:
    """The same names drawn from another file give the same names."""
    names = [f"name {number}" for number in order]
    by_name = tuple(sorted(range(6), key=names.__getitem__))
    straight = drawn(range(6), seed.encode("utf-8", "replace").decode())
    assert [names[index] for index in drawn(by_name, straight.seed).order] == [
        f"name {index}" for index in straight.order
    ]


def test_of_those_tied_the_first_in_the_draw_is_chosen() -> None:
    lots = Lots(tuple(range(1, 26)), KEY)
    assert lots.first({1, 4, 9})[0] == 9
    assert lots.first({17, 4})[0] == 17


def test_without_a_seed_a_draw_says_who_is_tied() -> None:
    with pytest.raises(DrawNeeded) as needed:
        Lots((0, 1, 2)).first((1, 2))
    assert needed.value.between == (1, 2)
