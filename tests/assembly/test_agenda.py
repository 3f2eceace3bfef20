"""The agenda as it is kept: who may, what leaves it, what is adopted, and one item at a time."""

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from governance.act import Act, Entrance
from governance.assembly.agenda import (
    GroupNotEmpty,
    ItemRemoved,
    ItemTakenUp,
    TimeNotPlanned,
    add_agenda_item,
    change_agenda_item,
    move_agenda_item,
    remove_agenda_item,
    restore_agenda_item,
)
from governance.assembly.commands import SessionOver
from governance.assembly.documents import (
    DocumentGone,
    DocumentThere,
    add_agenda_document,
    content_of,
    documents_of,
    remove_agenda_document,
)
from governance.assembly.models import AgendaItem, AssemblySession
from governance.assembly.places import NotThere
from governance.assembly.queries import agenda
from governance.assembly.rules import SessionDoesNotAllow
from governance.assembly.treating import (
    AgendaAdopted,
    AnotherItemCurrent,
    ItemConcluded,
    ItemNotCurrent,
    NoSuchSession,
    adopt_agenda,
    conclude_item,
    take_up_item,
)
from governance.effects import EffectOfAnotherKind, UnknownEffect
from governance.errors import NotAllowed
from governance.motions.admitting import admit_motion
from governance.motions.commands import Wording, place_on_agenda, submit_motion
from governance.motions.models import Motion
from governance.motions.standing_on import MotionStandsThere
from governance.statutes.rules import MotionKind
from governance.voting.commands import close_session, write_translation
from governance.voting.rules import Choice
from tests.factories import House, in_three
from tests.voting.test_concurrency import Task, at_once

PDF = b"%PDF-1.4 of a test"


@pytest.fixture
def convened(house: House) -> AssemblySession:
    """A session with three items, one of them a group of two, which the secretariat prepared."""
    assembly = house.convened()
    one = added(house, assembly, "One", minutes=15)
    two = added(house, assembly, "Two")
    added(house, assembly, "First of two", parent=two, minutes=30)
    added(house, assembly, "Second of two", parent=two)
    added(house, assembly, "Three", minutes=10)
    assert one.changed_at == house.at
    return assembly


def added(house: House, assembly: AssemblySession, title: str, **details: object) -> AgendaItem:
    return add_agenda_item(house.act(house.secretary), assembly, title=in_three(title), **details)


def named(house: House, title: str) -> AgendaItem:
    house.session.rollback()
    return next(item for item in house.session.scalars(select(AgendaItem)) if item.title["en"] == title)


def read(house: House, assembly: AssemblySession) -> list[tuple[int, str]]:
    house.session.rollback()
    return [(item.position, item.title["en"]) for item in agenda(house.session, assembly)]


def test_items_stand_in_their_groups_and_are_numbered_through(
    house: House, convened: AssemblySession
) -> None:
    added(house, convened, "Third of two", parent=named(house, "Two"))
    titles = ["One", "Two", "First of two", "Second of two", "Third of two", "Three"]
    assert read(house, convened) == list(enumerate(titles, start=1))


def test_an_item_is_moved_into_a_group_and_out_again(house: House, convened: AssemblySession) -> None:
    act = house.act(house.secretary)
    move_agenda_item(act, convened, item=named(house, "Three"), parent=named(house, "Two"))
    assert [title for _, title in read(house, convened)][-1] == "Three"
    three, one = named(house, "Three"), named(house, "One")
    move_agenda_item(house.act(house.secretary), convened, item=three, before=one)
    assert read(house, convened)[0] == (1, "Three")
    assert named(house, "Three").parent_id is None


def test_an_item_is_changed(house: House, convened: AssemblySession) -> None:
    later = house.later(hours=1).at
    item = named(house, "Three")
    details = {"title": in_three("Drei"), "note": in_three("A note"), "minutes": 45}
    change_agenda_item(house.act(house.secretary), convened, item=item, **details)
    assert (item.title, item.note, item.minutes, item.changed_at) == (*details.values(), later)


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_no_item_takes_no_time_or_more_than_a_day(
    house: House, convened: AssemblySession, minutes: int
) -> None:
    with pytest.raises(TimeNotPlanned):
        added(house, convened, "Endless", minutes=minutes)


def test_what_is_taken_off_stays_in_the_record_and_can_be_put_back(
    house: House, convened: AssemblySession
) -> None:
    first = named(house, "First of two")
    with pytest.raises(GroupNotEmpty):
        remove_agenda_item(house.act(house.secretary), convened, item=named(house, "Two"))
    remove_agenda_item(house.act(house.secretary), convened, item=first)
    assert "First of two" not in dict(read(house, convened)).values()
    with pytest.raises(ItemRemoved):
        remove_agenda_item(house.act(house.secretary), convened, item=first)
    with pytest.raises(ItemRemoved):
        move_agenda_item(house.act(house.secretary), convened, item=first)
    restore_agenda_item(house.act(house.secretary), convened, item=first)
    titles = ["One", "Two", "Second of two", "First of two", "Three"]
    assert read(house, convened) == list(enumerate(titles, start=1))
    with pytest.raises(NotThere):
        restore_agenda_item(house.act(house.secretary), convened, item=first)


