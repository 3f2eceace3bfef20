"""Tables, admissions and profiles from the command line: the same rows, the same sentences."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from governance.accounts.models import Person
from governance.regions.models import Profile, Region
from tests.factories import House
from tests.imports.tables import regions

SECRETARIAT, DEPUTY = "officer1@assembly.example.org", "officer2@assembly.example.org"


@pytest.fixture
def flask(app: Flask) -> Any:
    """Runs a verb and gives its result."""

    def run(*words: str) -> Result:
        return app.test_cli_runner().invoke(args=words)

    return run


def file(folder: Path, text: str) -> str:
    (folder / "table.csv").write_text(text, encoding="utf-8")
    return str(folder / "table.csv")


def codes(house: House) -> list[str]:
    house.session.rollback()
    return list(house.session.scalars(select(Region.code).order_by(Region.id)))


def test_a_region_is_admitted_by_one_line(house: House, flask: Any, tmp_path: Path) -> None:
    table = file(tmp_path, regions("BJ-BO", "ML-3"))
    dry = flask("import", "regions", table, "--as", SECRETARIAT, "--dry-run")
    assert (dry.exit_code, codes(house)) == (0, [])
    assert dry.output.splitlines()[-1] == "2 added, 0 changed, 0 unchanged, 0 refused"
    assert flask("import", "regions", table, "--as", SECRETARIAT).exit_code == 0
    admitted = flask("region", "admit", "BJ-BO", "--by", DEPUTY)
    assert (admitted.exit_code, admitted.output) == (0, "Admitted: regions/BJ-BO.\n")


def test_refused_rows_hold_up_the_others(house: House, flask: Any, tmp_path: Path) -> None:
    table = file(tmp_path, regions("BJ-BO", "XX"))
    refused = flask("import", "regions", table, "--as", SECRETARIAT)
    assert (refused.exit_code, codes(house)) == (1, [])
    assert "3 refused XX · Name: XX is not the code of a place" in refused.output
    assert refused.output.endswith("correct the refused rows, or leave them out.\n")
    assert flask("import", "regions", table, "--as", SECRETARIAT, "--leave-out").exit_code == 0
    assert codes(house) == ["BJ-BO"]


def test_an_import_acts_as_who_is_named(house: House, flask: Any, tmp_path: Path) -> None:
    table = file(tmp_path, regions("BJ-BO"))
    result = flask("import", "regions", table, "--as", "officer3@assembly.example.org", "--json", "--dry-run")
    (row,) = json.loads(result.output)["rows"]
    assert (row["fate"], row["why"]) == ("refused", "Your office does not permit this act.")
    broken = flask("import", "regions", file(tmp_path, "code\n"), "--as", SECRETARIAT)
    assert (broken.exit_code, "is missing" in broken.output) == (1, True)


def test_a_profile_is_set_from_a_file(house: House, flask: Any, tmp_path: Path) -> None:
    house.region("BJ-BO")
    head = house.session.get_one(Person, house.head("BJ-BO").person_id).email
    result = flask("regions", "set-profile", "BJ-BO", "docs/profile.toml", "--by", head)
    assert (result.exit_code, result.output) == (0, "Set: regions/BJ-BO.\n")
    house.session.rollback()
    told = house.session.scalars(select(Profile)).one()
    assert (told.population, str(told.sequestration), told.seeks) == (
        1214249,
        "2500001/2",
        ["solar", "finance"],
    )
    for text in ("population = 1.5\n", "people = 3\n", "seeks = true\n", "=\n"):
        wrong = flask("regions", "set-profile", "BJ-BO", file(tmp_path, text), "--by", head)
        assert (wrong.exit_code, "is not a profile" in wrong.output) == (1, True)


def test_a_region_is_renamed(house: House, flask: Any) -> None:
    house.region("BJ-BO")
    name = ("--en", "Borgou", "--fr", "Borgou", "--es", "Borgú")
    assert flask("regions", "rename", "BJ-BO", *name, "--as", SECRETARIAT).exit_code == 0
    house.session.rollback()
    assert house.session.scalars(select(Region)).one().name["es"] == "Borgú"
