"""The names of subdivisions and countries in as many languages as the packages know.

Subdivisions: pycountry's list and its catalogues of translations, and the local and other names of iso3166-2.
Countries: Babel, which has them in every language of the Unicode CLDR.
"""

import json
import pickle
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from gettext import GNUTranslations
from pathlib import Path

import pycountry
from babel import localedata
from babel.languages import get_official_languages

from app.places.folding import spelt
from app.places.packages import packaged

POSITIONS = ("iso3166-2", "iso3166_2/iso3166-2.json")
CATALOGUES = "*/LC_MESSAGES/iso3166-2.mo"
LANGUAGES = ("en", "fr", "es")
ENGLISH = "eng"  # as iso3166-2 marks it
LIKE = 0.75
OTHERS = 2  # languages that say the same
TITLE = 2  # words of a title that ISO puts last
OTHER_NAME = re.compile(r"'?(.+?) \(([^()]+)\)'?(?:, |$)")
ASIDE = re.compile(r"\s*[\[(†*].*")


@dataclass
class Named:
    """A subdivision as ISO writes it, with what else it is called: everywhere, and in our languages."""

    code: str
    name: str
    parent: str | None
    category: str
    position: tuple[float, float] | None = None
    others: set[str] = field(default_factory=set)
    translations: Counter[str] = field(default_factory=Counter)
    said: dict[str, str] = field(default_factory=dict)


def subdivisions() -> dict[str, Named]:
    """Every subdivision by its code, with all its names."""
    found = {
        entry.code: Named(entry.code, entry.name, entry.parent_code, entry.type)
        for entry in pycountry.subdivisions
    }
    add_other_names(found)
    add_translations(found)
    return found


def add_other_names(found: dict[str, Named]) -> None:
    """The position, the local names, and the first of them that is marked as English."""
    countries = json.loads(packaged(*POSITIONS).read_bytes())
    for code, facts in ((code, facts) for places in countries.values() for code, facts in places.items()):
        if code in found:
            latitude, longitude = facts["latLng"]
            found[code].position = (longitude, latitude)
            found[code].others.add(facts["name"])
            for name, language in OTHER_NAME.findall(facts["localOtherName"] or ""):
                found[code].others.add(name)
                if language == ENGLISH:
                    found[code].said.setdefault(ENGLISH, name)


def add_translations(found: dict[str, Named]) -> None:
    """What each catalogue calls each subdivision; ours are also kept by their language."""
    for path in sorted(Path(pycountry.LOCALES_DIR).glob(CATALOGUES)):
        language = path.parts[-3]
        with path.open("rb") as file:
            catalogue = GNUTranslations(file)
        for entry in found.values():
            if (name := catalogue.gettext(entry.name)) != entry.name:
                entry.translations[name] += 1
                if language in LANGUAGES:
                    entry.said[language] = name


def in_our_languages(entry: Named) -> dict[str, str]:
    """Its English, French and Spanish name: a translation, or its own where the language is official there.

    Where there is neither, the English one stands, and for that its own.
    """
    official = get_official_languages(entry.code[:2], de_facto=True)
    own = in_order(entry.name)
    english = own if "en" in official else in_english(entry, own)
    names = {
        language: in_order(entry.said.get(language, own if language in official else english))
        for language in LANGUAGES
    }
    return names | {"en": english}


def in_english(entry: Named, own: str) -> str:
    """The name that is marked as English, if it is like its own or what others say too; else its own.

    Some are word for word, and nobody has heard of them: the department of Peace, in Honduras.
    """
    marked = entry.said.get(ENGLISH, own)
    like = SequenceMatcher(None, spelt(own), spelt(marked)).ratio() >= LIKE
    return in_order(marked if like or entry.translations[marked] >= OTHERS else own)


def in_order(name: str) -> str:
    """Catalunya [Cataluña] is Catalunya, and "Durham, County" is County Durham."""
    plainly = ASIDE.sub("", name) or name
    head, comma, tail = plainly.partition(", ")
    return f"{tail} {head}" if comma and "," not in tail and len(tail.split()) <= TITLE else plainly


def country_names_everywhere() -> dict[str, set[str]]:
    """The names of each country in every language of Babel, and its codes of ISO 3166-1."""
    found = {entry.alpha_2: {entry.alpha_2, entry.alpha_3, entry.name} for entry in pycountry.countries}
    for code, name in (pair for language in languages() for pair in language.items()):
        if code in found:
            found[code].add(name)
    return found


def languages() -> Iterator[dict[str, str]]:
    """The territories as each language names them, without variants of a language for a country or a script.

    The files are opened here, for Babel would keep every language that it has loaded: a hundred megabytes.
    """
    for identifier in localedata.locale_identifiers():
        if "_" not in identifier:
            with open(localedata.resolve_locale_filename(identifier), "rb") as file:
                yield pickle.load(file).get("territories", {})  # noqa: S301 - Babel's own files, in its own form
