"""Places found by typing any of their names."""

import sys
from subprocess import run

import pycountry
import pytest

from app.places import finder
from app.places.countries import COUNTRIES, MEMBER_STATES, countries
from app.places.finder import Place, country_names, place, places_named, position, register
from app.places.folding import spelt
from app.places.names import in_order

OCCITANIA = Place(
    code="FR-OCC",
    country="FR",
    parent=None,
    names={"en": "Occitania", "fr": "Occitanie", "es": "Occitania"},
    category="Metropolitan region",
)


def first(words: str) -> str:
    return places_named(words, limit=1)[0].code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Occitanie", "FR-OCC"),
        ("Okzitanien", "FR-OCC"),
        ("Оксита́ния", "FR-OCC"),
        ("אוקסיטניה", "FR-OCC"),
        ("ოქსიტანია", "FR-OCC"),
        ("Andalousie", "ES-AN"),
        ("ANDALUCIA", "ES-AN"),
        ("アンダルシア", "ES-AN"),
        ("Borgou", "BJ-BO"),
        ("博尔古省", "BJ-BO"),
        ("Lower Saxony", "DE-NI"),
        ("Basse-Saxe", "DE-NI"),
        ("Нижняя Саксония", "DE-NI"),
        ("Dolna Saksonia", "DE-NI"),
        ("الرياض", "SA-01"),
        ("东京", "JP-13"),
        ("Cataluña", "ES-CT"),
        ("Catalonia", "ES-CT"),
        ("baden wurttemberg", "DE-BW"),
        ("cote d azur", "FR-PAC"),
        ("Côte d’Azur", "FR-PAC"),
        ("cordoba argentina", "AR-X"),
    ],
)
def test_a_place_is_found_by_its_names_in_any_language(words: str, code: str) -> None:
    assert first(words) == code


@pytest.mark.parametrize("words", ["FR-OCC", "fr-occ", " fr occ "])
def test_a_code_means_one_place(words: str) -> None:
    assert places_named(words) == [OCCITANIA]


@pytest.mark.parametrize(
    "words", ["occitanie france", "France Occitanie", "Frankreich Okzitanien", "法国 occitanie"]
)
def test_words_for_the_region_and_for_the_country_mix(words: str) -> None:
    assert places_named(words) == [OCCITANIA]


@pytest.mark.parametrize("words", ["Bénin", "benin", "ベナン", "BEN"])
def test_a_country_alone_lists_its_places(words: str) -> None:
    departments = {found.code for found in register().places.values() if found.country == "BJ"}
    assert departments <= {found.code for found in places_named(words, limit=200)}


def test_every_word_must_match() -> None:
    assert places_named("occitanie benin") == []


def test_a_whole_name_stands_before_a_part_of_one() -> None:
    assert [found.code for found in places_named("california")] == ["US-CA", "MX-BCN", "MX-BCS"]


def test_what_is_part_of_another_place_stands_behind_it() -> None:
    found = places_named("Madrid")
    assert [one.parent is not None for one in found[:2]] == [False, True]


def test_another_ending_finds_it_where_the_language_has_no_name_of_its_own() -> None:
    assert first("Katalonien") == "ES-CT"


@pytest.mark.parametrize("words", ["", "  ", "-", "'", "qqqqqq"])
def test_nothing_is_found_for_no_words_and_for_no_name(words: str) -> None:
    assert places_named(words) == []


def test_no_more_are_found_than_asked_for() -> None:
    assert len(places_named("a", limit=7)) == 7
    assert len(places_named("a")) == 20


def test_every_subdivision_of_iso_is_a_place_with_names_and_a_position() -> None:
    known = register().places
    assert set(known) == {entry.code for entry in pycountry.subdivisions}
    for code, found in known.items():
        assert set(found.names) == {"en", "fr", "es"}
        assert all(found.names.values())
        longitude, latitude = position(code) or (999.0, 999.0)
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90


def test_a_place_is_known_by_its_code_alone() -> None:
    assert place("FR-OCC") == OCCITANIA
    assert place("FR-XXX") is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Catalunya [Cataluña]", "Catalunya"),
        ("Caraga (Region XIII)", "Caraga"),
        ("Durham, County", "County Durham"),
        ("Madrid, Comunidad de", "Comunidad de Madrid"),
        ("Southern Nations, Nationalities and Peoples", "Southern Nations, Nationalities and Peoples"),
    ],
)
def test_a_name_is_read_without_what_iso_adds(written: str, read: str) -> None:
    assert in_order(written) == read


def test_a_country_has_a_name_in_our_languages() -> None:
    assert country_names("BJ") == {"en": "Benin", "fr": "Bénin", "es": "Benín"}
    assert country_names("ZZZ") == {"en": "ZZZ", "fr": "ZZZ", "es": "ZZZ"}


def test_a_position_that_is_not_known_is_that_of_the_country() -> None:
    longitude, latitude = position("KE-NEW") or (0.0, 0.0)
    assert (round(longitude), round(latitude)) == (38, 1)
    assert position("XX-1") is None


def test_there_are_193_members_and_two_observers_of_the_united_nations() -> None:
    assert len(MEMBER_STATES) == 193
    assert countries() == 195
    assert all(pycountry.countries.get(alpha_2=code) for code in COUNTRIES)


def test_the_packages_are_read_and_not_run() -> None:
    script = """
import sys
from app.places.finder import places_named
from app.places.outlines import outline_paths
assert places_named("Borgou") and outline_paths()
print(*sorted({"numpy", "requests", "shapely", "shapefile", "thefuzz"} & set(sys.modules)))
"""
    done = run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_signs_that_stand_for_sentences_keep_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each word costs a look at every name: a hundred signs can be four hundred words."""
    asked = []
    monkeypatch.setattr(finder, "ranked", lambda known, words: iter(asked.append(len(words)) or ()))
    assert places_named("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 100) == []
    assert max(asked) == finder.MOST_WORDS


def test_a_name_longer_than_what_is_looked_for_is_found() -> None:
    name, code = max((found.names["en"], code) for code, found in register().places.items())
    longest = max(register().places.values(), key=lambda found: len(spelt(found.names["en"]).split()))
    for words, meant in ((name, code), (longest.names["en"], longest.code)):
        assert meant in [found.code for found in places_named(words)]
