"""The verbs of commitments from the command line, and what the tasks ask of a head."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from governance.accounts.models import Person
from governance.accounts.rules import Actor
from governance.commitments.models import YearlyValue
from tests.commitments.stage import DEBT, FOREST, NEUTRAL, WORK, Pair
from tests.desk import Desk

EXAMPLE = str(Path(__file__).parents[2] / "docs" / "commitment.toml")
Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask, pair: Pair) -> Run:
    def invoked(*words: str, by: Actor = pair.north_head, region: str = "FR-OCC") -> Result:
        email = pair.house.session.get_one(Person, by.person_id).email
        pair.house.session.rollback()
        whole = [*words, "--region", region, "--as", email, "--json"]
        return app.test_cli_runner().invoke(args=["commitments", *whole])

    return invoked


def recorded(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return str(json.loads(result.output)["recorded"][0])


def test_the_example_is_stated_confirmed_valued_replaced_and_ended(app: Flask, pair: Pair, run: Run) -> None:
    twin = str(pair.twin.id)
    assert recorded(run("state", EXAMPLE, "--twin", twin, "--both")) == "commitments/1"
    assert recorded(run("confirm", "1", by=pair.south_head, region="BJ-BO")) == "commitments/1"
    evidence = ["--evidence", "Survey", "--language", "en"]
    entered = run("enter-value", "1", "2025", "--value", "12.5", *evidence, "--url", "https://example.org/")
    assert recorded(entered) == "yearly_values/1"
    corrected = run("correct-value", "1", "--value", "13", *evidence, "--reason", "Half a field forgotten")
    assert recorded(corrected) == "yearly_values/2"
    shown = app.test_cli_runner().invoke(args=["commitments", "show", "1"]).output.splitlines()
    assert shown[:2] == ["2025  path 0  value 13 (yearly_values/2)", "2026  path 2000"]
    assert recorded(run("replace", "1", EXAMPLE, "--reason", "Another plan")) == "commitments/2"
    ended = run("end", "2", "--reason", "No", "--language", "en", by=pair.south_head, region="BJ-BO")
    assert recorded(ended) == "commitments/2"
    assert pair.house.session.scalars(select(YearlyValue.value)).all() == [Fraction("12.5"), 13]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["end", "9", "--reason", "x", "--language", "en"], "There is no commitment 9."),
        (["state", EXAMPLE, "--twin", "9"], "There is no twin region 9."),
        (
            ["enter-value", "1", "2025", "--value", "1/3", "--evidence", "x", "--language", "en"],
            "no number such as 1234.5",
        ),
        (
            ["correct-value", "9", "--value", "1", "--evidence", "x", "--language", "en", "--reason", "x"],
            "There is no yearly value 9.",
        ),
    ],
)
def test_what_cannot_be_is_said_with_a_status_that_is_not_zero(words: list[str], said: str, run: Run) -> None:
    result = run(*words)
    assert result.exit_code != 0
    assert said in result.output


@pytest.mark.parametrize("text", ["", "kind = 'restoration'", "\xff", "[baseline]\nvalue = 'nan'"])
def test_a_file_that_is_no_commitment_is_said_to_be_none(
    text: str, tmp_path: Path, pair: Pair, run: Run
) -> None:
    file = tmp_path / "commitment.toml"
    file.write_text(text, encoding="latin-1")
    result = run("state", str(file), "--twin", str(pair.twin.id))
    assert "commitment.toml is not a commitment" in result.output


def test_a_head_is_asked_for_the_value_of_the_last_year(
    pair: Pair, sign_in: Callable[[Actor], FlaskClient]
) -> None:
    waiting, entered = pair.stated(WORK), pair.stated(NEUTRAL)
    pair.entered(entered, 2025, 1)
    pair.stated(FOREST)
    pair.agreed(DEBT)
    desk = Desk(sign_in(pair.north_head))
    assert desk.see("/en/tasks").count("The value of 2025 is missing") == 1
    pair.entered(waiting, 2025, 1)
    assert "is missing" not in desk.see("/en/tasks")
    assert "is missing" not in Desk(sign_in(pair.south_head)).see("/en/tasks")


def test_the_other_head_is_asked_to_confirm(pair: Pair, sign_in: Callable[[Actor], FlaskClient]) -> None:
    pair.proposed()
    asked = "A commitment for both halves to confirm"
    assert asked not in Desk(sign_in(pair.north_head)).see("/en/tasks")
    assert asked in Desk(sign_in(pair.south_head)).see("/en/tasks")
