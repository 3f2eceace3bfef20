"""A session as anyone reads it."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.assembly.agenda import add_agenda_item
from governance.regions.rules import Constituency
from governance.voting.commands import annul_vote, close_session
from governance.voting.rules import Choice
from tests.factories import House, in_three
from tests.reading import member_regions, page, statements, weight, words

SIX = ("FR-OCC", "DE-BB", "ES-AN", "BJ-BO", "CD-BC", "ML-3")


def test_no_session_yet(client: FlaskClient) -> None:
    assert "No session has been convened yet." in page(client, "/en/sessions")


def test_a_session_that_is_not_there_has_no_page(house: House, client: FlaskClient) -> None:
    for address in ("/en/sessions/1", "/en/sessions/0", "/en/sessions/x", "/en/sessions/1/attendance"):
        assert client.get(address).status_code == 404


def test_sessions_are_listed_with_their_state(house: House, client: FlaskClient) -> None:
    house.sitting()
    said = words(page(client, "/en/sessions"))
    assert "Session Parakou" in said
    assert "Open" in said


def test_the_agenda_stands_in_its_order(house: House, client: FlaskClient) -> None:
    assembly = house.sitting()
    add_agenda_item(house.act(house.presiding), assembly, title=in_three("Opening words"))
    house.motion(assembly)
    add_agenda_item(house.act(house.presiding), assembly, title=in_three("Closing words"))
    said = words(page(client, "/en/sessions/1"))
    first, second, third = map(said.index, ("Opening words", "Title Resolution On", "Closing words"))
    assert first < second < third


def test_each_motion_says_where_its_vote_stands(house: House, client: FlaskClient) -> None:
    assembly = house.sitting()
    vote = house.vote(assembly)
    assert "The vote is open" in page(client, "/en/sessions/1")
    house.at = vote.closes_at
    assert "its result is still to be declared" in page(client, "/en/sessions/1")
    house.declared(vote)
    said = words(page(client, "/en/sessions/1"))
    assert "The vote and its arithmetic Not decided" in said


def test_an_annulled_vote_stays_visible(house: House, client: FlaskClient) -> None:
    vote = house.vote(house.sitting())
    annul_vote(house.act(house.presiding), vote, reason="The wrong text")
    said = words(page(client, "/en/sessions/1"))
    assert "The last vote was annulled On the agenda" in said


def test_an_adopted_motion_leads_to_its_resolution(house: House, client: FlaskClient) -> None:
    vote = house.vote(house.sitting())
    house.declared(vote, FR_OCC=Choice.FOR, BJ_BO=Choice.FOR, ML_3=Choice.FOR, ES_AN=Choice.FOR)
    assert "Resolution 2026/1" in words(page(client, "/en/sessions/1"))


def test_the_quorum_fills_as_delegations_arrive(house: House, client: FlaskClient) -> None:
    for code in SIX:
        house.region(code)
    assembly = house.convened()
    assert "Present: 0 of 6 regions entitled to vote; needed: 4." in words(page(client, "/en/sessions/1"))
    house.attend(assembly, "BJ-BO")
    said = words(page(client, "/en/sessions/1"))
    assert "Present: 1 of 6 regions entitled to vote; needed: 4." in said
    assert "High-potential Present: 1 of 3; credentials in order: 1" in said
    assert "High-potential BJ-BO Present" in said


def test_a_closed_session_keeps_its_attendance(house: House, client: FlaskClient) -> None:
    assembly = house.sitting()
    close_session(house.act(house.presiding), assembly)
    house.later(days=3)
    house.region("FR-BRE", Constituency.HIGH_EMISSION)
    assert "Present: 6 of 6 regions entitled to vote" in words(page(client, "/en/sessions/1"))


def test_officers_find_their_pages_and_visitors_do_not(
    house: House, client: FlaskClient, sign_in: Callable[[Actor], FlaskClient]
) -> None:
    house.vote(house.sitting())
    pages = {
        who: {
            part
            for part in ("credentials", "conduct", "open-votes", "my-votes")
            if f'{part}">' in page(browser, "/en/sessions/1").partition("<main")[2]
        }
        for who, browser in (
            ("visitor", client),
            ("secretariat", sign_in(house.secretary)),
            ("presiding", sign_in(house.presiding)),
            ("delegate", sign_in(house.delegate("BJ-BO"))),
        )
    }
    assert pages == {
        "visitor": set(),
        "secretariat": {"credentials"},
        "presiding": {"conduct", "open-votes"},
        "delegate": {"my-votes"},
    }


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_six_hundred_regions_take_no_more_statements_than_six(
    house: House, app: Flask, client: FlaskClient
) -> None:
    assembly = house.sitting(*member_regions(house, 1, 6))
    house.motion(assembly, author="QZ-001", seconder="QZ-002")
    counts = [counted(app, client)]
    member_regions(house, 7, 600)
    counts.append(counted(app, client))
    assert counts[0] == counts[1]
    assert weight(page(client, "/en/sessions/1")) < 30_000
    assert "Page 6 of 6" in page(client, "/en/sessions/1/attendance?page=6")
    assert weight(page(client, "/en/sessions/1/attendance")) < 30_000
    assert client.get("/en/sessions/1/attendance?page=7").status_code == 404


def counted(app: Flask, client: FlaskClient) -> dict[str, int]:
    found = {}
    for part in ("", "sessions/1", "sessions/1/attendance", "regions", "twins", "regions/QZ-001"):
        address = f"/en/{part}"
        with statements(app) as sent:
            page(client, address)
        found[address] = len(sent)
    return found