def test_what_was_in_a_group_that_is_gone_is_put_back_by_itself(
    house: House, convened: AssemblySession
) -> None:
    for title in ("First of two", "Second of two", "Two"):
        remove_agenda_item(house.act(house.secretary), convened, item=named(house, title))
    restore_agenda_item(house.act(house.secretary), convened, item=named(house, "First of two"))
    assert named(house, "First of two").parent_id is None
    assert read(house, convened) == [(1, "One"), (2, "Three"), (3, "First of two")]


def test_a_motion_keeps_its_place_and_is_not_taken_off(house: House) -> None:
    assembly = house.sitting()
    motion = house.motion(assembly)
    item = house.session.get_one(AgendaItem, motion.agenda_item_id)
    first = add_agenda_item(house.act(house.presiding), assembly, title=in_three("First"))
    move_agenda_item(house.act(house.presiding), assembly, item=first, before=item)
    with pytest.raises(MotionStandsThere):
        remove_agenda_item(house.act(house.presiding), assembly, item=item)
    assert read(house, assembly) == [(1, "First"), (2, "Title")]
    assert motion.agenda_item_id == item.id


def test_an_item_of_another_session_is_not_there(house: House, convened: AssemblySession) -> None:
    other = house.convened()
    with pytest.raises(NotThere):
        move_agenda_item(house.act(house.secretary), other, item=named(house, "One"))
    with pytest.raises(NotThere):
        added(house, other, "Under", parent=named(house, "One"))


def test_the_secretariat_prepares_and_from_the_opening_on_the_presiding_officer_keeps(house: House) -> None:
    assembly = house.convened()
    with pytest.raises(NotAllowed):
        add_agenda_item(house.act(house.presiding), assembly, title=in_three("Mine"))
    opened = house.sitting()
    with pytest.raises(NotAllowed):
        added(house, opened, "Ours")
    assert add_agenda_item(house.act(house.presiding), opened, title=in_three("Mine")).position == 1


def test_the_agenda_is_adopted_once_at_the_open_session(house: House) -> None:
    with pytest.raises(SessionDoesNotAllow):
        adopt_agenda(house.act(house.presiding), house.convened())
    assembly = house.sitting()
    assert adopt_agenda(house.act(house.presiding), assembly).agenda_adopted_at == house.at
    with pytest.raises(AgendaAdopted):
        adopt_agenda(house.act(house.presiding), assembly)


def test_a_motion_adopts_the_agenda(house: House) -> None:
    assembly = house.sitting()
    effect = {"act": "adopt_agenda", "session": assembly.number}
    for kind, wrong, refusal in (
        (MotionKind.RESOLUTION, effect, EffectOfAnotherKind),
        (MotionKind.PROCEDURAL, {"act": "adopt_agenda"}, UnknownEffect),
        (MotionKind.PROCEDURAL, {**effect, "session": 9}, NoSuchSession),
    ):
        with pytest.raises(refusal):
            moved(house, assembly, kind, wrong)
    motion = moved(house, assembly, MotionKind.PROCEDURAL, effect)
    house.declared(
        house.vote(assembly, motion), **dict.fromkeys(("BJ_BO", "FR_OCC", "ML_3", "DE_BB"), Choice.FOR)
    )
    house.session.refresh(assembly)
    assert assembly.agenda_adopted_at == house.at
    with pytest.raises(AgendaAdopted):
        moved(house, assembly, MotionKind.PROCEDURAL, effect)


def test_the_agenda_of_a_session_that_ended_stops_no_declaration(house: House) -> None:
    first, assembly = house.sitting(), house.sitting()
    effect: dict[str, object] = {"act": "adopt_agenda", "session": first.number}
    motion = moved(house, assembly, MotionKind.PROCEDURAL, effect)
    vote = house.vote(assembly, motion)
    close_session(house.act(house.presiding), first)
    declaration = house.declared(vote, **dict.fromkeys(("BJ_BO", "FR_OCC", "ML_3", "DE_BB"), Choice.FOR))
    assert not declaration.effect_done
    with pytest.raises(SessionOver):
        moved(house, assembly, MotionKind.PROCEDURAL, effect)


def moved(house: House, assembly: AssemblySession, kind: MotionKind, effect: dict[str, object]) -> Motion:
    """A motion on the agenda; one on procedure needs no supporting region."""
    head, region = house.head("BJ-BO"), house.regions["BJ-BO"]
    details = {"kind": kind, "effect": effect, "text": Wording("fr", "Titre", "Un paragraphe.")}
    motion = submit_motion(house.act(head), region, assembly=assembly, **details)
    for language in ("en", "es"):
        write_translation(house.act(head), motion, text=Wording(language, "Title", "One."))
    admit_motion(house.act(house.presiding), motion)
    return place_on_agenda(house.act(house.secretary), motion)


