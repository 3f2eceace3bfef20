"""The demo assembly as loaded: held under the real rules, on both databases, and replayed after the test."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.demo.content import read
from app.demo.loader import Demo, found
from app.demo.sessions import hold
from governance.accounts.models import Person
from governance.assembly.queries import assembly_session, assembly_sessions, delegations, quorum_of, state_of
from governance.assembly.rules import SessionState
from governance.motions.models import Motion
from governance.voting.models import Declaration, Resolution, Vote

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.fixture
def demo(session: Session) -> Demo:
    demo = Demo(session, NOW, "a hash")
    found(demo)
    hold(demo)
    return demo


def test_there_is_a_session_behind_one_in_progress_and_one_to_come(demo: Demo) -> None:
    states = {one.number: state_of(one) for one in assembly_sessions(demo.session)}
    assert states == {1: SessionState.CLOSED, 2: SessionState.OPEN, 3: SessionState.CONVENED}


def test_the_past_session_decided_as_its_file_says(demo: Demo) -> None:
    query = select(Declaration.outcome).join(Declaration.vote).order_by(Vote.id)
    assert list(demo.session.scalars(query)) == [text["outcome"] for text in read("motions_past")["motion"]]


def test_what_was_adopted_is_in_the_register(demo: Demo) -> None:
    adopted = [text for text in read("motions_past")["motion"] if text["outcome"] == "adopted"]
    assert demo.session.scalar(select(func.count()).select_from(Resolution)) == len(adopted)


def test_twelve_motions_wait_on_the_agenda_of_a_session_with_its_quorum(demo: Demo) -> None:
    running = assembly_session(demo.session, 2)
    assert running is not None
    waiting = select(func.count()).where(
        Motion.assembly_session_id == running.id, Motion.agenda_item_id.is_not(None)
    )
    quorum = quorum_of(running, delegations(demo.session, running, NOW))
    assert (demo.session.scalar(waiting), quorum.met, quorum.present) == (12, True, 4)


def test_every_account_of_the_file_can_sign_in(demo: Demo) -> None:
    accounts = {account["email"] for account in read("accounts")["account"]}
    query = select(Person.email).join(Person.credential)
    assert set(demo.session.scalars(query)) == accounts
