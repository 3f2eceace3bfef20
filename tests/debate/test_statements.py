"""What regions say on a motion: who may, for how long, and what moderation does."""

import pytest
from sqlalchemy import select

from governance.debate.closing import DebateOpen, NoSuchDebate, close_debate, reopen_debate
from governance.debate.commands import (
    DebateClosed,
    HidingUnexplained,
    NoReplyToReply,
    NotHidden,
    SaidAlready,
    StatementHidden,
    hide_statement,
    make_statement,
    reply,
    show_statement,
)
from governance.debate.models import DebateClosing
from governance.debate.queries import (
    FEW_REPLIES,
    closed_since,
    replies_to,
    statement_counts,
    statements_on,
)
from governance.debate.rules import NoStance, Stance
from governance.effects import EFFECTS
from governance.errors import NotAllowed
from governance.motions.commands import NotInGoodStanding
from governance.motions.rules import MotionDoesNotAllow
from governance.record.models import Entry
from governance.statutes.rules import MotionKind
from governance.voting.commands import withdraw_motion
from governance.voting.rules import Choice
from tests.debate.stage import Room
from tests.factories import House


def test_a_region_speaks_for_a_motion_in_any_language(house: House) -> None:
    room = Room.sitting(house)
    statement = room.said("BJ-BO", Stance.QUESTION, " Báwo ni? \n\nKí ló dé?\n", "yo")
    assert (statement.region_id, statement.stance, statement.language) == (
        house.regions["BJ-BO"].id,
        Stance.QUESTION,
        "yo",
    )
    assert (statement.body, statement.made_at) == ("Báwo ni? \n\nKí ló dé?", house.at)


def test_the_record_lists_a_statement_under_its_motion_and_its_region(house: House) -> None:
    room = Room.sitting(house)
    room.said("BJ-BO")
    entry = house.session.scalars(select(Entry).order_by(Entry.id.desc())).first()
    assert entry is not None
    assert (entry.act, entry.subjects) == (
        "make_statement",
        [f"motions/{room.motion.id}", "statements/1", "regions/BJ-BO"],
    )


def test_an_alternate_speaks_for_their_region_and_for_no_other(house: House) -> None:
    room = Room.sitting(house)
    alternate = room.alternate("BJ-BO")
    details = {"stance": Stance.FOR, "language": "fr", "body": "Oui."}
    make_statement(house.act(alternate), room.motion, region=house.regions["BJ-BO"], **details)
    for actor, code in ((alternate, "FR-OCC"), (house.secretary, "BJ-BO"), (house.presiding, "BJ-BO")):
        with pytest.raises(NotAllowed):
            make_statement(house.act(actor), room.motion, region=house.regions[code], **details)


def test_a_suspended_region_does_not_speak(house: House) -> None:
    room = Room.sitting(house)
    effect = {"act": "suspend_region", "region": "DE-BB"}
    motion = house.motion(room.assembly, MotionKind.MEMBERSHIP, effect)
    codes = ("BJ_BO", "FR_OCC", "ES_AN", "CD_BC", "ML_3")
    house.declared(house.vote(room.assembly, motion), **dict.fromkeys(codes, Choice.FOR))
    with pytest.raises(NotInGoodStanding):
        room.said("DE-BB")


def test_a_motion_that_is_over_is_not_debated(house: House) -> None:
    room = Room.sitting(house)
    withdraw_motion(house.act(room.speaker("BJ-BO")), room.motion)
    with pytest.raises(MotionDoesNotAllow):
        room.said("FR-OCC")
    with pytest.raises(MotionDoesNotAllow):
        close_debate(house.act(house.presiding), room.motion)


def test_a_motion_under_vote_is_debated(house: House) -> None:
    room = Room.sitting(house)
    house.vote(room.assembly, room.motion)
    assert room.said("FR-OCC", Stance.AGAINST).stance is Stance.AGAINST


def test_a_statement_takes_a_stance(house: House) -> None:
    room = Room.sitting(house)
    with pytest.raises(NoStance):
        room.said("BJ-BO", Stance.REPLY)


def test_a_reply_answers_a_statement_and_nothing_deeper(house: House) -> None:
    room = Room.sitting(house)
    statement = room.said("BJ-BO")
    answer = room.replied(statement, "FR-OCC")
    assert (answer.parent_id, answer.stance, answer.motion_id) == (
        statement.id,
        Stance.REPLY,
        room.motion.id,
    )
    with pytest.raises(NoReplyToReply):
        room.replied(answer, "BJ-BO")
    act = house.act(room.speaker("FR-OCC"))
    with pytest.raises(NotAllowed):
        reply(act, statement, region=house.regions["BJ-BO"], language="fr", body="Non.")


def test_a_closed_debate_is_silent_until_it_is_reopened(house: House) -> None:
    room = Room.sitting(house)
    statement = room.said("BJ-BO")
    closing = close_debate(house.act(house.presiding), room.motion)
    assert closed_since(house.session, room.motion.id) == closing.closed_at == house.at
    for speak in (lambda: room.said("FR-OCC"), lambda: room.replied(statement, "FR-OCC")):
        with pytest.raises(DebateClosed):
            speak()
    with pytest.raises(DebateClosed):
        close_debate(house.act(house.presiding), room.motion)
    reopen_debate(house.later(hours=1).act(house.presiding), room.motion)
    assert closed_since(house.session, room.motion.id) is None
    room.replied(statement, "FR-OCC")
    with pytest.raises(DebateOpen):
        reopen_debate(house.act(house.presiding), room.motion)


