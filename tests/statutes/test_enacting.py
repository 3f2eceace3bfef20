"""The statutes amend themselves: an adopted motion enacts the next version, and sessions keep theirs."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_session, delegations, quorum_of
from governance.effects import EffectOfAnotherKind, UnknownEffect
from governance.errors import RuleBroken
from governance.statutes.amending import ChangedSince, NoChanges, SameAsBefore
from governance.statutes.enacting import InForceTooLate, NoSuchVersion
from governance.statutes.queries import statutes_in_force, versions
from governance.statutes.rules import MORE_THAN_HALF, MotionKind, Quorum
from governance.voting.rules import Choice, Outcome
from tests.factories import House
from tests.statutes.stage import A_THIRD, ALL_FOR, adopted, amendment, moved


def test_a_session_keeps_its_quorum_and_the_next_one_has_the_new(house: House) -> None:
    running = house.sitting()
    declaration = adopted(house, running, amendment(house, {"session_quorum": A_THIRD}))
    assert (declaration.outcome, declaration.effect_done) == (Outcome.ADOPTED, True)
    following = house.convened()
    sessions = [sitting(house, each.number) for each in (running, following)]
    assert [each.statutes.rules.session_quorum for each in sessions] == [
        MORE_THAN_HALF,
        Quorum(Fraction(1, 3), strict=False),
    ]
    needed = [quorum_of(each, delegations(house.session, each, house.at)).needed for each in sessions]
    assert needed == [4, 2]


def sitting(house: House, number: int) -> AssemblySession:
    found = assembly_session(house.session, number)
    assert found is not None
    return found


def test_the_version_says_by_which_declaration_and_from_when(house: House) -> None:
    declaration = adopted(house, house.sitting(), amendment(house, {"motions.supporters": 2}, days=40))
    second, first = versions(house.session)
    day = (house.at + timedelta(days=40 - 2)).date()
    assert (first.declaration_id, second.declaration_id) == (None, declaration.id)
    assert second.in_force_from == datetime(day.year, day.month, day.day, tzinfo=UTC)
    assert statutes_in_force(house.session, house.at).version == 1
    assert statutes_in_force(house.session, second.in_force_from).version == 2


def test_a_day_gone_by_means_from_the_declaration(house: House) -> None:
    adopted(house, house.sitting(), amendment(house, {"motions.supporters": 2}, days=-100))
    assert versions(house.session)[0].in_force_from == house.at


def test_a_later_version_does_not_come_into_force_before_an_earlier_one(house: House) -> None:
    assembly = house.sitting()
    adopted(house, assembly, amendment(house, {"motions.supporters": 2}, days=60))
    adopted(house, assembly, amendment(house, {"motions.division": False}, based_on=1))
    third, second, _first = versions(house.session)
    assert third.in_force_from == second.in_force_from
    assert (third.rules.motions.supporters, third.rules.motions.division) == (2, False)


def test_of_two_motions_on_one_number_the_second_adopted_has_no_object(house: House) -> None:
    assembly = house.sitting()
    both = [moved(house, assembly, amendment(house, {"motions.supporters": number})) for number in (2, 3)]
    one, other = (house.vote(assembly, motion, hours) for motion, hours in zip(both, (24, 48), strict=True))
    assert house.declared(one, **ALL_FOR).effect_done is True
    found = house.declared(other, **ALL_FOR)
    assert (found.outcome, found.effect_done) == (Outcome.ADOPTED, False)
    assert [each.version for each in versions(house.session)] == [2, 1]


def test_the_majority_is_that_of_the_statutes_in_force(house: House) -> None:
    assembly = house.sitting()
    vote = house.vote(assembly, moved(house, assembly, amendment(house, {"motions.supporters": 2})), hours=48)
    for_it = dict.fromkeys(("BJ_BO", "CD_BC", "ML_3", "FR_OCC"), Choice.FOR)
    found = house.declared(vote, **for_it)
    # Two thirds of all, and not of one side: of three high-emission regions one is too few.
    assert (found.outcome, found.effect_done) == (Outcome.REJECTED, False)
    assert [each.version for each in versions(house.session)] == [1]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"changes": {}}, NoChanges),
        ({"changes": {"motions.supporters": 1}}, SameAsBefore),
        ({"changes": []}, UnknownEffect),
        ({"based_on": 9}, NoSuchVersion),
        ({"based_on": True}, UnknownEffect),
        ({"based_on": "1"}, UnknownEffect),
        ({"in_force_from": "20270101"}, UnknownEffect),
        ({"in_force_from": "soon"}, UnknownEffect),
        ({"in_force_from": None}, UnknownEffect),
        ({"in_force_from": date(2060, 1, 1).isoformat()}, InForceTooLate),
        ({"reason": "more"}, UnknownEffect),
    ],
)
def test_a_motion_that_could_enact_nothing_is_refused_when_it_is_moved(
    house: House, change: dict[str, Any], refusal: type[RuleBroken]
) -> None:
    assembly = house.sitting()
    with pytest.raises(refusal):
        moved(house, assembly, amendment(house, {"motions.supporters": 2}) | change)


def test_the_statutes_change_by_no_easier_majority(house: House) -> None:
    assembly = house.sitting()
    with pytest.raises(EffectOfAnotherKind):
        house.motion(assembly, MotionKind.RESOLUTION, amendment(house, {"motions.supporters": 2}))


def test_a_motion_written_for_older_statutes_says_which_articles_changed(house: House) -> None:
    assembly = house.sitting()
    adopted(house, assembly, amendment(house, {"motions.supporters": 2}))
    with pytest.raises(ChangedSince) as refused:
        moved(house, assembly, amendment(house, {"motions.supporters": 3}))
    assert refused.value.facts == {"version": 1, "articles": ["13.1"]}
