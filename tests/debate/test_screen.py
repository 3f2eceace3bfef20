"""The screen of the room: what it shows, to whom, and how little it asks of the database."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.assembly.commands import suspend_session
from governance.assembly.treating import conclude_item
from governance.debate.floor import end_speech
from governance.texts import Wording
from governance.voting.commands import write_translation
from governance.voting.rules import Choice
from tests.debate.stage import Room
from tests.factories import House
from tests.reading import member_regions, page, statements, weight, words

SCREEN = "/en/sessions/1/screen"
KIB = 1024


def test_the_screen_shows_the_text_the_speaker_and_the_quorum(house: House, client: FlaskClient) -> None:
    room = Room.sitting(house)
    room.called(room.asked("FR-OCC"))
    room.asked("BJ-BO")
    html = page(client, SCREEN)
    shown = words(html)
    assert "Before the Assembly Title One. Two. Motion 1" in shown
    assert "On the floor FR-OCC" in shown
    # The clock of the place of the session, whoever looks and from where.
    assert "until 10:04:00 UTC+1" in shown
    assert 'data-until="2026-10-02T09:04:00Z"' in html
    assert "Next BJ-BO" in shown
    assert "6 of 6 The quorum is met." in shown


def test_the_screen_needs_no_script(house: House, client: FlaskClient) -> None:
    Room.sitting(house)
    assert '<noscript><meta http-equiv="refresh" content="15"></noscript>' in page(client, SCREEN)


def test_the_screen_says_how_many_have_cast_and_never_how(house: House, client: FlaskClient) -> None:
    room = Room.sitting(house)
    vote = house.vote(room.assembly, room.motion, hours=2)
    house.cast(vote, house.delegate("BJ-BO"), Choice.AGAINST)
    shown = words(page(client, SCREEN))
    assert "Vote in progress Title 1 of 6 regions have cast their ballots." in shown
    assert "Against" not in shown
    assert "Last result" not in shown
    everyone = {code.replace("-", "_"): Choice.FOR for code in house.regions if code != "BJ-BO"}
    house.declared(vote, **everyone)
    shown = words(page(client, SCREEN))
    assert "Vote in progress" not in shown
    assert "Last result Title Adopted" in shown


def test_of_many_votes_the_screen_shows_those_that_close_first(house: House, client: FlaskClient) -> None:
    room = Room.sitting(house)
    for hours in (5, 4, 3, 2, 2):
        house.vote(room.assembly, house.motion(room.assembly), hours=hours)
    shown = words(page(client, SCREEN))
    assert (shown.count("have cast their ballots"), "3 more votes are open." in shown) == (2, True)


def test_a_screen_without_anything_to_show_says_so(house: House, client: FlaskClient) -> None:
    house.convened()
    shown = words(page(client, "/fr/sessions/1/screen"))
    assert "Session" in shown
    shown = words(page(client, SCREEN))
    assert "No item of the agenda is before the Assembly now." in shown
    assert "Nobody has the floor." in shown
    assert client.get("/en/sessions/9/screen").status_code == 404


def test_the_screen_follows_the_session(house: House, client: FlaskClient) -> None:
    room = Room.sitting(house)
    request = room.called(room.asked("FR-OCC"))
    kept = client.get(SCREEN).headers["ETag"]
    for act in (
        lambda: end_speech(house.act(house.presiding), request),
        lambda: conclude_item(house.act(house.presiding), room.item),
        lambda: suspend_session(house.act(house.presiding), room.assembly),
    ):
        act()
        answer = client.get(SCREEN, headers={"If-None-Match": kept})
        assert answer.status_code == 200
        kept = answer.headers["ETag"]
    assert "Suspended" in words(answer.text)


def test_a_long_text_is_cut_between_paragraphs_and_leads_on(house: House, client: FlaskClient) -> None:
    room = Room.sitting(house)
    body = "\n\n".join(f"Paragraph {number}. " + "x" * 200 for number in range(1, 9))
    mover = room.speaker("BJ-BO")
    write_translation(house.act(mover), room.motion, text=Wording("en", "Long", body))
    shown = words(page(client, SCREEN))
    assert ("Paragraph 4." in shown, "Paragraph 5." in shown) == (True, False)
    assert "The text goes on: motion 1" in shown


@pytest.mark.parametrize("address", [SCREEN, "/en/votes/1"])
def test_a_second_poll_of_an_unchanged_page_is_a_304_and_asks_the_record_alone(
    house: House, app: Flask, client: FlaskClient, address: str
) -> None:
    room = Room.sitting(house)
    house.vote(room.assembly, room.motion)
    first = client.get(address)
    with statements(app) as sent:
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data, sent) == (304, b"", [])


def test_who_is_signed_in_polls_as_nobody_and_gets_a_304_too(
    house: House, app: Flask, sign_in: Callable[[Actor], FlaskClient]
) -> None:
    """The script sends no cookie; what it gets is the same for everybody."""
    Room.sitting(house)
    browser = sign_in(house.secretary)
    html = page(browser, SCREEN)
    nobody = app.test_client(use_cookies=False)
    first = nobody.get(SCREEN)
    assert first.text == html
    assert nobody.get(SCREEN, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_an_act_elsewhere_does_not_send_an_unchanged_screen_again(
    house: House, app: Flask, client: FlaskClient
) -> None:
    room = Room.sitting(house)
    kept = client.get(SCREEN).headers["ETag"]
    room.said("BJ-BO")
    answer = client.get(SCREEN, headers={"If-None-Match": kept})
    assert (answer.status_code, answer.data) == (304, b"")


def made_by(app: Flask, client: FlaskClient, address: str) -> int:
    """How many statements it takes to make a page anew."""
    app.extensions["ready_pages"].pages.clear()
    with statements(app) as sent:
        page(client, address)
    return len(sent)


def test_the_screen_takes_as_many_statements_for_many_regions_as_for_few(
    house: House, app: Flask, client: FlaskClient
) -> None:
    codes = member_regions(house, 1, 3)
    room = Room.sitting(house, *codes, "BJ-BO", "FR-OCC")
    house.vote(room.assembly, room.motion)
    room.called(room.asked("QZ-001"))
    few = made_by(app, client, SCREEN)
    for code in member_regions(house, 4, 40):
        house.attend(room.assembly, code)
        room.asked(code)
    assert made_by(app, client, SCREEN) == few
    assert weight(page(client, SCREEN)) < 10 * KIB
