"""Somebody's desk or phone, worked by what stands on it: links, labels and buttons in its language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from flask import Flask
from flask.testing import FlaskClient
from flask_babel import force_locale, gettext, pgettext
from playwright.sync_api import Browser, Locator, Page, expect

from governance.accounts.rules import Actor
from tests.browser.phones import fits
from tests.factories import House

# Who reads French holds a phone without the script; who reads Spanish sits at a desk with it.
SCREENS = {"fr": {"width": 360, "height": 720}, "es": {"width": 1280, "height": 800}}
PATIENCE = 60_000


@dataclass
class Desk:
    """One person's window. Words are given as the program has them, and found as the catalogue says them."""

    page: Page
    app: Flask
    home: str
    language: str

    def say(self, words: str, context: str = "", **facts: object) -> str:
        """The words in the language of this window; themselves where they are not translated yet."""
        with self.app.app_context(), force_locale(self.language):
            return str(pgettext(context, words, **facts) if context else gettext(words, **facts))

    @property
    def main(self) -> Locator:
        """What stands between the head and the foot of the page."""
        return self.page.locator("main")

    @property
    def path(self) -> str:
        """Where the window is, below the language."""
        return self.page.url.removeprefix(self.home).partition("?")[0].partition("#")[0]

    def open(self, path: str) -> "Desk":
        """Go to an address below that of the language."""
        self.page.goto(self.home + path)
        return self.look()

    def look(self) -> "Desk":
        """The page is one of the house, and fits the screen."""
        assert fits(self.page), self.page.url
        assert self.page.locator("h1").count() == 1, self.main.inner_text()
        return self

    def follow(self, words: str, context: str = "", **facts: object) -> "Desk":
        """Follow the first link that says so."""
        return self.go(self.named("link", self.say(words, context, **facts)))

    def press(self, words: str, context: str = "", **facts: object) -> "Desk":
        """Press the first button that says so."""
        return self.go(self.named("button", self.say(words, context, **facts)))

    def named(self, role: Literal["link", "button"], words: str) -> Locator:
        """The first that says just this; else the first that says it among other words."""
        exactly = self.main.get_by_role(role, name=words, exact=True)
        return (exactly if exactly.count() else self.main.get_by_role(role, name=words)).first

    def go(self, place: Locator) -> "Desk":
        """Click on what leads to another page."""
        with self.page.expect_navigation():
            place.click()
        return self.look()

    def fill(self, words: str, text: str, context: str = "", **facts: object) -> "Desk":
        """Type into the field with this label, or choose what it offers under this name."""
        # A space that does not break reads as any other.
        spaced = map(re.escape, self.say(words, context, **facts).split())
        label = re.compile(r"^" + r"\s+".join(spaced))
        field = self.main.get_by_label(label).first
        if field.evaluate("field => field.localName") == "select":
            offered = field.locator("option").all_inner_texts()
            field.select_option(label=next(one for one in offered if text in one))
        else:
            field.fill(text)
        return self

    def tick(self, words: str, context: str = "", **facts: object) -> "Desk":
        """Choose the first answer that says so."""
        self.main.get_by_label(self.say(words, context, **facts)).first.check()
        return self

    def reads(self, words: str, context: str = "", **facts: object) -> "Desk":
        """The page says so."""
        expect(self.main).to_contain_text(self.say(words, context, **facts), ignore_case=True)
        return self


@dataclass
class Entrance:
    """Where whoever takes part is let in, each with a window of their own."""

    app: Flask
    house: House
    address: str
    browser: Browser
    sign_in: Callable[[Actor], FlaskClient]

    def enter(self, actor: Actor, language: str) -> Desk:
        """A window in which somebody is signed in, from now on for two weeks at most."""
        cookie = self.sign_in(actor).get_cookie("twin_session")
        assert cookie is not None
        context = self.browser.new_context(
            viewport=SCREENS[language], java_script_enabled=language == "es", locale=language
        )
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": "twin_session", "value": cookie.value, "url": self.address}])
        return Desk(context.new_page(), self.app, f"{self.address}/{language}", language)
