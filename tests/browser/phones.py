"""Phones of 360 px on which somebody is signed in."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from flask.testing import FlaskClient
from playwright.sync_api import Page, sync_playwright

PHONE = {"width": 360, "height": 720}


@contextmanager
def phones(address: str, *clients: FlaskClient, language: str, script: bool) -> Iterator[list[Page]]:
    """A phone for each of the persons signed in on `clients`."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        pages = []
        for client in clients:
            cookie = client.get_cookie("twin_session")
            assert cookie is not None
            context = browser.new_context(viewport=PHONE, java_script_enabled=script, locale=language)
            context.add_cookies([{"name": "twin_session", "value": cookie.value, "url": address}])
            pages.append(context.new_page())
        yield pages
        browser.close()


def fits(page: Page) -> bool:
    """Whether nothing sticks out of the screen."""
    return bool(page.locator("html").evaluate("root => root.scrollWidth <= root.clientWidth"))
