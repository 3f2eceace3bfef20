"""Minutes are what the acts wrote: noted, drawn up, adopted by a later session, and never changed after."""

import pytest

from governance.act import REGISTRY
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_session
from governance.errors import NotAllowed
from governance.minutes.commands import (
    LaidAlready,
    MinutesAdopted,
    MinutesUnknown,
    NoteIncomplete,
    NothingNew,
    OwnSession,
    SessionNotOver,
    draw_up_minutes,
    lay_minutes,
    note_minutes,
)
from governance.minutes.composing import composed
from governance.minutes.models import Minutes
from governance.minutes.reading import minutes_in_force
from governance.motions.admitting import admit_motion
from governance.motions.commands import place_on_agenda
from governance.motions.models import Motion
from governance.procedure.referring import postpone_motion, resume_motion
from governance.record.canonical import digest, encode
from governance.texts import Wording
from governance.voting.commands import close_session
from governance.voting.rules import Choice
from tests.factories import House, in_three

TEXTS = {language: Wording(language, "Minutes", "Adopt them.") for language in ("fr", "en", "es")}


def held(house: House) -> AssemblySession:
    """A session with a motion adopted in it, closed."""
    assembly = house.sitting("BJ-BO", "FR-OCC", "DE-BB")
    vote = house.vote(assembly)
    house.declared(vote, **{"BJ-BO": Choice.FOR, "FR-OCC": Choice.FOR, "DE-BB": Choice.AGAINST})
    return close_session(house.act(house.presiding), assembly)


def drawn_up(house: House, assembly: AssemblySession) -> Minutes:
    return draw_up_minutes(house.act(house.secretary), assembly)


def laid(house: House, minutes: Minutes) -> tuple[AssemblySession, Motion]:
    """A later session, and the motion on its agenda that adopts the minutes."""
    later = house.sitting()
    motion = lay_minutes(house.act(house.secretary), minutes, assembly=later, texts=TEXTS, authentic="fr")
    admit_motion(house.act(house.presiding), motion)
    return later, place_on_agenda(house.act(house.secretary), motion)


def test_they_say_who_came_what_was_moved_and_how_each_voted(house: House) -> None:
    minutes = drawn_up(house, held(house))
    (motion,) = minutes.document["motions"]
    (vote,) = motion["votes"]
    assert [line["region"] for line in minutes.document["attendance"]] == ["BJ-BO", "DE-BB", "FR-OCC"]
    assert (motion["author"], motion["supporters"], motion["state"]) == ("BJ-BO", ["FR-OCC"], "adopted")
    assert vote["roll_call"] == {
        "for": ["BJ-BO", "FR-OCC"],
        "against": ["DE-BB"],
        "abstain": [],
        "did_not_vote": [],
    }
    assert (vote["quorum"]["present"], vote["quorum"]["entitled"]) == (3, 3)
    assert minutes.digest == digest(encode(minutes.document))


def test_they_are_drawn_up_when_the_session_is_over_and_not_twice_the_same(house: House) -> None:
    assembly = house.sitting()
    with pytest.raises(SessionNotOver):
        drawn_up(house, assembly)
    close_session(house.act(house.presiding), assembly)
    drawn_up(house, assembly)
    with pytest.raises(NothingNew):
        drawn_up(house, assembly)


def test_a_note_replaces_the_one_in_its_place_and_both_stay(house: House) -> None:
    assembly = held(house)
    first = drawn_up(house, assembly)
    for words in ("A correction.", "Another."):
        note_minutes(house.act(house.secretary), assembly, text=in_three(words))
    second = drawn_up(house, assembly)
    assert second.document["notes"] == [in_three("Another.")]
    house.session.refresh(first)
    assert first.superseded_at is not None


def test_a_note_stands_in_every_language(house: House) -> None:
    assembly = held(house)
    with pytest.raises(NoteIncomplete):
        note_minutes(house.act(house.secretary), assembly, text={"en": "Only this."})


def test_a_later_session_adopts_them_and_then_they_stand(house: House) -> None:
    assembly = held(house)
    minutes = drawn_up(house, assembly)
    vote = house.vote(*laid(house, minutes))
    house.declared(vote, **dict.fromkeys(house.regions, Choice.FOR))
    found = minutes_in_force(house.session, assembly.id)
    assert found is not None
    assert found.adopted_at is not None
    with pytest.raises(MinutesAdopted):
        note_minutes(house.act(house.secretary), assembly, text=in_three("Too late."))


def test_a_session_does_not_adopt_its_own(house: House) -> None:
    assembly = held(house)
    minutes = drawn_up(house, assembly)
    with pytest.raises(OwnSession):
        lay_minutes(house.act(house.secretary), minutes, assembly=assembly, texts=TEXTS, authentic="fr")


def test_minutes_drawn_up_anew_are_not_those_that_were_laid(house: House) -> None:
    assembly = held(house)
    minutes = drawn_up(house, assembly)
    later, motion = laid(house, minutes)
    note_minutes(house.act(house.secretary), assembly, text=in_three("A correction."))
    drawn_up(house, assembly)
    with pytest.raises(MinutesUnknown):
        house.vote(later, motion)


@pytest.mark.parametrize("name", ["note_minutes", "draw_up_minutes"])
def test_only_the_secretariat_keeps_them(house: House, name: str) -> None:
    assembly = held(house)
    details = {"text": in_three("A note.")} if name == "note_minutes" else {}
    for actor in (house.presiding, house.head("BJ-BO")):
        with pytest.raises(NotAllowed):
            REGISTRY[name](house.act(actor), assembly, **details)


def test_what_is_composed_of_a_session_under_way_can_be_written(house: House) -> None:
    assembly = house.sitting("BJ-BO", "FR-OCC")
    house.vote(assembly)
    found = assembly_session(house.session, assembly.number)
    assert found is not None
    assert encode(composed(house.session, found))


def test_what_another_session_put_off_in_the_same_days_is_not_in_the_minutes(house: House) -> None:
    other = house.sitting("BJ-BO", "FR-OCC")
    put_off = house.motion(other)
    assembly = house.sitting()
    postpone_motion(house.act(house.presiding), put_off, reason="Later.", language="en")
    house.later(hours=1)
    close_session(house.act(house.presiding), assembly)
    assert drawn_up(house, assembly).document["motions"] == []


def test_what_was_put_off_to_a_later_session_stays_in_the_minutes(house: House) -> None:
    assembly = house.sitting("BJ-BO", "FR-OCC")
    motion = house.motion(assembly)
    postpone_motion(house.act(house.presiding), motion, reason="Later.", language="en")
    house.later(hours=1)
    close_session(house.act(house.presiding), assembly)
    resume_motion(house.act(house.presiding), motion, assembly=house.sitting())
    (facts,) = drawn_up(house, assembly).document["motions"]
    assert facts["referrals"][0]["reason"] == "Later."


def test_the_same_minutes_are_laid_once_and_again_where_they_were_not_decided_on(house: House) -> None:
    minutes = drawn_up(house, held(house))
    later, _motion = laid(house, minutes)
    with pytest.raises(LaidAlready):
        laid(house, minutes)
    close_session(house.act(house.presiding), later)
    assert laid(house, minutes)[1].effect == {"act": "adopt_minutes", "minutes": minutes.digest}
