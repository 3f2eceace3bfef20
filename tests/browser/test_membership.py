"""From an application to a member region: on a phone in Spanish without the script, in French at a desk."""

import os
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext
from sqlalchemy import func, select

from governance.accounts.rules import Actor
from governance.applications.models import Application
from governance.applications.rules import CheckPoint
from governance.regions.queries import region_by_code
from governance.regions.rules import Standing
from tests.browser.phones import fits
from tests.factories import House
from tests.journeys.joining import CODE
from tests.journeys.newcomer import EMAIL, Door, answers
from tests.uploads.makers import pdf

PHONE, DESK = {"width": 360, "height": 720}, {"width": 1280, "height": 800}
MOST_STEPS = 80

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.skipif(not os.environ.get("CHROMIUM"), reason="CHROMIUM names no browser"),
]


class Screen:
    """Somebody's screen: every page that it shows fits."""

    def __init__(self, context: BrowserContext, address: str, language: str) -> None:
        self.page, self.home, self.address = context.new_page(), f"{address}/{language}", address
        self.page.set_default_timeout(60_000)

    def open(self, path: str) -> None:
        """Go to an address below that of the language."""
        self.page.goto(self.home + path)
        assert fits(self.page), self.page.url

    def press(self, what: str) -> None:
        """Press a button or follow a link in the page."""
        with self.page.expect_navigation():
            self.page.locator(f"main {what}").first.click()
        assert fits(self.page), self.page.url

    def fill(self, fields: dict[str, Any]) -> None:
        """Fill in fields by their names, whatever they are."""
        for name, value in fields.items():
            self.answer(name, value)

    def answer(self, name: str, value: Any) -> None:
        """Type, choose or tick."""
        found = self.page.locator(f"main [name='{name}']")
        if found.first.get_attribute("type") in ("radio", "checkbox"):
            for one in value if isinstance(value, list) else [value]:
                self.page.locator(f"main [name='{name}'][value='{one}']").check()
        elif found.evaluate("field => field.localName") == "select":
            found.select_option(value)
        else:
            found.fill(value)

    def is_at(self, path: str) -> bool:
        """Whether the page shown is at this address."""
        return re.fullmatch(re.escape(self.home) + path, self.page.url.partition("?")[0]) is not None

    def tab_to(self, what: str) -> None:
        """Come to a field or a button by the keyboard alone."""
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("what => document.activeElement.matches(what)", what):
                return
        pytest.fail(f"the keyboard does not come to {what}")


@pytest.mark.parametrize(("language", "script"), [("es", False), ("fr", True)])
def test_a_place_applies_and_becomes_a_member(
    app: Flask,
    house: House,
    address: str,
    browser: Browser,
    sign_in: Callable[[Actor], FlaskClient],
    language: str,
    script: bool,
) -> None:
    door = Door(app, house)
    context = browser.new_context(
        viewport=DESK if script else PHONE, java_script_enabled=script, locale=language
    )
    applicant = Screen(context, address, language)
    home = begun(applicant, door)
    written(applicant, home, answers(language == "fr"), keyboard=script)
    number = sent(applicant, home)
    house.session.rollback()
    assert house.session.scalar(select(func.count()).select_from(Application)) == 1
    officers = [
        Screen(signed_in(browser, sign_in(actor), address, script), address, "en")
        for actor in (house.secretary, house.deputy)
    ]
    decided(officers[0], officers[1], number)
    house.session.rollback()
    row = region_by_code(house.session, CODE, house.at)
    assert row
    assert row.standing is Standing.MEMBER
    applicant.open(home)
    applicant.press(f"a[href$='/regions/{CODE}']")
    assert applicant.is_at(f"/regions/{CODE}")


def signed_in(browser: Browser, client: FlaskClient, address: str, script: bool) -> BrowserContext:
    """A window in which the person of `client` is signed in."""
    cookie = client.get_cookie("twin_session")
    assert cookie is not None
    context = browser.new_context(viewport=DESK if script else PHONE, java_script_enabled=script)
    context.add_cookies([{"name": "twin_session", "value": cookie.value, "url": address}])
    return context


