"""The register of regions and twins as anyone reads it."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import OfficeKind
from governance.regions.commands import confirm_admission, propose_admission
from governance.regions.models import Region
from governance.regions.rules import Constituency, Standing
from governance.twinning.paper import register_twin
from governance.voting.rules import Choice
from tests.factories import House, in_three
from tests.reading import member_regions, page, statements, words
from tests.standing import stands

ANDALUSIA = {"en": "Andalusia", "fr": "Andalousie", "es": "Andalucía"}


@pytest.fixture
def andalusia(house: House) -> Region:
    region = propose_admission(
        house.act(house.secretary),
        None,
        code="ES-AN",
        name=ANDALUSIA,
        country="ES",
        constituency=Constituency.HIGH_EMISSION,
    )
    return confirm_admission(house.act(house.deputy), region)


def test_an_empty_register_says_so(client: FlaskClient) -> None:
    assert "No region has joined yet." in page(client, "/en/regions")
    assert "No twin region has been registered yet." in page(client, "/en/twins")


@pytest.mark.parametrize("asked", ["andalucia", "ANDALOUSIE", "es-an", "Andalucía", " dalus "])
def test_a_region_is_found_by_its_code_or_its_name_in_any_language(
    asked: str, house: House, andalusia: Region, client: FlaskClient
) -> None:
    house.region("BJ-BO")
    said = words(page(client, f"/en/regions?name={asked}"))
    assert "1 region" in said
    assert "Andalusia ES-AN" in said


def test_every_word_must_be_in_the_code_or_a_name(
    house: House, andalusia: Region, client: FlaskClient
) -> None:
    house.region("BJ-BO")
    assert "Andalusia ES-AN" in words(page(client, "/en/regions?name=es+ANDALOUSIE"))
    for asked in ("andalusia+borgou", "%25", "_", "and%25sia", "\\"):
        assert "No region fits" in page(client, f"/en/regions?name={asked}")


def test_the_register_is_narrowed_by_country(house: House, andalusia: Region, client: FlaskClient) -> None:
    house.region("BJ-BO")
    said = words(page(client, "/es/regions?country=ES"))
    assert "Andalucía ES-AN" in said
    assert "BJ-BO" not in said
    assert client.get("/en/regions?country=XX").status_code == 422


def test_the_register_is_in_the_order_of_the_names_in_the_language_of_the_page(
    house: House, andalusia: Region, client: FlaskClient
) -> None:
    house.region("FR-OCC")
    house.region("BJ-BO")
    listed = re.findall(r'/regions/([A-Z]{2}-[A-Z]+)">', page(client, "/fr/regions"))
    assert listed == ["ES-AN", "BJ-BO", "FR-OCC"]


def test_the_register_is_shown_as_it_stood_when_a_day_ended(house: House, client: FlaskClient) -> None:
    house.region("BJ-BO")
    first = house.at.date()
    house.later(days=2).region("FR-OCC")
    stands(house, "BJ-BO", Standing.SUSPENDED)
    said = words(page(client, f"/en/regions?on={first}"))
    assert "This is the register as it stood at the end of 1 September 2026, in UTC." in said
    assert "BJ-BO High-potential Member" in said
    assert "FR-OCC" not in said
    assert "No region had applied" in page(client, f"/en/regions?on={first - timedelta(days=1)}")
    today = words(page(client, f"/en/regions?on={house.at.date()}"))
    assert "BJ-BO High-potential Suspended" in today
    assert "FR-OCC High-emission Member" in today


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2026-02-30", "Write a day as year, month and day"),
        ("yesterday", "Write a day as year, month and day"),
        ("2027-01-01", "This day has not come yet."),
        ("0001-01-01", "Choose a day between the years 1970 and 2199."),
    ],
)
def test_a_day_that_cannot_be_shown_is_said_and_nothing_is_lost(
    on: str, told: str, house: House, client: FlaskClient
) -> None:
    house.region("BJ-BO")
    house.region("FR-OCC")
    answer = client.get(f"/en/regions?on={on}&name=bj&constituency=high_potential")
    html = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert told in html
    assert f'value="{on}"' in html
    assert 'value="bj"' in html
    assert "BJ-BO High-potential Member" in words(html)
    assert "FR-OCC High-emission" not in words(html)


def test_the_register_costs_the_same_for_every_number_of_regions(
    app: Flask, house: House, client: FlaskClient
) -> None:
    counted = []
    for first, last in ((1, 2), (3, 9)):
        member_regions(house, first, last)
        with statements(app) as sent:
            page(client, "/en/regions?name=qz")
        counted.append(len(sent))
    assert counted[0] == counted[1]


def test_the_register_is_narrowed_by_constituency_and_standing(house: House, client: FlaskClient) -> None:
    house.region("BJ-BO")
    house.region("FR-OCC")
    assert "1 region" in words(page(client, "/en/regions?constituency=high_potential"))
    assert "2 regions" in words(page(client, "/en/regions?standing=member"))
    assert "No region fits" in page(client, "/en/regions?standing=expelled")


@pytest.mark.parametrize(
    "asked", ["standing=x", "constituency=%20x", f"name={'x' * 300}", "name=%01", "name=%EF%BF%BD"]
)
def test_what_cannot_be_looked_for_is_said_and_the_register_stays(
    asked: str, house: House, client: FlaskClient
) -> None:
    house.region("BJ-BO")
    answer = client.get(f"/en/regions?{asked}")
    assert answer.status_code in (200, 422)
    assert "BJ-BO" in answer.get_data(as_text=True) or "No region fits" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "asked", ["page=0", "page=x", "page=2", "page=-1", "page=99999999999", "page=%C2%B2"]
)
def test_a_page_that_is_not_there_is_no_address(asked: str, house: House, client: FlaskClient) -> None:
    house.region("BJ-BO")
    assert client.get(f"/en/regions?{asked}").status_code == 404


def test_a_region_page_names_offices_and_nobody(house: House, andalusia: Region, client: FlaskClient) -> None:
    house.regions["ES-AN"] = andalusia
    house.delegate("ES-AN", OfficeKind.HEAD_OF_DELEGATION)
    said = words(page(client, "/fr/regions/ES-AN"))
    assert "Andalousie" in said
    assert "Espagne" in said
    assert "Chef·fe de délégation" in said
    assert "Delegate 4" not in said
    assert "assembly.example.org" not in said


def test_a_region_shows_its_twin_and_the_commitment(
    house: House, andalusia: Region, client: FlaskClient
) -> None:
    other = house.region("ML-3")
    register_twin(
        house.act(house.secretary),
        andalusia,
        other=other,
        title=in_three("Agreement"),
        purpose=in_three("To save water"),
        commitment=in_three("Neutral by 2035"),
    )
    for address in ("/en/regions/ES-AN", "/en/regions/ML-3", "/en/twins"):
        said = words(page(client, address))
        assert "Agreement To save water Commitment: Neutral by 2035" in said
    assert "ML-3 High-potential Member Andalusia" in words(page(client, "/en/regions"))


def test_a_ballot_is_shown_once_the_result_is_declared(house: House, client: FlaskClient) -> None:
    vote = house.vote(house.sitting())
    house.cast(vote, house.delegate("DE-BB"), Choice.FOR)
    house.cast(vote, house.delegate("DE-BB"), Choice.AGAINST)
    assert "No vote that this region took part in has been declared." in page(client, "/en/regions/DE-BB")
    house.declared(vote, FR_OCC=Choice.FOR, BJ_BO=Choice.FOR, ML_3=Choice.FOR)
    assert "Title Against Adopted" in words(page(client, "/en/regions/DE-BB"))
    assert "Title Did not vote Adopted" in words(page(client, "/en/regions/ES-AN"))
    assert "Title Resolution Adopted" in words(page(client, "/en/regions/BJ-BO"))


def test_a_region_that_is_not_there_has_no_page(house: House, client: FlaskClient) -> None:
    for code in ("XX-YY", "bj-bo", "%20", "x" * 500):
        assert client.get(f"/en/regions/{code}").status_code == 404
