"""Numbers as readers write them: their own notation first, and nothing guessed."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

import pytest
from flask import Flask
from flask_babel import Babel, force_locale
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms import Form

from app.numbers import Ambiguous, DecimalField, NotANumber, decimals, exact_number, number, plain, signed

LANGUAGES = ("en", "fr", "es")
PLACE = Flask("numbers")
Babel(PLACE)


@contextmanager
def reading(language: str) -> Iterator[None]:
    """A page in this language."""
    with PLACE.test_request_context(), force_locale(language):
        yield


OWN = [
    ("en", "1.234", "1.234"),
    ("en", "1,234", "1234"),
    ("en", "1,234.5", "1234.5"),
    ("en", "12 500.5", "12500.5"),
    ("en", "-0.5", "-0.5"),
    ("en", "1234,5", "1234.5"),
    ("en", "1.234,5", "1234.5"),
    ("fr", "1 234,5", "1234.5"),
    ("fr", "1\u202f234,5", "1234.5"),
    ("fr", "1\u00a0234\u202f567", "1234567"),
    ("fr", "1,234", "1.234"),
    ("fr", "1234.5", "1234.5"),
    ("fr", "1234.567", "1234.567"),
    ("fr", "0.123", "0.123"),
    ("fr", "1.234.567", "1234567"),
    ("fr", "1,234.5", "1234.5"),
    ("es", "1.234,5", "1234.5"),
    ("es", "1.234", "1234"),
    ("es", "1,234", "1.234"),
    ("es", "1234.5", "1234.5"),
    ("es", "0.250", "0.25"),
    ("es", "−12", "-12"),
    ("es", "+12", "12"),
    ("en", "007", "7"),
]


@pytest.mark.parametrize(("language", "text", "value"), OWN)
def test_a_number_is_read_as_the_page_writes_it_or_as_everybody_does(
    language: str, text: str, value: str
) -> None:
    with reading(language):
        assert exact_number(text) == Fraction(value)


@pytest.mark.parametrize("text", ["1.234", "12.345", "-999.999"])
def test_what_two_notations_read_differently_is_refused_where_the_page_has_no_say(text: str) -> None:
    with reading("fr"), pytest.raises(Ambiguous):
        exact_number(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "1e5",
        "1.2.3",
        "1,2,3",
        "12,34,567",
        "--1",
        "1-",
        ".5",
        "5.",
        "1 23",
        "½",
        "٣",
        "nan",
        "9" * 41,
    ],
)
def test_what_is_no_number_anywhere_is_refused(language: str, text: str) -> None:
    with reading(language), pytest.raises(NotANumber):
        exact_number(text)


@pytest.mark.parametrize("language", LANGUAGES)
@given(units=st.integers(-(10**18), 10**18), places=st.integers(0, 6))
def test_what_a_page_writes_it_reads_as_the_same_number(language: str, units: int, places: int) -> None:
    value = Fraction(units, 10**places)
    with reading(language):
        assert exact_number(number(value)) == value
        assert Fraction(plain(value)) == value


@given(value=st.fractions())
def test_only_a_rounded_number_is_marked_as_one(value: Fraction) -> None:
    with reading("en"):
        assert number(value).startswith("≈") == (decimals(value) is None)


WRITTEN = [
    ("en", "1234567.5", "1,234,567.5"),
    ("fr", "1234567.5", "1\u202f234\u202f567,5"),
    ("es", "1234567.5", "1.234.567,5"),
    ("en", "200/3", "≈\u00a066.67"),
    ("fr", "200/3", "≈\u00a066,67"),
    ("en", "1/8", "0.125"),
    ("en", "1/10000000", "≈\u00a00"),
    ("en", "-1/200000000", "≈\u00a00"),
    ("en", "0", "0"),
]


@pytest.mark.parametrize(("language", "value", "text"), WRITTEN)
def test_a_number_is_written_in_the_notation_of_the_page(language: str, value: str, text: str) -> None:
    with reading(language):
        assert number(Fraction(value)) == text


def test_a_difference_carries_its_sign() -> None:
    with reading("en"):
        assert [signed(Fraction(value)) for value in (3, 0, -3)] == ["+3", "0", "-3"]


class Sample(Form):
    """A number, and a whole one."""

    value = DecimalField("Value")
    count = DecimalField("Count", whole=True)


@pytest.mark.parametrize(
    ("language", "value", "count", "errors"),
    [
        ("en", "1.5", "12,500", {}),
        ("en", "", "", {}),
        ("en", "a lot", "1", {"value": ["Write a number, such as 12,500.5."]}),
        ("en", "1", "1.5", {"count": ["Write a whole number, such as 12,500."]}),
        ("en", "0.1234567", "1", {"value": ["Write at most 6 decimals."]}),
    ],
)
def test_a_field_says_what_is_wrong_with_a_number(
    language: str, value: str, count: str, errors: dict[str, list[str]]
) -> None:
    with reading(language):
        form = Sample(MultiDict({"value": value, "count": count}))
        form.validate()
        assert form.errors == errors
        assert form.value._value() == value


def test_an_ambiguous_number_is_told_with_both_readings() -> None:
    with reading("fr"):
        form = Sample(MultiDict({"value": "1.234"}))
        assert not form.validate()
        assert "1,234" in form.errors["value"][0]
        assert "1\u202f234" in form.errors["value"][0]


def test_a_field_shows_the_number_that_it_was_given_in_the_notation_of_the_page() -> None:
    with reading("es"):
        assert Sample(data={"value": Fraction("12500.5")}).value._value() == "12.500,5"
