"""Convocations, demands and checking in from the command line alone."""

import json
from typing import Any

import pytest
from click.testing import Result
from flask import Flask

from governance.accounts.models import Person
from governance.assembly.commands import accredit_delegation
from governance.assembly.queries import assembly_session
from tests.assembly.meetings import EVENING
from tests.factories import SIX, House

NAMES = ("--name", "Session", "Session", "Período")
PLACES = ("--place", "Lima", "Lima", "Lima")
SECRETARY = "officer1@assembly.example.org"


@pytest.fixture
def flask(app: Flask, house: House) -> Any:
    """Runs a verb of the room with `--json` and gives its result."""
    runner = app.test_cli_runner()
    house.session.rollback()

    def run(*words: str, by: str = SECRETARY) -> Result:
        return runner.invoke(args=["assembly", *words, "--as", by, "--json"])

    return run


def recorded(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return json.loads(result.output)["recorded"]


def head(house: House, code: str) -> str:
    address = house.session.get_one(Person, house.head(code).person_id).email
    house.session.rollback()
    return address


def test_a_session_is_convened_changed_and_cancelled(house: House, flask: Any) -> None:
    zone = ("--zone", "Africa/Lubumbashi", "--opens", "2026-10-25 00:30")
    assert recorded(flask("convene", *NAMES, *PLACES, *zone)) == ["assembly_sessions/1"]
    link = ("--online", "https://meet.example.org/room")
    recorded(flask("change-convocation", "1", *link))
    assembly = assembly_session(house.session, 1)
    assert assembly is not None
    assert (assembly.opens_at, assembly.online, assembly.revision) == (EVENING, link[1], 1)
    assert assembly.place["es"] == "Lima"
    house.session.rollback()
    assert "Nothing was changed" in flask("change-convocation", "1", *link).output
    recorded(flask("cancel", "1", "--reason", "Floods.", "Inondations.", "Inundaciones."))
    refused = flask("change-convocation", "1", "--ends", "2026-10-26 00:30")
    assert refused.exit_code != 0
    assert "while the session stands as: Cancelled" in refused.output


def test_an_hour_that_no_clock_shows_is_refused(flask: Any) -> None:
    opens = ("--zone", "Europe/Paris", "--opens", "2027-03-28 02:30")
    refused = flask("convene", *NAMES, *PLACES, *opens)
    assert refused.exit_code != 0
    assert "it does not exist" in refused.output


def test_a_demand_is_met_and_convened_from(house: House, flask: Any) -> None:
    for code in SIX:
        house.region(code)
    one, other = head(house, "BJ-BO"), head(house, "FR-OCC")
    words = ("--purpose", "La sécheresse.", "--language", "fr")
    assert recorded(flask("demand", "BJ-BO", *words, by=one)) == ["session_demands/1"]
    recorded(flask("withdraw-demand", "1", by=one))
    assert recorded(flask("demand", "BJ-BO", *words, by=one)) == ["session_demands/2"]
    refused = flask("withdraw-signature", "2", "FR-OCC", by=other)
    assert "Your region has not signed this demand." in refused.output
    recorded(flask("sign-demand", "2", "FR-OCC", by=other))
    opens = ("--zone", "America/Lima", "--opens", "2026-09-09 09:00")
    asked = ("--kind", "extraordinary", "--demand", "2")
    assert recorded(flask("convene", *NAMES, *PLACES, *opens, *asked)) == ["assembly_sessions/1"]
    assert "There is no demand 9." in flask("convene", *NAMES, *PLACES, *opens, "--demand", "9").output


def test_a_delegation_comes_and_goes(house: House, flask: Any) -> None:
    region, assembly = house.region("BJ-BO"), house.convened()
    accredit_delegation(house.act(house.secretary), assembly, region=region)
    by = head(house, "BJ-BO")
    assert recorded(flask("check-in", "1", "BJ-BO", by=by)) == ["attendances/1"]
    assert recorded(flask("check-out", "1", "BJ-BO", by=by)) == ["attendances/1"]
