"""The assembly in which the walks over all pages take place."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask, request

from app.accounts import passwords
from app.extensions import db
from app.logs import FAILURES
from tests.architecture.roles import Offered, offered_forms
from tests.architecture.world import World
from tests.conftest import service


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The demo assembly with something in every state."""
    return World.made(tmp_path_factory.mktemp("world"))


class Failures(logging.Handler):
    """What failed while a test visited: each failure with the place where it began."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what the log says of a failure, and at which address."""
        facts = getattr(record, "facts", {})
        where = facts.get("trace", ["?"])[-1]
        failure = f"{facts.get('failure')} {facts.get('message', '')[:200]}"
        self.found.append(f"{request.method} {request.path}: {failure} {where}")


@contextmanager
def opened(world: World, folder: Path) -> Iterator[Flask]:
    """The service on a copy of the assembly; a failure of any page fails whoever visited it."""
    app = service(world.copied(folder), folder)
    app.config.update(PROPAGATE_EXCEPTIONS=False)
    failures = Failures()
    FAILURES.addHandler(failures)
    try:
        yield app
    finally:
        FAILURES.removeHandler(failures)
        with app.app_context():
            db.engine.dispose()
    assert sorted(set(failures.found)) == []


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """The same function at a cost for tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield


@pytest.fixture
def open_house(world: World, tmp_path: Path) -> Iterator[Flask]:
    """The service on a copy of that assembly for one test."""
    with opened(world, tmp_path) as app:
        yield app


@pytest.fixture(scope="session")
def offered(world: World, tmp_path_factory: pytest.TempPathFactory) -> Offered:
    """Every form of every page, as those who may would send it, by endpoint."""
    with opened(world, tmp_path_factory.mktemp("forms")) as app:
        return offered_forms(app, world)
