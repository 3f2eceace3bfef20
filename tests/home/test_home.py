"""The first page: what a newcomer understands in ten seconds, before and while the Assembly sits."""

from flask.testing import FlaskClient

from governance.twinning.paper import register_twin
from governance.voting.rules import Choice
from tests.factories import House, in_three
from tests.reading import page, weight, words


def test_a_newcomer_reads_what_this_is_before_anything_has_happened(client: FlaskClient) -> None:
    said = words(page(client, "/en/"))
    assert "A Twin Region is two opposite places" in said
    assert "No session has been convened yet." in said
    assert "No result has been declared yet." in said
    assert "No twin region has been registered yet." in said
    assert "Countries with a member region: 0 of 20" in said


def test_the_running_session_stands_on_the_first_page(house: House, client: FlaskClient) -> None:
    assembly = house.sitting()
    house.vote(assembly)
    said = words(page(client, "/en/"))
    assert "1 vote is open." in said
    assert "Present: 6 of 6 regions entitled to vote; needed: 4." in said
    assert "See the agenda: 1 item" in said
    assert "Countries with a member region: 6 of 20" in said


def test_the_latest_result_stands_with_its_outcome(house: House, client: FlaskClient) -> None:
    house.declared(
        house.vote(house.sitting()), FR_OCC=Choice.FOR, BJ_BO=Choice.FOR, ML_3=Choice.FOR, ES_AN=Choice.FOR
    )
    html = page(client, "/fr/")
    assert "Titre" in words(html)
    assert 'class="status adopted"' in html


def test_twins_are_drawn_with_both_halves(house: House, client: FlaskClient) -> None:
    one, other = house.region("FR-OCC"), house.region("BJ-BO")
    agreed = in_three("Agreed")
    register_twin(
        house.act(house.secretary), one, other=other, title=agreed, purpose=agreed, commitment=agreed
    )
    html = page(client, "/en/")
    assert 'href="/en/regions/FR-OCC"' in html
    assert 'href="/en/regions/BJ-BO"' in html


def test_an_unchanged_first_page_is_answered_without_being_made(house: House, client: FlaskClient) -> None:
    house.sitting()
    validator = client.get("/en/").headers["ETag"]
    assert client.get("/en/", headers={"If-None-Match": validator}).status_code == 304


def test_the_first_page_is_small(house: House, client: FlaskClient) -> None:
    house.sitting()
    assert weight(page(client, "/en/")) < 10_000


def test_the_assembly_explains_itself(client: FlaskClient) -> None:
    assert "Another region supports it" in page(client, "/en/how-decisions-are-made")
    assert "Web Content Accessibility Guidelines" in page(client, "/en/accessibility")
