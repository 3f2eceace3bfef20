"""Every page in a real browser: accessible, fitting, quiet, reachable by keyboard, in every language.

Axe checks what a program can check of WCAG 2.2, levels A and AA; the rest is for people.
"""

import os
import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from governance.base import LANGUAGES
from tests.architecture.roles import readers
from tests.architecture.visits import addresses, browser_of, forms_of, rules
from tests.browser.conftest import OpenHouse, context_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not os.environ.get("CHROMIUM"), reason="CHROMIUM names no browser"),
]
NARROW, WIDE = {"width": 360, "height": 720}, {"width": 1280, "height": 800}
LEVELS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
# Answers that are no pages.
NO_PAGES = {
    "applications.document",
    "applications.file_document",
    "applications.personal",
    "assembly.agenda_document",
    "assembly.calendar",
    "elections.ballots",
    "elections.check_ballot",  # a page where a ballot was sent to it; asked for, it leads to the ballot
    "elections.draw_text",
    "elections.photo",
    "exports.applications",
    "exports.delegation",
    "exports.public",
    "imports.template",
    "minutes.pdf",
    "notices.decisions",
    "notices.elections",
    "notices.motions",
    "notices.record",
    "record.download",
    "regions.twins",
    "regions.world_svg",
}


def pages(house: OpenHouse, language: str, every: bool = False) -> dict[str, list[str]]:
    """The addresses of all pages, by the role that opens them."""
    found: dict[str, list[str]] = {}
    for rule in rules(house.app, "GET"):
        if "lang" in rule.arguments and rule.endpoint not in NO_PAGES:
            role = readers(rule.endpoint)[0]
            shown = addresses(house.app, house.world, rule, language, every)
            # Of several examples one may be for another office, or another region, than this reader's.
            mine = [one for one in shown if len(shown) == 1 or opens(house, role, one)]
            assert mine, rule.endpoint
            found.setdefault(role, []).extend(mine)
    # What everyone reads looks different to somebody who is signed in.
    found.setdefault("head of delegation", []).append(f"/{language}/")
    return found


def opens(house: OpenHouse, role: str, address: str) -> bool:
    """Whether this reader may open the page."""
    return browser_of(house.app, role).get(address).status_code != HTTPStatus.FORBIDDEN


class Watch:
    """What a page asks for and complains of."""

    def __init__(self, page: Page, address: str) -> None:
        self.address = address
        self.seen: list[str] = []
        page.on("console", self.console)
        page.on("pageerror", lambda error: self.seen.append(f"script: {error}"))
        page.on("request", self.request)
        page.on("requestfailed", self.failed)
        page.on("response", self.response)

    def console(self, message: ConsoleMessage) -> None:
        """Errors and warnings of the browser."""
        if message.type in ("error", "warning"):
            self.seen.append(f"console: {message.text[:200]}")

    def request(self, request: Request) -> None:
        """Only from this site, or held in the page itself."""
        if not request.url.startswith((self.address, "data:")):
            self.seen.append(f"third party: {request.url}")

    def failed(self, request: Request) -> None:
        """Not what the browser itself gave up: a picture further down when the page is left."""
        if request.failure != "net::ERR_ABORTED":
            self.seen.append(f"failed: {request.url}")

    def response(self, response: Response) -> None:
        """Everything is there."""
        if response.status >= 400:
            self.seen.append(f"{response.status}: {response.url}")

    def taken(self) -> list[str]:
        """What was seen since the last page."""
        taken, self.seen = self.seen, []
        return taken


def tour(
    browser: Browser, house: OpenHouse, language: str, every: bool = False, **settings: Any
) -> Iterator[tuple[Page, str, list[str]]]:
    """Every page in turn, opened by who may, with what was wrong about opening it."""
    for role, found in pages(house, language, every).items():
        context: BrowserContext = context_of(browser, house, role, **settings)
        page = context.new_page()
        watch = Watch(page, house.address)
        for path in found:
            answer = page.goto(house.address + path)
            assert answer is not None
            yield page, path, watch.taken() + led_away(page, house.address + path)
        context.close()


def led_away(page: Page, wanted: str) -> list[str]:
    """A page that leads elsewhere is not looked at; only the second step of the sign-in may."""
    if page.url == wanted or wanted.endswith("/sign-in/code"):
        return []
    return [f"led to {urlsplit(page.url).path}"]


def violations(page: Page, only: Mapping[str, Any] = LEVELS) -> list[str]:
    """What axe finds, with the first place of each."""
    options = {"runOnly": only, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]} ({len(each['nodes'])})" for each in found]


