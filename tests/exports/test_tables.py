"""Tables taken away: what they hold, on which day, for whom, and by how many statements."""

from collections.abc import Callable
from datetime import datetime
from fractions import Fraction

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from app.exports.tables import EXPORTS
from app.extensions import db
from app.tables import read_csv
from governance.accounts.rules import Actor
from governance.regions.fields import Field
from governance.regions.figures import ProfileValues
from governance.regions.profiles import set_profile
from governance.regions.rules import Standing
from tests.commitments.stage import FOREST, Pair
from tests.factories import House
from tests.reading import statements
from tests.standing import stands

SignIn = Callable[[Actor], FlaskClient]
FEW = 3


def taken(browser: FlaskClient, address: str) -> list[dict[str, str]]:
    """The rows of a CSV by the names of its columns in lower case."""
    answer = browser.get(address)
    assert answer.status_code == 200, answer.text
    heading = answer.data.decode("utf-8-sig").splitlines()[0].split(",")
    sheet = read_csv(answer.data, {name: (name,) for name in heading})
    assert sheet.problems == ()
    return [dict(row) for row in sheet.rows]


def test_the_register_has_a_row_for_each_region_with_its_figures(
    house: House, client: FlaskClient, sign_in: SignIn
) -> None:
    house.region("BJ-BO")
    values = ProfileValues(
        population=1214249,
        population_year=2013,
        population_source="Census",
        emissions=Fraction(250001, 2),
        emissions_year=2020,
        emissions_source="Inventory",
        brings=(Field.SOLAR, Field.FORESTS),
    )
    set_profile(house.act(house.head("BJ-BO")), house.regions["BJ-BO"], values=values)
    house.region("ML-3")
    first, second = taken(client, "/en/exports/register.csv")
    assert (first["Code"], first["Standing"], first["Population"]) == ("BJ-BO", "Member", "1214249")
    assert (first["Emissions"], first["What the region brings"]) == ("125000.5", "Solar energy, Forests")
    assert (second["Code"], second["Population"]) == ("ML-3", "")


def test_a_table_is_of_the_day_that_is_asked_for(house: House, client: FlaskClient) -> None:
    house.region("BJ-BO")
    day = house.at.date()
    house.later(days=2)
    house.region("ML-3")
    stands(house, "BJ-BO", Standing.WITHDRAWN)
    house.later(days=1)
    past = f"/en/exports/register.csv?on={day}"
    assert [(row["Code"], row["Standing"]) for row in taken(client, past)] == [("BJ-BO", "Member")]
    answer = client.get(past)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="register-{day}.csv"'
    now = [(row["Code"], row["Standing"]) for row in taken(client, "/en/exports/register.csv")]
    assert now == [("BJ-BO", "Withdrawn"), ("ML-3", "Member")]
    then = taken(client, f"/en/exports/standings.csv?on={day}")
    assert [(row["Standing"], row["Until (UTC)"] != "") for row in then] == [
        ("Applicant", True),
        ("Member", False),
    ]


def test_values_are_numbers_and_heads_are_in_the_language_of_the_reader(
    house: House, client: FlaskClient
) -> None:
    pair = Pair.joined(house)
    commitment = pair.stated(FOREST)
    pair.entered(commitment, 2026, "10.5")
    (row,) = taken(client, "/en/exports/values.csv")
    assert (row["Value"], row["Year"], row["Codes of the regions bound"]) == ("10.5", "2026", "FR-OCC")
    assert taken(client, "/en/exports/commitments.csv")[0]["Target"] == "700"
    assert taken(client, "/en/exports/twins.csv")[0]["Code of the high-potential region"] == "BJ-BO"
    for name in EXPORTS:
        answer = client.get(f"/fr/exports/{name}.ods")
        assert (answer.status_code, answer.data[:2]) == (200, b"PK")


def test_a_delegation_is_for_its_head_and_applications_for_the_secretariat(
    house: House, client: FlaskClient, sign_in: SignIn
) -> None:
    house.region("BJ-BO")
    head, delegate = house.head("BJ-BO"), house.delegate("BJ-BO")
    own, waiting = "/en/exports/delegations/BJ-BO.csv", "/en/exports/applications.csv"
    rows = taken(sign_in(head), own)
    assert [row["Office"] for row in rows] == ["Head of delegation", "Delegate"]
    assert taken(sign_in(house.secretary), waiting) == []
    refused = [(delegate, own), (house.secretary, own), (head, waiting)]
    assert [sign_in(who).get(address).status_code for who, address in refused] == [403] * 3
    assert [client.get(address).status_code for address in (own, waiting)] == [303, 303]


def test_a_table_asks_as_often_for_many_rows_as_for_one(house: House, app: Flask) -> None:
    def asked(name: str, at: datetime) -> int:
        found: list[str] = []
        with app.app_context():
            session = db.session()

            def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
                found.append(statement)

            event.listen(db.engine, "before_cursor_execute", note)
            EXPORTS[name].table(session, at)
            event.remove(db.engine, "before_cursor_execute", note)
        return len(found)

    pair = Pair.joined(house)
    pair.entered(pair.stated(FOREST), 2026, "1")
    few = {name: asked(name, house.at) for name in EXPORTS}
    other = Pair.joined(house, "DE-BB", "ML-3")
    for number in range(FEW):
        other.entered(other.stated(FOREST, title={"fr": f"Forêt {number}"}), 2026, "1")
    assert {name: asked(name, house.at) for name in EXPORTS} == few


def test_a_table_that_has_not_changed_is_not_made_again(
    house: House, app: Flask, client: FlaskClient
) -> None:
    house.region("BJ-BO")
    for ending in ("csv", "ods"):
        first = client.get(f"/en/exports/register.{ending}")
        kept = {"If-None-Match": first.headers["ETag"]}
        with statements(app) as sent:
            assert client.get(f"/en/exports/register.{ending}", headers=kept).status_code == 304
        assert len(sent) <= 1
    house.region("FR-OCC")
    assert client.get("/en/exports/register.ods", headers=kept).status_code == 200


@pytest.mark.parametrize("address", ["register.xls", "persons.csv", "delegations/XX-X.csv"])
def test_there_is_no_other_table(house: House, sign_in: SignIn, address: str) -> None:
    house.region("BJ-BO")
    assert sign_in(house.head("BJ-BO")).get(f"/en/exports/{address}").status_code == 404


def test_the_page_leads_to_every_table(house: House, client: FlaskClient) -> None:
    page = client.get("/en/exports/").text
    assert all(f'href="/en/exports/{name}.{ending}"' in page for name in EXPORTS for ending in ("csv", "ods"))


def test_a_table_can_be_written_to_a_file_from_the_command_line(app: Flask, house: House) -> None:
    house.region("BJ-BO")
    runner = app.test_cli_runner()
    result = runner.invoke(args=["export", "register", "--on", house.at.date().isoformat()])
    assert (result.exit_code, "BJ-BO" in result.output) == (0, True)
    assert runner.invoke(args=["export", "twins", "--format", "ods"]).stdout_bytes[:2] == b"PK"
