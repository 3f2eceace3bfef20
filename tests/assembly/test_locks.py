"""Who had to wait for a session, or for a document, acts on it as it is then, not as it was before."""

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from governance.act import Act, Entrance
from governance.assembly.agenda import add_agenda_item
from governance.assembly.commands import SessionOver
from governance.assembly.documents import (
    add_agenda_document,
    content_of,
    document_of,
    remove_agenda_document,
)
from governance.assembly.models import AgendaItem, AssemblySession
from governance.motions.commands import Wording, submit_motion
from governance.regions.models import Region
from governance.statutes.rules import MotionKind
from governance.voting.commands import close_session
from tests.factories import House, in_three
from tests.voting.test_concurrency import Task, at_the_heels

PDF = b"%PDF-1.4 of a test"


def test_nothing_is_moved_in_a_session_that_was_closed_meanwhile(house: House, engine: Engine) -> None:
    assembly = house.sitting("BJ-BO")
    number, region_id = assembly.id, house.regions["BJ-BO"].id
    at, presiding, mover = house.at, house.presiding, house.head("BJ-BO")

    def closes(session: Session) -> str:
        close_session(Act(session, presiding, at, Entrance.WEB), session.get_one(AssemblySession, number))
        return "done"

    def moves(session: Session) -> str:
        submit_motion(
            Act(session, mover, at, Entrance.WEB),
            session.get_one(Region, region_id),
            assembly=session.get_one(AssemblySession, number),
            kind=MotionKind.RESOLUTION,
            effect={"act": "resolution"},
            text=Wording("fr", "Titre", "Un paragraphe."),
        )
        return "done"

    house.session.rollback()
    assert at_the_heels(engine, closes, moves) == ["done", SessionOver]


@pytest.mark.parametrize("first", [0, 1])
def test_a_document_kept_by_two_sessions_stays_while_one_of_them_has_it(
    house: House, engine: Engine, first: int
) -> None:
    sessions = [house.convened(), house.convened()]
    items = [
        add_agenda_item(house.act(house.secretary), one, title=in_three("Report")).id for one in sessions
    ]
    paper = {"title": "Report", "language": "fr", "media_type": "application/pdf", "content": PDF}
    old = add_agenda_document(
        house.act(house.secretary),
        sessions[0],
        item=house.session.get_one(AgendaItem, items[0]),
        **paper,  # type: ignore[arg-type]
    )
    numbers, document_id, digest = [one.id for one in sessions], old.id, old.digest
    at, officers = house.at, (house.secretary, house.deputy)

    def removes(session: Session) -> str:
        act, found = Act(session, officers[0], at, Entrance.WEB), document_of(session, document_id)
        assert found is not None
        remove_agenda_document(act, session.get_one(AssemblySession, numbers[0]), document=found)
        return "done"

    def adds(session: Session) -> str:
        act = Act(session, officers[1], at, Entrance.WEB)
        item = session.get_one(AgendaItem, items[1])
        add_agenda_document(act, session.get_one(AssemblySession, numbers[1]), item=item, **paper)  # type: ignore[arg-type]
        return "done"

    tasks: list[Task] = [removes, adds]
    house.session.rollback()
    assert at_the_heels(engine, tasks[first], tasks[1 - first]) == ["done", "done"]
    assert content_of(house.session, digest) == PDF
