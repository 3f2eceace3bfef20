"""What an applicant wrote, as the secretariat reads it: in sections, with units, years, sources and words."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from urllib.parse import quote

from flask_babel import gettext as _
from flask_babel import pgettext

from app.applications.choices import language_name
from app.applications.questions import title_of
from app.labels import label
from app.languages import NAMES
from app.numbers import number
from app.regions.register import country_name
from governance.applications.models import Application
from governance.applications.rules import ApplicationKind
from governance.base import LANGUAGES
from governance.partners.rules import PartnerKind
from governance.regions.fields import Field
from governance.regions.rules import Constituency


@dataclass(frozen=True)
class Answer:
    """An answer; `language` is that of own words, `note` says what it rests on, `url` where it leads."""

    label: str
    value: str
    language: str = ""
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Section:
    """The answers of one page of the form."""

    title: str
    answers: list[Answer]


def sections(application: Application) -> list[Section]:
    """Everything that was answered, in the order of the form; what was left empty or erased is left out."""
    ways = {
        ApplicationKind.REGION: {
            "place": place,
            "constituency": constituency,
            "figures": figures,
            "cooperation": cooperation,
            "signatory": signatory,
        },
        ApplicationKind.PARTNER: {"partner": partner, "signatory": signatory},
    }
    found = [Section(title_of(name), list(way(application))) for name, way in ways[application.kind].items()]
    return [section for section in found if section.answers]


def given(application: Application, name: str) -> str:
    """An answer in words; empty where there is none."""
    return str(application.answers.get(name) or "").strip()


def names(application: Application) -> Iterator[Answer]:
    for language in LANGUAGES:
        yield Answer(
            _("Name (%(language)s)", language=NAMES[language]), application.name[language], language=language
        )


def place(application: Application) -> Iterator[Answer]:
    yield from names(application)
    yield Answer(pgettext("application", "Code"), application.code or "")
    if application.parent_code:
        yield Answer(pgettext("application", "Part of"), application.parent_code)
    yield Answer(pgettext("application", "Country"), country_name(application.country or ""))


def constituency(application: Application) -> Iterator[Answer]:
    claimed = application.constituency or Constituency.HIGH_EMISSION
    yield Answer(pgettext("application", "Constituency claimed"), label(claimed))
    yield from words(application, "constituency_reason", pgettext("application", "Why"))


def figures(application: Application) -> Iterator[Answer]:
    ways = {
        "population": (pgettext("application", "Population"), _("%(number)s persons in %(year)s")),
        "area": (pgettext("application", "Area"), _("%(number)s km²")),
        "emissions": (pgettext("application", "Emissions"), _("%(number)s t CO₂e a year (%(year)s)")),
        "sequestration": (
            pgettext("application", "Sequestration potential"),
            _("%(number)s t CO₂e a year (%(year)s)"),
        ),
    }
    for name, (title, said) in ways.items():
        value = given(application, "area_km2" if name == "area" else name)
        if value:
            year, source = given(application, f"{name}_year"), given(application, f"{name}_source")
            yield Answer(
                title,
                said % {"number": number(Fraction(value)), "year": year},
                note=_("Source: %(source)s", source=source) if source else "",
            )


def cooperation(application: Application) -> Iterator[Answer]:
    answers = application.answers
    listed: tuple[tuple[str, str, Any], ...] = (
        ("languages", pgettext("application", "Works in"), language_name),
        ("brings", pgettext("application", "Brings"), lambda name: label(Field(name))),
        ("seeks", pgettext("application", "Seeks"), lambda name: label(Field(name))),
    )
    for name, title, word in listed:
        if answers.get(name):
            yield Answer(title, ", ".join(word(each) for each in answers[name]))
    yield from words(application, "brings_text", pgettext("application", "More on what it brings"))
    yield from words(application, "seeks_text", pgettext("application", "More on what it seeks"))


def partner(application: Application) -> Iterator[Answer]:
    if application.partner_kind:
        yield Answer(pgettext("application", "Kind"), label(PartnerKind(application.partner_kind)))
    yield from names(application)
    if application.country:
        yield Answer(pgettext("application", "Country"), country_name(application.country))
    website = given(application, "website")
    if website:
        yield Answer(pgettext("application", "Website"), website, url=website)
    yield from words(application, "purpose", pgettext("application", "Purpose"))


def signatory(application: Application) -> Iterator[Answer]:
    yield from words(application, "signatory_name", pgettext("application", "Signatory"))
    yield from words(application, "signatory_office", pgettext("application", "Office held"))
    email = given(application, "signatory_email")
    if email:
        yield Answer(pgettext("application", "E-mail address"), email, url=f"mailto:{quote(email, safe='@')}")
    language = NAMES.get(given(application, "signatory_language"))
    if language:
        yield Answer(pgettext("application", "Writes in"), language)
    yield from words(application, "signatory_zone", pgettext("application", "Time zone"))
    yield from words(application, "contact_name", pgettext("application", "Answers questions"))
    yield from words(application, "contact_phone", pgettext("application", "Telephone"))
    if email:
        yield Answer(
            pgettext("application", "Charter"),
            _("Consented to version %(version)s", version=application.charter),
        )


def words(application: Application, name: str, title: str) -> Iterator[Answer]:
    """An answer in the applicant's own words and language, if there is one."""
    if given(application, name):
        yield Answer(title, given(application, name), language=application.language)
