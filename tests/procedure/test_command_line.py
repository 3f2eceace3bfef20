"""Procedure from the command line, by one sentence each."""

from flask import Flask
from flask.testing import FlaskCliRunner

from governance.accounts.models import Person
from governance.accounts.rules import Actor
from governance.motions.rules import MotionRole, MotionState
from tests.factories import House
from tests.procedure.stage import Floor


def address(house: House, actor: Actor) -> str:
    return house.session.get_one(Person, actor.person_id).email


def said(runner: FlaskCliRunner, *words: object, code: int = 0) -> str:
    answer = runner.invoke(args=["procedure", *map(str, words)])
    assert answer.exit_code == code, answer.output
    return answer.output


def test_a_motion_is_referred_resumed_postponed_divided_and_made_whole(app: Flask, house: House) -> None:
    floor = Floor.taken(house)
    number, runner = floor.motion.id, app.test_cli_runner()
    by = ("--as", address(house, house.presiding))
    why = ("--reason", "It costs.", "--language", "en")
    house.session.rollback()
    assert "Referred: referrals/1." in said(runner, "refer", number, "--to", "Budget committee", *why, *by)
    assert "Resumed" in said(runner, "resume", number, "--session", 1, *by)
    assert "Postponed" in said(runner, "postpone", number, *why, *by)
    assert "Postponed" in said(runner, "postpone", number, *why, *by, code=1)
    said(runner, "resume", number, "--session", 1, *by)
    said(runner, "divide", number, "--part", "1,2,3", *by, code=1)
    assert "Divided: motions/2, motions/3." in said(
        runner, "divide", number, "--part", "1,3", "--part", "2, 4", *by
    )
    assert '"motions/1"' in said(runner, "undo-division", number, *by, "--json")
    house.session.rollback()
    assert floor.state() is MotionState.ON_AGENDA


def test_a_region_asks_for_a_procedure_in_every_language(app: Flask, house: House) -> None:
    floor = Floor.taken(house)
    head, number = address(house, house.head("DE-BB")), floor.motion.id
    house.session.rollback()
    given = ("--region", "DE-BB", "--to", "Commission", "--reason", "Cher.", "--language", "fr", "--as", head)
    assert "Asked: motions/2." in said(app.test_cli_runner(), "ask", number, "refer", *given)
    house.session.rollback()
    (asked,) = floor.rows(MotionRole.PROCEDURE)
    assert asked.motion.effect == {"act": "refer", "motion": number, "to": "Commission"}
    assert set(floor.bodies(asked.motion)) == {"en", "fr", "es"}
