"""Two officers press at once: one of two acts that exclude each other is done, on both databases."""

from collections.abc import Callable
from datetime import timedelta
from itertools import combinations

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from governance.accounts.rules import Actor
from governance.act import Act, Entrance
from governance.assembly.models import AssemblySession
from governance.motions.models import Motion
from governance.motions.queries import current_texts
from governance.motions.rules import MotionState
from governance.procedure.dividing import divide_motion, undo_division
from governance.procedure.referring import postpone_motion, refer_motion, resume_motion
from governance.voting.admissibility import refuse_motion
from governance.voting.commands import declare_vote, open_votes, withdraw_motion
from governance.voting.models import Vote
from governance.voting.rules import Choice
from tests.factories import House
from tests.procedure.stage import HALVES, Floor
from tests.voting.test_concurrency import Task, at_once, at_the_heels

DONE = "done"
Press = Callable[[Act, Motion], object]
WHY = {"reason": "Parce que.", "language": "fr"}
PRESSED: dict[str, Press] = {
    "refer": lambda act, motion: refer_motion(act, motion, to="Commission", **WHY),
    "postpone": lambda act, motion: postpone_motion(act, motion, **WHY),
    "divide": lambda act, motion: divide_motion(act, motion, parts=HALVES),
    "refuse": lambda act, motion: refuse_motion(act, motion, reasons="Hors sujet.", language="fr"),
    "withdraw": lambda act, motion: withdraw_motion(act, motion),
    "open": lambda act, motion: opened(act, motion),
}


def opened(act: Act, motion: Motion) -> object:
    assembly = act.session.get_one(AssemblySession, motion.assembly_session_id)
    closes_at = {motion.id: act.at + timedelta(hours=72)}
    return open_votes(act, assembly, motions=[motion], closes_at=closes_at)


def pressing(floor: Floor, press: Press, actor: Actor, motion: Motion | None = None) -> Task:
    """A task in a session of its own; the people and the moment are settled before."""
    motion_id, at = (motion or floor.motion).id, floor.house.at

    def task(session: Session) -> str:
        press(Act(session, actor, at, Entrance.WEB), session.get_one(Motion, motion_id))
        return DONE

    return task


def actor_for(floor: Floor, name: str) -> Actor:
    return floor.house.head("BJ-BO") if name == "withdraw" else floor.house.presiding


@pytest.mark.parametrize(("one", "other"), list(combinations(PRESSED, 2)))
def test_of_two_different_acts_on_a_motion_one_is_done(
    house: House, engine: Engine, one: str, other: str
) -> None:
    floor = Floor.taken(house)
    tasks = [pressing(floor, PRESSED[name], actor_for(floor, name)) for name in (one, other)]
    house.session.rollback()
    assert at_the_heels(engine, *tasks).count(DONE) == expected(one, other)


def expected(one: str, other: str) -> int:
    """Whoever comes second may still withdraw a motion that was referred, postponed, refused or divided."""
    return 2 if other == "withdraw" and one != "open" else 1


def test_a_motion_is_resumed_once(house: House, engine: Engine) -> None:
    floor = Floor.taken(house)
    postpone_motion(house.act(house.presiding), floor.motion, **WHY)

    def resumed(act: Act, motion: Motion) -> object:
        assembly = act.session.get_one(AssemblySession, motion.assembly_session_id)
        return resume_motion(act, motion, assembly=assembly)

    task = pressing(floor, resumed, house.presiding)
    house.session.rollback()
    assert at_once(engine, [task, task]).count(DONE) == 1


def test_a_division_is_taken_back_or_its_part_is_voted_on(house: House, engine: Engine) -> None:
    floor = Floor.taken(house)
    first, _second = floor.divided()
    undo = pressing(floor, lambda act, motion: undo_division(act, motion), house.presiding)
    vote = pressing(floor, opened, house.presiding, first)
    house.session.rollback()
    assert at_once(engine, [undo, vote]).count(DONE) == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_motion_is_withdrawn_or_what_is_asked_about_it_is_voted_on(
    house: House, engine: Engine, order: tuple[int, int]
) -> None:
    floor = Floor.taken(house)
    asked = floor.admitted("postpone")
    withdraw = pressing(floor, PRESSED["withdraw"], house.head("BJ-BO"))
    vote = pressing(floor, opened, house.presiding, asked)
    house.session.rollback()
    tasks = [withdraw, vote]
    assert at_the_heels(engine, tasks[order[0]], tasks[order[1]]).count(DONE) == 1


def test_the_last_two_parts_declared_at_once_reunite_the_motion(house: House, engine: Engine) -> None:
    floor = Floor.taken(house)
    one, other = floor.open(*floor.divided())
    floor.cast(one, Choice.FOR)
    floor.cast(other, Choice.AGAINST)
    house.at = one.closes_at
    presiding, at = house.presiding, house.at

    def declaring(vote_id: int) -> Task:
        def task(session: Session) -> str:
            declare_vote(Act(session, presiding, at, Entrance.WEB), session.get_one(Vote, vote_id))
            return DONE

        return task

    tasks = [declaring(one.id), declaring(other.id)]
    house.session.rollback()
    assert at_the_heels(engine, *tasks) == [DONE, DONE]
    house.session.rollback()
    assert floor.state() is MotionState.ON_AGENDA
    texts = current_texts(house.session, [floor.motion.id])[floor.motion.id]
    assert {text.body for text in texts.values()} == {"Un.\n\nTrois.", "One.\n\nThree.", "Uno.\n\nTres."}
