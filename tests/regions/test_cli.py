"""Membership from the command line: each verb acts and refuses like its page."""

from collections.abc import Callable

import pytest
from click.testing import Result
from flask import Flask

from governance.accounts.models import Person
from governance.regions.queries import RegionRow, region_by_code
from governance.regions.rules import Standing
from tests.factories import House

SECRETARY, DEPUTY = (f"officer{number}@assembly.example.org" for number in (1, 2))
NAMES = ("--constituency", "high_potential", "--en", "Nikki", "--fr", "Nikki", "--es", "Nikki")


@pytest.fixture
def run(app: Flask) -> Callable[..., Result]:
    """Runs a verb of regions as somebody."""
    runner = app.test_cli_runner()
    return lambda *words, by=SECRETARY: runner.invoke(args=["regions", *words, "--as", by])


def row_of(house: House, code: str) -> RegionRow:
    house.session.rollback()
    found = region_by_code(house.session, code, house.at)
    assert found is not None
    return found


def test_a_place_below_the_iso_level_has_a_parent_and_a_name_of_its_own(
    run: Callable[..., Result], house: House
) -> None:
    told = run("propose-admission", "--parent", "BJ-BO", "--name", "Nîkki Ouest", *NAMES)
    assert told.output == "Proposed for admission: regions/BJ-BO.NIKKI-OUEST.\n"
    found = row_of(house, "BJ-BO.NIKKI-OUEST").region
    assert (found.parent_code, found.country) == ("BJ-BO", "BJ")
    assert run("drop-admission", "BJ-BO.NIKKI-OUEST", "--reason", "No mandate", by=DEPUTY).exit_code == 0
    assert row_of(house, "BJ-BO.NIKKI-OUEST").standing is Standing.REFUSED


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Give the CODE of the place"),
        (("BJ-BO", "--parent", "BJ-BO", "--name", "Nikki"), "Give the CODE of the place"),
        (("--parent", "BJ-BO"), "Give the CODE of the place"),
        (("--parent", "BJ-XX", "--name", "Nikki"), "ISO 3166-2 knows no BJ-XX."),
        (("--parent", "BJ-BO", "--name", "…"), "is not the code of a place"),
    ],
)
def test_what_is_no_place_is_said(
    words: tuple[str, ...], told: str, run: Callable[..., Result], house: House
) -> None:
    answer = run("propose-admission", *words, *NAMES)
    assert answer.exit_code != 0
    assert told in answer.output


def test_a_head_withdraws_and_the_secretariat_lets_nobody_lapse_who_came(
    run: Callable[..., Result], house: House
) -> None:
    house.region("BJ-BO")
    head = house.session.get_one(Person, house.head("BJ-BO").person_id).email
    refused = run("lapse", "BJ-BO")
    assert refused.exit_code == 1
    assert "This region has not." in refused.output
    assert run("withdraw", "BJ-BO", "--reason", "Elections", by=SECRETARY).exit_code == 1
    assert run("withdraw", "BJ-BO", "--reason", "Elections", by=head).exit_code == 0
    assert row_of(house, "BJ-BO").standing is Standing.WITHDRAWN
