"""What one answer has to look like."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any
from zoneinfo import available_timezones

from governance.accounts.proof import tidy_email, tidy_name
from governance.applications.places import check_code
from governance.applications.rules import CHARTER
from governance.errors import N_, RuleBroken
from governance.partners.rules import PartnerKind
from governance.regions.fields import Field
from governance.regions.figures import (
    EARLIEST_YEAR,
    ISO_639_1,
    LARGEST_AREA,
    LARGEST_POPULATION,
    LARGEST_TONNES,
    LONGEST_SOURCE,
    LONGEST_TEXT,
)
from governance.regions.rules import Constituency

NAMES = ("name_en", "name_fr", "name_es")
LONGEST_LINE, LONGEST_WEBSITE = 200, 300
TONNES = re.compile(r"\d{1,15}(?:\.\d{1,3})?")
WHOLE = re.compile(r"[1-9]\d{0,9}")
COUNTRY = re.compile(r"[A-Z]{2}")
WEBSITE = re.compile(r"https?://[^\s/@]+\.[^\s/@]+(?:/\S*)?")


class AnswerMissing(RuleBroken):
    """A question that everybody has to answer."""

    message = N_("Answer this question.")


class AnswerTooLong(RuleBroken):
    """Facts: longest (int), in characters."""

    message = N_("Shorten this answer to %(longest)d characters at most.")


class NotAWholeNumber(RuleBroken):
    """Persons and square kilometres are counted whole. Facts: most (int)."""

    message = N_("Write a whole number above zero, in digits alone, up to %(most)d.")


class NotTonnes(RuleBroken):
    """An amount is written out, never rounded by us."""

    message = N_("Write tonnes of CO₂e a year in digits, with a point before at most three decimals.")


class YearOutside(RuleBroken):
    """Facts: first, last (str)."""

    message = N_("Write a year from %(first)s to %(last)s.")


class NotOnTheList(RuleBroken):
    """An answer that the form did not offer."""

    message = N_("Choose from the list.")


class NotAWebsite(RuleBroken):
    """An address that a browser opens."""

    message = N_("Write an address that begins with http:// or https://.")


class ConsentMissing(RuleBroken):
    """Nobody joins without consent to the charter as it stands."""

    message = N_("To join, you have to consent to the charter as it stands.")


def _check_text(answer: Any, longest: int) -> None:
    if not isinstance(answer, str):
        raise NotOnTheList
    if len(answer) > longest:
        raise AnswerTooLong(longest=longest)


def _check_line(answer: Any) -> None:
    _check_text(answer, LONGEST_LINE)


def _up_to(most: int) -> Callable[[Any], None]:
    def check(answer: Any) -> None:
        if not WHOLE.fullmatch(str(answer)) or int(answer) > most:
            raise NotAWholeNumber(most=most)

    return check


def _check_tonnes(answer: Any) -> None:
    if not isinstance(answer, str) or not TONNES.fullmatch(answer) or Fraction(answer) > LARGEST_TONNES:
        raise NotTonnes


def _check_year(answer: Any, last: int) -> None:
    text = str(answer)
    if not re.fullmatch(r"[0-9]{4}", text) or not EARLIEST_YEAR <= int(text) <= last:
        raise YearOutside(first=str(EARLIEST_YEAR), last=str(last))


def _check_charter(answer: Any) -> None:
    if answer != CHARTER or isinstance(answer, bool):
        raise ConsentMissing


def _check_website(answer: Any) -> None:
    _check_text(answer, LONGEST_WEBSITE)
    # Signs that turn the reading order, or that browsers take for a slash, would show another host.
    if not WEBSITE.fullmatch(answer) or not answer.isprintable() or "\\" in answer:
        raise NotAWebsite


def _among(choices: Collection[str]) -> Callable[[Any], None]:
    def check(answer: Any) -> None:
        if not isinstance(answer, str) or answer not in choices:
            raise NotOnTheList

    return check


def _told_by(check: Callable[[str], object]) -> Callable[[Any], None]:
    """A check of a text, for an answer that may be anything."""

    def check_text(answer: Any) -> None:
        _check_text(answer, LONGEST_TEXT)
        check(answer)

    return check_text


def _shaped(shape: re.Pattern[str]) -> Callable[[Any], None]:
    def check(answer: Any) -> None:
        if not isinstance(answer, str) or not shape.fullmatch(answer):
            raise NotOnTheList

    return check


def _each(check: Callable[[Any], None]) -> Callable[[Any], None]:
    def check_all(answer: Any) -> None:
        if not isinstance(answer, list) or len(set(map(str, answer))) != len(answer):
            raise NotOnTheList
        for part in answer:
            check(part)

    return check_all


def _checked() -> Iterator[tuple[str, Callable[[Any], Any]]]:
    yield from ((name, _told_by(tidy_name)) for name in (*NAMES, "signatory_name"))
    yield from ((name, _check_line) for name in ("signatory_office", "contact_name", "contact_phone"))
    yield from ((name, _check_tonnes) for name in ("emissions", "sequestration"))
    yield "population", _up_to(LARGEST_POPULATION)
    yield "area_km2", _up_to(LARGEST_AREA)
    yield "place_name", _check_line
    yield "code", _told_by(check_code)
    yield "country", _shaped(COUNTRY)
    yield "constituency", _among([side.value for side in Constituency])
    yield "partner_kind", _among([kind.value for kind in PartnerKind])
    yield "signatory_email", _told_by(tidy_email)
    yield "signatory_zone", _among(available_timezones())
    yield "signatory_language", _shaped(re.compile("en|fr|es"))
    yield from ((name, _each(_among([field.value for field in Field]))) for name in ("brings", "seeks"))
    yield "languages", _each(_shaped(ISO_639_1))
    yield "website", _check_website
    yield "charter", _check_charter


SHAPES: Mapping[str, Callable[[Any], Any]] = MappingProxyType(dict(_checked()))


def check_answer(field: str, answer: Any, year: int) -> None:
    """Raise what is wrong with an answer that was given to the question `field` in `year`."""
    if field in SHAPES:
        SHAPES[field](answer)
    elif field.endswith("_year"):
        _check_year(answer, year)
    else:
        _check_text(answer, LONGEST_SOURCE if field.endswith("_source") else LONGEST_TEXT)
