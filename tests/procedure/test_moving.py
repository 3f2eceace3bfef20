"""What delegations ask on procedure about a motion, and what its adoption does."""

from dataclasses import replace

import pytest

from governance.debate.queries import closing_in_force
from governance.effects import AboutAnotherMotion, UnknownEffect
from governance.errors import NotAllowed
from governance.motions.commands import Wording, submit_motion
from governance.motions.rules import MotionDoesNotAllow, MotionRole, MotionState
from governance.procedure import rules
from governance.procedure.moving import move_procedure
from governance.statutes.rules import FOUNDING, MotionKind
from governance.voting.admissibility import refuse_motion
from governance.voting.commands import withdraw_motion
from governance.voting.rules import Choice
from tests.factories import House
from tests.procedure.stage import Floor


def refused(floor: Floor) -> None:
    act = floor.house.act(floor.house.presiding)
    refuse_motion(act, floor.motion, reasons="Out of order.", language="en")


def test_a_procedure_is_a_motion_about_the_motion_by_any_region(house: House) -> None:
    floor = Floor.taken(house)
    asked = floor.asked("postpone")
    assert (asked.role, asked.about_id, asked.kind) == (
        MotionRole.PROCEDURE,
        floor.motion.id,
        MotionKind.PROCEDURAL,
    )
    assert asked.effect == {"act": "postpone", "motion": floor.motion.id}
    assert asked.explanatory_note == {"fr": "Parce que."}
    assert set(floor.bodies(asked)) == {"fr", "en", "es"}
    assert floor.state(asked) is MotionState.SUBMITTED


def test_the_same_is_asked_once_at_a_time(house: House) -> None:
    floor = Floor.taken(house)
    asked = floor.asked("postpone")
    with pytest.raises(rules.AskedAlready):
        floor.asked("postpone", code="ML-3")
    withdraw_motion(house.act(house.head("DE-BB")), asked)
    floor.asked("postpone", code="ML-3")


def test_nobody_asks_in_the_name_of_another_region(house: House) -> None:
    floor = Floor.taken(house)
    with pytest.raises(NotAllowed):
        move_procedure(
            house.act(house.head("DE-BB")),
            floor.motion,
            region=house.regions["ML-3"],
            effect={"act": "postpone"},
            texts={"fr": Wording("fr", "Demande", "Il est demandé.")},
            reason="Parce que.",
        )


@pytest.mark.parametrize("effect", [{"act": "resolution"}, {"act": "part", "number": 1}])
def test_what_is_no_procedure_is_not_asked_for_as_one(house: House, effect: dict[str, object]) -> None:
    floor = Floor.taken(house)
    with pytest.raises(rules.NotAProcedure):
        floor.asked(str(effect["act"]), **{key: value for key, value in effect.items() if key != "act"})


def test_a_procedure_names_nothing_but_what_it_needs(house: House) -> None:
    floor = Floor.taken(house)
    with pytest.raises(UnknownEffect):
        floor.asked("postpone", to="Nobody")


def test_a_procedure_is_no_motion_of_its_own(house: House) -> None:
    floor = Floor.taken(house)
    with pytest.raises(AboutAnotherMotion):
        submit_motion(
            house.act(house.head("DE-BB")),
            house.regions["DE-BB"],
            assembly=floor.assembly,
            kind=MotionKind.PROCEDURAL,
            effect={"act": "postpone", "motion": floor.motion.id},
            text=Wording("fr", "Titre", "Texte."),
        )


def test_an_admitted_procedure_is_decided_before_the_motion(house: House) -> None:
    floor = Floor.taken(house)
    asked = floor.asked("postpone")
    floor.admit(asked)
    with pytest.raises(rules.ProcedureFirst):
        floor.open(floor.motion)
    floor.decided(asked, Choice.AGAINST)
    assert floor.open(floor.motion)


def test_a_procedure_that_was_not_admitted_lapses_with_the_decision(house: House) -> None:
    floor = Floor.taken(house)
    asked = floor.asked("postpone")
    floor.decided(floor.motion)
    assert floor.state(asked) is MotionState.LAPSED


