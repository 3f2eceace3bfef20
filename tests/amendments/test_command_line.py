"""Amendments from the command line alone: each verb says what was recorded, and refuses like the page."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from app.amendments.cli import read_changes
from governance.accounts.models import Person
from governance.accounts.rules import Actor
from governance.motions.rules import MotionState
from tests.amendments.stage import Stage
from tests.factories import House

FILE = """
language = "fr"
note = "Parce que."
[change]
2 = "Autre chose."
[after]
0 = "Avant tout."
"""


@pytest.fixture
def stage(house: House) -> Stage:
    return Stage(house)


@pytest.fixture
def flask(app: Flask, stage: Stage) -> Any:
    """Runs a verb of the room with `--json` and gives its result."""
    runner = app.test_cli_runner()

    def run(*words: object, by: Actor) -> Result:
        email = stage.house.session.get_one(Person, by.person_id).email
        stage.house.session.rollback()
        return runner.invoke(args=["amendments", *map(str, words), "--as", email, "--json"])

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "amendment.toml"
    path.write_text(FILE)
    return path


def recorded(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    found: list[str] = json.loads(result.output)["recorded"]
    return found


def test_an_amendment_is_proposed_amended_and_accepted(flask: Any, stage: Stage, file: Path) -> None:
    house, number = stage.house, stage.motion.id
    assert recorded(flask("propose", file, "--motion", number, "--region", "DE-BB", by=house.head("DE-BB")))
    amendment = stage.proposed.proposals[0].motion.id
    file.write_text('language = "fr"\n[change]\n2 = "Mieux."')
    by = house.head("ES-AN")
    assert recorded(flask("subamend", file, "--motion", amendment, "--region", "ES-AN", by=by))
    sub = next(one for one in stage.proposed.proposals if one.motion.about_id == amendment).motion.id
    assert recorded(flask("accept", sub, by=house.head("DE-BB")))
    assert recorded(flask("accept", amendment, by=house.head("BJ-BO")))
    assert stage.text.body == "Avant tout.\n\nUn paragraphe.\n\nMieux."


def test_a_correction_is_recommended_and_declined(flask: Any, stage: Stage, file: Path) -> None:
    file.write_text('language = "fr"\n[change]\n2 = "Un autre !"')
    assert recorded(flask("correct", file, "--motion", stage.motion.id, by=stage.house.secretary))
    correction = stage.proposed.proposals[0].motion.id
    assert recorded(flask("decline", correction, by=stage.house.head("BJ-BO")))
    assert stage.proposed.proposals[0].state is MotionState.FALLEN


def test_the_order_is_set_and_names_that_are_not_there_are_told(flask: Any, stage: Stage, file: Path) -> None:
    one, two = stage.amend(_2="Autre.").id, stage.amend("ES-AN", _1="Premier.").id
    words = ["--place", two, "--place", one, "--reason", "Simple", "--language", "fr"]
    assert recorded(flask("order", stage.motion.id, *words, by=stage.house.presiding))
    assert [each.motion.id for each in stage.proposed.in_order] == [two, one]
    file.write_text('language = "fr"\n[change]\n9 = "Rien."')
    by = stage.house.head("DE-BB")
    refused = flask("propose", file, "--motion", stage.motion.id, "--region", "DE-BB", by=by)
    assert refused.exit_code == 1
    assert "9" in refused.output
    file.write_text("language = ")
    assert flask("propose", file, "--motion", 1, "--region", "DE-BB", by=by).exit_code == 1


def test_the_text_is_shown_under_its_names(app: Flask, stage: Stage) -> None:
    shown = app.test_cli_runner().invoke(args=["amendments", "text", str(stage.motion.id)])
    assert shown.output == "[1] Un paragraphe.\n[2] Un autre.\n"


def test_the_example_is_one() -> None:
    example = read_changes(Path(__file__).parents[2] / "docs" / "amendment.toml")
    assert example["kept"]["chosen"] == ["2", "2"]
