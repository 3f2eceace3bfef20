"""Codes of places, and names as they are compared."""

import pytest

from governance.regions.naming import NameMissing, NotACode, check_naming, folded, own_code, searched
from tests.factories import in_three

NIKKI = in_three("Nikki")


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Andalucía", "andalucia"),
        ("Côte d’Or", "cote dor"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("İzmir", "izmir"),
        ("Борисов", "борисов"),
        ("", ""),
    ],
)
def test_case_accents_and_apostrophes_do_not_matter(written: str, compared: str) -> None:
    assert folded(written) == folded(folded(written)) == compared


def test_a_region_is_found_by_its_code_and_by_every_name() -> None:
    assert searched("ES-AN", ["Andalusia", "Andalucía"]) == "es-an\nandalusia\nandalucia"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Nikki", "BJ-BO.NIKKI"),
        ("  Nîkki – Ouest ", "BJ-BO.NIKKI-OUEST"),
        ("x" * 99, f"BJ-BO.{'X' * 27}-D0621F"),
    ],
)
def test_a_place_below_the_iso_level_gets_a_code_of_its_own(name: str, code: str) -> None:
    assert own_code("BJ-BO", name) == code
    check_naming(code, "BJ-BO", "BJ", NIKKI)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Communauté de communes du pays de Nay", "Communauté de communes du pays de Nexon"),
        ("北京 2", "南京 2"),
        ("Бургас 1", "1"),
    ],
)
def test_places_whose_names_begin_alike_have_different_codes(one: str, other: str) -> None:
    codes = own_code("FR-ARA", one), own_code("FR-ARA", other)
    assert codes[0] != codes[1]
    for code in codes:
        check_naming(code, "FR-ARA", "FR", NIKKI)


@pytest.mark.parametrize("name", ["北京", "—", "", "Бургас"])
def test_a_name_without_a_latin_letter_gives_no_code(name: str) -> None:
    with pytest.raises(NotACode):
        check_naming(own_code("FR-ARA", name), "FR-ARA", "FR", NIKKI)


@pytest.mark.parametrize(
    ("code", "parent", "country"),
    [
        ("BJ", None, "BJ"),
        ("bj-bo", None, "BJ"),
        ("BJ-BORGOU", None, "BJ"),
        ("BJ-BO", None, "FR"),
        ("BJ-BO", "BJ-BO", "BJ"),
        ("BJ-BO.NIKKI", None, "BJ"),
        ("BJ-BO.NIKKI", "BJ-AL", "BJ"),
        ("BJ-BO.", "BJ-BO", "BJ"),
        ("BJ-BO.nikki", "BJ-BO", "BJ"),
        ("BJ-BO.NIKKI.X", "BJ-BO", "BJ"),
        (f"BJ-BO.{'X' * 35}", "BJ-BO", "BJ"),
    ],
)
def test_what_is_no_code_of_a_place_is_refused(code: str, parent: str | None, country: str) -> None:
    with pytest.raises(NotACode):
        check_naming(code, parent, country, NIKKI)


@pytest.mark.parametrize("name", [{**NIKKI, "es": " "}, in_three("x" * 201)])
def test_a_region_has_a_name_in_each_language(name: dict[str, str]) -> None:
    with pytest.raises(NameMissing):
        check_naming("BJ-BO", None, "BJ", name)