def begun(applicant: Screen, door: Door) -> str:
    """From the first page to the list of what is to be done, by the link in the letter; its address."""
    applicant.open("/")
    applicant.press("a[href$='/apply']")
    applicant.press("a[href$='/apply/new/region']")
    door.house.later(minutes=1)
    applicant.fill({"email": EMAIL})
    applicant.press("form button")
    found = re.search(r"http://localhost/\w\w(/\S+)", door.letter(EMAIL))
    assert found
    applicant.open(found[1])
    applicant.press("form button")
    return found[1]


def written(applicant: Screen, home: str, typed: dict[str, dict[str, Any]], keyboard: bool) -> None:
    """Every page in turn."""
    applicant.press(f"a[href$='{home}place']")
    applicant.fill({"words": "Corsica"})
    applicant.press("form[role=search] button")
    applicant.fill({"place": CODE})
    applicant.press("form[method=post] button")
    applicant.press("form[method=post] button")
    for section, fields in typed.items():
        if section == "charter":
            upload(applicant, home)
        assert applicant.is_at(f"{home}{section}"), applicant.page.inner_text("main")
        if keyboard and section == "constituency":
            by_keyboard(applicant, fields)
            continue
        applicant.fill(fields)
        applicant.press("form[method=post] button")


def by_keyboard(applicant: Screen, fields: dict[str, str]) -> None:
    """Choose, write and send without a pointer."""
    keyboard = applicant.page.keyboard
    applicant.tab_to("[name=constituency]")
    keyboard.press("Space")
    while not applicant.page.locator(f"[value={fields['constituency']}]").is_checked():
        keyboard.press("ArrowDown")
    applicant.tab_to("[name=constituency_reason]")
    keyboard.insert_text(fields["constituency_reason"])
    applicant.tab_to("main form[method=post] button")
    with applicant.page.expect_navigation():
        keyboard.press("Enter")


def upload(applicant: Screen, home: str) -> None:
    """A document that shows that the signatory may sign."""
    assert applicant.is_at(f"{home}documents")
    applicant.fill({"purpose": "mandate"})
    paper: Any = {"name": "mandate.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    applicant.page.locator("main [name=document]").set_input_files(paper)
    applicant.press("form[enctype] button")
    assert applicant.page.locator(f"main a[href*='{home}documents/']").count() > 0
    applicant.press(f"a[href$='{home}charter']")


def sent(applicant: Screen, home: str) -> str:
    """Pressed twice, and once more after going back; the number."""
    applicant.open(f"{home}check")
    receipt = re.compile(rf".*{re.escape(home)}receipt")
    applicant.page.locator("main form button").last.dblclick()
    applicant.page.wait_for_url(receipt)
    applicant.page.go_back()
    if applicant.is_at(f"{home}check") and applicant.page.locator("main form button").count():
        applicant.page.locator("main form button").last.click()
    applicant.open(f"{home}receipt")
    assert applicant.is_at(f"{home}receipt")
    [number] = set(re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", applicant.page.inner_text("main")))
    return str(number)


def decided(secretary: Screen, deputy: Screen, number: str) -> None:
    """Looked at point by point, an opinion, proposed by one and confirmed by the other."""
    file = f"/applications/{number}/file"
    secretary.open("/tasks")
    secretary.press("a[href*='/applications/queue']")
    secretary.press(f"a[href$='{file}']")
    secretary.fill(dict.fromkeys(CheckPoint, "yes"))
    secretary.press("form[action*=checklist] button")
    opinion = secretary.page.locator("details:has(form[action*=opinion])")
    if opinion.count() and opinion.get_attribute("open") is None:
        opinion.locator("summary").click()
    secretary.fill({"favourable": "yes", "text_en": "To be admitted.", "text_fr": "À admettre."})
    secretary.press("form[action*=opinion] button")
    secretary.press(f"a[href$='{file}/propose']")
    secretary.press("button.weighty")
    assert secretary.is_at(file)
    deputy.open(file)
    deputy.press(f"a[href$='{file}/confirm']")
    deputy.press("button.weighty")
    assert deputy.is_at(file)
