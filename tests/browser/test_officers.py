"""From credentials to declared results on phones of 360 px, in Spanish: with the script, and without any."""

import os
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page
from sqlalchemy import select

from governance.accounts.rules import Actor
from governance.voting.models import Declaration, RollEntry, Vote
from governance.voting.rules import Choice, Outcome
from tests.browser.phones import fits, phones
from tests.factories import SIX, House

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.skipif(not os.environ.get("CHROMIUM"), reason="CHROMIUM names no browser"),
]
SHOTS = os.environ.get("SHOTS")


def press(page: Page, button: str) -> None:
    """Press a button or follow a link; the page it leads to fits the screen."""
    page.locator(button).first.click()
    page.wait_for_load_state()
    look(page)


def look(page: Page) -> None:
    """The page fits the screen; SHOTS names a folder for pictures of it."""
    assert fits(page), page.url
    if SHOTS:
        number = len(os.listdir(SHOTS))
        page.screenshot(path=f"{SHOTS}/{number:02}.png", full_page=True)


def accredit_everybody(page: Page, address: str) -> None:
    """The secretariat finds all credentials in order and records four arrivals."""
    page.goto(f"{address}/es/tasks")
    look(page)
    press(page, ".tasks a")
    press(page, "a.action")
    press(page, "button.weighty")
    for _ in range(4):
        page.goto(f"{address}/es/sessions/1/credentials?show=awaited")
        press(page, "button[name=arrival]")


def open_block(page: Page, address: str) -> None:
    """The presiding officer opens the session, and every vote at once."""
    page.goto(f"{address}/es/tasks")
    press(page, ".tasks a")
    press(page, "button[value=open_session]")
    press(page, "a.action")
    press(page, "button[name=every]")
    press(page, "button.weighty")


def declare_block(page: Page, address: str) -> None:
    """The presiding officer declares every result at once."""
    page.goto(f"{address}/es/tasks")
    press(page, ".tasks a")
    press(page, "a.action")
    press(page, "button.weighty")


@pytest.mark.parametrize("script", [True, False])
def test_officers_take_a_session_from_credentials_to_declared_results(
    house: House, address: str, sign_in: Callable[[Actor], FlaskClient], script: bool
) -> None:
    for code in SIX:
        house.region(code)
    assembly = house.convened()
    for _ in range(3):
        house.motion(assembly)
    desks = (sign_in(house.secretary), sign_in(house.presiding))
    with phones(address, *desks, language="es", script=script) as (secretary, presiding):
        accredit_everybody(secretary, address)
        open_block(presiding, address)
        votes = house.session.scalars(select(Vote)).all()
        assert {len(roll(house, vote)) for vote in votes} == {6}
        for vote in votes:
            for code in ("FR-OCC", "BJ-BO", "ML-3", "ES-AN"):
                house.cast(vote, house.delegate(code), Choice.FOR)
        house.at = votes[0].closes_at
        declare_block(presiding, address)
    house.session.rollback()
    assert list(house.session.scalars(select(Declaration.outcome))) == [Outcome.ADOPTED] * 3


def roll(house: House, vote: Vote) -> list[RollEntry]:
    return list(house.session.scalars(select(RollEntry).where(RollEntry.vote_id == vote.id)))