def test_a_motion_on_procedure_closes_the_debate_it_names(house: House) -> None:
    room = Room.sitting(house)
    effect, act = EFFECTS["close_debate"], house.act(house.presiding)
    for wrong in ({}, {"motion": 999}, {"motion": "1"}, {"motion": room.motion.id, "more": 1}):
        with pytest.raises(NoSuchDebate):
            effect.check(act, wrong)
    effect.check(act, {"motion": room.motion.id})


def test_hidden_words_give_way_to_the_reason_and_come_back(house: House) -> None:
    room = Room.sitting(house)
    statement = room.said("BJ-BO")
    for reason in ("", "  \n", "x" * 1001):
        with pytest.raises(HidingUnexplained):
            hide_statement(house.act(house.secretary), statement, reason=reason)
    hide_statement(house.act(house.secretary), statement, reason=" Names a private person. ")
    assert (statement.hidden_at, statement.hidden_reason) == (house.at, "Names a private person.")
    assert statement.body == "Oui."
    with pytest.raises(StatementHidden):
        hide_statement(house.act(house.presiding), statement, reason="Twice.")
    with pytest.raises(StatementHidden):
        room.replied(statement, "FR-OCC")
    show_statement(house.later(hours=1).act(house.presiding), statement)
    assert (statement.hidden_at, statement.hidden_reason) == (None, None)
    with pytest.raises(NotHidden):
        show_statement(house.act(house.presiding), statement)


def test_delegations_do_not_moderate(house: House) -> None:
    room = Room.sitting(house)
    statement = room.said("BJ-BO")
    for actor in (room.speaker("BJ-BO"), room.speaker("FR-OCC")):
        with pytest.raises(NotAllowed):
            hide_statement(house.act(actor), statement, reason="Mine.")


def test_a_page_of_a_debate_shows_as_many_of_each_stance_and_ones_own_first(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("governance.debate.queries.PAGE", 4)
    room = Room.sitting(house)
    for code in ("BJ-BO", "FR-OCC", "DE-BB", "ML-3", "CD-BC"):
        room.said(code)
    room.said("ES-AN", Stance.AGAINST)
    room.said("FR-OCC", Stance.AGAINST)
    assert shown(room, 1) == {
        Stance.FOR: ["BJ-BO", "FR-OCC"],
        Stance.AGAINST: ["ES-AN", "FR-OCC"],
        Stance.QUESTION: [],
    }
    assert shown(room, 2)[Stance.FOR] == ["DE-BB", "ML-3", "CD-BC"]
    assert shown(room, 1, "ML-3")[Stance.FOR] == ["ML-3", "BJ-BO"]
    assert shown(room, 1, "FR-OCC")[Stance.AGAINST] == ["FR-OCC", "ES-AN"]


def shown(room: Room, page: int, *own: str) -> dict[Stance, list[str]]:
    """Whose statements stand on a page, for a reader of these regions."""
    mine = [room.house.regions[code].id for code in own]
    found = statements_on(room.house.session, room.motion.id, page, mine)
    return {stance: [said.statement.region.code for said in each] for stance, each in found.items()}


def test_a_few_replies_stand_under_a_statement_and_all_on_its_own_page(house: House) -> None:
    room = Room.sitting(house)
    statement, other = room.said("BJ-BO"), room.said("FR-OCC")
    answers = [room.replied(statement, "FR-OCC", f"Non, {n}.").id for n in range(FEW_REPLIES + 2)]
    found = statements_on(house.session, room.motion.id, 1)[Stance.FOR]
    assert [(said.statement.id, len(said.replies), said.more) for said in found] == [
        (statement.id, FEW_REPLIES, 2),
        (other.id, 0, 0),
    ]
    assert [one.id for one in replies_to(house.session, statement.id, 1)] == answers
    assert statement_counts(house.session, room.motion.id) == {
        Stance.FOR: 2,
        Stance.AGAINST: 0,
        Stance.QUESTION: 0,
        Stance.REPLY: FEW_REPLIES + 2,
    }


def test_each_closing_of_a_debate_stays_in_its_history(house: House) -> None:
    room = Room.sitting(house)
    for _ in range(2):
        close_debate(house.act(house.presiding), room.motion)
        reopen_debate(house.later(minutes=5).act(house.presiding), room.motion)
    assert len(house.session.scalars(select(DebateClosing)).all()) == 2


def test_a_statement_that_is_sent_twice_is_made_once(house: House) -> None:
    room = Room.sitting(house)
    statement = room.said("BJ-BO", body="La pluie.")
    room.replied(statement, "FR-OCC", "Ou la soif.")
    with pytest.raises(SaidAlready):
        room.said("BJ-BO", body="La pluie. ")
    with pytest.raises(SaidAlready):
        room.replied(statement, "FR-OCC", "Ou la soif.")
    room.said("FR-OCC", body="La pluie.")
    room.said("BJ-BO", body="Et le vent.")
    assert room.said("BJ-BO", body="La pluie.").id