def test_one_item_is_dealt_with_at_a_time(house: House) -> None:
    assembly = house.sitting()
    one, two = (
        add_agenda_item(house.act(house.presiding), assembly, title=in_three(title))
        for title in ("One", "Two")
    )
    with pytest.raises(ItemNotCurrent):
        conclude_item(house.act(house.presiding), one)
    take_up_item(house.act(house.presiding), one)
    with pytest.raises(AnotherItemCurrent) as refused:
        take_up_item(house.act(house.presiding), two)
    assert refused.value.facts == {"title": in_three("One")}
    with pytest.raises(ItemTakenUp):
        remove_agenda_item(house.act(house.presiding), assembly, item=one)
    house.later(minutes=20)
    assert conclude_item(house.act(house.presiding), one).concluded_at == house.at
    for again in (take_up_item, conclude_item):
        with pytest.raises(ItemConcluded):
            again(house.act(house.presiding), one)
    assert take_up_item(house.act(house.presiding), two).taken_up_at == house.at


def test_no_item_is_taken_up_before_the_session_opens(house: House, convened: AssemblySession) -> None:
    with pytest.raises(SessionDoesNotAllow):
        take_up_item(house.act(house.presiding), named(house, "One"))


def with_document(house: House, assembly: AssemblySession, item: AgendaItem) -> object:
    words = {"title": "The accounts", "language": "fr", "media_type": "application/pdf"}
    return add_agenda_document(house.act(house.secretary), assembly, item=item, content=PDF, **words)


def test_a_document_is_kept_once_and_its_bytes_go_with_the_last_of_it(
    house: House, convened: AssemblySession
) -> None:
    one, three = named(house, "One"), named(house, "Three")
    first, second = (with_document(house, convened, item) for item in (one, three))
    with pytest.raises(DocumentThere):
        with_document(house, convened, one)
    remove_agenda_document(house.act(house.secretary), convened, document=first)
    assert content_of(house.session, first.digest) == PDF
    with pytest.raises(DocumentGone):
        remove_agenda_document(house.act(house.secretary), convened, document=first)
    assert documents_of(house.session, [one.id, three.id]) == [second]
    remove_agenda_document(house.act(house.secretary), convened, document=second)
    assert content_of(house.session, first.digest) is None
    assert with_document(house, convened, one).digest == first.digest


def moving(house: House, item: AgendaItem, before: AgendaItem | None) -> Task:
    secretary, at, ids = (
        house.secretary,
        house.at,
        (item.assembly_session_id, item.id, before.id if before else None),
    )

    def task(session: Session) -> str:
        act = Act(session, secretary, at, Entrance.WEB)
        assembly, moved = session.get_one(AssemblySession, ids[0]), session.get_one(AgendaItem, ids[1])
        follower = session.get_one(AgendaItem, ids[2]) if ids[2] else None
        move_agenda_item(act, assembly, item=moved, before=follower)
        return "moved"

    return task


def adding(house: House, assembly: AssemblySession) -> Task:
    secretary, at, assembly_id = house.secretary, house.at, assembly.id

    def task(session: Session) -> str:
        act = Act(session, secretary, at, Entrance.WEB)
        add_agenda_item(act, session.get_one(AssemblySession, assembly_id), title=in_three("Four"))
        return "added"

    return task


def taking_up(house: House, item: AgendaItem) -> Task:
    presiding, at, item_id = house.presiding, house.at, item.id

    def task(session: Session) -> str:
        take_up_item(Act(session, presiding, at, Entrance.WEB), session.get_one(AgendaItem, item_id))
        return "taken up"

    return task


def test_two_officers_at_once_never_leave_two_items_in_one_place(
    house: House, convened: AssemblySession, engine: Engine
) -> None:
    one, two, three = (named(house, title) for title in ("One", "Two", "Three"))
    tasks = [
        moving(house, three, one),
        moving(house, one, None),
        adding(house, convened),
        moving(house, two, one),
        adding(house, convened),
        moving(house, three, two),
    ]
    house.session.rollback()
    assert at_once(engine, tasks) == ["moved", "moved", "added", "moved", "added", "moved"]
    assert [position for position, _ in read(house, convened)] == list(range(1, 8))


def test_of_two_items_taken_up_at_once_one_is(house: House, engine: Engine) -> None:
    assembly = house.sitting()
    items = [
        add_agenda_item(house.act(house.presiding), assembly, title=in_three(title)) for title in ("A", "B")
    ]
    tasks = [taking_up(house, item) for item in items]
    house.session.rollback()
    assert sorted(map(str, at_once(engine, tasks))) == [str(AnotherItemCurrent), "taken up"]
