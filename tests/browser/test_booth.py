"""Twelve votes on a phone of 360 px, in French: with the script, and without any."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect, sync_playwright
from sqlalchemy import func, select

from governance.accounts.rules import Actor
from governance.voting.models import Ballot
from tests.factories import House
from tests.voting.hand import open_block

PHONE = {"width": 360, "height": 720}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.skipif(not os.environ.get("CHROMIUM"), reason="CHROMIUM names no browser"),
]


@contextmanager
def phone(address: str, client: FlaskClient, *, script: bool) -> Iterator[Page]:
    """A phone on which the person of `client` is signed in."""
    cookie = client.get_cookie("twin_session")
    assert cookie is not None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        context = browser.new_context(viewport=PHONE, java_script_enabled=script, locale="fr")
        context.add_cookies([{"name": "twin_session", "value": cookie.value, "url": address}])
        yield context.new_page()
        browser.close()


def fits(page: Page) -> bool:
    """Whether nothing sticks out of the screen."""
    return bool(page.locator("html").evaluate("root => root.scrollWidth <= root.clientWidth"))


def answer_all_but_one(page: Page, script: bool) -> None:
    """Choose the first answer of eleven questions, and save."""
    assert page.locator("input:checked").count() == 0
    for question in page.locator(".question").all()[:11]:
        question.locator("label").first.click()
    if script:
        expect(page.locator(".answered")).to_have_text(re.compile("11.*12"))
    assert fits(page)
    page.locator("main form button").click()


def cast_in_haste(page: Page) -> None:
    """Press twice; then go back and, where the page is still there, press again."""
    receipt = "**/fr/my-votes/receipts/1"
    button = page.locator("main form button.weighty")
    button.dblclick()
    page.wait_for_url(receipt)
    page.go_back()
    if button.count():
        button.click()
    else:
        page.go_forward()
    page.wait_for_url(receipt)


@pytest.mark.parametrize("script", [True, False])
def test_a_delegate_answers_checks_casts_and_holds_a_receipt(
    house: House, address: str, sign_in: Callable[[Actor], FlaskClient], script: bool
) -> None:
    open_block(house, house.sitting("FR-OCC", "BJ-BO", "ML-3"), 12)
    with phone(address, sign_in(house.delegate("BJ-BO")), script=script) as page:
        page.goto(f"{address}/fr/my-votes")
        assert page.locator(".tasks > li").count() == 12
        page.locator("a.action").click()
        answer_all_but_one(page, script)
        assert page.locator(".change").count() == 12
        assert fits(page)
        cast_in_haste(page)
        assert page.locator("code.code").count() == 11
        assert fits(page)
    house.session.rollback()
    assert house.session.scalar(select(func.count()).select_from(Ballot)) == 11
