"""However many regions and persons: a list of delegations or proposals costs a fixed number of statements."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.regions.delegations import invite_signatory
from governance.twinning.commands import propose_twin
from tests.factories import House
from tests.reading import member_regions, statements

SignIn = Callable[[Actor], FlaskClient]


def counted(app: Flask, house: House, browser: FlaskClient, *addresses: str) -> list[int]:
    """How many statements each page takes."""
    counts = []
    for address in addresses:
        browser.get(address)
        house.later(seconds=1)
        with statements(app) as sent:
            assert browser.get(address).status_code == 200, address
        counts.append(len(sent))
    return counts


def test_the_secretariat_sees_three_as_one(app: Flask, house: House, sign_in: SignIn) -> None:
    secretary, found = sign_in(house.secretary), []
    for number in range(3):
        one, _two = member_regions(house, 2 * number + 1, 2 * number + 2)
        act = house.act(house.secretary)
        invite_signatory(act, house.regions[one], **vars(house.invitee(f"Head {number}")))
        pages = ("/en/delegations/", "/en/delegations/invitations", "/en/tasks", "/en/account/people")
        found.append(counted(app, house, secretary, *pages))
    assert found[0] == found[2]


def test_three_proposals_are_read_as_one(app: Flask, house: House, sign_in: SignIn) -> None:
    codes = member_regions(house, 1, 6)
    head, secretary, found = sign_in(house.head(codes[0])), sign_in(house.secretary), []
    for other in codes[1::2]:
        act = house.act(house.head(codes[0]))
        propose_twin(
            act, house.regions[codes[0]], other=house.regions[other], message="Shall we?", language="en"
        )
        found.append(
            counted(app, house, head, "/en/twins/proposals", "/en/tasks")
            + counted(app, house, secretary, "/en/twins/proposals", "/en/tasks")
        )
    assert found[0] == found[2]


def test_proposals_come_in_pages(house: House, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.twinning.proposing.PAGE", 2)
    codes = member_regions(house, 1, 6)
    for other in codes[1::2]:
        act, region = house.act(house.head(codes[0])), house.regions[codes[0]]
        propose_twin(act, region, other=house.regions[other], message="Shall we?", language="en")
    secretary = sign_in(house.secretary)
    pages = [secretary.get(f"/en/twins/proposals?page={page}") for page in (1, 2, 3)]
    assert [page.status_code for page in pages] == [200, 200, 404]
    assert [page.text.count("/twins/proposals/") for page in pages[:2]] == [2, 1]
    assert "?page=2" in pages[0].text


def test_a_delegation_of_five_is_read_as_one_of_two(app: Flask, house: House, sign_in: SignIn) -> None:
    house.region("BJ-BO")
    head = sign_in(house.head("BJ-BO"))
    found = []
    for _ in range(4):
        house.delegate("BJ-BO")
        found.append(
            counted(app, house, head, "/en/delegations/BJ-BO", "/en/delegations/BJ-BO/replace", "/en/tasks")
        )
    assert found[0] == found[3]