def faults(page: Page, language: str) -> list[str]:
    """What every page has: its language, one heading, and no more width than the screen."""
    told = page.evaluate(
        """() => ({
            lang: document.documentElement.lang,
            headings: document.querySelectorAll("h1").length,
            wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            widest: [...document.querySelectorAll("main *")]
                .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 1).map(each => each.outerHTML.slice(0, 120)).join(""),
            twice: [...document.querySelectorAll("[id]")].map(each => each.id)
                .filter((id, at, ids) => ids.indexOf(id) !== at),
        })"""
    )
    found = [] if told["lang"] == language else [f"lang is {told['lang']}"]
    found += [] if told["headings"] == 1 else [f"{told['headings']} h1"]
    found += [f"{told['wide']} px too wide: {told['widest']}"] if told["wide"] > 0 else []
    return found + ([f"id twice: {told['twice'][:3]}"] if told["twice"] else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_on_a_phone(browser: Browser, reading_house: OpenHouse, language: str) -> None:
    wrong = {}
    # Every state of a page in one language; the others differ in words alone.
    for page, path, seen in tour(browser, reading_house, language, language == "fr", viewport=NARROW):
        found = seen + faults(page, language) + violations(page)
        wrong |= {path: found} if found else {}
    assert wrong == {}


def test_every_page_in_the_dark(browser: Browser, reading_house: OpenHouse) -> None:
    """Only the colours are others."""
    wrong = {}
    for page, path, _ in tour(browser, reading_house, "en", viewport=NARROW, color_scheme="dark"):
        found = violations(page, {"type": "rule", "values": ["color-contrast"]})
        wrong |= {path: found} if found else {}
    assert wrong == {}


REACHABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
FOLLOW = """(reachable) => {
    const hidden = each => each.disabled || !each.checkVisibility() || each.tabIndex < 0;
    window.stops = [...document.querySelectorAll(reachable)].filter(each => !hidden(each));
    window.walked = [];
    document.addEventListener("focusin", event => {
        const style = getComputedStyle(event.target);
        const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
        walked.push([stops.indexOf(event.target), ringed || style.boxShadow !== "none"]);
    });
    return stops.map(each => each.type === "radio" ? "radio " + each.name : each.outerHTML.slice(0, 100));
}"""


def test_every_page_on_a_wide_screen_and_by_keyboard(browser: Browser, reading_house: OpenHouse) -> None:
    wrong = {}
    for page, path, seen in tour(browser, reading_house, "es", viewport=WIDE):
        found = seen + faults(page, "es") + changed_forms(page)
        stops: list[str] = page.evaluate(FOLLOW, REACHABLE)
        # The keyboard goes through the parts of a date one by one.
        for _ in range(len(stops) + 6 * page.locator("input[type^=date]").count()):
            page.keyboard.press("Tab")
        found += walk_faults(stops, page.evaluate("walked"))
        wrong |= {path: found} if found else {}
    assert wrong == {}


def walk_faults(stops: list[str], walked: list[tuple[int, bool]]) -> list[str]:
    """What the keyboard missed, met out of order, or showed without a ring; a radio group is one stop."""
    order = [at for at, _ in walked if at >= 0]
    order = order[: next((turn for turn in range(1, len(order)) if order[turn] <= order[0]), len(order))]
    reached = {stops[at] for at in order}
    found = [f"not reached: {stop}" for stop in dict.fromkeys(stops) if stop not in reached]
    found += ["out of order"] if order != sorted(order) else []
    return found + [f"no ring: {stops[at]}" for at, ringed in walked if at >= 0 and not ringed][:2]


def changed_forms(page: Page) -> list[str]:
    """What the script makes of a page has the same forms as the page that was sent."""
    made = page.evaluate(
        """() => [...document.forms].map(form => [form.getAttribute("action") || "",
            [...new Set([...form.elements].map(each => each.name).filter(Boolean))].sort()])"""
    )
    sent = [[form.action, sorted(form.kinds)] for form in forms_of(page.context.request.get(page.url).text())]
    return [] if made == sent else [f"forms: {made} were {sent}"]


def test_a_form_sent_without_the_script_is_answered(browser: Browser, busy_house: OpenHouse) -> None:
    """Every form that a page offers is pressed as it stands, with scripts off; each gives a page."""
    wrong = []
    for role, found in pages(busy_house, "fr").items():
        context = context_of(browser, busy_house, role, viewport=NARROW, java_script_enabled=False)
        page = context.new_page()
        for path in found:
            page.goto(busy_house.address + path)
            for folded in page.locator("main details:not([open]):has(form) > summary").all():
                folded.click()
            button = page.locator("main form button:not([hidden])").first
            if button.count() and "account" not in path:
                with page.expect_navigation() as answered:
                    button.click()
                if answered.value is None or answered.value.status >= 500:
                    wrong.append(path)
                wrong += [] if re.match(r".*/(fr|en|es)/", page.url) else [f"{path} led to {page.url}"]
        context.close()
    assert wrong == []
