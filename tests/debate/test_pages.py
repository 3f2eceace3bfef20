"""The debate in the browser: read in equal weight, written without losing a word, kept in order."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor, OfficeKind
from governance.debate.closing import close_debate
from governance.debate.rules import SpeakingKind, Stance
from governance.debate.speakers import list_of, on_floor
from tests.debate.stage import Room
from tests.factories import House
from tests.reading import page, statements, words

SignIn = Callable[[Actor], FlaskClient]


def token(html: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', html)
    assert found
    return found[1]


def send(browser: FlaskClient, address: str, **fields: object) -> tuple[int, str]:
    """A form sent from its page: the status, and what the browser then shows."""
    fields["csrf_token"] = token(browser.get(address).text)
    answer = browser.post(address, data=fields)
    if answer.status_code == 303:
        return 303, browser.get(answer.location).text
    return answer.status_code, answer.text


def test_anyone_reads_a_debate_grouped_with_each_language_marked(house: House, client: FlaskClient) -> None:
    room = Room.sitting(house)
    room.said("BJ-BO", Stance.FOR, "A fẹ́ bẹ́ẹ̀.", "yo")
    against = room.said("FR-OCC", Stance.AGAINST, "Trop court.\n\nVraiment.")
    room.replied(against, "BJ-BO", "Non, assez long.")
    html = page(client, f"/en/motions/{room.motion.id}/debate")
    assert '<blockquote lang="yo" dir="auto"><p>A fẹ́ bẹ́ẹ̀.</p></blockquote>' in html
    assert "<p>Trop court.</p><p>Vraiment.</p>" in html
    order = [
        html.index(part)
        for part in ('id="for"', "A fẹ́", 'id="against"', "Trop court", "Non, assez", 'id="question"')
    ]
    assert order == sorted(order)
    assert f'id="s{against.id}"' in html
    assert "Language: Yoruba" in words(html)
    assert "Nobody has asked a question yet." in html


def test_the_page_of_a_motion_leads_to_its_debate(house: House, client: FlaskClient) -> None:
    room = Room.sitting(house)
    room.said("BJ-BO")
    html = page(client, f"/en/motions/{room.motion.id}")
    assert f'href="/en/motions/{room.motion.id}/debate"' in html
    assert "For the motion 1 Against the motion 0" in words(html)


def test_a_statement_has_an_address_of_its_own(house: House, client: FlaskClient) -> None:
    room = Room.sitting(house)
    statement = room.said("BJ-BO")
    answer = room.replied(statement, "FR-OCC", "Une réponse.")
    html = page(client, f"/fr/statements/{statement.id}")
    assert "Oui." in html
    assert "Une réponse." in html
    assert f'href="/en/statements/{statement.id}"' in page(client, f"/en/statements/{answer.id}")
    assert client.get("/en/statements/99").status_code == 404
    assert client.get(f"/en/statements/{statement.id}?page=2").status_code == 404


@pytest.mark.parametrize("kind", [OfficeKind.DELEGATE, OfficeKind.ALTERNATE])
def test_a_delegate_speaks_in_the_browser(house: House, sign_in: SignIn, kind: OfficeKind) -> None:
    room = Room.sitting(house)
    browser = sign_in(house.delegate("DE-BB", kind))
    address = f"/en/motions/{room.motion.id}/debate"
    assert f'href="{address}/speak"' in page(browser, address)
    status, shown = send(
        browser, f"{address}/speak", stance="question", language="de", body="Wer bezahlt das?"
    )
    assert status == 303
    assert "Your statement is recorded." in shown
    assert '<blockquote lang="de"' in shown


def test_what_was_written_is_not_lost_when_something_is_wrong(house: House, sign_in: SignIn) -> None:
    room = Room.sitting(house)
    address = f"/en/motions/{room.motion.id}/debate/speak"
    browser = sign_in(room.speaker("DE-BB"))
    status, shown = send(browser, address, language="de", body="Meine langen Worte")
    assert (status, "Meine langen Worte" in shown) == (422, True)
    sent = {"stance": "for", "language": "de", "body": "Meine langen Worte"}
    sent["csrf_token"] = token(browser.get(address).text)
    close_debate(house.act(house.presiding), room.motion)
    answer = browser.post(address, data=sent)
    assert (answer.status_code, "Meine langen Worte" in answer.text) == (409, True)
    assert "The debate on this motion is closed." in answer.text
    assert '<option selected value="de">' in answer.text


def test_the_languages_of_the_assembly_are_offered_before_all_others(house: House, sign_in: SignIn) -> None:
    room = Room.sitting(house)
    html = page(sign_in(room.speaker("DE-BB")), f"/es/motions/{room.motion.id}/debate/speak")
    offered = re.findall(r'<option (?:selected )?value="(\w*)">', html)
    assert offered[:3] == ["en", "fr", "es"]
    assert {"yo", "ln", "qu", "oc"} < set(offered[3:])
    assert len(offered) == len(set(offered)) > 150


def test_a_reply_needs_no_script(house: House, sign_in: SignIn) -> None:
    room = Room.sitting(house)
    statement = room.said("BJ-BO")
    browser = sign_in(room.speaker("FR-OCC"))
    status, shown = send(browser, f"/fr/statements/{statement.id}/reply", language="fr", body="Et comment ?")
    assert (status, "Et comment ?" in shown) == (303, True)
    status, shown = send(browser, f"/fr/statements/{statement.id}/reply", language="fr", body=" ")
    assert status == 422


def test_only_delegations_find_the_pages_to_speak(house: House, sign_in: SignIn, client: FlaskClient) -> None:
    room = Room.sitting(house)
    statement = room.said("BJ-BO")
    addresses = [f"/en/motions/{room.motion.id}/debate/speak", f"/en/statements/{statement.id}/reply"]
    for browser in (sign_in(house.secretary), sign_in(house.presiding)):
        assert [browser.get(address).status_code for address in addresses] == [403, 403]
    assert [client.get(address).status_code for address in addresses] == [303, 303]


def test_ones_own_region_stands_first(house: House, sign_in: SignIn, client: FlaskClient) -> None:
    room = Room.sitting(house)
    room.said("BJ-BO", body="Le premier.")
    room.said("DE-BB", body="Das zweite.", language="de")
    address = f"/en/motions/{room.motion.id}/debate"
    for browser, first in ((client, "Le premier."), (sign_in(room.speaker("DE-BB")), "Das zweite.")):
        html = page(browser, address)
        assert min(html.index(text) for text in ("Le premier.", "Das zweite.")) == html.index(first)


def test_the_presiding_officer_closes_and_reopens_a_debate(
    house: House, sign_in: SignIn, client: FlaskClient
) -> None:
    room = Room.sitting(house)
    browser = sign_in(house.presiding)
    address = f"/en/motions/{room.motion.id}/debate/order"
    status, shown = send(browser, address, act="close_debate")
    assert (status, "The debate is closed." in shown) == (303, True)
    assert "Closed since:" in page(client, f"/en/motions/{room.motion.id}")
    assert send(browser, address, act="close_debate")[0] == 409
    assert send(browser, address, act="reopen_debate")[0] == 303
    assert "Closed since:" not in page(client, f"/en/motions/{room.motion.id}")


def test_a_hidden_statement_gives_its_reason_and_not_its_words(
    house: House, sign_in: SignIn, client: FlaskClient
) -> None:
    room = Room.sitting(house)
    statement = room.said("BJ-BO", body="Votre secrétaire ment.")
    browser = sign_in(house.secretary)
    address = f"/en/statements/{statement.id}/hide"
    assert send(browser, address, reason="")[0] == 422
    assert send(browser, address, reason="It insults a person.")[0] == 303
    for public in (f"/en/statements/{statement.id}", f"/en/motions/{room.motion.id}/debate"):
        html = page(client, public)
        assert "Votre secrétaire ment." not in html
        assert "It insults a person." in html
    assert send(browser, address)[0] == 303
    assert "Votre secrétaire ment." in page(client, f"/en/statements/{statement.id}")


def test_a_long_debate_takes_as_many_statements_as_a_short_one(
    house: House, app: Flask, client: FlaskClient
) -> None:
    room = Room.sitting(house)
    first = room.said("BJ-BO")
    room.replied(first, "FR-OCC")
    addresses = [
        f"/en/motions/{room.motion.id}/debate",
        f"/en/statements/{first.id}",
        f"/en/motions/{room.motion.id}",
    ]
    few = [asked(app, client, address) for address in addresses]
    for stance in (Stance.FOR, Stance.AGAINST, Stance.QUESTION):
        for code in house.regions:
            room.replied(room.said(code, stance, f"{stance}, {code}"), "ML-3")
            room.replied(first, code, f"{stance}, {code}")
    assert [asked(app, client, address) for address in addresses] == few


def asked(app: Flask, client: FlaskClient, address: str) -> int:
    """How many statements a page takes."""
    with statements(app) as sent:
        page(client, address)
    return len(sent)


def test_a_delegate_asks_for_the_floor_with_one_press_on_the_page_of_the_session(
    house: House, sign_in: SignIn
) -> None:
    room = Room.sitting(house)
    browser = sign_in(room.alternate("BJ-BO"))
    html = page(browser, "/en/sessions/1")
    assert 'action="/en/sessions/1/speak"' in html
    sent = {"csrf_token": token(html), "speech": room.item.id}
    answer = browser.post("/en/sessions/1/speak", data=sent)
    assert answer.status_code == 303
    house.session.rollback()
    assert [one.region.code for one in list_of(house.session, room.item, True)] == ["BJ-BO"]
    shown = page(browser, "/en/sessions/1")
    assert "Place on the list: 1" in words(shown)
    assert browser.post("/en/sessions/1/speak", data=sent).status_code == 409
    request = list_of(house.session, room.item, True)[0]
    assert send(browser, "/en/sessions/1/speak", withdraw=request.id)[0] == 303
    house.session.rollback()
    assert list_of(house.session, room.item, True) == []


def test_who_sits_in_no_delegation_is_offered_no_floor(
    house: House, sign_in: SignIn, client: FlaskClient
) -> None:
    Room.sitting(house)
    for browser in (client, sign_in(house.secretary)):
        assert "Ask for the floor" not in page(browser, "/en/sessions/1")
    assert sign_in(house.secretary).get("/en/sessions/1/speak").status_code == 403


def test_the_list_shows_who_is_next_and_lets_no_button_pass_them_over(house: House, sign_in: SignIn) -> None:
    room = Room.sitting(house)
    first, *_others = [room.asked(code) for code in ("FR-OCC", "DE-BB", "BJ-BO")]
    room.asked("ML-3", SpeakingKind.POINT_OF_ORDER)
    browser, address = sign_in(house.presiding), "/en/sessions/1/floor"
    html = words(page(browser, address))
    listed = html[html.index("Speakers' list") :]
    places = [listed.index(code) for code in ("ML-3 Point of order", "FR-OCC", "BJ-BO", "DE-BB")]
    assert places == sorted(places)
    status, shown = send(browser, address, call=first.id)
    assert (status, "The next in order is ML-3." in shown) == (409, True)


def test_the_presiding_officer_leads_through_the_list(house: House, sign_in: SignIn) -> None:
    room = Room.sitting(house)
    first, second, third = (room.asked(code) for code in ("FR-OCC", "BJ-BO", "DE-BB"))
    browser, address = sign_in(house.presiding), "/en/sessions/1/floor"
    status, shown = send(browser, address, call=first.id)
    assert (status, "FR-OCC has the floor." in shown, "data-until=" in shown) == (303, True, True)
    assert "BJ-BO has the floor." in send(browser, address, following=second.id)[1]
    assert send(browser, address, end=second.id)[0] == 303
    house.session.rollback()
    assert [one.ended_at for one in (first, second, third)] == [house.at, house.at, None]


def test_the_next_is_called_once_though_the_button_is_pressed_twice(house: House, sign_in: SignIn) -> None:
    room = Room.sitting(house)
    room.called(room.asked("BJ-BO"))
    second = room.asked("DE-BB")
    browser, address = sign_in(house.presiding), f"/en/sessions/{room.assembly.number}/floor"
    assert send(browser, address, following=second.id)[0] == 303
    assert send(browser, address, following=second.id)[0] == 409
    house.session.rollback()
    speaking = on_floor(house.session, room.assembly.id)
    assert speaking is not None
    assert speaking.id == second.id


@pytest.mark.parametrize("number", [2**31, 10**25, -(2**40)])
def test_a_number_that_no_row_has_is_refused(house: House, sign_in: SignIn, number: int) -> None:
    room = Room.sitting(house)
    floor, ask = (f"/en/sessions/{room.assembly.number}/{page}" for page in ("floor", "speak"))
    assert send(sign_in(house.presiding), floor, call=number)[0] == 422
    assert send(sign_in(house.head("BJ-BO")), ask, withdraw=number)[0] == 422


def test_another_is_called_out_of_turn_with_a_reason(house: House, sign_in: SignIn) -> None:
    room = Room.sitting(house)
    room.asked("FR-OCC")
    second = room.asked("DE-BB")
    browser, address = sign_in(house.presiding), f"/en/sessions/1/floor/{second.id}"
    assert send(browser, address, reason="")[0] == 422
    assert "DE-BB has the floor." in send(browser, address, reason="It must leave early.")[1]
    house.session.rollback()
    speaking = on_floor(house.session, room.assembly.id)
    assert speaking is not None
    assert (speaking.region.code, speaking.out_of_turn) == ("DE-BB", "It must leave early.")


def test_the_presiding_officer_closes_the_list_and_sets_the_time(house: House, sign_in: SignIn) -> None:
    room = Room.sitting(house)
    browser, address = sign_in(house.presiding), "/en/sessions/1/floor"
    assert send(browser, address, act="close_list")[0] == 303
    delegate = sign_in(room.speaker("BJ-BO"))
    assert "Raise a point of order" in page(delegate, "/en/sessions/1")
    assert 'name="speech"' not in page(delegate, "/en/sessions/1")
    assert send(browser, address, act="reopen_list")[0] == 303
    assert send(browser, f"{address}/time", seconds="2")[0] == 422
    assert send(browser, f"{address}/time", seconds="75")[0] == 303
    house.session.rollback()
    assert room.item.speaking_seconds == 75


def test_a_request_of_another_session_is_not_called_from_this_one(house: House, sign_in: SignIn) -> None:
    room = Room.sitting(house)
    request = room.asked("FR-OCC")
    house.convened()
    browser = sign_in(house.presiding)
    sent = {"csrf_token": token(browser.get("/en/sessions/1/floor").text), "call": request.id}
    assert browser.post("/en/sessions/2/floor", data=sent).status_code == 404
    assert browser.get("/en/sessions/2/floor").status_code == 200
