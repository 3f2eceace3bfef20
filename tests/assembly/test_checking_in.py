"""Delegations check themselves in and out, on both databases and on the page."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from governance.accounts.rules import Actor, OfficeKind
from governance.assembly.checking_in import DoorsClosed, check_in, check_out
from governance.assembly.commands import (
    AlreadyPresent,
    CredentialsMissing,
    NotPresent,
    accredit_delegation,
    record_departure,
)
from governance.assembly.models import Accreditation, AssemblySession
from governance.assembly.rules import SessionDoesNotAllow
from governance.errors import NotAllowed
from governance.voting.commands import close_session
from tests.desk import Desk
from tests.factories import SIX, House

SignIn = Callable[[Actor], FlaskClient]
PAGE = "/en/sessions/1/check-in"


@pytest.fixture
def convened(house: House) -> AssemblySession:
    """A session of six regions, all accredited but ML-3; its hour has come."""
    for code in SIX:
        house.region(code)
    assembly = house.convened()
    for code in SIX:
        if code != "ML-3":
            accredited(house, assembly, code)
    return assembly


def accredited(house: House, assembly: AssemblySession, code: str) -> Accreditation:
    return accredit_delegation(house.act(house.secretary), assembly, region=house.regions[code])


def test_an_alternate_checks_a_delegation_in_once_and_out_once(
    house: House, convened: AssemblySession
) -> None:
    alternate, region = house.delegate("BJ-BO", OfficeKind.ALTERNATE), house.regions["BJ-BO"]
    with pytest.raises(NotPresent):
        check_out(house.act(alternate), convened, region=region)
    attendance = check_in(house.act(alternate), convened, region=region)
    with pytest.raises(AlreadyPresent):
        check_in(house.act(alternate), convened, region=region)
    house.later(hours=1)
    assert check_out(house.act(alternate), convened, region=region).id == attendance.id
    assert (attendance.arrived_at, attendance.left_at) == (house.at - timedelta(hours=1), house.at)


def test_the_secretariat_may_record_that_a_delegation_left(house: House, convened: AssemblySession) -> None:
    found = accredited(house, convened, "ML-3")
    check_in(house.act(house.head("ML-3")), convened, region=house.regions["ML-3"])
    record_departure(house.act(house.secretary), found)
    with pytest.raises(NotPresent):
        check_out(house.act(house.head("ML-3")), convened, region=house.regions["ML-3"])


def test_the_doors_open_a_day_before_the_hour(house: House, convened: AssemblySession) -> None:
    head, region = house.head("BJ-BO"), house.regions["BJ-BO"]
    house.at = convened.opens_at - timedelta(days=1, microseconds=1)
    with pytest.raises(DoorsClosed) as refused:
        check_in(house.act(head), convened, region=region)
    assert refused.value.facts == {"opens_at": convened.opens_at - timedelta(days=1)}
    house.at = convened.opens_at - timedelta(days=1)
    check_in(house.act(head), convened, region=region)


def test_credentials_come_first_and_nobody_comes_for_another(house: House, convened: AssemblySession) -> None:
    with pytest.raises(CredentialsMissing):
        check_in(house.act(house.head("ML-3")), convened, region=house.regions["ML-3"])
    with pytest.raises(NotAllowed):
        check_in(house.act(house.head("ML-3")), convened, region=house.regions["BJ-BO"])
    with pytest.raises(NotAllowed):
        check_in(house.act(house.secretary), convened, region=house.regions["BJ-BO"])


def test_a_closed_session_has_nobody_coming_or_going(house: House) -> None:
    assembly = house.sitting()
    close_session(house.act(house.presiding), assembly)
    with pytest.raises(SessionDoesNotAllow):
        check_out(house.act(house.head("BJ-BO")), assembly, region=house.regions["BJ-BO"])


def test_a_delegation_finds_the_door_among_its_tasks_and_the_quorum_fills(
    house: House, convened: AssemblySession, sign_in: SignIn
) -> None:
    desk = Desk(sign_in(house.delegate("BJ-BO", OfficeKind.ALTERNATE)))
    assert "Check your delegation in Session To do" in desk.see("/en/tasks")
    assert "The quorum is not yet met. Present: 0 of 6" in desk.see(PAGE)
    page = desk.send(PAGE, act="check_in")
    assert "Recorded: your delegation attends." in page
    assert "Present: 1 of 6" in page
    assert "Check in, or say that you leave Session Present" in desk.see("/en/tasks")
    assert "already recorded as present" in desk.send(PAGE, status=409, act="check_in")
    assert "Present: 0 of 6" in desk.send(PAGE, act="check_out")
    desk.send(PAGE, status=422, act="open_the_windows")


def test_who_is_early_or_not_accredited_is_told(
    house: House, convened: AssemblySession, sign_in: SignIn
) -> None:
    assert "has not found the credentials" in Desk(sign_in(house.head("ML-3"))).see(PAGE)
    house.at = convened.opens_at - timedelta(days=3)
    desk = Desk(sign_in(house.head("BJ-BO")))
    assert "The doors are not open yet." in desk.see(PAGE)
    assert "Check your delegation in" not in desk.see("/en/tasks")


def test_a_lost_quorum_is_said_while_the_session_goes_on(
    house: House, client: FlaskClient, sign_in: SignIn
) -> None:
    assembly = house.sitting()
    house.later(hours=1)
    for code in ("BJ-BO", "FR-OCC", "ML-3"):
        check_out(house.act(house.head(code)), assembly, region=house.regions[code])
    for browser, path in ((client, "/en/sessions/1"), (sign_in(house.presiding), "/en/sessions/1/conduct")):
        said = Desk(browser).see(path)
        assert "The quorum is lost" in said
        assert "Quorum at the opening Present: 6 of 6; needed: 4" in said
