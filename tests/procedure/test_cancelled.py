"""A motion outlives the session that it was put to, where that one is cancelled."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.assembly.convening import cancel_session
from governance.assembly.models import AssemblySession
from governance.motions.models import Motion
from governance.motions.rules import MotionState
from governance.voting.outcomes import state_of_motion
from tests.desk import Desk
from tests.factories import SIX, House, in_three

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def other(house: House) -> AssemblySession:
    """A session that was convened first, and takes place."""
    for code in SIX:
        house.region(code)
    return house.convened()


@pytest.fixture
def motion(house: House, other: AssemblySession) -> Motion:
    """Before a session that was cancelled."""
    cancelled = house.convened()
    moved = house.motion(cancelled)
    cancel_session(house.act(house.secretary), cancelled, reason=in_three("A storm"))
    return moved


def test_its_page_says_what_becomes_of_it_and_it_is_moved_to_another_session(
    house: House, other: AssemblySession, motion: Motion, sign_in: SignIn
) -> None:
    desk, at = Desk(sign_in(house.presiding)), f"/en/motions/{motion.id}"
    assert "The session that this motion was put to is cancelled." in desk.see(at)
    desk.send(f"{at}/postpone", reason="Storm.", language="en", confirmed="yes")
    page = desk.send(f"{at}/resume", session=other.number)
    assert "is cancelled" not in page
    house.session.rollback()
    assert motion.assembly_session_id == other.id
    assert state_of_motion(house.session, motion) is MotionState.ADMITTED
