"""What a region says of itself: by its head, in the notation of the page, each figure with its source."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.accounts.rules import Actor
from governance.errors import NotAllowed, RuleBroken
from governance.regions import figures
from governance.regions.fields import Field
from governance.regions.models import Profile
from governance.regions.profiles import ProfileValues, profile_in_force, set_profile
from tests.desk import Desk
from tests.factories import House
from tests.reading import page, words

VALUES = ProfileValues(
    population=1_214_249,
    population_year=2023,
    population_source="Census",
    area_km2=25_856,
    area_source="Gazette",
    emissions=Fraction("1234.5"),
    emissions_year=2022,
    emissions_source="Inventory",
    languages=("fr", "yo"),
    brings=(Field.FORESTS, Field.AGROECOLOGY),
    seeks=(Field.SOLAR,),
    text_language="fr",
    brings_text="Du karité.",
)
EDIT = "/en/regions/BJ-BO/profile/edit"


@pytest.fixture
def head(house: House) -> Actor:
    house.region("BJ-BO")
    house.region("FR-OCC")
    return house.head("BJ-BO")


def test_a_profile_follows_another_and_both_are_kept(house: House, head: Actor, session: Session) -> None:
    region = house.regions["BJ-BO"]
    set_profile(house.act(head), region, values=VALUES)
    set_profile(house.later(days=1).act(head), region, values=VALUES)
    assert len(session.scalars(select(Profile)).all()) == 1
    set_profile(house.act(head), region, values=replace(VALUES, population=2_000_000))
    first, second = session.scalars(select(Profile).order_by(Profile.id))
    assert (first.population, first.ended_at) == (1_214_249, second.began_at)
    found = profile_in_force(session, region.id)
    assert found is not None
    assert (found.population, found.emissions, found.brings) == (
        2_000_000,
        Fraction("1234.5"),
        ["forests", "agroecology"],
    )


def test_a_head_speaks_for_one_region_alone(house: House, head: Actor) -> None:
    with pytest.raises(NotAllowed):
        set_profile(house.act(head), house.regions["FR-OCC"], values=VALUES)
    with pytest.raises(NotAllowed):
        set_profile(house.act(house.delegate("BJ-BO")), house.regions["BJ-BO"], values=VALUES)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"population": 0}, figures.FigureOutOfBounds),
        ({"population": -1}, figures.FigureOutOfBounds),
        ({"population": 10**9 + 1}, figures.FigureOutOfBounds),
        ({"emissions": Fraction(-1)}, figures.FigureOutOfBounds),
        ({"emissions": Fraction(1, 3)}, figures.FigureOutOfBounds),
        ({"population_source": " "}, figures.FigureUnsourced),
        ({"population_year": None}, figures.FigureUnsourced),
        ({"area_source": ""}, figures.FigureUnsourced),
        ({"emissions_year": 1899}, figures.YearOutOfBounds),
        ({"emissions_year": 2027}, figures.YearOutOfBounds),
        ({"area_source": "x" * 501}, figures.ProfileTextTooLong),
        ({"seeks_text": "x" * 5001}, figures.ProfileTextTooLong),
        ({"brings": ["gold"]}, figures.UnknownField),
        ({"languages": ["french"]}, figures.UnknownField),
        ({"text_language": "de"}, figures.UnknownField),
    ],
)
def test_a_profile_out_of_bounds_is_refused(change: dict[str, Any], refusal: type[RuleBroken]) -> None:
    figures.check_profile(VALUES, 2026, ("en", "fr", "es"))
    with pytest.raises(refusal):
        figures.check_profile(replace(VALUES, **change), 2026, ("en", "fr", "es"))


@pytest.mark.parametrize(
    "change",
    [
        {"population": 1},
        {"population": 10**9},
        {"emissions": Fraction(0)},
        {"emissions": Fraction("0.000001")},
        {"population": None, "population_year": None, "population_source": ""},
        {"emissions_year": 1900},
        {"emissions_year": 2026},
    ],
)
def test_bounds_belong_to_what_is_allowed(change: dict[str, Any]) -> None:
    figures.check_profile(replace(VALUES, **change), 2026, ("en", "fr", "es"))


def test_the_page_of_the_region_shows_what_its_head_wrote(
    house: House, head: Actor, client: FlaskClient, sign_in: Callable[[Actor], FlaskClient]
) -> None:
    assert "This region has not written its profile yet." in page(client, "/en/regions/BJ-BO")
    desk = Desk(sign_in(head))
    assert "Edit the profile" in desk.see("/en/regions/BJ-BO")
    told = desk.send(
        "/fr/regions/BJ-BO/profile/edit",
        population="1 214 249",
        population_year="2023",
        population_source="Recensement",
        emissions="1 234,5",
        emissions_year="2022",
        emissions_source="Inventaire",
        languages="français, YO",
        brings=["forests"],
        seeks=["solar"],
        text_language="fr",
        brings_text="Du karité.",
    )
    assert "1 214 249" in " ".join(told.split())
    said = words(page(client, "/en/regions/BJ-BO"))
    assert "1,214,249 persons (2023) Source: Recensement" in said
    assert "1,234.5 t CO₂e a year (2022) Source: Inventaire" in said
    assert "Languages French, Yoruba It brings Forests It seeks Solar energy" in said
    assert '<p lang="fr" dir="auto" class="plain">Du karité.</p>' in page(client, "/en/regions/BJ-BO")
    assert 'value="1,214,249"' in desk.client.get(EDIT).text
    assert 'value="French, Yoruba"' in desk.client.get(EDIT).text


@pytest.mark.parametrize(
    ("typed", "status", "told"),
    [
        ({"population": "many"}, 422, "Write a number, such as 12,500."),
        ({"population": "12.5"}, 422, "Write a whole number, such as"),
        ({"population": "12"}, 409, "Every figure needs the source"),
        (
            {"population": "-4", "population_source": "x", "population_year": "2020"},
            409,
            "A figure lies between",
        ),
        ({"emissions": "1.234.567,8.9"}, 422, "Write a number, such as 12,500.5."),
        ({"emissions_year": "22"}, 422, "Write the year in four digits"),
        ({"emissions_year": "2099"}, 409, "The year of a figure lies between 1900 and 2026."),
        ({"languages": "French, Elvish"}, 422, "We know no language named Elvish."),
        ({"brings": ["gold"]}, 409, "chosen from their lists"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    typed: dict[str, Any],
    status: int,
    told: str,
    house: House,
    head: Actor,
    sign_in: Callable[[Actor], FlaskClient],
) -> None:
    desk = Desk(sign_in(head))
    desk.see(EDIT)
    sent = {"text_language": "en", "brings_text": "Shea butter.", "csrf_token": desk.proof} | typed
    answer = desk.client.post(EDIT, data=sent)
    assert (answer.status_code, told in words(answer.text)) == (status, True), words(answer.text)
    assert "Shea butter." in answer.text
    lines = [value for name, value in typed.items() if not name.endswith(("_source", "brings"))]
    assert [value for value in lines if f'value="{value}"' not in answer.text] == []
    assert profile_in_force(house.session, house.regions["BJ-BO"].id) is None
