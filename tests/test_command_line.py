"""A session held from the command line alone: a verb says what was recorded, and refuses like the page."""

import json
from datetime import timedelta
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from governance.accounts.models import Person
from governance.voting.models import Vote
from tests.factories import House

SECRETARIAT, DEPUTY, PRESIDING = (f"officer{number}@assembly.example.org" for number in (1, 2, 3))


@pytest.fixture
def flask(app: Flask) -> Any:
    """Runs a verb with `--json` and gives its result."""
    runner = app.test_cli_runner()

    def run(*words: str, by: str = SECRETARIAT) -> Result:
        return runner.invoke(args=[*words, "--as", by, "--json"])

    return run


def admit(flask: Any, code: str, side: str) -> None:
    names = ("--en", code, "--fr", code, "--es", code)
    assert flask("regions", "propose-admission", code, "--constituency", side, *names).exit_code == 0
    assert flask("regions", "confirm-admission", code, by=DEPUTY).exit_code == 0


def invite(flask: Any, code: str) -> str:
    email = f"head.{code.lower()}@assembly.example.org"
    assert flask("delegations", "invite-signatory", code, email, "--name", code).exit_code == 0
    return email


def test_a_session_is_held_from_the_command_line(flask: Any, house: House) -> None:
    for code, side in {"BJ-BO": "high_potential", "FR-OCC": "high_emission"}.items():
        admit(flask, code, side)
    heads = {code: invite(flask, code) for code in ("BJ-BO", "FR-OCC")}
    name = ("--name", "Session", "Session", "Sesiones", "--place", "Parakou", "Parakou", "Parakou")
    opens = ("--opens", "2026-10-10 09:00", "--zone", "Africa/Porto-Novo")
    assert json.loads(flask("assembly", "convene", *name, *opens).output) == {
        "recorded": ["assembly_sessions/1"]
    }
    words = ("motions", "submit", "docs/motion.toml", "--session", "1", "--region", "BJ-BO")
    assert flask(*words, by=heads["BJ-BO"]).exit_code == 0
    assert flask("motions", "support", "1", "--region", "FR-OCC", by=heads["FR-OCC"]).exit_code == 0
    assert flask("motions", "admit", "1", by=PRESIDING).exit_code == 0
    assert flask("motions", "place", "1").exit_code == 0
    house.later(days=40)
    for code in heads:
        assert flask("assembly", "accredit", "1", code).exit_code == 0
        assert flask("assembly", "arrive", "1", code).exit_code == 0
    assert flask("assembly", "open", "1", by=PRESIDING).exit_code == 0
    opened = flask("voting", "open", "1", "1", by=PRESIDING)
    assert json.loads(opened.output) == {"recorded": ["votes/1"]}
    house.later(days=1)
    assert json.loads(flask("voting", "declare", "1", by=PRESIDING).output) == {
        "recorded": ["declarations/1"]
    }
    house.session.rollback()
    assert house.session.scalars(select(Vote)).one().closes_at == house.at - timedelta(0)


def test_a_refusal_ends_with_the_sentence_of_the_page(flask: Any) -> None:
    names = ("--en", "Borgou", "--fr", "Borgou", "--es", "Borgou")
    flask("regions", "propose-admission", "BJ-BO", "--constituency", "high_potential", *names)
    again = flask("regions", "confirm-admission", "BJ-BO")
    assert (again.exit_code, again.output) == (
        1,
        "Error: A second officer must confirm this: the one who proposed it cannot.\n",
    )


def test_nobody_acts_by_an_unknown_address(flask: Any, house: House) -> None:
    result = flask("regions", "confirm-admission", "BJ-BO", by="nobody@assembly.example.org")
    assert result.exit_code == 1
    assert len(house.session.scalars(select(Person)).all()) == 3
