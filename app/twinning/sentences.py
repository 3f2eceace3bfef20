"""Why a region is suggested, in whole sentences; every figure in them is one that a region gave."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from app.facts import written
from app.moments import reader_locale
from app.numbers import number
from governance.regions.fields import Field
from governance.regions.rules import Constituency
from governance.twinning.ranking import Candidate, Suggestion


def reasons(own: Candidate, found: Suggestion) -> Iterator[str]:
    """The facts by which a region has its place, in the order in which they count."""
    if not found.has_said:
        yield _("It has not said what it brings or seeks.")
    if found.given:
        yield _("It seeks what you bring: %(fields)s.", fields=fields(found.given))
    if found.taken:
        yield _("It brings what you seek: %(fields)s.", fields=fields(found.taken))
    if found.has_said and not found.complementary:
        yield _("Nothing that one of you brings is sought by the other.")
    if found.languages:
        yield ngettext(
            "You share a language: %(languages)s.",
            "You share %(num)d languages: %(languages)s.",
            len(found.languages),
            languages=languages(found.languages),
        )
    yield from scale(own, found)
    yield twins(found.other.twins)


def scale(own: Candidate, found: Suggestion) -> Iterator[str]:
    """Emissions beside what could be taken up, and the two populations, where both are known."""
    other = found.other
    if found.balance is not None and own.constituency is Constituency.HIGH_EMISSION:
        yield _(
            "You emit %(emissions)s tonnes of CO₂e a year; it could take up %(potential)s.",
            emissions=number(own.emissions or 0),
            potential=number(other.sequestration or 0),
        )
    elif found.balance is not None:
        yield _(
            "It emits %(emissions)s tonnes of CO₂e a year; you could take up %(potential)s.",
            emissions=number(other.emissions or 0),
            potential=number(own.sequestration or 0),
        )
    if found.populations is not None:
        yield _(
            "Inhabitants: %(other)s there, %(own)s in your region.",
            other=number(other.population or 0),
            own=number(own.population or 0),
        )


def twins(number: int) -> str:
    """How many twins it has by now."""
    if not number:
        return _("It has no twin yet.")
    return ngettext("It has %(num)d twin.", "It has %(num)d twins.", number)


def fields(names: tuple[str, ...]) -> str:
    """Fields of cooperation, as a reader calls them."""
    return str(written([Field(name) for name in names if name in set(Field)]))


def languages(codes: tuple[str, ...]) -> str:
    """Languages by their ISO 639-1 codes, named in the language of the page."""
    return str(written([reader_locale().languages.get(code, code) for code in codes]))
