"""What a refusal carries, as its reader writes it: their language, their zone, whole words."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import singledispatch
from typing import Any

from babel.lists import format_list
from flask_babel import gettext

from app.labels import label
from app.languages import current_language
from app.moments import both, day, duration, reader_locale
from governance.errors import Refusal


@singledispatch
def written(fact: object) -> Any:
    """A fact as it stands in a sentence; words and whole numbers stay as they are."""
    return fact


@written.register
def _(fact: StrEnum) -> str:
    return label(fact)


@written.register
def _(fact: Fraction) -> str:
    return str(fact)


@written.register
def _(fact: datetime) -> str:
    local, utc = both(fact)
    return utc if local == utc else f"{local} ({utc})"


@written.register
def _(fact: date) -> str:
    return day(fact)


@written.register
def _(fact: timedelta) -> str:
    return duration(fact)


@written.register
def _(fact: Refusal) -> str:
    """One refusal may be the reason of another."""
    return gettext(fact.message) % {name: written(value) for name, value in fact.facts.items()}


@written.register
def _(fact: dict) -> str:
    return str(fact[current_language()])


@written.register(list)
@written.register(tuple)
def _(fact: list | tuple) -> str:
    return format_list([str(written(each)) for each in fact], locale=reader_locale())
