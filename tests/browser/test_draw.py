"""Words for a draw stay in the browser: the service is told their fingerprint and nothing else."""

import os
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Request, expect

from governance.accounts.rules import Actor
from governance.elections.draws import fingerprint
from tests.browser.test_booth import fits, phone
from tests.elections.stage import called
from tests.factories import House

WORDS = "Douze manguiers à Parakou"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.skipif(not os.environ.get("CHROMIUM"), reason="CHROMIUM names no browser"),
]


def test_a_region_commits_to_words_that_the_service_never_sees(
    house: House, address: str, sign_in: Callable[[Actor], FlaskClient]
) -> None:
    election = called(house)
    number, client = election.id, sign_in(house.head("BJ-BO"))
    house.session.rollback()
    sent: list[str] = []

    def keep(request: Request) -> None:
        if request.method == "POST":
            sent.append(request.post_data or "")

    with phone(address, client, script=True) as page:
        page.on("request", keep)
        page.goto(f"{address}/fr/elections/{number}/draw/commit")
        page.locator("#words").fill(f" {WORDS} ")
        expect(page.locator("#commitment")).to_have_value(fingerprint(WORDS))
        assert fits(page)
        page.locator("main form button").click()
        page.wait_for_url(f"**/fr/elections/{number}/draw")
        assert fingerprint(WORDS) in page.locator("main").inner_text()
    fields = [parse_qs(body) for body in sent]
    assert [set(one) for one in fields] == [{"csrf_token", "commitment"}]


def test_without_the_script_the_fingerprint_alone_is_asked_for(
    house: House, address: str, sign_in: Callable[[Actor], FlaskClient]
) -> None:
    number, client = called(house).id, sign_in(house.head("BJ-BO"))
    house.session.rollback()
    with phone(address, client, script=False) as page:
        page.goto(f"{address}/fr/elections/{number}/draw/commit")
        expect(page.locator("#words")).to_be_hidden()
        page.locator("#commitment").fill(fingerprint(WORDS))
        page.locator("main form button").click()
        page.wait_for_url(f"**/fr/elections/{number}/draw")
