"""The demo assembly is said in English, French and Spanish, in the house's terms, and names no person."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CONTENT = Path(__file__).parents[2] / "app" / "demo" / "content"
LANGUAGES = ["en", "fr", "es"]
NARROW = "\u202f"

# The words TERMS marks as mistakes, as they would stand in a sentence.
TRAPS = {
    "en": r"votes cast|a mandate|the mandate",
    "fr": r"suffrages exprimés|soumissionnaire|responsabilité|circonscription|coparrain|"
    r"\babsences?\b|coordinateur",
    "es": r"votos emitidos|finiquito|circunscripci|\bagenda\b|minuta|modificaci|remitente|adoptad|"
    r"adoptar|calificada|\bausencia",
}
# Every capitalised word that may stand inside a sentence: none of them is a person.
NAMES = re.compile(
    r"AFRIS|Africa|África|Afrique|Andalousie|Andalucía|Andalusia|Asamblea|Assemblée|Assembly|Baatonum|Bambara|Borgou|"
    r"Brandebourg|Brandenburg|Brandeburgo|Central|General|Kikongo|Kongo|Occitania|Occitanie|Presidencia|"
    r"Regiones|Regions|Régions|Sikasso|Twin|Western|Occidental|English|French|Spanish|Ríos|"
    r"Farms|Foresters|Initiative|Institute|Mountain|Network|Power|Programme|River|Soils|Solar|Village|Water|"
    r"Young|"
    r"January|February|March|April|May|June|July|August|September|October|November|December"
)


def translated(value: Any) -> Iterator[dict[str, str]]:
    """Every value that is said in a language, wherever it stands."""
    if isinstance(value, dict) and "fr" in value:
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from translated(part)


FILES = sorted(CONTENT.glob("*.toml"))
TEXTS = [text for path in FILES for text in translated(tomllib.loads(path.read_text(encoding="utf-8")))]


def test_every_text_is_complete_in_three_languages() -> None:
    assert [list(text) for text in TEXTS] == [LANGUAGES] * len(TEXTS)
    assert [text for text in TEXTS if not all(said.strip() == said != "" for said in text.values())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_falls_into_a_trap_of_the_terms(language: str) -> None:
    assert [t[language] for t in TEXTS if re.search(TRAPS[language], t[language], re.IGNORECASE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_names_a_person(language: str) -> None:
    inside = {
        name for text in TEXTS for name in re.findall(r"(?<=[\w,;] )(?:[ld]’)?([A-ZÉÀ]\w+)", text[language])
    }
    assert {name for name in inside if not NAMES.fullmatch(name)} == set()


def test_quotes_and_markup_are_typographic() -> None:
    assert [said for text in TEXTS for said in text.values() if re.search(r"['\"*_`<>]|  ", said)] == []


def test_french_high_signs_follow_a_narrow_space() -> None:
    unspaced = rf"[^{NARROW}][;:?!»]|[^{NARROW}]%(?!\()|«[^{NARROW}]"
    assert [t["fr"] for t in TEXTS if re.search(unspaced, t["fr"])] == []


def test_figures_are_not_broken_at_the_end_of_a_line() -> None:
    assert [t for t in TEXTS if re.search(r"\d \d{3}\b|\d %", t["fr"] + t["es"])] == []
