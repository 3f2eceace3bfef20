"""The map of the members and the list beside it, on any day."""

import xml.etree.ElementTree as ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.caching import ReadyPages
from governance.regions.models import Region
from governance.regions.rules import Standing
from governance.twinning.paper import register_twin
from tests.factories import House, in_three
from tests.reading import member_regions, page, statements, weight, words
from tests.standing import stands

KIB = 1024
ADDRESSES = ("/en/regions/map", "/en/regions/history", "/en/regions/changes", "/en/progress")


def twinned(house: House, one: Region, other: Region) -> None:
    agreed = in_three("Agreed")
    register_twin(
        house.act(house.secretary), one, other=other, title=agreed, purpose=agreed, commitment=agreed
    )


def description(client: FlaskClient, query: str = "") -> str:
    """What the drawing alone says it shows."""
    root = ElementTree.fromstring(client.get(f"/en/regions/map.svg{query}").text)
    return str(root.findtext("{http://www.w3.org/2000/svg}desc"))


def test_a_map_without_members_says_so(client: FlaskClient) -> None:
    html = page(client, "/en/regions/map")
    assert "No region was a member on this day." in html
    assert "Member regions: 0. Countries: 0. Twin regions: 0." in words(html)
    assert 'class="land"' in html


def test_the_list_says_what_the_map_draws(house: House, client: FlaskClient) -> None:
    one, other = house.region("FR-OCC"), house.region("BJ-BO")
    twinned(house, one, other)
    html = page(client, "/fr/regions/map")
    said = words(html)
    assert "Bénin · 1 région" in said
    assert "FR-OCC" in said
    assert html.count('href="/fr/regions/BJ-BO"') == 2
    assert 'class="twin-lines"' in html
    assert description(client) == "Member regions: 2. Countries: 2. Twin regions: 1."


def test_a_past_day_shows_what_was_so_when_it_ended(house: House, client: FlaskClient) -> None:
    one = house.region("FR-OCC")
    house.later(days=10)
    twinned(house, one, house.region("BJ-BO"))
    house.later(days=10)
    stands(house, "FR-OCC", Standing.WITHDRAWN)
    house.later(days=1)
    told = {day: description(client, f"?on={day}") for day in ("2026-08-31", "2026-09-01", "2026-09-11")}
    assert told == {
        "2026-08-31": "Member regions: 0. Countries: 0. Twin regions: 0.",
        "2026-09-01": "Member regions: 1. Countries: 1. Twin regions: 0.",
        "2026-09-11": "Member regions: 2. Countries: 2. Twin regions: 1.",
    }
    assert description(client).startswith("Member regions: 1.")
    said = words(page(client, "/en/regions/map?on=2026-09-11"))
    assert "At the end of 11 September 2026" in said
    assert "FR-OCC" in said


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("asked", ["soon", "2026-13-01", "1.3.2026", "2199-12-31", "0001-01-01"])
def test_a_day_that_cannot_be_shown_is_asked_for_again(
    asked: str, address: str, house: House, client: FlaskClient
) -> None:
    house.region("BJ-BO")
    answer = client.get(f"{address}?on={asked}")
    assert answer.status_code == 422
    assert 'href="#on"' in answer.text
    assert "BJ-BO" in answer.text or "Benin" in answer.text
    assert asked in answer.text


def test_an_empty_day_is_today(house: House, client: FlaskClient) -> None:
    house.region("BJ-BO")
    assert "Today, 1 September 2026" in words(page(client, "/en/regions/map?on="))


def test_the_drawing_alone_carries_its_own_look_and_nothing_else(house: House, client: FlaskClient) -> None:
    house.region("BJ-BO")
    answer = client.get("/es/regions/map.svg")
    assert answer.mimetype == "image/svg+xml"
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "<script" not in answer.text
    again = client.get("/es/regions/map.svg", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_days_worth_a_look_lead_to_the_first_member_and_the_ends_of_years(
    house: House, client: FlaskClient
) -> None:
    house.region("BJ-BO")
    house.later(days=500)
    html = page(client, "/en/regions/map")
    assert "/en/regions/map?on=2026-09-01" in html
    assert "/en/regions/map?on=2026-12-31" in html
    assert "/en/regions/map?on=2027-12-31" in html
    assert "2028-12-31" not in html


@pytest.mark.parametrize("address", [*ADDRESSES, "/en/regions/map.svg", "/en/regions/map?on=2026-09-01"])
def test_every_page_takes_as_many_statements_for_one_region_as_for_many(
    address: str, house: House, app: Flask
) -> None:
    house.region("BJ-BO")
    twinned(house, house.region("FR-OCC"), house.regions["BJ-BO"])
    few = sent(app, address)
    codes = member_regions(house, 1, 30)
    for number in range(0, 30, 2):
        twinned(house, house.regions[codes[number]], house.regions[codes[number + 1]])
    many = sent(app, address)
    assert len(few) == len(many) <= 7


def sent(app: Flask, address: str) -> list[str]:
    """The statements for a page that nobody has asked for."""
    app.extensions["ready_pages"] = ReadyPages()
    client = app.test_client()
    page(client, address.partition("?")[0].replace("/en/", "/es/"))
    with statements(app) as found:
        page(client, address)
    return list(found)


def test_pages_of_few_regions_are_light(house: House, client: FlaskClient) -> None:
    member_regions(house, 1, 30)
    for address in ADDRESSES:
        assert weight(page(client, address)) < 20 * KIB, address
