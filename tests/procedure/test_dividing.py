"""A motion that is divided: its parts are voted on, and what is adopted of them is voted on as a whole."""

from dataclasses import replace

import pytest

from governance.motions.models import Motion
from governance.motions.queries import current_texts, text_history
from governance.motions.rules import MotionDoesNotAllow, MotionRole, MotionState
from governance.procedure import rules
from governance.procedure.dividing import undo_division
from governance.statutes.rules import FOUNDING, MotionKind, Statutes
from governance.texts import Wording
from governance.voting.commands import annul_vote, withdraw_motion, write_translation
from governance.voting.rules import Choice
from governance.voting.undecided import PartOfMotion
from tests.factories import House
from tests.procedure.stage import FOUR, Floor
from tests.procedure.states import amended


def undone(floor: Floor) -> Motion:
    return undo_division(floor.house.act(floor.house.presiding), floor.motion)


def test_each_part_carries_its_paragraphs_in_every_language_that_follows(house: House) -> None:
    floor = Floor.taken(house)
    first, second = floor.divided()
    assert (first.role, first.number, second.number) == (MotionRole.PART, 1, 2)
    assert first.kind is MotionKind.RESOLUTION
    assert floor.bodies(first) == {"fr": "Un.\n\nTrois.", "en": "One.\n\nThree.", "es": "Uno.\n\nTres."}
    assert floor.bodies(second) == {"fr": "Deux.\n\nQuatre.", "en": "Two.\n\nFour.", "es": "Dos.\n\nCuatro."}
    assert current_texts(house.session, [second.id])[second.id]["fr"].anchors == ["2", "4"]
    assert (floor.state(), floor.state(first)) == (MotionState.DIVIDED, MotionState.ON_AGENDA)


def test_a_translation_of_other_paragraphs_is_not_taken_over(house: House) -> None:
    floor = Floor.taken(house, FOUR | {"en": "One and two.\n\nThree.\n\nFour."})
    first, _second = floor.divided()
    assert set(floor.bodies(first)) == {"fr", "es"}


def test_a_divided_motion_is_not_voted_on_itself(house: House) -> None:
    floor = Floor.taken(house)
    floor.divided()
    with pytest.raises(MotionDoesNotAllow):
        floor.open(floor.motion)


def test_what_is_adopted_of_the_parts_is_put_to_the_vote_as_a_whole(house: House) -> None:
    floor = Floor.taken(house)
    first, second = floor.divided()
    one, other = floor.open(first, second)
    floor.cast(other, Choice.AGAINST)
    floor.declared(one)
    assert floor.state() is MotionState.DIVIDED
    floor.declared(other, None)
    assert floor.state() is MotionState.ON_AGENDA
    assert floor.bodies() == {"fr": "Un.\n\nTrois.", "en": "One.\n\nThree.", "es": "Uno.\n\nTres."}
    texts = current_texts(house.session, [floor.motion.id])[floor.motion.id]
    assert texts["fr"].anchors == ["1", "3"]
    assert {text.translates for text in texts.values()} == {None, texts["fr"].digest}
    assert {text.cause_id for text in texts.values()} == {second.id}
    declared = floor.decided(floor.motion)
    assert (declared.effect_done, floor.state()) == (True, MotionState.ADOPTED)


def test_a_translation_that_does_not_follow_is_outdated_after_the_division(house: House) -> None:
    floor = Floor.taken(house, FOUR | {"en": "One and two.\n\nThree.\n\nFour."})
    first, second = floor.divided()
    for part in (first, second):
        write_translation(house.act(house.head("BJ-BO")), part, text=Wording("en", "Part", "Words."))
    floor.decided(first)
    floor.decided(second, Choice.AGAINST)
    texts = current_texts(house.session, [floor.motion.id])[floor.motion.id]
    assert texts["es"].translates == texts["fr"].digest
    assert texts["en"].translates != texts["fr"].digest


def test_a_motion_whose_every_part_is_adopted_keeps_its_text(house: House) -> None:
    floor = Floor.taken(house)
    for part in floor.divided():
        floor.decided(part)
    assert floor.state() is MotionState.ON_AGENDA
    assert len(text_history(house.session, floor.motion.id)) == 3
    with pytest.raises(rules.DividedAlready):
        floor.divided()


def test_a_motion_whose_every_part_is_rejected_is_rejected(house: House) -> None:
    floor = Floor.taken(house)
    for part in floor.divided():
        floor.decided(part, Choice.AGAINST)
    assert floor.state() is MotionState.REJECTED
    with pytest.raises(MotionDoesNotAllow):
        floor.open(floor.motion)


def test_a_part_on_which_nothing_was_decided_is_voted_on_again(house: House) -> None:
    floor = Floor.taken(house)
    first, second = floor.divided()
    floor.decided(first, None)
    floor.decided(second)
    assert (floor.state(), floor.state(first)) == (MotionState.DIVIDED, MotionState.NOT_DECIDED)
    floor.decided(first)
    assert floor.state() is MotionState.ON_AGENDA


def test_a_division_is_taken_back_until_a_vote_on_a_part_opens(house: House) -> None:
    floor = Floor.taken(house)
    first, second = floor.divided()
    undone(floor)
    assert [floor.state(each) for each in (floor.motion, first, second)] == [
        MotionState.ON_AGENDA,
        MotionState.LAPSED,
        MotionState.LAPSED,
    ]
    third, _fourth = floor.divided()
    assert third.number == 3
    (vote,) = floor.open(third)
    with pytest.raises(rules.PartsVotedOn):
        undone(floor)
    annul_vote(house.act(house.presiding), vote, reason="A mistake.")
    undone(floor)
    assert floor.state() is MotionState.ON_AGENDA


def test_a_part_is_not_withdrawn_on_its_own(house: House) -> None:
    floor = Floor.taken(house)
    first, _second = floor.divided()
    with pytest.raises(PartOfMotion):
        withdraw_motion(house.act(house.head("BJ-BO")), first)


def test_a_motion_that_does_something_beside_its_text_stays_whole(house: House) -> None:
    floor = Floor.taken(house, effect={"act": "suspend_region", "region": "ML-3"})
    with pytest.raises(rules.OnlyTextIsDivided):
        floor.divided()


def test_the_statutes_may_keep_motions_whole(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    floor = Floor.taken(house)
    strict: Statutes = replace(FOUNDING, motions=replace(FOUNDING.motions, division=False))
    monkeypatch.setattr("governance.procedure.dividing.statutes_of", lambda session, statutes_id: strict)
    with pytest.raises(rules.DivisionNotAllowed):
        floor.divided()


def test_parts_cover_the_text(house: House) -> None:
    floor = Floor.taken(house)
    with pytest.raises(rules.PartsDoNotCover):
        floor.divided([["1"], ["2", "3"]])


def test_amendments_are_decided_before_the_text_is_divided(house: House) -> None:
    floor = Floor.taken(house)
    amendment = amended(floor)
    with pytest.raises(rules.AmendmentsFirst):
        floor.divided()
    floor.decided(amendment)
    first, _second = floor.divided()
    assert floor.bodies(first)["fr"] == "Un, mieux.\n\nTrois."
    assert set(floor.bodies(first)) == {"fr"}
