"""A twin from the command line alone: each verb says what was recorded, and refuses like the page."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from governance.accounts.models import Person
from governance.twinning.models import Agreement
from tests.factories import House
from tests.twinning.stage import Pair

FILE = """
[title]
en = "Agreement"
fr = "Accord"
[body]
en = "We plant trees."
fr = "Nous plantons des arbres."
"""


@pytest.fixture
def pair(house: House) -> Pair:
    return Pair.met(house)


@pytest.fixture
def flask(app: Flask) -> Any:
    """Runs a verb of the room with `--json` and gives its result."""
    runner = app.test_cli_runner()

    def run(*words: str, by: str) -> Result:
        return runner.invoke(args=["twinning", *words, "--as", by, "--json"])

    return run


def address(pair: Pair, person_id: int | None) -> str:
    return pair.house.session.get_one(Person, person_id).email


def recorded(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return json.loads(result.output)["recorded"]


def test_a_twin_comes_about_and_ends_from_the_command_line(flask: Any, pair: Pair, tmp_path: Path) -> None:
    one, other = (address(pair, pair.head(half).person_id) for half in (pair.one, pair.other))
    secretary, file = address(pair, pair.house.secretary.person_id), tmp_path / "agreement.toml"
    file.write_text(FILE, encoding="utf-8")
    words = ("--language", "fr")
    proposed = flask("propose", "FR-OCC", "BJ-BO", "--message", "Shall we?", *words, by=one)
    assert recorded(proposed) == ["twin_proposals/1"]
    recorded(flask("answer", "1", "--accept", "--answer", "Yes.", *words, by=other))
    assert recorded(flask("write", "1", str(file), "--region", "BJ-BO", by=other)) == ["agreements/1"]
    pair.house.session.rollback()
    digest = pair.house.session.scalars(select(Agreement.digest)).one()
    for code, by in (("FR-OCC", one), ("BJ-BO", other)):
        recorded(flask("sign", "1", "1", "--region", code, "--digest", digest, by=by))
    assert recorded(flask("register", "1", "1", by=secretary)) == ["twins/1"]
    notice = ("end", "1", "--region", "FR-OCC", "--reason", "We part.", *words)
    assert recorded(flask(*notice, by=one)) == ["twin_endings/1"]
    assert "has given notice already" in flask(*notice, by=one).output


def test_what_cannot_be_is_said(flask: Any, pair: Pair, tmp_path: Path) -> None:
    one, file = address(pair, pair.head(pair.one).person_id), tmp_path / "agreement.toml"
    file.write_text("title = 3", encoding="utf-8")
    pair.proposed()
    assert "is not an agreement" in flask("write", "1", str(file), "--region", "FR-OCC", by=one).output
    file.write_text(FILE, encoding="utf-8")
    assert "Waits for an answer" in flask("write", "1", str(file), "--region", "FR-OCC", by=one).output
    assert "There is no proposal 9." in flask("withdraw", "9", by=one).output
    assert recorded(flask("withdraw", "1", by=one)) == ["twin_proposals/1"]
    assert "has no version 1" in flask("register", "1", "1", by=one).output
    words = ("--reason", "We part.", "--language", "fr")
    assert "There is no twin 9." in flask("end", "9", "--region", "FR-OCC", *words, by=one).output
