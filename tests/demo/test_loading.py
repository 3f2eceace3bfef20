"""The demo assembly as loaded: held under the real rules, on both databases, and replayed after the test."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.demo.content import read
from app.demo.loader import Demo, found
from app.demo.sessions import hold
from governance.accounts.models import Person
from governance.applications.queries import application_file, applications, queue
from governance.applications.stages import ApplicationState
from governance.assembly.queries import assembly_session, assembly_sessions, delegations, quorum_of, state_of
from governance.assembly.rules import SessionState
from governance.motions.models import Motion
from governance.partners.queries import partners
from governance.record.models import Entry
from governance.voting.models import Declaration, Resolution, Vote

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.fixture
def demo(session: Session) -> Demo:
    demo = Demo(session, NOW, "a hash")
    found(demo)
    hold(demo)
    return demo


def test_there_is_a_session_behind_one_in_progress_and_two_to_come(demo: Demo) -> None:
    states = {one.number: state_of(one) for one in assembly_sessions(demo.session)}
    assert states == {
        1: SessionState.CLOSED,
        2: SessionState.OPEN,
        3: SessionState.CONVENED,
        4: SessionState.CONVENED,
    }


def test_the_past_session_decided_as_its_file_says(demo: Demo) -> None:
    query = select(Declaration.outcome).join(Declaration.vote).order_by(Vote.id)
    assert list(demo.session.scalars(query)) == [text["outcome"] for text in read("motions_past")["motion"]]


def test_what_was_adopted_is_in_the_register(demo: Demo) -> None:
    adopted = [text for text in read("motions_past")["motion"] if text["outcome"] == "adopted"]
    assert demo.session.scalar(select(func.count()).select_from(Resolution)) == len(adopted)


def test_motions_wait_on_the_agenda_of_a_session_with_its_quorum(demo: Demo) -> None:
    running = assembly_session(demo.session, 2)
    assert running is not None
    waiting = select(func.count()).where(
        Motion.assembly_session_id == running.id, Motion.agenda_item_id.is_not(None)
    )
    quorum = quorum_of(running, delegations(demo.session, running, NOW))
    assert (demo.session.scalar(waiting), quorum.met, quorum.present) == (17, True, 4)


def test_every_account_of_the_file_can_sign_in(demo: Demo) -> None:
    accounts = {account["email"] for account in read("accounts")["account"]}
    query = select(Person.email).join(Person.credential)
    assert set(demo.session.scalars(query)) == accounts


def test_the_queue_shows_how_applications_stand(demo: Demo) -> None:
    state = ApplicationState
    waiting = {row.application.name["en"]: row.state for row in queue(demo.session, NOW)}
    assert waiting == {
        "Ziguinchor": state.SUBMITTED,
        "Los Ríos": state.WAITING_FOR_ANSWER,
        "Tuscany": state.PROPOSED,
        "Orellana": state.APPEALED,
        "Example Network of Mountain Farms": state.UNDER_EXAMINATION,
    }
    rows, total = applications(demo.session, 1)
    assert (len(rows), total) == (10, 10)
    assert Counter(row.state for row in rows)[state.SET_ASIDE] == 1


def test_a_file_shows_both_kinds_of_questions_a_checklist_begun_and_a_document(demo: Demo) -> None:
    number = next(
        row.application.number for row in queue(demo.session, NOW) if row.application.code == "CL-LR"
    )
    found = application_file(demo.session, number)
    assert found is not None
    assert [asked.answer is not None for asked in found.thread] == [True, False]
    assert sorted(check.fulfilled for check in found.checks.values()) == [False, True, True, True]
    assert len(found.documents) == 1


def test_the_partners_are_admitted(demo: Demo) -> None:
    assert [one.kind.value for one in partners(demo.session, NOW)] == [
        plan["partner_kind"] for plan in read("partners")["partner"]
    ]


def test_the_record_is_in_the_order_of_time(demo: Demo) -> None:
    moments = list(demo.session.scalars(select(Entry.at).order_by(Entry.id)))
    assert moments == sorted(moments)
