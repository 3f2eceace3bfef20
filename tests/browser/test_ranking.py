"""The ballot of an election on a phone of 360 px: by numbers without the script, by buttons with it."""

import os
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect
from sqlalchemy import select

from governance.accounts.rules import Actor
from governance.elections.box import RankedBallot, UrnSlip
from governance.elections.models import Election
from tests.browser.phones import fits, phones
from tests.elections.box import opened, ranking, secret
from tests.factories import House

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.skipif(not os.environ.get("CHROMIUM"), reason="CHROMIUM names no browser"),
]
SignIn = Callable[[Actor], FlaskClient]


def sheet(address: str, election: Election) -> str:
    return f"{address}/en/elections/{election.id}/ballot"


def numbers(page: Page) -> list[str]:
    """What stands beside the candidates, from the top."""
    return [field.input_value() for field in page.locator("[data-place] input").all()]


def is_sound(page: Page) -> None:
    """Nothing sticks out, and nothing keeps anybody from reading or using the page."""
    assert fits(page)
    assert page.locator("h1").count() == 1
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_numbers_alone_rank_candidates_and_a_gap_is_asked_about(
    house: House, address: str, sign_in: SignIn
) -> None:
    election = opened(house, house.sitting("FR-OCC", "BJ-BO", "ML-3"), candidates=4)
    client = sign_in(house.delegate("BJ-BO"))
    with phones(address, client, language="en", script=False) as (page,):
        page.goto(sheet(address, election))
        mark_with_a_gap(page)
        confirm_the_gap(page)
        page.get_by_role("button", name="Cast this ballot").click()
        page.wait_for_url("**/receipt")
        assert page.locator("code.code").count() == 1
        assert fits(page)
    house.session.rollback()
    first, second, *_rest = election.paper or []
    assert house.session.scalars(select(RankedBallot.mark)).all() == [ranking(second, first)]


def mark_with_a_gap(page: Page) -> None:
    """Write 4 and 1 beside the first two, and be told that 3 is missing; nothing typed is lost."""
    assert page.locator("[data-move]:visible").count() == 0
    fields = page.locator("[data-place] input")
    fields.nth(0).fill("4")
    fields.nth(1).fill("1")
    page.get_by_role("button", name="Check the ballot").click()
    assert fits(page)
    assert "Nobody has the number 3." in page.locator("[data-place]").nth(0).inner_text()
    assert numbers(page) == ["4", "1", "", ""]


def confirm_the_gap(page: Page) -> None:
    """Confirm, look at what would be cast, go back to the ballot as it is now, and come again."""
    page.get_by_label("Close the gap up").check()
    page.get_by_role("button", name="Check the ballot").click()
    assert page.locator("dl.summary dt").all_inner_texts() == ["1", "2"]
    assert fits(page)
    page.get_by_role("button", name="Change the ballot").click()
    assert numbers(page) == ["2", "1", "", ""]
    page.get_by_role("button", name="Check the ballot").click()


def test_a_keyboard_alone_moves_candidates_hears_where_they_are_and_casts_in_secret(
    house: House, address: str, sign_in: SignIn
) -> None:
    election = secret(house, house.sitting("FR-OCC", "BJ-BO", "ML-3"))
    client = sign_in(house.delegate("BJ-BO"))
    with phones(address, client, language="en", script=True) as (page,):
        page.goto(sheet(address, election))
        is_sound(page)
        rank_by_buttons(page)
        slip = cast_by_keyboard(page)
        page.goto(sheet(address, election))
        expect(page.locator("h1")).to_have_text("The ballot of your region is in the box")
        is_sound(page)
    house.session.rollback()
    first, _second, third = election.paper or []
    kept = house.session.scalars(select(UrnSlip)).all()
    assert [(one.id, one.mark) for one in kept] == [(slip, ranking(first, third))]


def rank_by_buttons(page: Page) -> None:
    """Move candidates up and down; each time it is said where they stand."""
    names = page.locator("[data-place] label").all_inner_texts()
    said = page.locator("[data-moved]")
    for row, spoken in ((2, "number 1"), (0, "number 2"), (0, "number 1"), (2, "number 1")):
        press(page, row, "Up")
        expect(said).to_have_text(f"{names[row]}: {spoken}")
    assert numbers(page) == ["2", "", "1"]
    press(page, 2, "Down")
    assert numbers(page) == ["1", "", "2"]
    press(page, 2, "Down")
    expect(said).to_have_text(f"{names[2]}: no number")
    press(page, 2, "Up")
    assert numbers(page) == ["1", "", "2"]


def cast_by_keyboard(page: Page) -> str:
    """Check and cast by the keyboard; the identifier, which both pages show."""
    by_keyboard(page, "Check the ballot")
    is_sound(page)
    slip = page.locator("code.code").inner_text()
    by_keyboard(page, "Cast this ballot")
    expect(page.locator("h1")).to_have_text("Your ballot is in the box")
    assert page.locator("code.code").inner_text() == slip
    is_sound(page)
    return slip


def press(page: Page, row: int, words: str) -> None:
    """Reach a button of a candidate and press it, and stay on it."""
    button = page.locator("[data-place]").nth(row).get_by_role("button", name=words)
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_be_focused()


def by_keyboard(page: Page, words: str) -> None:
    """Reach the button by the tabulator alone, and press it."""
    button = page.get_by_role("button", name=words)
    for _step in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
