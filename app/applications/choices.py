"""What the forms of an application offer to choose from, in the language of the page."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

import pycountry
from babel import Locale
from flask_babel import pgettext
from wtforms import SelectField

from app.accounts.zones import SelectChoice, alphabetical
from app.labels import label
from app.languages import current_language
from governance.applications.rules import DocumentPurpose
from governance.partners.rules import PartnerKind
from governance.regions.fields import Field
from governance.regions.rules import Constituency

# How long an ISO 639-1 code is.
TWO_LETTERS = 2


def offered(field: SelectField) -> set[str]:
    """The values that a field takes."""
    return {str(choice[0]) for choice in field.iter_choices()}


def named(members: Iterable[StrEnum]) -> list[SelectChoice]:
    return [SelectChoice(member.value, label(member)) for member in members]


def sides() -> list[SelectChoice]:
    return named(Constituency)


def field_choices() -> list[SelectChoice]:
    return named(Field)


def kinds_of_partners() -> list[SelectChoice]:
    return named(PartnerKind)


def purposes() -> list[SelectChoice]:
    return named(DocumentPurpose)


def nothing_chosen() -> SelectChoice:
    return SelectChoice("", pgettext("list", "Choose"))


def language_choices() -> list[SelectChoice]:
    """Every language that has a code of two letters, by its name in the language of the page."""
    return [nothing_chosen(), *languages_in(current_language())]


def country_choices() -> list[SelectChoice]:
    """Every country that has a code in ISO 3166-1."""
    return [nothing_chosen(), *countries_in(current_language())]


def language_name(code: str) -> str:
    """A language in the language of the page; its code where it has no name."""
    return str(Locale(current_language()).languages.get(code, code))


@lru_cache(maxsize=4)
def languages_in(language: str) -> tuple[SelectChoice, ...]:
    known = Locale(language).languages.items()
    return by_name((code, name) for code, name in known if len(code) == TWO_LETTERS)


@lru_cache(maxsize=4)
def countries_in(language: str) -> tuple[SelectChoice, ...]:
    territories, codes = Locale(language).territories, [country.alpha_2 for country in pycountry.countries]
    return by_name((code, territories.get(code, code)) for code in codes)


def by_name(pairs: Iterable[tuple[str, str]]) -> tuple[SelectChoice, ...]:
    ordered = sorted(pairs, key=lambda pair: alphabetical(pair[1]))
    return tuple(SelectChoice(code, name) for code, name in ordered)


@lru_cache
def first_zones() -> dict[str, str]:
    """The zone that the IANA database lists first for each country."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {country: zone for country, _position, zone, *_rest in reversed(rows)}