def test_a_motion_found_inadmissible_is_admitted_by_the_assembly(house: House) -> None:
    floor = Floor.submitted(house)
    refused(floor)
    challenge = floor.admitted("overrule_ruling")
    floor.decided(challenge)
    assert floor.state() is MotionState.ADMITTED
    with pytest.raises(rules.NoRulingToChallenge):
        floor.asked("overrule_ruling")


def test_a_ruling_stands_that_the_assembly_does_not_overrule(house: House) -> None:
    floor = Floor.submitted(house)
    refused(floor)
    floor.decided(floor.admitted("overrule_ruling"), Choice.AGAINST)
    assert floor.state() is MotionState.INADMISSIBLE


def test_a_motion_that_was_admitted_is_found_inadmissible_by_the_assembly(house: House) -> None:
    floor = Floor.taken(house)
    floor.decided(floor.admitted("overrule_ruling"))
    assert floor.state() is MotionState.INADMISSIBLE
    with pytest.raises(rules.NoRulingToChallenge):
        floor.asked("overrule_ruling")


def test_a_motion_without_a_ruling_is_not_challenged(house: House) -> None:
    floor = Floor.submitted(house)
    with pytest.raises(MotionDoesNotAllow):
        floor.asked("overrule_ruling")


def test_a_rejected_motion_is_reconsidered_and_voted_on_again(house: House) -> None:
    floor = Floor.taken(house)
    floor.decided(floor.motion, Choice.AGAINST)
    asked = floor.admitted("reconsider")
    assert asked.kind is MotionKind.RECONSIDERATION
    floor.decided(asked)
    assert floor.state() is MotionState.ON_AGENDA
    floor.decided(floor.motion)
    assert floor.state() is MotionState.ADOPTED


def test_a_motion_rejected_in_parts_is_reconsidered_whole_and_may_be_divided_anew(house: House) -> None:
    floor = Floor.taken(house)
    for part in floor.divided():
        floor.decided(part, Choice.AGAINST)
    floor.decided(floor.admitted("reconsider"))
    assert floor.state() is MotionState.ON_AGENDA
    assert [part.number for part in floor.divided()] == [3, 4]


def test_only_a_rejected_motion_is_reconsidered(house: House) -> None:
    floor = Floor.taken(house)
    with pytest.raises(MotionDoesNotAllow):
        floor.asked("reconsider")


def test_the_statutes_may_make_a_rejection_final(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    floor = Floor.taken(house)
    floor.decided(floor.motion, Choice.AGAINST)
    strict = replace(FOUNDING, motions=replace(FOUNDING.motions, reconsideration=False))
    monkeypatch.setattr("governance.procedure.effects.statutes_of", lambda session, statutes_id: strict)
    with pytest.raises(rules.ReconsiderationNotAllowed):
        floor.asked("reconsider")


def test_a_motion_is_withdrawn_with_all_that_is_asked_about_it(house: House) -> None:
    floor = Floor.taken(house)
    asked, parts = floor.asked("postpone"), floor.divided()
    withdraw_motion(house.act(house.head("BJ-BO")), floor.motion)
    assert floor.state() is MotionState.WITHDRAWN
    assert {floor.state(each) for each in (asked, *parts)} == {MotionState.LAPSED}


def test_the_assembly_closes_a_debate_that_a_delegation_asks_to_close(house: House) -> None:
    floor = Floor.taken(house)
    assert floor.decided(floor.admitted("close_debate")).effect_done
    assert closing_in_force(house.session, floor.motion.id) is not None
    assert floor.state() is MotionState.ON_AGENDA


def test_nothing_is_asked_about_what_is_asked(house: House) -> None:
    floor = Floor.taken(house)
    asked = Floor(house, floor.assembly, floor.admitted("postpone"))
    with pytest.raises(rules.NotAProcedure):
        asked.asked("overrule_ruling")
