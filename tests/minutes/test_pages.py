"""The minutes as anyone reads them in three languages, and as the secretariat keeps them."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.assembly.models import AssemblySession
from governance.minutes.commands import draw_up_minutes
from governance.minutes.reading import minutes_in_force
from governance.voting.commands import close_session
from governance.voting.rules import Choice
from tests.desk import Desk
from tests.factories import House
from tests.reading import page, statements, weight, words

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def held(house: House) -> AssemblySession:
    """A session with a motion adopted in it, closed."""
    assembly = house.sitting("BJ-BO", "FR-OCC", "DE-BB")
    vote = house.vote(assembly)
    house.declared(vote, **{"BJ-BO": Choice.FOR, "FR-OCC": Choice.FOR, "DE-BB": Choice.AGAINST})
    return close_session(house.act(house.presiding), assembly)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "The motion is adopted."), ("fr", "La motion est adoptée."), ("es", "La moción queda aprobada.")],
)
def test_they_write_themselves_in_each_language(
    client: FlaskClient, held: AssemblySession, language: str, said: str
) -> None:
    html = page(client, f"/{language}/sessions/{held.number}/minutes")
    assert said in words(html)
    assert "(2) BJ-BO" in words(html)
    assert weight(html) < 30 * 1024


def test_a_session_that_has_not_opened_has_none(house: House, client: FlaskClient) -> None:
    assembly = house.convened()
    assert client.get(f"/en/sessions/{assembly.number}/minutes").status_code == 404
    assert client.get("/en/sessions/99/minutes").status_code == 404


def test_the_secretariat_notes_draws_up_and_lays_them(
    house: House, sign_in: SignIn, held: AssemblySession
) -> None:
    desk, path = Desk(sign_in(house.secretary)), f"/en/sessions/{held.number}/minutes"
    fields = {"item": 0, "en": "Rain fell.", "fr": "Il a plu.", "es": "Llovió."}
    assert "Rain fell." in desk.send(f"{path}/note", **fields)
    assert "The minutes are drawn up" in desk.send(f"{path}/draw-up")
    assert "nothing has changed since" in desk.send(f"{path}/draw-up", status=409)
    later = house.sitting()
    desk = Desk(sign_in(house.secretary))
    assert "Minutes: Session" in desk.send(f"{path}/lay", session=later.number)


def test_a_note_of_another_officer_is_not_replaced_unseen(
    house: House, sign_in: SignIn, held: AssemblySession
) -> None:
    desk, path = Desk(sign_in(house.secretary)), f"/en/sessions/{held.number}/minutes/note"
    fields = {"item": 0, "en": "Rain fell.", "fr": "Il a plu.", "es": "Llovió."}
    desk.send(path, **fields, last_seen=0)
    desk.send(path, **fields, last_seen=0)
    said = desk.send(path, 409, **{**fields, "en": "Snow fell."}, last_seen=0)
    assert "The text has changed since you began." in said
    assert "Snow fell." in said
    assert 'name="last_seen" type="hidden" value="2"' in desk.client.get(path).text
    assert "Snow fell." in desk.send(path, **{**fields, "en": "Snow fell."}, last_seen=2)


def test_a_note_that_lacks_a_language_loses_nothing(
    house: House, sign_in: SignIn, held: AssemblySession
) -> None:
    desk = Desk(sign_in(house.secretary))
    said = desk.send(
        f"/en/sessions/{held.number}/minutes/note", status=422, item=0, en="Rain fell.", fr="", es="Llovió."
    )
    assert "Rain fell." in said


def test_others_are_not_let_in(house: House, sign_in: SignIn, held: AssemblySession) -> None:
    client = sign_in(house.presiding)
    for part in ("note", "draw-up", "lay"):
        assert client.get(f"/en/sessions/{held.number}/minutes/{part}").status_code == 403


def test_what_was_drawn_up_leads_to_its_entry(
    house: House, client: FlaskClient, held: AssemblySession
) -> None:
    draw_up_minutes(house.act(house.secretary), held)
    found = minutes_in_force(house.session, held.id)
    html = page(client, f"/fr/sessions/{held.number}/minutes")
    assert found is not None
    assert found.digest in html
    assert "data:image/svg+xml" in html
    assert "/fr/record/" in html


def test_they_are_kept_as_a_file(house: House, client: FlaskClient, held: AssemblySession) -> None:
    answer = client.get(f"/es/sessions/{held.number}/minutes.pdf")
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    assert answer.data.startswith(b"%PDF-")


def test_more_of_everything_asks_no_more_statements(app: Flask, house: House, client: FlaskClient) -> None:
    assembly = house.sitting()
    house.declared(house.vote(assembly), **{"BJ-BO": Choice.FOR})
    with statements(app) as few:
        page(client, f"/en/sessions/{assembly.number}/minutes")
    for _each in range(3):
        house.declared(house.vote(assembly), **dict.fromkeys(house.regions, Choice.FOR))
    with statements(app) as many:
        page(client, f"/fr/sessions/{assembly.number}/minutes")
    assert len(many) == len(few)
