"""Frozen values become plain values and come back, strictly."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pytest

from governance.record.canonical import NotCanonical
from governance.record.plain import read, to_plain


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Alone:
    value: Fraction


@dataclass(frozen=True)
class Whole:
    colour: Colour
    parts: tuple[Alone, ...]
    length: timedelta
    perhaps: int | None
    sure: bool


WHOLE = Whole(Colour.RED, (Alone(Fraction(2, 3)),), timedelta(minutes=1), None, sure=True)
PLAIN = {"colour": "red", "parts": ["2/3"], "length": 60, "perhaps": None, "sure": True}


def test_a_value_is_written_member_by_member() -> None:
    assert to_plain(WHOLE) == PLAIN


def test_what_was_written_is_read_back_equal() -> None:
    assert read(Whole, PLAIN) == WHOLE


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "blue"},
        {"colour": None},
        {"parts": ["4/6"]},
        {"parts": ["2"]},
        {"parts": [0.5]},
        {"parts": ["1/0"]},
        {"parts": "2/3"},
        {"length": 60.0},
        {"length": True},
        {"length": "60"},
        {"length": 10**30},
        {"perhaps": "1"},
        {"perhaps": True},
        {"sure": 1},
        {"sure": "no"},
        {"unknown": 1},
    ],
)
def test_another_spelling_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(NotCanonical):
        read(Whole, PLAIN | change)


@pytest.mark.parametrize("name", list(PLAIN))
def test_a_missing_member_is_refused(name: str) -> None:
    with pytest.raises(NotCanonical):
        read(Whole, {key: value for key, value in PLAIN.items() if key != name})


@pytest.mark.parametrize("value", [1.5, timedelta(milliseconds=1), b"x", [1]])
def test_what_has_no_plain_form_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonical):
        to_plain(value)
