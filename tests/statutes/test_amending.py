"""Changing the statutes by values: pure, each refusal with the number that it is about."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.errors import RuleBroken
from governance.record import plain
from governance.statutes.amending import (
    ChangedSince,
    LanguageUnknown,
    NoChanges,
    SameAsBefore,
    UnknownNumber,
    ValueRefused,
    WrongValue,
    amended,
    changed,
    overtaken,
    value_of,
)
from governance.statutes.rules import (
    ARTICLES,
    FOUNDING,
    DurationsOutOfOrder,
    Quorum,
    ShareOutOfBounds,
    StatutesOutOfBounds,
    provisions,
    to_plain,
)

A_THIRD = {"share": "1/3", "strict": False}
DAY = 86_400


def test_a_change_makes_the_next_version_and_leaves_every_other_number() -> None:
    found = amended(FOUNDING, {"session_quorum": A_THIRD})
    assert found.version == 2
    (change,) = changed(FOUNDING, found)
    assert (change.name, change.article.number, change.new) == (
        "session_quorum",
        "4",
        Quorum(Fraction(1, 3), False),
    )
    assert to_plain(found) == to_plain(FOUNDING) | {"version": 2, "session_quorum": A_THIRD}


def test_numbers_that_only_fit_together_are_changed_together() -> None:
    with pytest.raises(DurationsOutOfOrder):
        amended(FOUNDING, {"longest_vote": 7 * DAY})
    found = amended(FOUNDING, {"longest_vote": 7 * DAY, "kinds.statutes.voting_time": 7 * DAY})
    assert found.longest_vote == timedelta(days=7)


@pytest.mark.parametrize("name", ARTICLES)
def test_every_number_can_be_read_from_its_own_plain_value(name: str) -> None:
    value = next(each.value for each in provisions(FOUNDING) if each.name == name)
    assert value_of(name, plain.to_plain(value)) == value


@pytest.mark.parametrize(
    ("changes", "refusal", "article"),
    [
        ({}, NoChanges, None),
        ({"version": 3}, UnknownNumber, None),
        ({"kinds": {}}, UnknownNumber, None),
        ({"kinds.election.majority": {}}, UnknownNumber, None),
        ({"session_quorum": {"share": "2/6", "strict": False}}, WrongValue, "4"),
        ({"session_quorum": "1/3"}, WrongValue, "4"),
        ({"session_quorum": {"share": "1/" + "9" * 60, "strict": False}}, WrongValue, "4"),
        ({"close_when_all_cast": 1}, WrongValue, "5.3"),
        ({"ordinary_notice": "30"}, WrongValue, "3.1"),
        ({"ordinary_notice": 10**30}, WrongValue, "3.1"),
        ({"languages": "en"}, WrongValue, "1"),
        ({"membership.admission": "nobody"}, WrongValue, "11.1"),
        ({"session_quorum": {"share": "3/2", "strict": False}}, ValueRefused, "4"),
        ({"languages": ["en", "de"]}, ValueRefused, "1"),
        ({"languages": ["en", "en"]}, ValueRefused, "1"),
        ({"ordinary_notice": 30 * DAY}, SameAsBefore, "3.1"),
        ({"ordinary_notice": 4000 * DAY}, StatutesOutOfBounds, None),
        ({"ordinary_notice": DAY}, DurationsOutOfOrder, None),
    ],
)
def test_changes_that_cannot_be_are_refused_by_the_number(
    changes: dict[str, Any], refusal: type[RuleBroken], article: str | None
) -> None:
    with pytest.raises(refusal) as refused:
        amended(FOUNDING, changes)
    assert refused.value.facts.get("article") == article


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ({"session_quorum": {"share": "0/1", "strict": False}}, ShareOutOfBounds),
        ({"languages": []}, LanguageUnknown),
    ],
)
def test_a_refused_value_says_why(written: dict[str, Any], reason: type[RuleBroken]) -> None:
    with pytest.raises(ValueRefused) as refused:
        amended(FOUNDING, written)
    assert isinstance(refused.value.facts["reason"], reason)


def test_a_number_that_moved_is_overtaken_even_if_it_moved_back() -> None:
    second = amended(FOUNDING, {"session_quorum": A_THIRD, "motions.supporters": 3})
    third = amended(second, {"session_quorum": {"share": "1/2", "strict": True}})
    assert overtaken({"session_quorum": A_THIRD}, FOUNDING, [second, third]) == ["4"]
    assert overtaken({"motions.supporters": 2, "session_quorum": A_THIRD}, FOUNDING, [second]) == [
        "4",
        "13.1",
    ]
    assert overtaken({"motions.division": False}, FOUNDING, [second, third]) == []
    assert ChangedSince(version=1, articles=["4"]).facts["articles"] == ["4"]


@given(st.integers(1, 3_650), st.integers(0, 1_000), st.booleans())
def test_what_changed_is_what_was_asked_for(days: int, supporters: int, division: bool) -> None:
    wanted = {
        "motions.support_time": days * DAY,
        "motions.supporters": supporters,
        "motions.division": division,
    }
    old = to_plain(FOUNDING)["motions"]
    changes = {name: value for name, value in wanted.items() if old[name.split(".")[1]] != value}
    if changes:
        found = changed(FOUNDING, amended(FOUNDING, changes))
        assert {each.name: plain.to_plain(each.new) for each in found} == changes
