"""The assembly in which the walks over all pages take place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask

from app.accounts import passwords
from tests.architecture.opened import opened
from tests.architecture.roles import Offered, offered_forms
from tests.architecture.world import World


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The demo assembly with something in every state."""
    return World.made(tmp_path_factory.mktemp("world"))


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
