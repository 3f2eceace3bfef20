"""The whole session on phones of 360 px: in French without the script, in Spanish with it."""

import os
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page
from sqlalchemy import func, select

from governance.accounts.rules import Actor
from governance.voting.models import Ballot, Resolution
from tests.browser.phones import fits, phones
from tests.factories import SIX, House

TWELVE = 12
PRESENT = list(SIX)[:4]
CODE = re.compile(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.skipif(not os.environ.get("CHROMIUM"), reason="CHROMIUM names no browser"),
]


class Phone:
    """Somebody's phone: every page that it shows fits the screen."""

    def __init__(self, page: Page, address: str, language: str) -> None:
        self.page, self.home = page, f"{address}/{language}"
        page.set_default_timeout(60_000)

    def open(self, path: str) -> None:
        """Go to an address."""
        self.page.goto(self.home + path)
        assert fits(self.page), self.page.url

    def press(self, what: str) -> None:
        """Press a button or follow a link in the page."""
        with self.page.expect_navigation():
            self.page.locator(f"main {what}").first.click()
        assert fits(self.page), self.page.url

    def is_at(self, path: str) -> bool:
        """Whether the page shown is at this address."""
        return re.fullmatch(re.escape(self.home) + path, self.page.url.partition("?")[0]) is not None

    def codes(self) -> set[str]:
        """The tracking codes on a receipt."""
        return set(CODE.findall(self.page.inner_text("main")))


def accredit(secretary: Phone) -> None:
    """Four delegations: credentials found in order, arrived; with that a quorum."""
    for code in PRESENT:
        secretary.open("/sessions/1/credentials")
        secretary.press(f"button[name=accredit][value={code}]")
        secretary.press(f"button[name=arrival][value={code}]")


def open_block(presiding: Phone) -> None:
    """The session, and all twelve votes at once."""
    presiding.open("/sessions/1/conduct")
    presiding.press("button[value=open_session]")
    presiding.open("/sessions/1/open-votes")
    presiding.press("button[name=every]")
    presiding.press("button.weighty")
    assert presiding.is_at("/sessions/1/conduct/votes")


def vote(delegate: Phone, choice: str) -> set[str]:
    """Mark all twelve, look at them again, cast; the codes of the receipt."""
    delegate.open("/my-votes")
    delegate.press("a.action")
    assert delegate.is_at("/my-votes/paper")
    for mark in delegate.page.locator(f"input[type=radio][value={choice}]").all():
        mark.check()
    delegate.press("form button")
    assert delegate.is_at("/my-votes/check")
    delegate.press("button.weighty")
    assert delegate.is_at(r"/my-votes/receipts/\d+")
    return delegate.codes()


@pytest.mark.parametrize(("language", "script"), [("fr", False), ("es", True)])
def test_a_session_from_credentials_to_a_resolution(
    house: House, address: str, sign_in: Callable[[Actor], FlaskClient], language: str, script: bool
) -> None:
    for code in SIX:
        house.region(code)
    assembly = house.convened()
    for _ in range(TWELVE):
        house.motion(assembly)
    officers = (sign_in(house.secretary), sign_in(house.presiding))
    delegates = [sign_in(house.delegate(code)) for code in PRESENT]
    with phones(address, *officers, *delegates, language=language, script=script) as pages:
        secretary, presiding, *voters = (Phone(page, address, language) for page in pages)
        accredit(secretary)
        open_block(presiding)
        receipts = [vote(voter, "for") for voter in voters]
        receipts.append(vote(voters[-1], "against"))
        assert [len(codes) for codes in receipts] == [TWELVE] * 5
        assert len(set.union(*receipts)) == count(house, Ballot) == 5 * TWELVE
        house.later(days=7)
        declare(presiding)
        assert count(house, Resolution) == TWELVE
        read(voters[0], house)


def declare(presiding: Phone) -> None:
    """All results at once, then the end of the session."""
    presiding.open("/sessions/1/conduct/declare")
    presiding.press("button.weighty")
    presiding.open("/sessions/1/close")
    presiding.press("button.weighty")
    assert presiding.is_at("/sessions/1/conduct")


def read(anyone: Phone, house: House) -> None:
    """The register, one resolution, its vote with the drawing and the table, and the record."""
    anyone.open("/decisions")
    anyone.press("a[href*='/decisions/20']")
    anyone.press("a[href*='/votes/']")
    assert anyone.page.locator("main svg").count() > 0
    assert anyone.page.locator("main table").count() > 0
    anyone.open("/record")
    anyone.press("a[href*='/record/']")
    assert anyone.is_at(r"/record/\d+")


def count(house: House, model: type) -> int:
    """How many rows there are now."""
    house.session.rollback()
    return house.session.scalar(select(func.count()).select_from(model)) or 0
