"""A real browser, and the service listening for it: an empty house of the test, or one in full session."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from argon2 import PasswordHasher
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from app.accounts import passwords
from tests.architecture.opened import opened
from tests.architecture.world import ADDRESSES, PASSWORD, World

# Else it asks after its own updates, which a closed network refuses many times over.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def listening(app: Flask) -> Iterator[str]:
    """Where the service listens."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the service of the test listens."""
    with listening(app) as found:
        yield found


@dataclass(frozen=True)
class OpenHouse:
    """The demo assembly with something in every state, served."""

    app: Flask
    world: World
    address: str


@contextmanager
def served(world: World, folder: Path) -> Iterator[OpenHouse]:
    """A copy of that assembly, served; whatever fails in it fails the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        with opened(world, folder) as app, listening(app) as address:
            yield OpenHouse(app, world, address)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The demo assembly with something in every state."""
    return World.made(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def reading_house(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenHouse]:
    """That assembly, for tests that only look."""
    with served(world, tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture
def busy_house(world: World, tmp_path: Path) -> Iterator[OpenHouse]:
    """That assembly, for one test that changes it."""
    with served(world, tmp_path) as house:
        yield house


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a file; CHROMIUM names it."""
    arguments = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=arguments)
        yield browser
        browser.close()


def sign_in(page: Page, address: str, role: str, language: str = "en") -> None:
    """Sign in through the page for it."""
    page.goto(f"{address}/{language}/account/sign-in")
    page.fill("input[name=email]", ADDRESSES[role])
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def context_of(browser: Browser, house: OpenHouse, role: str, **settings: object) -> BrowserContext:
    """A window in which somebody of the role is signed in; a visitor's is plain."""
    context = browser.new_context(**settings)
    context.set_default_timeout(60_000)
    if role != "visitor":
        page = context.new_page()
        sign_in(page, house.address, role)
        page.close()
    return context
