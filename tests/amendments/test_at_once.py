"""Two acts on amendments at the same moment: one wins, the other is told, and nothing is lost."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from governance.accounts.rules import Actor
from governance.act import Act, Entrance
from governance.amendments.answering import ContradictsAnother, accept_amendment, set_voting_order
from governance.amendments.effects import AmendmentsFirst
from governance.amendments.proposing import propose_amendment
from governance.assembly.models import AssemblySession
from governance.motions.amending import Paragraph
from governance.motions.models import Motion
from governance.motions.rules import MotionDoesNotAllow, MotionState
from governance.regions.models import Region
from governance.voting.commands import open_votes, withdraw_motion
from tests.amendments.stage import Stage
from tests.factories import House
from tests.voting.test_concurrency import Task, at_once, at_the_heels

S = MotionState


@pytest.fixture
def stage(house: House) -> Stage:
    return Stage(house)


def doing(stage: Stage, actor: Actor, motion: Motion, do: Callable[[Act, Motion], Any]) -> Task:
    """Somebody who does something with a motion, in a session of their own."""
    at, motion_id = stage.house.at, motion.id

    def task(session: Session) -> str:
        do(Act(session, actor, at, Entrance.WEB), session.get_one(Motion, motion_id))
        return "done"

    return task


def proposing(stage: Stage, code: str, words: str) -> Task:
    region_id = stage.house.regions[code].id

    def propose(act: Act, motion: Motion) -> None:
        typed = [Paragraph("1", "Un paragraphe."), Paragraph("2", words)]
        region = act.session.get_one(Region, region_id)
        propose_amendment(act, motion, region=region, paragraphs=typed, note=None, language="fr")

    return doing(stage, stage.house.head(code), stage.motion, propose)


def opening(stage: Stage, motion: Motion) -> Task:
    session_id, closes = stage.assembly.id, stage.house.at + timedelta(hours=24)

    def start(act: Act, found: Motion) -> None:
        assembly = act.session.get_one(AssemblySession, session_id)
        open_votes(act, assembly, motions=[found], closes_at={found.id: closes})

    return doing(stage, stage.house.presiding, motion, start)


def test_two_delegations_at_once_have_two_numbers(stage: Stage, engine: Engine) -> None:
    tasks = [proposing(stage, "DE-BB", "Un."), proposing(stage, "ES-AN", "Deux.")]
    stage.house.session.rollback()
    assert at_once(engine, tasks) == ["done", "done"]
    assert [one.number for one in stage.proposed.proposals] == [1, 2]


def test_the_vote_does_not_open_over_an_amendment_that_comes_first(stage: Stage, engine: Engine) -> None:
    tasks = proposing(stage, "DE-BB", "Un."), opening(stage, stage.motion)
    stage.house.session.rollback()
    assert at_the_heels(engine, *tasks) == ["done", AmendmentsFirst]


def test_nothing_is_proposed_to_a_motion_whose_vote_opens_first(stage: Stage, engine: Engine) -> None:
    tasks = opening(stage, stage.motion), proposing(stage, "DE-BB", "Un.")
    stage.house.session.rollback()
    assert at_the_heels(engine, *tasks) == ["done", MotionDoesNotAllow]


def test_what_is_accepted_is_not_withdrawn_as_well(stage: Stage, engine: Engine) -> None:
    amendment = stage.amend(_2="Autre.")
    accept = doing(stage, stage.house.head("BJ-BO"), amendment, accept_amendment)
    withdraw = doing(stage, stage.house.head("DE-BB"), amendment, withdraw_motion)
    stage.house.session.rollback()
    assert at_the_heels(engine, accept, withdraw) == ["done", MotionDoesNotAllow]
    assert stage.find(amendment).state is S.ACCEPTED


def test_what_is_accepted_does_not_come_to_the_vote(stage: Stage, engine: Engine) -> None:
    amendment = stage.amend(_2="Autre.")
    accept = doing(stage, stage.house.head("BJ-BO"), amendment, accept_amendment)
    start = opening(stage, amendment)
    stage.house.session.rollback()
    assert at_the_heels(engine, accept, start) == ["done", MotionDoesNotAllow]


def test_an_amendment_that_contradicts_comes_before_the_acceptance(stage: Stage, engine: Engine) -> None:
    amendment = stage.amend(_2="Autre.")
    accept = doing(stage, stage.house.head("BJ-BO"), amendment, accept_amendment)
    propose = proposing(stage, "ES-AN", "Encore autre.")
    stage.house.session.rollback()
    assert at_the_heels(engine, propose, accept) == ["done", ContradictsAnother]


def test_two_presiding_officers_set_one_order_after_the_other(stage: Stage, engine: Engine) -> None:
    ids = [stage.amend(_2="Autre.").id, stage.amend("ES-AN", _2="").id]

    def order(places: list[int]) -> Task:
        def set_it(act: Act, motion: Motion) -> None:
            set_voting_order(act, motion, places=places, reason="Simple", language="fr")

        return doing(stage, stage.house.presiding, stage.motion, set_it)

    tasks = order(ids), order(ids[::-1])
    stage.house.session.rollback()
    assert at_the_heels(engine, *tasks) == ["done", "done"]
    assert [one.motion.id for one in stage.proposed.in_order] == ids[::-1]
