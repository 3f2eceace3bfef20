"""Motions that are sent to somebody or put off, and come back."""

import pytest

from governance.assembly.commands import SessionOver
from governance.assembly.queries import agenda
from governance.errors import NotAllowed
from governance.motions.commands import UnknownLanguage, place_on_agenda
from governance.motions.rules import MotionDoesNotAllow, MotionRole, MotionState
from governance.procedure.queries import referral_in_force, referrals_of
from governance.procedure.referring import postpone_motion, refer_motion, resume_motion
from governance.procedure.rules import (
    DestinationMissing,
    EarlierSession,
    GoesWithItsMotion,
    WaitsForItsMotion,
)
from governance.regions.standing import ReasonMissing
from governance.voting.about import VoteAboutItUnderWay
from governance.voting.commands import close_session
from governance.voting.outcomes import motion_rows
from governance.voting.rules import Choice
from tests.factories import House
from tests.procedure.stage import Floor
from tests.procedure.states import amended


def referred(floor: Floor, to: str = "Budget committee", reason: str = "It costs.") -> None:
    act = floor.house.act(floor.house.presiding)
    refer_motion(act, floor.motion, to=to, reason=reason, language="en")


def postponed(floor: Floor) -> None:
    act = floor.house.act(floor.house.presiding)
    postpone_motion(act, floor.motion, reason="Demain.", language="fr")


def test_a_motion_is_referred_with_the_reason_and_to_whom(house: House) -> None:
    floor = Floor.taken(house)
    referred(floor)
    referral = referral_in_force(house.session, floor.motion.id)
    assert (referral.referred_to, referral.reason, referral.language) == (
        "Budget committee",
        "It costs.",
        "en",
    )
    assert floor.state() is MotionState.REFERRED
    with pytest.raises(MotionDoesNotAllow):
        floor.open(floor.motion)


def test_a_motion_is_postponed_and_taken_up_again_in_its_place(house: House) -> None:
    floor = Floor.taken(house)
    item = floor.motion.agenda_item_id
    postponed(floor)
    assert floor.state() is MotionState.POSTPONED
    resume_motion(house.later(hours=1).act(house.presiding), floor.motion, assembly=floor.assembly)
    assert (floor.state(), floor.motion.agenda_item_id) == (MotionState.ON_AGENDA, item)
    assert referral_in_force(house.session, floor.motion.id) is None
    assert [each.postponed for each in referrals_of(house.session, floor.motion.id)] == [True]
    assert floor.decided(floor.motion).vote_id


def test_only_the_presiding_officer_refers_where_nobody_objects(house: House) -> None:
    floor = Floor.taken(house)
    with pytest.raises(NotAllowed):
        postpone_motion(house.act(house.secretary), floor.motion, reason="Later.", language="en")


def test_a_referral_says_to_whom_and_why_in_a_language_of_the_house(house: House) -> None:
    floor = Floor.taken(house)
    with pytest.raises(DestinationMissing):
        referred(floor, to=" ")
    with pytest.raises(ReasonMissing):
        referred(floor, reason="")
    with pytest.raises(UnknownLanguage):
        postpone_motion(house.act(house.presiding), floor.motion, reason="Später.", language="de")


def test_a_motion_comes_back_in_a_later_session_and_needs_a_place_there(house: House) -> None:
    floor = Floor.taken(house)
    item_id, before = floor.motion.agenda_item_id, floor.assembly
    floor.decided(floor.motion, None)
    assert floor.state() is MotionState.NOT_DECIDED
    postponed(floor)
    close_session(house.act(house.presiding), before)
    after = floor.assembly = house.sitting()
    resume_motion(house.act(house.presiding), floor.motion, assembly=after)
    assert (floor.state(), floor.motion.assembly_session_id) == (MotionState.ADMITTED, after.id)
    assert motion_rows(house.session, before, house.at) == []
    assert [item.id for item in agenda(house.session, before)] == [item_id]
    place_on_agenda(house.act(house.secretary), floor.motion)
    assert floor.decided(floor.motion).effect_done


def test_a_motion_does_not_come_back_in_a_session_that_is_over_or_earlier(house: House) -> None:
    earlier = house.sitting()
    floor = Floor.taken(house)
    referred(floor)
    with pytest.raises(EarlierSession):
        resume_motion(house.act(house.presiding), floor.motion, assembly=earlier)
    close_session(house.act(house.presiding), floor.assembly)
    with pytest.raises(SessionOver):
        resume_motion(house.act(house.presiding), floor.motion, assembly=floor.assembly)


def test_what_is_asked_about_a_motion_lapses_when_it_is_put_off(house: House) -> None:
    floor = Floor.taken(house)
    asked = floor.asked("refer", to="Budget committee")
    postponed(floor)
    assert floor.state(asked) is MotionState.LAPSED


def test_a_motion_is_not_put_off_while_the_assembly_votes_on_that(house: House) -> None:
    floor = Floor.taken(house)
    floor.open(floor.admitted("postpone"))
    with pytest.raises(VoteAboutItUnderWay):
        referred(floor)


def test_the_assembly_refers_a_motion_with_the_reason_it_was_asked_for(house: House) -> None:
    floor = Floor.taken(house)
    asked = floor.admitted("refer", to="Commission du budget")
    assert floor.decided(asked).effect_done
    referral = referral_in_force(house.session, floor.motion.id)
    told = (referral.referred_to, referral.reason, referral.language, referral.procedure_id)
    assert told == ("Commission du budget", "Parce que.", "fr", asked.id)
    assert floor.state() is MotionState.REFERRED


def test_the_assembly_postpones_a_motion_or_does_not(house: House) -> None:
    floor = Floor.taken(house)
    floor.decided(floor.admitted("postpone"), Choice.AGAINST)
    assert floor.state() is MotionState.ON_AGENDA
    floor.decided(floor.admitted("postpone"))
    assert floor.state() is MotionState.POSTPONED
    assert [row.state for row in floor.rows(MotionRole.PROCEDURE)] == [
        MotionState.REJECTED,
        MotionState.ADOPTED,
    ]


def test_a_part_goes_with_its_motion(house: House) -> None:
    floor = Floor.taken(house)
    part = Floor(house, floor.assembly, floor.divided()[0])
    with pytest.raises(GoesWithItsMotion):
        postponed(part)


def test_open_amendments_wait_with_their_motion_and_come_with_it(house: House) -> None:
    floor = Floor.taken(house)
    amendment = amended(floor)
    postponed(floor)
    with pytest.raises(WaitsForItsMotion):
        floor.open(amendment)
    close_session(house.act(house.presiding), floor.assembly)
    floor.assembly = house.sitting()
    resume_motion(house.act(house.presiding), floor.motion, assembly=floor.assembly)
    place_on_agenda(house.act(house.secretary), floor.motion)
    assert floor.decided(amendment).effect_done
    assert floor.bodies()["fr"].startswith("Un, mieux.")
