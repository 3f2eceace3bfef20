"""The secretariat's pages of convocation, and the pages on which regions demand a session."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.assembly.demands import open_demand, sign_demand
from governance.assembly.queries import assembly_session
from governance.assembly.rules import SessionMode
from tests.assembly.meetings import EVENING, convened, typed
from tests.desk import Desk
from tests.factories import SIX, House
from tests.reading import page, statements, words

SignIn = Callable[[Actor], FlaskClient]
CONVENE = "/en/sessions/convene"
CHANGE = "/en/sessions/1/convocation"
CANCEL = "/en/sessions/1/cancel"
REASON = {"reason_en": "Floods.", "reason_fr": "Inondations.", "reason_es": "Inundaciones."}


@pytest.fixture
def secretary(sign_in: SignIn, house: House) -> Desk:
    return Desk(sign_in(house.secretary))


def raw(desk: Desk, path: str, status: int = 200, **fields: str) -> str:
    """The answer to a form with its tags, to see what stands in the fields."""
    desk.see(path)
    answer = desk.client.post(path, data={"csrf_token": desk.proof, **fields})
    assert answer.status_code == status, answer.text
    return answer.text


def test_a_session_is_convened_after_a_look_at_what_goes_out(house: House, secretary: Desk) -> None:
    assert "Ordinary session Earliest lawful opening: 1 October 2026, 09:00 UTC" in secretary.see(CONVENE)
    checked = secretary.send(CONVENE, status=200, **typed())
    assert "Check before it goes out" in checked
    assert "25 October 2026, 00:30 UTC+2 (Africa/Lubumbashi) 24 October 2026, 22:30 UTC" in checked
    assert assembly_session(house.session, 1) is None
    house.session.rollback()
    said = secretary.send(CONVENE, confirmed="yes", **typed())
    assert "The session is convened. Its notice runs from now." in said
    assert "Planned end 31 October 2026, 19:00 UTC+2 (Africa/Lubumbashi)" in said
    found = assembly_session(house.session, 1)
    assert found is not None
    assert (found.opens_at, found.mode, found.name["fr"]) == (
        EVENING,
        SessionMode.ASYNCHRONOUS,
        "Autumn session fr",
    )


def test_a_demand_that_no_row_can_have_is_none(secretary: Desk) -> None:
    assert "Ordinary session Earliest lawful opening" in secretary.see(f"{CONVENE}?demand={10**25}")


def test_what_was_typed_can_be_changed_once_more(secretary: Desk) -> None:
    again = raw(secretary, CONVENE, change="yes", **typed(name_fr="Session « d'automne »"))
    assert 'value="Session « d&#39;automne »"' in again
    assert 'value="2026-10-25T00:30"' in again


@pytest.mark.parametrize(
    ("changes", "status", "sentence"),
    [
        ({"name_fr": ""}, 422, "Write it in this language too"),
        ({"opens": "soon"}, 422, "Write day and time in this way: 2026-11-24 18:30"),
        ({"opens": ""}, 422, "Choose when it opens."),
        ({"zone": "Atlantis/Centre"}, 422, "Not a valid choice"),
        ({"opens": "2026-10-25T02:30", "zone": "Europe/Paris"}, 422, "show this time twice"),
        ({"opens": "2027-03-28T02:30", "zone": "Europe/Paris"}, 422, "it does not exist"),
        ({"opens": "2026-09-20T09:00"}, 409, "Choose an opening at 1 October 2026, 09:00 UTC or later."),
        ({"ends": "2026-10-24T00:30"}, 409, "The session ends after it opens."),
        ({"ends": ""}, 409, "a session over several days needs one"),
        ({"online": "meet.example.org"}, 409, "beginning with https://"),
        ({"online": "", "place_en": ""}, 409, "Say where the session meets"),
    ],
)
def test_bad_input_keeps_what_was_typed_and_says_what_is_wrong(
    secretary: Desk, changes: dict[str, str], status: int, sentence: str
) -> None:
    sent = typed(**changes)
    shown = raw(secretary, CONVENE, status=status, **sent)
    assert sentence in shown
    assert 'value="Autumn session es"' in shown
    assert f'value="{sent["opens"]}"' in shown


def test_a_place_is_changed_without_a_new_notice_and_an_hour_with_one(house: House, secretary: Desk) -> None:
    convened(house)
    house.later(days=1)
    fields = {name: text for name, text in typed().items() if name != "kind"}
    assert 'value="Session d&#39;automne"' in secretary.client.get(CHANGE).text
    secretary.see(CHANGE)
    assert "so does the notice that was given" in secretary.send(CHANGE, status=200, **fields)
    secretary.send(CHANGE, confirmed="yes", **fields)
    moved = {**fields, "opens": "2026-10-26T09:00"}
    assert "the notice starts anew" in secretary.send(CHANGE, status=200, **moved)
    said = secretary.send(CHANGE, confirmed="yes", **moved)
    assert "The convocation is changed." in said
    assert "Opening moved 2 September 2026" in said
    assert "Nothing was changed" in secretary.send(CHANGE, status=409, confirmed="yes", **moved)


def test_a_session_is_cancelled_after_a_look_and_stays_to_be_seen(
    house: House, secretary: Desk, client: FlaskClient
) -> None:
    convened(house)
    assert "Write it in this language too" in secretary.send(CANCEL, status=422, reason_en="Floods.")
    assert "Check before it goes out" in secretary.send(CANCEL, status=200, **REASON)
    assert "Reason given: Floods." in secretary.send(CANCEL, confirmed="yes", **REASON)
    assert "Cancelled" in page(client, "/en/sessions")
    assert "Autumn session" not in page(client, "/en/")
    secretary.send(CANCEL, status=409, confirmed="yes", **REASON)
    assert "to accredit" not in secretary.see("/en/tasks")
    assert "Convene a session" in secretary.see("/en/tasks")


def test_a_demand_is_opened_signed_met_and_convened_from(
    house: House, secretary: Desk, sign_in: SignIn, client: FlaskClient
) -> None:
    for code in SIX:
        house.region(code)
    one, other = Desk(sign_in(house.head("BJ-BO"))), Desk(sign_in(house.head("FR-OCC")))
    assert "Demand a session" in one.see("/en/demands")
    one.see("/en/demands/open")
    assert "Write what the session" in one.send("/en/demands/open", status=422, language="fr", purpose=" ")
    said = one.send("/en/demands/open", language="fr", purpose="La sécheresse.\n\nEnsemble.")
    assert "1 of 6 member regions; needed: 2" in said
    assert "Withdraw the demand" in said
    assert "This cannot be done while the demand stands as: Open for signature." in secretary.send(
        f"{CONVENE}?demand=1", status=409, confirmed="yes", **typed(kind="extraordinary")
    )
    assert "Met: to be convened" in other.send("/en/demands/1/sign", act="sign_demand")
    assert "An extraordinary session to convene" in secretary.see("/en/tasks")
    assert "To be convened by: 15 September 2026" in secretary.see("/en/tasks")
    assert "This session answers the demand" in secretary.see(f"{CONVENE}?demand=1")
    told = secretary.send(f"{CONVENE}?demand=1", confirmed="yes", **typed(kind="extraordinary"))
    assert "Demanded by regions" in told
    assert "La sécheresse." in page(client, "/es/demands/1")
    assert "An extraordinary session to convene" not in secretary.see("/en/tasks")


def test_a_signature_is_taken_back_on_the_site(house: House, sign_in: SignIn) -> None:
    for code in SIX:
        house.region(code)
    for number in range(5):
        house.region(f"FR-{number}", SIX["FR-OCC"])
    words = {"language": "fr", "purpose": "La sécheresse."}
    demand = open_demand(house.act(house.head("BJ-BO")), house.regions["BJ-BO"], **words)
    sign_demand(house.act(house.head("ML-3")), demand, region=house.regions["ML-3"])
    desk = Desk(sign_in(house.head("ML-3")))
    assert "Withdraw the signature" in desk.see("/en/demands/1")
    assert "1 of 11 member regions" in desk.send("/en/demands/1/sign", act="withdraw_signature")


def test_who_may_not_is_turned_away(house: House, sign_in: SignIn, secretary: Desk) -> None:
    house.region("BJ-BO")
    convened(house)
    delegate = Desk(sign_in(house.head("BJ-BO")))
    for path in (CONVENE, CHANGE, CANCEL):
        delegate.see(path, 403)
    for path in ("/en/demands/open", "/en/sessions/1/check-in"):
        secretary.see(path, 403)
    secretary.see(f"{CONVENE}?demand=9", 404)
    delegate.see("/en/demands/9", 404)


def test_six_demands_cost_as_many_statements_as_one(house: House, app: Flask, client: FlaskClient) -> None:
    for code in SIX:
        house.region(code)
    words = {"language": "fr", "purpose": "La sécheresse."}
    counted = []
    for code in SIX:
        open_demand(house.act(house.head(code)), house.regions[code], **words)
        with statements(app) as sent:
            page(client, "/en/demands")
        counted.append(len(sent))
    assert len(set(counted)) == 1


def test_the_earliest_opening_of_an_extraordinary_session_is_a_week_away(
    house: House, secretary: Desk
) -> None:
    assert house.at + timedelta(days=7) == datetime(2026, 9, 8, 9, tzinfo=UTC)
    assert "Extraordinary session Earliest lawful opening: 8 September 2026" in secretary.see(CONVENE)


def test_a_demand_whose_time_is_over_is_shown_so_though_nobody_did_anything(
    house: House, client: FlaskClient
) -> None:
    for code in SIX:
        house.region(code)
    open_demand(house.act(house.head("BJ-BO")), house.regions["BJ-BO"], language="fr", purpose="L'eau.")
    assert "Open for signature" in words(page(client, "/en/demands/1"))
    house.later(days=61)
    assert "Closed without enough signatures" in words(page(client, "/en/demands/1"))


def test_the_page_of_a_change_carries_which_convocation_it_began_with(house: House, secretary: Desk) -> None:
    convened(house)
    assert (
        '<input id="revision" name="revision" type="hidden" value="0">' in secretary.client.get(CHANGE).text
    )
    checked = raw(secretary, CHANGE, revision="0", **typed(place_en="Cotonou"))
    assert '<input type="hidden" name="revision" value="0">' in checked
    secretary.send(CHANGE, revision="0", confirmed="yes", **typed(place_en="Cotonou"))
    late = raw(secretary, CHANGE, 409, revision="0", confirmed="yes", **typed(place_en="Parakou"))
    assert "The convocation was changed meanwhile." in late
