"""Who has the last word on what is admissible: the Assembly, once it was asked."""

import pytest

from governance.amendments.answering import accept_amendment
from governance.motions.models import Motion
from governance.motions.rules import MotionDoesNotAllow, MotionRole, MotionState
from governance.procedure import rules
from governance.voting.about import PartsDecideText
from governance.voting.admissibility import (
    AssemblyHasRuled,
    ChallengeToOwnRuling,
    PartNotRuledOn,
    refuse_motion,
)
from governance.voting.rules import Choice
from tests.factories import House
from tests.procedure.stage import Floor
from tests.procedure.states import amended, of_the_amendment


def refused(floor: Floor, motion: Motion | None = None) -> None:
    act = floor.house.act(floor.house.presiding)
    refuse_motion(act, motion or floor.motion, reasons="Out of order.", language="en")


def test_a_part_is_not_refused_so_that_its_motion_is_reunited(house: House) -> None:
    floor = Floor.taken(house)
    first, second = floor.divided()
    with pytest.raises(PartNotRuledOn):
        refused(floor, first)
    floor.decided(first), floor.decided(second)
    assert floor.state() is MotionState.ON_AGENDA


def test_who_was_overruled_does_not_refuse_the_motion_again(house: House) -> None:
    floor = Floor.taken(house)
    refused(floor)
    floor.decided(floor.admitted("overrule_ruling"))
    assert floor.state() is MotionState.ON_AGENDA
    with pytest.raises(AssemblyHasRuled):
        refused(floor)


def test_the_presiding_officer_does_not_refuse_a_challenge_to_the_own_ruling(house: House) -> None:
    floor = Floor.taken(house)
    challenge = floor.asked("overrule_ruling")
    with pytest.raises(ChallengeToOwnRuling):
        refused(floor, challenge)
    # Nor is the motion voted on as long as the challenge waits to be admitted.
    with pytest.raises(rules.ProcedureFirst):
        floor.open(floor.motion)
    refused(floor, floor.asked("postpone"))


def test_a_challenge_ends_with_the_ruling_that_it_was_against(house: House) -> None:
    """Whoever asks that an admission be overruled does not ask that the motion be admitted."""
    floor = Floor.taken(house)
    challenge = floor.admitted("overrule_ruling")
    refused(floor)
    assert floor.state(challenge) is MotionState.LAPSED
    floor.decided(floor.admitted("overrule_ruling"))
    assert floor.state() is MotionState.ON_AGENDA


def test_a_ruling_is_challenged_once(house: House) -> None:
    floor = Floor.taken(house)
    floor.decided(floor.admitted("overrule_ruling"), Choice.AGAINST)
    with pytest.raises(rules.NoRulingToChallenge):
        floor.asked("overrule_ruling", code="ML-3")
    refused(floor)
    assert floor.asked("overrule_ruling", code="ML-3").role is MotionRole.PROCEDURE


def test_a_motion_waits_for_the_challenge_about_an_amendment_to_it(house: House) -> None:
    floor = Floor.taken(house)
    amendment = amended(floor)
    refused(floor, amendment)
    of_it = of_the_amendment(floor, amendment)
    challenge = of_it.admitted("overrule_ruling")
    with pytest.raises(rules.ProcedureFirst):
        floor.open(floor.motion)
    of_it.decided(challenge)
    assert floor.state(amendment) is MotionState.ON_AGENDA


def test_what_is_asked_about_an_amendment_lapses_when_it_falls(house: House) -> None:
    floor = Floor.taken(house)
    one, same = amended(floor), amended(floor)
    challenge = of_the_amendment(floor, one).asked("overrule_ruling")
    accept_amendment(house.act(house.head("BJ-BO")), same)
    assert (floor.state(one), floor.state(challenge)) == (MotionState.FALLEN, MotionState.LAPSED)


def test_an_amendment_that_was_refused_falls_with_what_contradicts_it(house: House) -> None:
    """Admitted after all, it would be put to the vote on a text that is not there any more."""
    floor = Floor.taken(house)
    one, other = amended(floor), amended(floor, "Un, autrement.")
    refused(floor, one)
    assert floor.decided(other).effect_done
    assert floor.state(one) is MotionState.FALLEN
    with pytest.raises(MotionDoesNotAllow):
        of_the_amendment(floor, one).asked("overrule_ruling")


def test_a_part_that_was_rejected_does_not_come_back_as_an_amendment(house: House) -> None:
    floor = Floor.taken(house)
    first, second = floor.divided()
    floor.decided(first), floor.decided(second, Choice.AGAINST)
    assert floor.bodies()["fr"] == "Un.\n\nTrois."
    with pytest.raises(PartsDecideText):
        amended(floor)


def test_what_was_asked_and_refused_does_not_keep_others_from_asking(house: House) -> None:
    floor = Floor.taken(house)
    refused(floor, floor.asked("postpone"))
    assert floor.asked("postpone", code="ML-3").role is MotionRole.PROCEDURE


def test_an_amendment_that_was_refused_does_not_keep_the_motion_whole(house: House) -> None:
    floor = Floor.taken(house)
    amendment = amended(floor)
    refused(floor, amendment)
    first, second = floor.divided()
    assert floor.state(amendment) is MotionState.LAPSED
    floor.decided(first), floor.decided(second)
    assert floor.decided(floor.motion).effect_done


def test_a_motion_is_not_divided_so_that_it_cannot_be_postponed(house: House) -> None:
    floor = Floor.taken(house)
    asked = floor.admitted("postpone")
    with pytest.raises(rules.ProcedureFirst):
        floor.divided()
    floor.decided(asked)
    assert floor.state() is MotionState.POSTPONED
