"""The floor of a session: who asks, in which order it is given, for how long, and to one at a time."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from governance.act import Act, Entrance, Overtaken
from governance.assembly.commands import SessionOver, open_session, resume_session, suspend_session
from governance.assembly.treating import conclude_item
from governance.database import prepare
from governance.debate.floor import (
    call_speaker,
    close_list,
    end_speech,
    reopen_list,
    request_floor,
    set_speaking_time,
    withdraw_request,
)
from governance.debate.models import SpeakingRequest
from governance.debate.refusals import (
    AlreadyWaiting,
    FloorTaken,
    ItemConcluded,
    ListClosed,
    ListOpen,
    NotAccredited,
    NotOnFloor,
    NotSitting,
    NotTakenUp,
    NotWaiting,
    OutOfTurn,
)
from governance.debate.rules import SpeakingKind, SpeakingTimeOutOfBounds
from governance.debate.speakers import current_item, list_of, on_floor, speech_ends
from governance.errors import NotAllowed
from governance.voting.commands import close_session
from tests.debate.stage import Room
from tests.factories import House, in_three

POINT = SpeakingKind.POINT_OF_ORDER


def order(room: Room) -> list[str]:
    """Who waits, the next one first, under the founding statutes."""
    return [one.region.code for one in list_of(room.house.session, room.item, True)]


def end(room: Room, request: SpeakingRequest) -> SpeakingRequest:
    return end_speech(room.house.later(seconds=30).act(room.house.presiding), request)


def test_constituencies_take_turns_and_points_of_order_come_first(house: House) -> None:
    room = Room.sitting(house)
    requests = {code: room.asked(code) for code in ("FR-OCC", "DE-BB", "BJ-BO", "ML-3")}
    assert order(room) == ["FR-OCC", "BJ-BO", "DE-BB", "ML-3"]
    end(room, room.called(requests["FR-OCC"]))
    point = room.asked("ES-AN", POINT)
    assert order(room) == ["ES-AN", "BJ-BO", "DE-BB", "ML-3"]
    end(room, room.called(point))
    # A point of order takes no turn of its side.
    assert order(room) == ["BJ-BO", "DE-BB", "ML-3"]


def test_one_speaks_at_a_time_and_for_the_time_of_the_statutes(house: House) -> None:
    room = Room.sitting(house)
    first, second = room.asked("FR-OCC"), room.asked("BJ-BO")
    room.called(first)
    assert (first.called_at, first.seconds, first.out_of_turn) == (house.at, 180, None)
    assert speech_ends(first) == house.at + timedelta(minutes=3)
    with pytest.raises(FloorTaken):
        room.called(second)
    assert end(room, first).ended_at == house.at
    with pytest.raises(NotOnFloor):
        end(room, first)
    room.called(second)
    assert on_floor(house.session, room.assembly.id) == second


def test_another_than_the_next_is_called_with_a_reason_alone(house: House) -> None:
    room = Room.sitting(house)
    room.asked("FR-OCC")
    second = room.asked("DE-BB")
    with pytest.raises(OutOfTurn) as refusal:
        room.called(second)
    assert refusal.value.facts == {"region": in_three("FR-OCC")}
    with pytest.raises(OutOfTurn):
        room.called(second, reason="  ")
    assert room.called(second, reason="It answers a question.").out_of_turn == "It answers a question."


def test_a_reason_for_who_is_next_anyway_is_not_kept(house: House) -> None:
    room = Room.sitting(house)
    assert room.called(room.asked("FR-OCC"), reason="Why not.").out_of_turn is None


def test_the_presiding_officer_sets_the_time_for_who_comes_next(house: House) -> None:
    room = Room.sitting(house)
    presiding = house.presiding
    with pytest.raises(SpeakingTimeOutOfBounds):
        set_speaking_time(house.act(presiding), room.item, seconds=5)
    set_speaking_time(house.act(presiding), room.item, seconds=90)
    first = room.called(room.asked("FR-OCC"))
    set_speaking_time(house.act(presiding), room.item, seconds=None)
    assert first.seconds == 90
    end(room, first)
    assert room.called(room.asked("BJ-BO")).seconds == 180


def test_a_delegation_is_on_the_list_once_and_may_leave_it(house: House) -> None:
    room = Room.sitting(house)
    request = room.asked("FR-OCC")
    with pytest.raises(AlreadyWaiting):
        room.asked("FR-OCC")
    room.asked("FR-OCC", POINT)
    with pytest.raises(NotAllowed):
        withdraw_request(house.act(room.speaker("BJ-BO")), request)
    withdraw_request(house.act(room.alternate("FR-OCC")), request)
    with pytest.raises(NotWaiting):
        withdraw_request(house.act(room.speaker("FR-OCC")), request)
    with pytest.raises(NotWaiting):
        room.called(request)
    assert order(room) == ["FR-OCC"]
    room.asked("FR-OCC")


def test_nobody_asks_for_another_region_or_without_a_delegation(house: House) -> None:
    room = Room.sitting(house)
    for actor in (room.speaker("FR-OCC"), house.presiding, house.secretary):
        with pytest.raises(NotAllowed):
            request_floor(house.act(actor), room.item, region=house.regions["BJ-BO"])


def test_delegations_do_not_give_the_floor(house: House) -> None:
    room = Room.sitting(house)
    request = room.asked("FR-OCC")
    with pytest.raises(NotAllowed):
        call_speaker(house.act(room.speaker("FR-OCC")), request)


def test_credentials_come_before_the_floor(house: House) -> None:
    house.region("FR-OCC")
    room = Room.sitting(house, "BJ-BO", "ES-AN", "CD-BC")
    with pytest.raises(NotAccredited):
        room.asked("FR-OCC")


def test_a_closed_list_takes_points_of_order_alone(house: House) -> None:
    room = Room.sitting(house)
    waiting = room.asked("FR-OCC")
    close_list(house.act(house.presiding), room.item)
    with pytest.raises(ListClosed):
        close_list(house.act(house.presiding), room.item)
    with pytest.raises(ListClosed):
        room.asked("BJ-BO")
    room.asked("BJ-BO", POINT)
    assert order(room) == ["BJ-BO", "FR-OCC"]
    assert waiting.withdrawn_at is None
    reopen_list(house.act(house.presiding), room.item)
    with pytest.raises(ListOpen):
        reopen_list(house.act(house.presiding), room.item)
    room.asked("DE-BB")


def test_a_list_can_be_made_before_the_item_is_taken_up_but_nobody_speaks(house: House) -> None:
    assembly = house.sitting()
    room = Room(house, assembly, house.motion(assembly))
    request = room.asked("FR-OCC")
    with pytest.raises(NotTakenUp):
        room.asked("FR-OCC", POINT)
    with pytest.raises(NotTakenUp):
        room.called(request)
    assert current_item(house.session, assembly.id) is None


def test_nobody_speaks_on_an_item_that_is_concluded(house: House) -> None:
    room = Room.sitting(house)
    request = room.asked("FR-OCC")
    conclude_item(house.act(house.presiding), room.item)
    assert current_item(house.session, room.assembly.id) is None
    for refused in (
        lambda: room.asked("BJ-BO"),
        lambda: room.called(request),
        lambda: close_list(house.act(house.presiding), room.item),
        lambda: set_speaking_time(house.act(house.presiding), room.item, seconds=60),
    ):
        with pytest.raises(ItemConcluded):
            refused()


def test_the_floor_is_given_while_the_session_is_open(house: House) -> None:
    room = Room.sitting(house)
    suspend_session(house.act(house.presiding), room.assembly)
    request = room.asked("FR-OCC")
    with pytest.raises(NotSitting):
        room.called(request)
    resume_session(house.act(house.presiding), room.assembly)
    room.called(request)


def test_the_floor_is_asked_for_from_the_opening_to_the_closing(house: House) -> None:
    for code in ("FR-OCC", "BJ-BO", "ES-AN"):
        house.region(code)
    assembly = house.convened()
    for code in house.regions:
        house.attend(assembly, code)
    room = Room(house, assembly, house.motion(assembly))
    with pytest.raises(NotSitting):
        room.asked("FR-OCC")
    open_session(house.act(house.presiding), assembly)
    room.asked("FR-OCC")
    close_session(house.act(house.presiding), assembly)
    with pytest.raises(SessionOver):
        room.asked("BJ-BO")


@pytest.fixture
def another(house: House, database_url: str) -> Iterator[Session]:
    """A second officer's connection to the same database."""
    engine = create_engine(database_url)
    prepare(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def test_of_two_officers_who_give_the_floor_at_once_one_is_refused(house: House, another: Session) -> None:
    """The other's page showed the floor free: what is decided is how things stand when the act is done."""
    room = Room.sitting(house)
    first, second = room.asked("FR-OCC"), room.asked("BJ-BO")
    seen_by_the_other = another.get_one(SpeakingRequest, second.id)
    another.rollback()
    room.called(first)
    act = Act(another, house.presiding, house.at, Entrance.WEB)
    with pytest.raises(FloorTaken):
        call_speaker(act, seen_by_the_other)


def test_the_database_itself_lets_one_have_the_floor(house: House) -> None:
    """Whatever a command may overlook, a second row is refused; on both databases."""
    room = Room.sitting(house)
    first, second = room.asked("FR-OCC"), room.asked("BJ-BO")
    room.called(first)
    connection = house.session.connection().engine.raw_connection()
    statement = f"UPDATE speaking_requests SET called_at = requested_at, seconds = 60 WHERE id = {second.id}"
    with pytest.raises(Exception, match=r"(?i)unique"):
        connection.cursor().execute(statement)
    connection.rollback()
    connection.close()


def test_a_speech_that_was_ended_meanwhile_is_not_ended_again(house: House) -> None:
    room = Room.sitting(house)
    request = room.called(room.asked("FR-OCC"))
    early = house.at - timedelta(seconds=1)
    with pytest.raises(Overtaken):
        end_speech(Act(house.session, house.presiding, early, Entrance.WEB), request)
