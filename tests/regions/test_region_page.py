"""The page of one region: what it is to the Assembly, and what it does there."""

from flask import Flask
from flask.testing import FlaskClient

from app.caching import ReadyPages
from governance.regions.rules import Standing
from governance.twinning.paper import register_twin
from governance.voting.outcomes import MOVED
from governance.voting.rules import Choice
from tests.factories import House, in_three
from tests.reading import member_regions, page, statements, weight, words
from tests.standing import stands


def test_a_region_says_what_it_moved_and_what_it_seconded(house: House, client: FlaskClient) -> None:
    house.motion(house.sitting())
    mover, seconder = (words(page(client, f"/en/regions/{code}")) for code in ("BJ-BO", "FR-OCC"))
    assert "Motions it moved Title Resolution" in mover
    assert "Motions it seconded" not in mover
    assert "This region has not moved a motion." in seconder
    assert "Motions it seconded Title Resolution" in seconder


def test_standing_stands_with_its_cause_its_act_and_the_vote_that_decided(
    house: House, client: FlaskClient
) -> None:
    assembly = house.sitting()
    effect = {"act": "suspend_region", "region": "ML-3"}
    vote = house.vote(assembly, house.motion(assembly, effect=effect, kind="membership"))
    house.declared(vote, **dict.fromkeys(("FR_OCC", "BJ_BO", "DE_BB", "ES_AN", "CD_BC"), Choice.FOR))
    html = page(client, "/en/regions/ML-3")
    said = words(html)
    assert f'href="/en/votes/{vote.id}">The vote that decided it' in html
    assert said.index("Suspension") < said.index("Admission Confirmed the admission of a region")
    assert "Application for membership Proposed the admission of a region" in said


def test_a_region_without_commitments_says_so(house: House, client: FlaskClient) -> None:
    house.region("BJ-BO")
    assert "No commitment binds this region yet." in page(client, "/en/regions/BJ-BO")


def test_a_busy_region_takes_as_many_statements_as_a_new_one(house: House, app: Flask) -> None:
    house.region("FR-OCC")
    few = sent(app, "/en/regions/FR-OCC")
    assembly, agreed = house.sitting(), in_three("Agreed")
    for _ in range(4):
        house.motion(assembly)
    house.declared(house.vote(assembly), FR_OCC=Choice.FOR)
    for code in member_regions(house, 1, 6)[1::2]:
        other = house.regions[code]
        register_twin(
            house.act(house.secretary),
            house.regions["FR-OCC"],
            other=other,
            title=agreed,
            purpose=agreed,
            commitment=agreed,
        )
    stands(house, "FR-OCC", Standing.SUSPENDED)
    stands(house, "FR-OCC", Standing.MEMBER)
    many = sent(app, "/en/regions/FR-OCC")
    assert len(many) <= len(few) + 1 <= 17
    assert weight(page(app.test_client(), "/en/regions/FR-OCC")) < 12_000
    assert MOVED > 4


def sent(app: Flask, address: str) -> list[str]:
    """The statements for a page that nobody has asked for."""
    app.extensions["ready_pages"] = ReadyPages()
    client = app.test_client()
    page(client, address.replace("/en/", "/es/"))
    with statements(app) as found:
        page(client, address)
    return list(found)
