"""Two acts that exclude each other, one at the heels of the other: the second sees what the first did."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from governance.act import Act, Entrance, Overtaken
from governance.assembly.commands import (
    AlreadyAccredited,
    NotAMember,
    accredit_delegation,
    credentials_in_order,
    record_departure,
    resume_session,
    suspend_session,
)
from governance.assembly.models import AssemblySession
from governance.assembly.rules import SessionDoesNotAllow
from governance.motions.commands import Wording
from governance.motions.models import Motion
from governance.motions.rules import MotionDoesNotAllow
from governance.regions.models import Region
from governance.statutes.rules import MotionKind
from governance.voting.commands import (
    annul_vote,
    close_session,
    close_vote,
    declare_vote,
    open_votes,
    withdraw_motion,
    write_translation,
)
from governance.voting.models import Vote
from governance.voting.rules import Choice, VoteAnnulled, VoteDeclared
from tests.factories import House
from tests.voting.test_concurrency import Task, at_once, at_the_heels


def opening(house: House, motion: Motion) -> Task:
    """A task that opens the vote on a motion."""
    presiding, at = house.presiding, house.at
    assembly_id, motion_id = motion.assembly_session_id, motion.id

    def task(session: Session) -> str:
        act, found = Act(session, presiding, at, Entrance.WEB), session.get_one(Motion, motion_id)
        assembly, closes_at = session.get_one(AssemblySession, assembly_id), at + timedelta(hours=1)
        open_votes(act, assembly, motions=[found], closes_at={motion_id: closes_at})
        return "opened"

    return task


def declaring(house: House, vote: Vote) -> Task:
    """A task that declares a vote and says whether its effect was done."""
    presiding, at, vote_id = house.presiding, house.at, vote.id

    def task(session: Session) -> bool:
        act = Act(session, presiding, at, Entrance.WEB)
        return declare_vote(act, session.get_one(Vote, vote_id)).effect_done

    return task


def membership_vote(house: House, assembly: AssemblySession, effect: str) -> Vote:
    """A vote on the standing of Sikasso that everyone is for."""
    does = {"act": effect, "region": "ML-3"}
    vote = house.vote(assembly, house.motion(assembly, kind=MotionKind.MEMBERSHIP, effect=does))
    for actor in house.delegates().values():
        house.cast(vote, actor, Choice.FOR)
    return vote


def test_a_motion_is_not_withdrawn_and_put_to_the_vote_at_once(house: House, engine: Engine) -> None:
    motion, mover, at = house.motion(house.sitting()), house.delegate("BJ-BO"), house.at
    put, motion_id = opening(house, motion), motion.id
    house.session.rollback()

    def withdraw(other: Session) -> str:
        withdraw_motion(Act(other, mover, at, Entrance.WEB), other.get_one(Motion, motion_id))
        return "withdrawn"

    assert at_the_heels(engine, withdraw, put) == ["withdrawn", MotionDoesNotAllow]


def test_a_motion_is_not_translated_anew_while_its_vote_opens(house: House, engine: Engine) -> None:
    motion, mover, at = house.motion(house.sitting()), house.delegate("BJ-BO"), house.at
    put, motion_id = opening(house, motion), motion.id
    house.session.rollback()

    def translate(other: Session) -> str:
        act, text = Act(other, mover, at, Entrance.WEB), Wording("en", "Another title", "Another text.")
        write_translation(act, other.get_one(Motion, motion_id), text=text)
        return "translated"

    assert at_the_heels(engine, put, translate) == ["opened", MotionDoesNotAllow]


def test_an_effect_follows_the_one_declared_at_the_same_moment(house: House, engine: Engine) -> None:
    assembly = house.sitting()
    suspending = membership_vote(house, assembly, "suspend_region")
    reinstating = membership_vote(house, assembly, "reinstate_region")
    house.at = suspending.closes_at
    tasks = declaring(house, suspending), declaring(house, reinstating)
    house.session.rollback()
    assert at_the_heels(engine, *tasks) == [True, True]


def test_credentials_found_in_order_do_not_stand_in_the_way_of_a_declaration(
    house: House, engine: Engine
) -> None:
    assembly = house.sitting()
    vote = membership_vote(house, assembly, "suspend_region")
    house.at = vote.closes_at
    at, secretary, declare = house.at, house.secretary, declaring(house, vote)
    assembly_id, region_id = assembly.id, house.regions["ML-3"].id
    house.session.rollback()

    def accredit(other: Session) -> object:
        act, sits = Act(other, secretary, at, Entrance.WEB), other.get_one(AssemblySession, assembly_id)
        return accredit_delegation(act, sits, region=other.get_one(Region, region_id))

    declared, *refused = at_once(engine, [declare, *[accredit] * 3])
    assert declared is True
    assert set(refused) <= {AlreadyAccredited, NotAMember}


def test_a_declared_vote_stands_against_an_annulment_that_set_out_before(house: House) -> None:
    vote = house.vote(house.sitting())
    house.declared(vote, BJ_BO=Choice.FOR, FR_OCC=Choice.FOR, ML_3=Choice.FOR, CD_BC=Choice.FOR)
    house.later(seconds=-1)
    with pytest.raises(VoteDeclared):
        annul_vote(house.act(house.presiding), vote, reason="A text was wrong.")


def test_an_annulled_vote_is_not_declared_by_who_set_out_before(house: House) -> None:
    vote = house.vote(house.sitting())
    house.at = vote.closes_at
    annul_vote(house.act(house.presiding), vote, reason="A text was wrong.")
    house.later(seconds=-1)
    with pytest.raises(VoteAnnulled):
        declare_vote(house.act(house.presiding), vote)


def test_a_closed_session_opens_no_vote_for_who_set_out_before(house: House) -> None:
    assembly = house.sitting()
    motion = house.motion(assembly)
    close_session(house.act(house.presiding), assembly)
    house.later(seconds=-1)
    with pytest.raises(SessionDoesNotAllow):
        house.vote(assembly, motion)


def test_a_vote_is_not_closed_to_a_moment_before_its_last_ballot(house: House) -> None:
    vote = house.vote(house.sitting())
    people = house.delegates()
    for actor in people.values():
        house.cast(vote, actor, Choice.FOR)
    house.later(seconds=1)
    house.cast(vote, people["BJ-BO"], Choice.AGAINST)
    house.later(microseconds=-1)
    with pytest.raises(Overtaken):
        close_vote(house.act(house.presiding), vote)


def test_a_standing_is_not_ended_before_it_began(house: House) -> None:
    assembly = house.sitting()
    suspending = membership_vote(house, assembly, "suspend_region")
    reinstating = membership_vote(house, assembly, "reinstate_region")
    house.at = suspending.closes_at + timedelta(seconds=1)
    declare_vote(house.act(house.presiding), suspending)
    house.later(seconds=-1)
    with pytest.raises(Overtaken):
        declare_vote(house.act(house.presiding), reinstating)
    house.later(seconds=2)
    assert declare_vote(house.act(house.presiding), reinstating).effect_done


def test_a_session_is_not_resumed_before_it_was_suspended(house: House) -> None:
    assembly = house.sitting()
    suspend_session(house.act(house.presiding), assembly)
    house.later(seconds=-1)
    with pytest.raises(Overtaken):
        resume_session(house.act(house.presiding), assembly)


def test_a_delegation_does_not_leave_before_it_arrived(house: House) -> None:
    assembly = house.sitting()
    present = credentials_in_order(house.session, assembly, house.regions["ML-3"])
    house.later(days=-1)
    with pytest.raises(Overtaken):
        record_departure(house.act(house.secretary), present)
