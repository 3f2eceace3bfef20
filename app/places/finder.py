"""Find a subdivision of a country by any of its names in any language.

The names are gathered once in a process, when the first is asked for. A place is found when every word is
part of one of its names, or begins a word in the name of its country, which so narrows what is found.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock

from babel import Locale

from app.places.folding import spelt
from app.places.names import LANGUAGES, country_names_everywhere, in_our_languages, subdivisions
from app.places.outlines import label_points

CODE, NO_MATCH = 0, 9
LONGEST_ENDING, STEM = 3, 4  # letters
MOST_WORDS = 12  # one sign can stand for a sentence, and each word is looked for in every name
SHORT = 3  # fewer letters than this only begin a word: inside one they are everywhere

_gathering = Lock()


@dataclass(frozen=True)
class Place:
    """A subdivision by its ISO 3166-2 code; the category is what its country calls it, in English."""

    code: str
    country: str
    parent: str | None
    names: dict[str, str]
    category: str


@dataclass(frozen=True)
class Register:
    """All places, with the words by which each is found, and where each lies."""

    places: dict[str, Place]
    words: dict[str, str]
    country_words: dict[str, str]
    positions: dict[str, tuple[float, float]]


def places_named(words: str, limit: int = 20) -> list[Place]:
    """The places meant by the words, the likeliest first; none for no words, one alone for a code.

    Where nothing is found, the words are tried without their last letters: languages differ in endings.
    """
    asked = spelt(words).split()[:MOST_WORDS]
    for ending in range(LONGEST_ENDING + 1 if asked else 0):
        stems = [word[: max(len(word) - ending, STEM)] for word in asked]
        found = sorted(ranked(register(), stems), key=lambda pair: pair[0])
        if found:
            most = 1 if found[0][0][0] == CODE else limit
            return [place for _, place in found[:most]]
    return []


def place(code: str) -> Place | None:
    """The place of this code, or None where ISO has no such code."""
    return register().places.get(code)


def country_names(code: str) -> dict[str, str]:
    """A country by its ISO 3166-1 alpha-2 code, in our three languages; the code where it has no name."""
    return {language: str(Locale(language).territories.get(code, code)) for language in LANGUAGES}


def position(code: str) -> tuple[float, float] | None:
    """Longitude and latitude of a subdivision or, where unknown, of what it is part of; None for no place."""
    known, found = register(), code
    while found not in known.positions and (above := known.places.get(found)) and above.parent:
        found = above.parent
    return known.positions.get(found) or label_points().get(code[:2])


def register() -> Register:
    """Every place; the first who asks waits for it to be made, and so does who asks meanwhile."""
    with _gathering:
        return _register()


@cache
def _register() -> Register:
    entries = subdivisions()
    return Register(
        places={
            code: Place(code, code[:2], entry.parent, in_our_languages(entry), entry.category)
            for code, entry in entries.items()
        },
        words={
            code: lines({code, entry.name, *entry.others, *entry.translations})
            for code, entry in entries.items()
        },
        country_words={code: lines(names) for code, names in country_names_everywhere().items()},
        positions={code: entry.position for code, entry in entries.items() if entry.position},
    )


def lines(names: set[str]) -> str:
    """One name a line, as it is compared, with a line's end before the first and after the last."""
    return "\n".join(["", *sorted({spelt(name) for name in names}), ""])


def ranked(known: Register, asked: Sequence[str]) -> Iterator[tuple[tuple[int, bool, str, str], Place]]:
    """Each place that matches, and its rank; among equals, first what is no part of another, then by name."""
    for code, found in known.places.items():
        rank = likeness(asked, code, known.words[code], known.country_words[found.country])
        if rank < NO_MATCH:
            yield (rank, found.parent is not None, spelt(found.names["en"]), code), found


def likeness(asked: Sequence[str], code: str, words: str, country: str) -> int:
    """How near the words are to a place: 0 for its code, then whole names, beginnings, insides, country."""
    own = [word for word in asked if is_part(word, words)]
    if not all(word in own or begins(word, country) for word in asked):
        return NO_MATCH
    if not own:
        return NO_MATCH - 1
    phrase = " ".join(own)
    ways = (
        phrase == spelt(code),
        f"\n{phrase}\n" in words,
        f"\n{phrase}" in words,
        f" {phrase}" in words,
        all(begins(word, words) for word in own),
    )
    return ways.index(True) if True in ways else len(ways)


def is_part(word: str, words: str) -> bool:
    """Whether a word is in the words; a short one in Latin script has to begin one of them."""
    return word in words and (len(word) >= SHORT or not word.isascii() or begins(word, words))


def begins(word: str, words: str) -> bool:
    """Whether a word begins one of the words."""
    return f"\n{word}" in words or f" {word}" in words
