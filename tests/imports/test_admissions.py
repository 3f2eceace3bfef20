"""Regions proposed from a table: a second officer looks at them and confirms them together."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from governance.accounts.rules import Actor
from governance.record.models import Entry
from governance.regions.queries import regions as standing_so
from governance.regions.rules import Standing
from tests.applications.applying import proposed
from tests.desk import Desk
from tests.factories import House
from tests.imports.tables import Bringer, regions

SignIn = Callable[[Actor], FlaskClient]
PAGE = "/en/admissions"


@pytest.fixture
def listed(house: House, sign_in: SignIn) -> House:
    """Three regions that the secretary proposed from a table."""
    bringer = Bringer(sign_in(house.secretary))
    bringer.write(bringer.bring("regions", regions("BJ-BO", "KE-30", "ML-3")))
    house.later(minutes=1)
    return house


def members(house: House, standing: Standing = Standing.MEMBER) -> list[str]:
    house.session.rollback()
    return [region.code for region in standing_so(house.session, house.at, standing)]


def test_a_second_officer_confirms_all_that_are_ticked(listed: House, sign_in: SignIn) -> None:
    desk = Desk(sign_in(listed.deputy))
    assert "3 proposed regions to confirm" in desk.see("/en/tasks")
    assert "2 regions are decided." in desk.send(PAGE, act="confirm", code=["BJ-BO", "ML-3"])
    assert members(listed) == ["BJ-BO", "ML-3"]
    newest = select(Entry.act, Entry.subjects).order_by(Entry.id.desc()).limit(2)
    assert [tuple(row) for row in listed.session.execute(newest)] == [
        ("confirm_admission", ["regions/ML-3"]),
        ("confirm_admission", ["regions/BJ-BO"]),
    ]


def test_who_proposed_cannot_confirm(listed: House, sign_in: SignIn) -> None:
    desk = Desk(sign_in(listed.secretary))
    assert "By you: another officer confirms." in desk.see(PAGE)
    assert "proposed regions to confirm" not in desk.see("/en/tasks")
    said = desk.send(PAGE, status=409, act="confirm", code=["BJ-BO"])
    assert "A second officer must confirm this" in said
    assert members(listed) == []


def test_declining_needs_a_reason_and_takes_all_or_none(listed: House, sign_in: SignIn) -> None:
    desk = Desk(sign_in(listed.deputy))
    assert "Give the reason" in desk.send(PAGE, status=409, act="decline", code=["BJ-BO", "ML-3"])
    assert "Tick at least one region." in desk.send(PAGE, status=422, act="confirm")
    desk.send(PAGE, act="decline", code=["BJ-BO"], reason="Entered by mistake.")
    assert members(listed, Standing.REFUSED) == ["BJ-BO"]
    assert members(listed, Standing.APPLICANT) == ["KE-30", "ML-3"]


def test_a_region_that_applied_is_confirmed_in_its_file_alone(house: House, sign_in: SignIn) -> None:
    application = proposed(house)
    desk = Desk(sign_in(house.deputy))
    assert "No admission waits to be confirmed." in desk.see(PAGE)
    desk.send(PAGE, status=422, act="confirm", code=[application.code])
    assert members(house) == []
