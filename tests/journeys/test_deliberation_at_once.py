"""Deliberation under clumsy hands: forms sent twice, two officers on one motion, a session that ran out."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from governance.accounts.models import Person as Account
from governance.accounts.rules import Actor
from governance.debate.models import SpeakingRequest, Statement
from governance.motions.models import Motion, MotionSupport
from governance.motions.rules import MotionRole, MotionState
from governance.voting.models import Vote
from governance.voting.outcomes import state_of_motion
from tests.amendments.stage import Stage
from tests.factories import House
from tests.journeys.newcomer import PASSWORD, Door
from tests.journeys.reader import Person, refused, twice

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def stage(house: House) -> Stage:
    """An open session with a motion on its agenda."""
    return Stage(house)


def count(house: House, model: type) -> int:
    """How many rows there are now."""
    house.session.rollback()
    return house.session.scalar(select(func.count()).select_from(model)) or 0


def state(house: House, motion: Motion) -> MotionState:
    """Where a motion stands now."""
    house.session.rollback()
    return state_of_motion(house.session, motion)


def test_a_motion_is_moved_and_supported_once(stage: Stage, sign_in: SignIn) -> None:
    house = stage.house
    before = count(house, Motion), count(house, MotionSupport)
    author = Person(sign_in(house.head("ES-AN")), "es").open("/motions/drafts").press(beside="region")
    author.press(session="1", what="resolution-resolution", language="es")
    author.press(title="Ríos", body="Uno.\n\nDos.")
    assert author.path.endswith("/check"), author.words
    address = twice(author).path
    assert address.startswith("/es/motions/"), "sent twice, it shows the same motion"
    supporter = Person(sign_in(house.head("FR-OCC")), "fr").open(f"{address[3:]}/support")
    assert refused(twice(supporter, "verb", "support"))
    assert (count(house, Motion), count(house, MotionSupport)) == (before[0] + 1, before[1] + 1)


def test_an_amendment_is_proposed_once(stage: Stage, sign_in: SignIn) -> None:
    proposer = Person(sign_in(stage.house.head("DE-BB")), "fr")
    written(proposer, stage, "Un autre paragraphe.")
    first = twice(proposer).path
    assert first.startswith("/fr/amendments/"), proposer.words
    assert roles(stage.house).count(MotionRole.AMENDMENT) == 1


def written(proposer: Person, stage: Stage, words: str) -> None:
    """Choose the second paragraph and type over it, up to the page that shows the difference."""
    proposer.open(f"/motions/{stage.motion.id}/amend").press(beside="chosen", chosen=["2"])
    proposer.press(beside="text_0", text_0=words)


def roles(house: House) -> list[MotionRole | None]:
    """What every motion is to another."""
    house.session.rollback()
    return list(house.session.scalars(select(Motion.role)))


def test_a_region_says_a_thing_once_and_asks_for_the_floor_once(stage: Stage, sign_in: SignIn) -> None:
    house = stage.house
    delegate = Person(sign_in(house.head("DE-BB")), "fr")
    delegate.open(f"/motions/{stage.motion.id}/debate/speak")
    assert refused(twice(delegate, stance="for", language="fr", body="Nous sommes pour."))
    assert "Nous sommes pour." in delegate.words, "what was typed is not lost"
    delegate.open("/statements/1/reply")
    assert refused(twice(delegate, language="fr", body="Encore."))
    delegate.open("/sessions/1/speak")
    item = str(house.session.get_one(Motion, stage.motion.id).agenda_item_id)
    assert refused(twice(delegate, "speech", item))
    assert (count(house, Statement), count(house, SpeakingRequest)) == (2, 1)


@pytest.mark.parametrize("faster", ["refer", "postpone", "open"])
def test_of_two_buttons_pressed_on_one_motion_one_counts(stage: Stage, sign_in: SignIn, faster: str) -> None:
    """Two windows of the presiding officer, both at the last page before the act."""
    house, motion = stage.house, stage.motion
    first, second = (Person(sign_in(house.presiding), "es") for _ in range(2))
    second.open(f"/motions/{motion.id}/divide").press(paragraph_1="1", paragraph_2="2")
    if faster == "open":
        first.open("/sessions/1/open-votes").press(chosen=[str(motion.id)]).press(beside="chosen")
    else:
        first.open(f"/motions/{motion.id}/{faster}").press(
            **({"to": "Comité"} if faster == "refer" else {}), reason="Falta un informe."
        )
        first.press("confirmed", "yes")
    assert first.status == 200, first.words
    stands = state(house, motion)
    assert refused(second.press("confirmed", "yes")), second.words
    assert (state(house, motion), roles(house).count(MotionRole.PART)) == (stands, 0)
    assert count(house, Vote) == (faster == "open")


def test_an_amendment_outlives_the_session_of_its_writer(app: Flask, stage: Stage) -> None:
    """Signed out by time between two pages: signed in again, what was typed is there."""
    house = stage.house
    house.heads.clear()
    address = house.session.get_one(Account, house.delegate("DE-BB").person_id).email
    proposer = Door(app, house).accept(address, "fr")
    proposer.open(f"/motions/{stage.motion.id}/amend").press(beside="chosen", chosen=["2"])
    house.later(days=20)
    words = "Une longue phrase. " * 40
    proposer.press(beside="text_0", text_0=words, note="Pourquoi")
    assert proposer.fields("password"), proposer.words
    proposer.press(beside="password", email=address, password=PASSWORD)
    assert "Une longue phrase." in proposer.words
    proposer.press(beside="text_0")
    assert proposer.path.endswith("/check"), proposer.words
    proposer.press()
    assert proposer.path.startswith("/fr/amendments/"), proposer.words
