"""Fields for the numbers of the statutes: shares as exact fractions, durations with their unit."""

import re
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _
from wtforms import StringField

from app.numbers import DecimalField

LARGEST_PART = 1_000
WRITTEN = re.compile(r"([0-9]{1,4})\s*(?:/\s*([0-9]{1,4})|(%))?")
UNITS = {
    "seconds": timedelta(seconds=1),
    "minutes": timedelta(minutes=1),
    "hours": timedelta(hours=1),
    "days": timedelta(days=1),
}


class NoShare(ValueError):
    """What was written is no fraction of small whole numbers."""


def share_of(written: str) -> Fraction:
    """A share written `2/3`, `60 %` or `1`, from parts that a reader can grasp. Raises NoShare."""
    found = WRITTEN.fullmatch(written.strip())
    if found is None:
        raise NoShare
    above, below = int(found[1]), 100 if found[3] else int(found[2] or 1)
    if not 0 < below <= LARGEST_PART or above > LARGEST_PART:
        raise NoShare
    return Fraction(above, below)


class ShareField(StringField):
    """An exact share; what is wrong stays as typed."""

    data: Fraction | None  # type: ignore[assignment]  # its text is not its value

    def __init__(self, label: Any = None, validators: Any = None, **settings: Any) -> None:
        shown = {"dir": "ltr", "autocomplete": "off", "size": "8", "maxlength": "12"}
        settings["render_kw"] = {**shown, **settings.get("render_kw", {})}
        super().__init__(label, validators, **settings)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Understand what was typed; empty is no share, and a field that was not sent stays as it is."""
        if not valuelist:
            return
        self.data = None
        text = valuelist[0].strip()
        if text:
            try:
                self.data = share_of(text)
            except NoShare:
                raise ValueError(_("Write a share as a fraction, such as 2/3.")) from None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else str(self.data)


class NumberField(DecimalField):
    """A number of the statutes; a field that was not sent stays as it is."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Understand what was typed."""
        if valuelist:
            super().process_formdata(valuelist)


def largest_unit(span: timedelta) -> str:
    """The largest unit in which a duration is a whole number."""
    return next(unit for unit in reversed(UNITS) if not span % UNITS[unit])
