"""What is proposed to a motion ends with it; a vote that decided nothing ends neither."""

import pytest

from governance.motions.commands import Wording, submit_motion
from governance.motions.models import Motion
from governance.motions.rules import MotionState
from governance.motions.supporting import lapse_motion
from governance.statutes.rules import MotionKind
from governance.voting.commands import withdraw_motion
from governance.voting.outcomes import state_of_motion
from governance.voting.rules import Choice
from tests.amendments.stage import ALL_FOR, Stage
from tests.factories import House


@pytest.fixture
def stage(house: House) -> Stage:
    return Stage(house)


def state(stage: Stage, motion: Motion) -> MotionState:
    stage.house.session.rollback()
    return state_of_motion(stage.house.session, motion)


def test_a_correction_ends_with_a_motion_that_finds_no_support(stage: Stage) -> None:
    house, text = stage.house, Wording("fr", "Titre", "Un paragraphe.\n\nUn autre.")
    act, home = house.act(house.head("BJ-BO")), house.regions["BJ-BO"]
    details = {"kind": MotionKind.RESOLUTION, "effect": {"act": "resolution"}, "text": text}
    stage.motion = submit_motion(act, home, assembly=stage.assembly, **details)
    correction = stage.correct(_2="Un autre !")
    house.at = stage.motion.support_until
    lapse_motion(house.later(minutes=1).act(house.secretary), stage.motion)
    assert state(stage, correction) is MotionState.LAPSED


def test_a_correction_ends_with_a_motion_that_is_withdrawn_or_decided(stage: Stage) -> None:
    first, house = stage.correct(_2="Un autre !"), stage.house
    withdraw_motion(house.act(house.head("BJ-BO")), stage.motion)
    assert state(stage, first) is MotionState.LAPSED
    stage.motion = house.motion(stage.assembly)
    second = stage.correct(_2="Un autre !")
    stage.decide(stage.motion)
    assert state(stage, second) is MotionState.LAPSED


def test_a_motion_that_a_vote_did_not_decide_is_amended_before_the_next(stage: Stage) -> None:
    before = stage.correct(_1="Un paragraphe !")
    stage.decide(stage.motion, {"FR_OCC": Choice.FOR})
    assert state(stage, stage.motion) is MotionState.NOT_DECIDED
    assert state(stage, before) is MotionState.ON_AGENDA
    amendment, correction = stage.amend(_2="Autre chose."), stage.correct(_1="Paragraphe !")
    assert state(stage, stage.motion) is MotionState.NOT_DECIDED
    stage.accept(correction)
    stage.decide(amendment, ALL_FOR)
    assert stage.text.body == "Paragraphe !\n\nAutre chose."
    stage.translate()
    stage.decide(stage.motion, ALL_FOR)
    assert state(stage, stage.motion) is MotionState.ADOPTED
