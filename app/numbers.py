"""Numbers as a reader writes and reads them: exact fractions inside, the reader's notation outside.

Nothing is guessed: what another notation would read as a different number is refused with a sentence.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol
from flask import Flask
from flask_babel import gettext as _
from wtforms import StringField

from app.moments import reader_locale

LONGEST = 40
# More decimals than these are not shown in full, but rounded to the shorter number of them, and marked so.
MOST_PLACES, ROUNDED_PLACES = 6, 2
SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
# How numbers are written around the world: the mark between thousands, and the one before decimals.
NOTATIONS = ((",", "."), (".", ","), (" ", "."), (" ", ","))
WIDE = Context(prec=200)


class NotANumber(ValueError):
    """What was written is no number in any notation."""


class Ambiguous(ValueError):
    """What was written is one number in one notation and another in another."""


def read_in(text: str, group: str, decimal: str) -> Fraction | None:
    """The number that `text` is in this notation, with or without its thousands apart; None if it is none."""
    thousands, mark = re.escape(group), re.escape(decimal)
    form = rf"(-?)([1-9][0-9]{{0,2}}(?:{thousands}[0-9]{{3}})+|[0-9]+)(?:{mark}([0-9]+))?"
    found = re.fullmatch(form, text)
    if found is None:
        return None
    return Fraction(f"{found[1]}{found[2].replace(group, '')}.{found[3] or '0'}")


def exact_number(written: str) -> Fraction:
    """The number, read as the language of the page writes it, or else as every notation reads it alike.

    Raises NotANumber, or Ambiguous where two notations disagree and the language of the page has no say.
    """
    text = SPACES.sub(" ", written.strip()).replace("−", "-").removeprefix("+")
    if len(text) > LONGEST:
        raise NotANumber
    locale = reader_locale()
    own = SPACES.sub(" ", get_group_symbol(locale)), get_decimal_symbol(locale)
    read = [read_in(text, *notation) for notation in (own, *NOTATIONS)]
    values = {value for value in read if value is not None}
    if read[0] is not None:
        return read[0]
    if len(values) != 1:
        raise Ambiguous if values else NotANumber
    return values.pop()


def decimals(value: Fraction) -> Decimal | None:
    """The value as a decimal number that is exactly it; None where it has no end or too many places."""
    scaled = value * 10**MOST_PLACES
    return WIDE.scaleb(Decimal(scaled.numerator), -MOST_PLACES) if scaled.denominator == 1 else None


def plain(value: Fraction | int) -> str:
    """The value as programs write it: `1234.5`. Raises ValueError for one that a decimal cannot be."""
    exact = decimals(Fraction(value))
    if exact is None:
        raise ValueError(f"{value} is no decimal number of {MOST_PLACES} places")
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number(value: Fraction | int) -> str:
    """The value in the reader's notation; a rounded one is marked with the sign for it."""
    exact = decimals(Fraction(value))
    if exact is not None:
        return written_out(exact)
    return f"≈\u00a0{written_out(rounded(Fraction(value)))}"


def signed(value: Fraction | int) -> str:
    """The value with its sign, whichever it is."""
    return number(value) if value <= 0 else f"+{number(value)}"


def rounded(value: Fraction) -> Decimal:
    """The value to a few decimals, half away from zero."""
    whole = WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return whole.quantize(Decimal(1).scaleb(-ROUNDED_PLACES), rounding=ROUND_HALF_UP, context=WIDE)


def written_out(value: Decimal) -> str:
    """Every digit that the value has, in the reader's notation, and no zero after the last decimal."""
    shown = Decimal(plain(Fraction(value)))
    with localcontext(WIDE):
        return format_decimal(
            shown, format="#,##0.######", locale=reader_locale(), decimal_quantization=False
        )


class DecimalField(StringField):
    """An exact number in the notation of the page, `whole` or with decimals; what is wrong stays as typed."""

    data: Fraction | None  # type: ignore[assignment]  # its text is not its value

    def __init__(
        self, label: Any = None, validators: Any = None, whole: bool = False, **settings: Any
    ) -> None:
        shown = {"inputmode": "numeric" if whole else "decimal", "dir": "ltr", "autocomplete": "off"}
        settings["render_kw"] = {**shown, **settings.get("render_kw", {})}
        super().__init__(label, validators, **settings)
        self.whole = whole

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Understand what was typed; empty is no number."""
        self.data = None
        text = valuelist[0].strip() if valuelist else ""
        if text:
            self.data = self.understood(text)

    def understood(self, text: str) -> Fraction:
        """The number typed. Raises ValueError with the sentence for the field."""
        try:
            value = exact_number(text)
        except Ambiguous:
            raise ValueError(self.said_twice(text)) from None
        except NotANumber:
            raise ValueError(_("Write a number, such as %(example)s.", example=self.example())) from None
        if self.whole and value.denominator != 1:
            raise ValueError(_("Write a whole number, such as %(example)s.", example=number(12500)))
        if decimals(value) is None:
            raise ValueError(_("Write at most %(places)s decimals.", places=MOST_PLACES))
        return value

    def said_twice(self, text: str) -> str:
        """The sentence for what can be read in two ways, with both."""
        found = {read_in(text, *notation) for notation in NOTATIONS} - {None}
        one, other = sorted(value for value in found if value is not None)[:2]
        return _(
            "This can be read as %(one)s or as %(other)s. Write it in one of these ways.",
            one=number(one),
            other=number(other),
        )

    def example(self) -> str:
        """A number in the notation of the page."""
        return number(12500) if self.whole else number(Fraction("12500.5"))

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else number(self.data)


def init_app(app: Flask) -> None:
    """Give templates the filters."""
    app.jinja_env.filters.update(number=number, signed=signed)
