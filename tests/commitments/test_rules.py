"""The law of commitments: what may be stated, and the exact straight line."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.commitments import rules
from governance.commitments.evidence import NotAWebAddress, check_address, host_of
from governance.commitments.rules import (
    LONGEST_PATH,
    UNITS,
    CommitmentKind,
    Path,
    Position,
    Side,
    Unit,
    YearOutsidePath,
    check_path,
    check_value,
    check_year,
    path_value,
    position,
)
from governance.errors import RuleBroken
from tests.commitments.stage import DEBT, FOREST, NEUTRAL, PATHS, WORK

NOW = 2026
MILLIONTHS = st.integers(-(10**18), 10**18).map(lambda units: Fraction(units, 10**6))


@st.composite
def paths(draw: st.DrawFn) -> Path:
    """Any path, lawful or not, that leads forward."""
    first = draw(st.integers(1900, 2100))
    return Path(
        draw(st.sampled_from(CommitmentKind)),
        draw(st.sampled_from(Unit)),
        draw(MILLIONTHS),
        first,
        draw(MILLIONTHS),
        first + draw(st.integers(1, LONGEST_PATH)),
    )


@given(path=paths(), share=st.integers(0, 100))
def test_a_path_is_a_straight_line_from_the_baseline_to_the_target(path: Path, share: int) -> None:
    year = path.baseline_year + path.years * share // 100
    low, high = sorted((path.baseline, path.target))
    assert path_value(path, path.baseline_year) == path.baseline
    assert path_value(path, path.target_year) == path.target
    assert low <= path_value(path, year) <= high
    if year < path.target_year:
        assert path_value(path, year + 1) - path_value(path, year) == path.step


@given(path=paths(), share=st.integers(0, 100), value=MILLIONTHS)
def test_a_position_is_the_value_less_the_path_and_nothing_else(
    path: Path, share: int, value: Fraction
) -> None:
    year = path.baseline_year + path.years * share // 100
    found = position(path, year, value)
    assert found.difference + path_value(path, year) == value
    assert (found.side is Side.ON_PATH) == (found.difference == 0)


@pytest.mark.parametrize(
    ("path", "year", "value", "difference", "side"),
    [
        (NEUTRAL, 2025, 120, 0, Side.ON_PATH),
        (NEUTRAL, 2026, 108, 0, Side.ON_PATH),
        (NEUTRAL, 2026, 107, -1, Side.AHEAD),
        (NEUTRAL, 2026, 109, 1, Side.BEHIND),
        (NEUTRAL, 2035, -5, -5, Side.AHEAD),
        (WORK, 2025, 199, -1, Side.BEHIND),
        (WORK, 2025, 201, 1, Side.AHEAD),
        (FOREST, 2033, 700, 0, Side.ON_PATH),
    ],
)
def test_lower_is_ahead_on_a_falling_path_and_higher_on_a_rising_one(
    path: Path, year: int, value: int, difference: int, side: Side
) -> None:
    assert position(path, year, Fraction(value)) == Position(Fraction(difference), side)


@pytest.mark.parametrize("year", [2024, 2036])
def test_a_path_says_nothing_of_years_outside_it(year: int) -> None:
    with pytest.raises(YearOutsidePath):
        path_value(NEUTRAL, year)


@pytest.mark.parametrize("path", PATHS)
def test_the_simplest_path_of_each_kind_may_be_stated(path: Path) -> None:
    check_path(path, NOW)


REFUSED = [
    (NEUTRAL, {"unit": Unit.TONNES}, rules.UnitNotOfKind),
    (FOREST, {"unit": Unit.EUROS}, rules.UnitNotOfKind),
    (NEUTRAL, {"target": Fraction(1)}, rules.NotToZero),
    (NEUTRAL, {"target": Fraction(-1)}, rules.NotToZero),
    (DEBT, {"target": Fraction(1, 2)}, rules.NotToZero),
    (NEUTRAL, {"target_year": 2036}, rules.NeutralTooLate),
    (NEUTRAL, {"baseline": Fraction(0)}, rules.NothingToReduce),
    (NEUTRAL, {"baseline": Fraction(-3)}, rules.NothingToReduce),
    (DEBT, {"baseline": Fraction(0)}, rules.NothingToReduce),
    (DEBT, {"baseline": Fraction(-1)}, rules.LessThanNothing),
    (WORK, {"target_year": 2024}, rules.YearsReversed),
    (WORK, {"target_year": 2023}, rules.YearsReversed),
    (WORK, {"target_year": 2125}, rules.PathTooLong),
    (WORK, {"baseline_year": 1899, "target_year": 1990}, rules.PathTooLong),
    (WORK, {"baseline_year": 2020, "target_year": 2025}, rules.TargetPassed),
    (FOREST, {"baseline_year": 2027}, rules.BaselineToCome),
    (FOREST, {"target": Fraction(0)}, rules.NoWayToGo),
    (FOREST, {"target": Fraction(-1)}, rules.LessThanNothing),
    (FOREST, {"unit": Unit.PERCENT}, rules.MoreThanAll),
    (FOREST, {"target": Fraction(10**15)}, rules.TooLarge),
    (FOREST, {"target": Fraction(1, 3)}, rules.TooFine),
    (FOREST, {"target": Fraction(1, 10**7)}, rules.TooFine),
]


@pytest.mark.parametrize(("path", "changes", "refusal"), REFUSED)
def test_a_path_against_the_rules_is_refused(
    path: Path, changes: dict[str, object], refusal: type[RuleBroken]
) -> None:
    with pytest.raises(refusal):
        check_path(replace(path, **changes), NOW)


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        (NEUTRAL, {"target_year": 2026}),
        (NEUTRAL, {"baseline": Fraction("0.000001")}),
        (WORK, {"target_year": 2124}),
        (WORK, {"baseline_year": NOW, "target_year": NOW + 1}),
        (DEBT, {"baseline_year": 2060, "target_year": 2100}),
        (FOREST, {"unit": Unit.PERCENT, "target": Fraction(100)}),
        (FOREST, {"target": 10**15 - Fraction(1, 10**6)}),
    ],
)
def test_a_path_just_within_the_rules_may_be_stated(path: Path, changes: dict[str, object]) -> None:
    check_path(replace(path, **changes), NOW)


def test_every_kind_and_every_unit_has_its_place() -> None:
    assert set(UNITS) == set(CommitmentKind)
    assert {unit for units in UNITS.values() for unit in units} == set(Unit)


def test_only_net_emissions_fall_below_zero() -> None:
    check_value(Unit.TONNES_A_YEAR, Fraction(-1))
    for unit in set(Unit) - {Unit.TONNES_A_YEAR}:
        with pytest.raises(rules.LessThanNothing):
            check_value(unit, Fraction(-1))


@pytest.mark.parametrize(
    ("year", "refusal"),
    [(2024, YearOutsidePath), (2025, None), (2026, None), (2027, rules.YearToCome), (2036, YearOutsidePath)],
)
def test_a_value_is_of_a_year_of_the_path_that_has_begun(year: int, refusal: type[RuleBroken] | None) -> None:
    if refusal is None:
        check_year(NEUTRAL, year, NOW)
        return
    with pytest.raises(refusal):
        check_year(NEUTRAL, year, NOW)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.org/a?b=c", "example.org"),
        ("http://EXAMPLE.org:8080/", "example.org:8080"),
        ("https://münchen.example/", "xn--mnchen-3ya.example"),
    ],
)
def test_the_host_of_evidence_is_shown_as_browsers_know_it(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://example.org/",
        "example.org",
        "//example.org",
        "https://",
        "https://localhost/",
        "https://bank.example@evil.example/",
        "https://exa mple.org/",
        "https://example.org/\n",
        "https://example.org\\@evil.example",
        "https://[::1",
        "https://example.org:port/",
        "https://" + "a" * 70 + ".example/",
    ],
)
def test_what_is_no_plain_web_address_is_refused(address: str) -> None:
    with pytest.raises(NotAWebAddress):
        check_address(address)
