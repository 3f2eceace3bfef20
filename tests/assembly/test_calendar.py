"""The calendar file of a session, opened by a second library, and the same hours on the page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from flask import Flask
from flask.testing import FlaskClient

from app.assembly.calendar import calendar_file
from governance.accounts.offices import Invitee
from governance.accounts.rules import Actor, OfficeKind
from governance.assembly.convening import cancel_session, change_convocation
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_session
from governance.assembly.rules import SessionMode
from governance.regions.delegations import invite_delegate
from tests.assembly.meetings import EVENING, convened, meeting
from tests.desk import Desk
from tests.factories import House, in_three

SignIn = Callable[[Actor], FlaskClient]
# The clocks of delegates at the opening and at the end; Paris leaves summer time in between.
CLOCKS = {
    "Africa/Lubumbashi": ("2026-10-25 00:30", "2026-10-31 19:00"),
    "Africa/Kinshasa": ("2026-10-24 23:30", "2026-10-31 18:00"),
    "Europe/Paris": ("2026-10-25 00:30", "2026-10-31 18:00"),
    "America/Lima": ("2026-10-24 17:30", "2026-10-31 12:00"),
}


@pytest.fixture
def assembly(house: House) -> AssemblySession:
    return convened(house)


def event(content: bytes) -> Any:
    """The one event of a file, as another program reads it."""
    return vobject.readOne(content.decode()).vevent


def written(app: Flask, house: House, language: str = "en", method: str = "PUBLISH", to: str = "") -> bytes:
    house.session.rollback()
    assembly = assembly_session(house.session, 1)
    assert assembly is not None
    with app.test_request_context():
        return calendar_file(assembly, language, method, to)


@pytest.mark.parametrize("zone", CLOCKS)
def test_another_program_shows_the_hour_of_every_zone(
    house: House, assembly: AssemblySession, client: FlaskClient, zone: str
) -> None:
    read = event(client.get("/fr/sessions/1.ics").data)
    shown = [
        moment.value.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
        for moment in (read.dtstart, read.dtend)
    ]
    assert tuple(shown) == CLOCKS[zone]


PAGES = {
    "Africa/Lubumbashi": ("25 octobre 2026, 00:30 UTC+2", "31 octobre 2026, 19:00 UTC+2"),
    "Africa/Kinshasa": ("24 octobre 2026, 23:30 UTC+1", "31 octobre 2026, 18:00 UTC+1"),
    "Europe/Paris": ("25 octobre 2026, 00:30 UTC+2", "31 octobre 2026, 18:00 UTC+1"),
    "America/Lima": ("24 octobre 2026, 17:30 UTC−5", "31 octobre 2026, 12:00 UTC−5"),
}


@pytest.mark.parametrize("zone", CLOCKS)
def test_the_page_shows_the_hour_of_the_place_of_its_reader_and_utc(
    house: House, assembly: AssemblySession, sign_in: SignIn, zone: str
) -> None:
    house.region("BJ-BO")
    invitee = Invitee("away@assembly.example.org", "Away", "fr", zone)
    head, region = house.act(house.head("BJ-BO")), house.regions["BJ-BO"]
    delegate = house.actor(invite_delegate(head, region, kind=OfficeKind.DELEGATE, invitee=invitee))
    said = Desk(sign_in(delegate)).see("/fr/sessions/1")
    opening, end = PAGES[zone]
    assert "25 octobre 2026, 00:30 UTC+2 (Africa/Lubumbashi)" in said
    assert opening in said
    assert end in said
    assert "22:30 UTC" in said


def test_the_file_is_written_in_the_readers_language_and_keeps_its_name(
    app: Flask, house: House, assembly: AssemblySession
) -> None:
    french, spanish = event(written(app, house, "fr")), event(written(app, house, "es"))
    assert (french.summary.value, spanish.summary.value) == ("Session d'automne", "Período de otoño")
    assert french.uid.value == spanish.uid.value == "session-1@localhost"
    assert french.location.value == "Lubumbashi"
    assert french.url.value == "http://localhost/fr/sessions/1"
    assert "https://meet.example.org/room?id=7&lang=fr" in french.description.value
    assert "25 octobre 2026, 00:30 UTC+2 (Africa/Lubumbashi)" in french.description.value
    assert (french.sequence.value, french.status.value, french.transp.value) == (
        "0",
        "CONFIRMED",
        "TRANSPARENT",
    )


def test_a_change_is_an_update_of_the_same_event_and_a_cancellation_its_end(
    app: Flask, house: House, assembly: AssemblySession
) -> None:
    before = event(written(app, house, method="REQUEST", to="delegate@example.org"))
    house.later(days=1)
    moved = meeting(opens_at=EVENING + timedelta(days=1), place=in_three("Likasi"))
    change_convocation(house.act(house.secretary), assembly, **moved)
    changed = event(written(app, house, method="REQUEST", to="delegate@example.org"))
    assert (changed.uid.value, changed.sequence.value) == (before.uid.value, "1")
    assert changed.dtstart.value == EVENING + timedelta(days=1)
    assert changed.dtstamp.value == house.at
    assert changed.attendee.value == "mailto:delegate@example.org"
    cancel_session(house.act(house.secretary), assembly, reason=in_three("Floods, sadly; we are sorry."))
    content = written(app, house, method="CANCEL", to="delegate@example.org")
    ended = event(content)
    assert vobject.readOne(content.decode()).method.value == "CANCEL"
    assert (ended.uid.value, ended.sequence.value, ended.status.value) == (before.uid.value, "2", "CANCELLED")
    assert ended.description.value.startswith("Cancelled. Reason: Floods, sadly; we are sorry.")


def test_a_file_keeps_within_the_letter_of_its_standard(
    app: Flask, house: House, assembly: AssemblySession
) -> None:
    named = "Año, über; \\ " * 12
    change_convocation(house.act(house.secretary), assembly, **meeting(name=in_three(named.strip())))
    content = written(app, house)
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert not [line for line in lines if len(line) > 75 or b"\n" in line]
    assert b"DTSTART:20261024T223000Z" in lines
    assert event(content).summary.value == named.strip()


def test_a_live_session_without_an_end_takes_the_time_of_its_delegates(app: Flask, house: House) -> None:
    convened(house, mode=SessionMode.LIVE, ends_at=None, place=in_three(""))
    read = event(written(app, house))
    assert (read.transp.value, hasattr(read, "dtend")) == ("OPAQUE", False)
    assert read.location.value == "https://meet.example.org/room?id=7&lang=fr"


def test_the_file_is_public_and_says_what_it_is(assembly: AssemblySession, client: FlaskClient) -> None:
    answer = client.get("/es/sessions/1.ics")
    assert answer.content_type == "text/calendar; charset=utf-8; method=PUBLISH"
    assert 'filename="session-1.ics"' in answer.headers["Content-Disposition"]
    tag = answer.headers["ETag"]
    assert client.get("/es/sessions/1.ics", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/es/sessions/9.ics").status_code == 404
