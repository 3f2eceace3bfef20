"""Membership that lapses, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from governance.assembly.commands import open_session
from governance.assembly.convening import convene_session
from governance.assembly.lapse import NeverLapses, NotAbsent, lapse_membership, missed_in_a_row
from governance.assembly.rules import SessionKind
from governance.regions.queries import region_by_code
from governance.regions.rules import Standing
from governance.statutes import commands as statutes
from governance.statutes.rules import FOUNDING
from governance.voting.commands import close_session
from tests.conftest import START
from tests.factories import SIX, House, in_three
from tests.standing import stands

THERE = tuple(code for code in SIX if code != "ML-3")


def held(house: House, *codes: str, kind: SessionKind = SessionKind.ORDINARY) -> None:
    """A session to which these regions came, from its convening to its closing."""
    assembly = convene_session(
        house.act(house.secretary),
        None,
        kind=kind,
        name=in_three("Session"),
        place=in_three("Parakou"),
        zone="UTC",
        opens_at=house.at + timedelta(days=31),
    )
    house.later(days=31)
    for code in codes:
        house.attend(assembly, code)
    close_session(house.act(house.presiding), open_session(house.act(house.presiding), assembly))
    house.later(days=1)


@pytest.fixture
def six(house: House) -> House:
    for code in SIX:
        house.region(code)
    return house


def standing_of(house: House, code: str) -> Standing:
    found = region_by_code(house.session, code, house.at)
    assert found is not None
    return found.standing


def test_a_region_that_missed_two_ordinary_sessions_in_a_row_may_lapse(six: House) -> None:
    held(six, *THERE)
    with pytest.raises(NotAbsent):
        lapse_membership(six.act(six.secretary), six.regions["ML-3"])
    held(six, *THERE)
    lapse_membership(six.act(six.secretary), six.regions["ML-3"])
    assert standing_of(six, "ML-3") is Standing.LAPSED
    assert standing_of(six, "BJ-BO") is Standing.MEMBER


def test_a_session_attended_in_between_begins_the_count_anew(six: House, session: Session) -> None:
    held(six, *THERE)
    held(six, *SIX)
    held(six, *THERE)
    assert missed_in_a_row(session, six.regions["ML-3"].id, six.at) == 1
    with pytest.raises(NotAbsent):
        lapse_membership(six.act(six.secretary), six.regions["ML-3"])


def test_an_extraordinary_session_may_be_missed(six: House, session: Session) -> None:
    held(six, *THERE, kind=SessionKind.EXTRAORDINARY)
    assert missed_in_a_row(session, six.regions["ML-3"].id, six.at) == 0


def test_a_session_before_the_region_joined_is_not_missed(six: House, session: Session) -> None:
    held(six, *THERE)
    held(six, *THERE)
    late = six.region("XX-1", SIX["BJ-BO"])
    assert missed_in_a_row(session, late.id, six.at) == 0


def test_a_session_that_is_still_open_is_not_missed_yet(six: House, session: Session) -> None:
    six.sitting(*THERE)
    assert missed_in_a_row(session, six.regions["ML-3"].id, six.at) == 0


def test_who_was_not_allowed_to_come_has_not_stayed_away(six: House, session: Session) -> None:
    held(six, *THERE)
    stands(six, "ML-3", Standing.SUSPENDED)
    held(six, *THERE)
    assert missed_in_a_row(session, six.regions["ML-3"].id, six.at) == 1


def test_membership_lapses_only_if_the_statutes_say_so(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = replace(FOUNDING.membership, absences_before_lapse=0)
    monkeypatch.setattr(statutes, "FOUNDING", replace(FOUNDING, membership=rules))
    house = House.founded(session, START)
    with pytest.raises(NeverLapses):
        lapse_membership(house.act(house.secretary), house.region("ML-3"))


def test_a_suspended_region_can_lapse_and_comes_back_by_applying(six: House, session: Session) -> None:
    held(six, *THERE)
    held(six, *THERE)
    stands(six, "ML-3", Standing.SUSPENDED)
    lapse_membership(six.act(six.secretary), six.regions["ML-3"])
    six.later(days=1).region("ML-3")
    assert standing_of(six, "ML-3") is Standing.MEMBER
    assert missed_in_a_row(session, six.regions["ML-3"].id, six.at) == 0
