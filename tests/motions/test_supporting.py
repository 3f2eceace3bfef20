"""How a motion gathers support, on both databases: who may, until when, and what becomes of too little."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.accounts.rules import SYSTEM
from governance.act import Act, Command, Entrance
from governance.due import do_what_is_due
from governance.errors import NotAllowed
from governance.motions.admitting import admit_motion
from governance.motions.commands import NotInGoodStanding, Wording, state_before_vote, submit_motion
from governance.motions.models import Motion, MotionSupport
from governance.motions.rules import MotionDoesNotAllow, MotionState
from governance.motions.sponsors import (
    AlreadySupported,
    NotSupported,
    SecondedBySponsor,
    SupportedEnough,
    SupportTimeOver,
    SupportTimeRunning,
)
from governance.motions.supporting import (
    InvitedAlready,
    NoSupport,
    NothingToCarry,
    NotInvited,
    carry_support,
    decline_support,
    invite_support,
    is_supported,
    lapse_motion,
    second_motion,
    supports_in_force,
    withdraw_support,
)
from governance.regions.rules import Standing
from governance.statutes.rules import MotionKind
from tests.factories import House
from tests.standing import stands

TEXT = Wording("fr", "Titre", "Un paragraphe.")


def submitted(house: House, kind: MotionKind = MotionKind.RESOLUTION) -> Motion:
    """A motion of Borgou that nobody supports yet."""
    assembly = house.sitting()
    details: dict[str, Any] = {"kind": kind, "effect": {"act": "resolution"}, "text": TEXT}
    return submit_motion(house.act(house.head("BJ-BO")), house.regions["BJ-BO"], assembly=assembly, **details)


def support(house: House, motion: Motion, *codes: str) -> None:
    for code in codes:
        second_motion(house.act(house.head(code)), motion, region=house.regions[code])


def supporters(house: House, motion: Motion) -> list[str]:
    return [one.region.code for one in supports_in_force(house.session, motion)]


def test_several_regions_support_a_motion_each_once(house: House) -> None:
    motion = submitted(house)
    support(house, motion, "FR-OCC", "ML-3")
    with pytest.raises(AlreadySupported):
        support(house, motion, "ML-3")
    assert supporters(house, motion) == ["FR-OCC", "ML-3"]


def test_support_is_taken_back_and_given_again_before_the_motion_is_admitted(house: House) -> None:
    motion = submitted(house)
    support(house, motion, "FR-OCC")
    withdraw_support(house.act(house.head("FR-OCC")), motion, region=house.regions["FR-OCC"])
    with pytest.raises(NotSupported) as refusal:
        admit_motion(house.act(house.presiding), motion)
    assert refusal.value.facts == {"missing": 1}
    with pytest.raises(NoSupport):
        withdraw_support(house.act(house.head("FR-OCC")), motion, region=house.regions["FR-OCC"])
    support(house, motion, "FR-OCC")
    admit_motion(house.act(house.presiding), motion)
    with pytest.raises(MotionDoesNotAllow):
        withdraw_support(house.act(house.head("FR-OCC")), motion, region=house.regions["FR-OCC"])


def test_nobody_takes_back_the_support_of_another_region(house: House) -> None:
    motion = submitted(house)
    support(house, motion, "FR-OCC")
    with pytest.raises(NotAllowed):
        withdraw_support(house.act(house.head("ML-3")), motion, region=house.regions["FR-OCC"])


def test_support_ends_with_its_time_to_the_moment(house: House) -> None:
    motion = submitted(house)
    assert motion.support_until == house.at + timedelta(days=14)
    house.at = motion.support_until
    support(house, motion, "FR-OCC")
    house.later(seconds=1)
    for command in (second_motion, withdraw_support):
        with pytest.raises(SupportTimeOver):
            command(house.act(house.head("FR-OCC")), motion, region=house.regions["FR-OCC"])


def test_the_author_asks_another_region_once_and_it_declines_or_supports(house: House) -> None:
    motion, author = submitted(house), house.head("BJ-BO")
    for code in ("FR-OCC", "ML-3"):
        invite_support(house.act(author), motion, region=house.regions[code])
    with pytest.raises(InvitedAlready):
        invite_support(house.act(author), motion, region=house.regions["ML-3"])
    with pytest.raises(SecondedBySponsor):
        invite_support(house.act(author), motion, region=house.regions["BJ-BO"])
    decline_support(house.act(house.head("ML-3")), motion, region=house.regions["ML-3"])
    with pytest.raises(NotInvited):
        decline_support(house.act(house.head("ML-3")), motion, region=house.regions["ML-3"])
    support(house, motion, "FR-OCC")
    with pytest.raises(AlreadySupported):
        decline_support(house.act(house.head("FR-OCC")), motion, region=house.regions["FR-OCC"])
    with pytest.raises(AlreadySupported):
        second_motion(house.act(house.head("FR-OCC")), motion, region=house.regions["FR-OCC"])
    assert supporters(house, motion) == ["FR-OCC"]


def test_another_delegation_asks_nobody_in_the_name_of_the_author(house: House) -> None:
    motion = submitted(house)
    with pytest.raises(NotAllowed):
        invite_support(house.act(house.head("FR-OCC")), motion, region=house.regions["ML-3"])


def test_a_suspended_region_is_not_asked_and_does_not_support(house: House) -> None:
    motion = submitted(house)
    stands(house, "ML-3", Standing.SUSPENDED)
    with pytest.raises(NotInGoodStanding):
        invite_support(house.act(house.head("BJ-BO")), motion, region=house.regions["ML-3"])
    with pytest.raises(NotInGoodStanding):
        support(house, motion, "ML-3")


def test_a_procedural_motion_needs_nobody_beside_its_author(house: House) -> None:
    motion = submitted(house, MotionKind.PROCEDURAL)
    assert motion.support_until is None
    admit_motion(house.act(house.presiding), motion)
    assert state_before_vote(motion) is MotionState.ADMITTED


def test_a_motion_without_support_lapses_by_the_clock_when_its_time_is_over(house: House) -> None:
    left = submitted(house)
    with pytest.raises(SupportTimeRunning):
        lapse_motion(house.act(house.secretary), left)
    house.later(days=14)
    assert do_what_is_due(house.session, house.at) == 0
    house.later(seconds=1)
    assert do_what_is_due(house.session, house.at) == 1
    assert do_what_is_due(house.session, house.at) == 0
    assert state_before_vote(left) is MotionState.LAPSED


def test_a_motion_with_its_support_waits_however_long_it_takes(house: House) -> None:
    motion = submitted(house)
    support(house, motion, "FR-OCC")
    house.later(days=30)
    assert do_what_is_due(house.session, house.at) == 0
    with pytest.raises(SupportedEnough):
        lapse_motion(house.act(house.secretary), motion)
    admit_motion(house.act(house.presiding), motion)


def seconded_as_once(house: House, motion: Motion, code: str) -> None:
    """Write the support as it was written before it had rows of its own."""

    def second(act: Act, subject: Motion) -> Motion:
        subject.seconder_id, subject.seconded_at = house.regions[code].id, act.at
        return subject

    Command(second, lambda actor, subject: actor.offices[0], "Supported a motion", ())(
        house.act(house.head(code)), motion
    )


def test_support_from_the_time_of_one_seconder_is_carried_into_a_row_by_the_clock(
    house: House, session: Session
) -> None:
    motion = submitted(house)
    seconded_as_once(house, motion, "FR-OCC")
    since = house.at
    assert do_what_is_due(session, house.later(days=20).at) == 1
    assert do_what_is_due(session, house.at) == 0
    rows = session.scalars(select(MotionSupport)).all()
    assert [(row.region_id, row.supported_at) for row in rows] == [(house.regions["FR-OCC"].id, since)]
    assert (motion.seconder_id, motion.seconded_at) == (None, None)
    assert is_supported(session, motion)
    with pytest.raises(NothingToCarry):
        carry_support(Act(session, SYSTEM, house.at, Entrance.WORKER), motion)
