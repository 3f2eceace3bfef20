"""Posts and elections from the command line."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.factories import House

SECRETARY, PRESIDING = "officer1@assembly.example.org", "officer3@assembly.example.org"
NAMES = ("--name", "Rivers", "Rivières", "Ríos", "--task", "Water.", "L'eau.", "Agua.")
POST = ("create-post", "--kind", "coordinator", *NAMES, "--territory")


@pytest.fixture
def run(app: Flask, house: House) -> Callable[..., str]:
    """A verb as somebody types it, and what it answers."""
    house.sitting()
    house.session.rollback()
    runner = app.test_cli_runner()
    return lambda *words, by: runner.invoke(args=["elections", *words, "--as", by]).output


def test_posts_and_elections_are_kept_from_the_command_line(house: House, run: Callable[..., str]) -> None:
    assert run(*POST, "country:BJ", by=SECRETARY) == "Created: posts/1.\n"
    assert run(*POST, "moon:1", by=SECRETARY) == "Error: There is no territory moon:1.\n"
    assert run("call", "1", "1", by=PRESIDING) == "Called: elections/1.\n"
    assert "under way" in run("abolish-post", "1", by=SECRETARY)
    house.later(days=15)
    until = f"{house.at.replace(year=house.at.year + 1):%Y-%m-%dT%H:%M}"
    assert run("prolong", "1", until, by=PRESIDING) == "Prolonged: elections/1.\n"
    assert run("call", "7", "1", by=PRESIDING) == "Error: There is no post 7.\n"
