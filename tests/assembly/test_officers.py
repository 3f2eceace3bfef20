"""The secretariat keeps credentials and attendance; the presiding officer keeps the session."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from app.extensions import db
from governance.accounts.rules import Actor, OfficeKind
from governance.assembly.models import AssemblySession
from governance.assembly.queries import delegations
from governance.regions.rules import Constituency
from tests.desk import Desk
from tests.factories import SIX, House

SignIn = Callable[[Actor], FlaskClient]
CREDENTIALS = "/en/sessions/1/credentials"
CONDUCT = "/en/sessions/1/conduct"


@pytest.fixture
def convened(house: House) -> AssemblySession:
    """A session of six member regions whose hour has come; nobody is accredited yet."""
    for code in SIX:
        house.region(code)
    return house.convened()


@pytest.fixture
def secretary(sign_in: SignIn, house: House, convened: AssemblySession) -> Desk:
    return Desk(sign_in(house.secretary))


@pytest.fixture
def presiding(sign_in: SignIn, house: House, convened: AssemblySession) -> Desk:
    return Desk(sign_in(house.presiding))


def states(house: House, assembly: AssemblySession) -> dict[str, tuple[bool, bool]]:
    house.session.rollback()
    rows = delegations(house.session, assembly, house.at)
    return {row.region.code: (row.accredited, row.present) for row in rows}


def test_credentials_found_in_order_are_said_and_stay_in_place(
    house: House, convened: AssemblySession, secretary: Desk
) -> None:
    secretary.see(CREDENTIALS)
    answer = secretary.client.post(CREDENTIALS, data={"csrf_token": secretary.proof, "accredit": "BJ-BO"})
    assert answer.location == f"{CREDENTIALS}?page=1#BJ-BO"
    assert "the credentials of the delegation are in order. Region: BJ-BO" in secretary.see(CREDENTIALS)
    assert states(house, convened)["BJ-BO"] == (True, False)


def test_the_quorum_fills_as_delegations_arrive(secretary: Desk) -> None:
    assert "Present: 0 of 6 regions entitled to vote; needed: 4." in secretary.see(CREDENTIALS)
    for code in ("BJ-BO", "ML-3", "FR-OCC", "ES-AN"):
        secretary.send(CREDENTIALS, accredit=code)
        page = secretary.send(CREDENTIALS, arrival=code)
    assert "The quorum is met. Present: 4 of 6" in page
    assert "The quorum is not yet met. Present: 3 of 6" in secretary.send(CREDENTIALS, departure="ML-3")


def test_an_act_sent_twice_is_recorded_once_and_said(secretary: Desk) -> None:
    secretary.send(CREDENTIALS, accredit="BJ-BO")
    page = secretary.send(CREDENTIALS, status=409, accredit="BJ-BO")
    assert "The credentials of this delegation are already in order." in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"arrival": "BJ-BO"}, "Find the credentials of this delegation in order first."),
        ({"departure": "BJ-BO"}, "Find the credentials of this delegation in order first."),
        ({"accredit": "XX-YY"}, "Only a region in the standing of a member can be accredited."),
        ({"accredit": "'; --"}, "Only a region in the standing of a member can be accredited."),
        ({}, "Only a region in the standing of a member can be accredited."),
    ],
)
def test_what_cannot_be_recorded_is_said(secretary: Desk, fields: dict[str, str], sentence: str) -> None:
    assert sentence in secretary.send(CREDENTIALS, status=409, **fields)


def test_an_overlong_code_is_a_fault_of_the_form(secretary: Desk) -> None:
    secretary.send(CREDENTIALS, status=422, accredit="B" * 5000)


def test_offices_of_a_delegation_are_listed_by_title_and_nobody_is_named(
    house: House, secretary: Desk
) -> None:
    house.delegate("BJ-BO", OfficeKind.HEAD_OF_DELEGATION)
    house.delegate("BJ-BO")
    house.delegate("BJ-BO")
    page = secretary.see(f"{CREDENTIALS}?q=bj-bo")
    assert "Head of delegation · Delegate (2)" in page
    assert "example.org" not in page


def test_a_search_finds_names_and_codes_and_ignores_what_makes_no_sense(secretary: Desk) -> None:
    assert "1 delegation shown." in secretary.see(f"{CREDENTIALS}?q=fr-o")
    assert "6 delegations shown." in secretary.see(f"{CREDENTIALS}?show=nonsense")
    assert "No delegation matches this search." in secretary.see(f"{CREDENTIALS}?q=zzz")
    assert "No delegation matches this search." in secretary.see(f"{CREDENTIALS}?show=present")


def test_all_that_are_shown_are_accredited_after_a_check_that_counts_them(
    house: House, convened: AssemblySession, secretary: Desk
) -> None:
    secretary.send(CREDENTIALS, accredit="ML-3")
    assert "5 delegations" in secretary.see(f"{CREDENTIALS}/all")
    page = secretary.send(f"{CREDENTIALS}/all")
    assert "Recorded: the credentials of 5 delegations are in order." in page
    assert set(states(house, convened).values()) == {(True, False)}
    assert "No credentials wait to be examined here." in secretary.see(f"{CREDENTIALS}/all")


def test_the_batch_takes_only_what_the_search_shows(
    house: House, convened: AssemblySession, secretary: Desk
) -> None:
    secretary.send(f"{CREDENTIALS}/all?q=FR-")
    assert [code for code, (accredited, _) in states(house, convened).items() if accredited] == ["FR-OCC"]


def test_six_hundred_regions_cost_as_many_statements_as_six(
    house: House, secretary: Desk, app: object
) -> None:
    few = statements(secretary)
    for number in range(60):
        house.region(f"XX-{number}", Constituency.HIGH_EMISSION)
    assert statements(secretary) == few
    assert "Page 1 of 2" in secretary.see(CREDENTIALS)


def statements(desk: Desk) -> int:
    counted: list[str] = []
    with desk.client.application.app_context():
        engine = db.engine

    def count(*arguments: object) -> None:
        counted.append(str(arguments[2]))

    event.listen(engine, "before_cursor_execute", count)
    desk.see(CREDENTIALS)
    event.remove(engine, "before_cursor_execute", count)
    return len(counted)


def test_a_session_opens_when_nothing_is_missing(house: House, secretary: Desk, presiding: Desk) -> None:
    page = presiding.see(CONDUCT)
    assert "The session cannot be opened yet." in page
    assert "A quorum needs 4 regions; 0 are present." in page
    assert "Lawful: notice of 31 days was given, and the statutes ask for 30 days (article 3.1)." in page
    assert "A quorum needs 4 regions" in presiding.send(CONDUCT, status=409, act="open_session")
    secretary.send(f"{CREDENTIALS}/all")
    for code in ("BJ-BO", "ML-3", "FR-OCC", "ES-AN"):
        secretary.send(CREDENTIALS, arrival=code)
    assert "The session is open." in presiding.send(CONDUCT, act="open_session")


def test_a_session_does_not_open_before_its_hour(house: House, presiding: Desk) -> None:
    house.later(hours=-1)
    assert "it cannot open before" in presiding.see(CONDUCT)


def test_a_session_is_suspended_resumed_and_closed(house: House, sign_in: SignIn) -> None:
    house.sitting()
    desk = Desk(sign_in(house.presiding))
    assert "The session is suspended." in desk.send(CONDUCT, act="suspend_session")
    refused = desk.send(CONDUCT, status=409, act="suspend_session")
    assert "This cannot be done while the session stands as: Suspended." in refused
    assert "The session goes on." in desk.send(CONDUCT, act="resume_session")
    assert "cannot be opened again" in desk.see("/en/sessions/1/close")
    assert "The session is closed." in desk.send("/en/sessions/1/close")
    assert "Nothing to close" in desk.see("/en/sessions/1/close")
    desk.send("/en/sessions/1/close", status=409)


def test_a_session_with_votes_to_declare_says_which_before_it_closes(house: House, sign_in: SignIn) -> None:
    house.vote(house.sitting())
    desk = Desk(sign_in(house.presiding))
    assert "neither declared nor annulled yet" in desk.see("/en/sessions/1/close")
    assert "1 vote of this session is not declared yet" in desk.send("/en/sessions/1/close", status=409)


def test_an_unknown_act_is_a_fault_of_the_form(presiding: Desk) -> None:
    presiding.send(CONDUCT, status=422, act="annex_a_region")


PAGES = {
    CREDENTIALS: "secretary",
    f"{CREDENTIALS}/all": "secretary",
    CONDUCT: "presiding",
    "/en/sessions/1/close": "presiding",
    "/en/sessions/1/open-votes": "presiding",
    "/en/sessions/1/open-votes/check": "presiding",
    "/en/sessions/1/conduct/votes": "presiding",
    "/en/sessions/1/conduct/close": "presiding",
    "/en/sessions/1/conduct/declare": "presiding",
}


def test_an_officers_page_is_open_to_that_office_alone(
    house: House, secretary: Desk, presiding: Desk, sign_in: SignIn
) -> None:
    delegate = Desk(sign_in(house.delegate("BJ-BO")))
    desks = {"secretary": secretary, "presiding": presiding, "delegate": delegate}
    allowed = {
        path: {office for office, desk in desks.items() if desk.client.get(path).status_code != 403}
        for path in PAGES
    }
    assert allowed == {path: {office} for path, office in PAGES.items()}


def test_a_visitor_is_asked_to_sign_in_and_led_back(client: FlaskClient, convened: AssemblySession) -> None:
    answers = {path: client.get(path) for path in PAGES}
    assert {answer.status_code for answer in answers.values()} == {303}
    assert all("next=" in answer.location for answer in answers.values())


def test_a_session_that_is_not_there_is_no_page(secretary: Desk, presiding: Desk) -> None:
    secretary.see("/en/sessions/7/credentials", 404)
    presiding.see("/en/sessions/7/conduct", 404)
    presiding.see(f"/en/sessions/{'9' * 30}/conduct", 404)
