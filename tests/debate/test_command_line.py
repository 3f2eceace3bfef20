"""A debate and a speakers' list from the command line, each act in one sentence."""

import json

from flask import Flask

from governance.accounts.models import Person
from governance.accounts.rules import Actor
from governance.debate.models import SpeakingRequest, Statement
from tests.debate.stage import Room
from tests.factories import House


def run(app: Flask, house: House, actor: Actor, *words: str) -> tuple[int, str]:
    """One sentence on the command line, by somebody."""
    email = house.session.get_one(Person, actor.person_id).email
    house.session.rollback()
    told = app.test_cli_runner().invoke(args=["debate", *words, "--as", email])
    return told.exit_code, told.output.strip()


def test_a_debate_is_led_from_the_command_line(app: Flask, house: House) -> None:
    room = Room.sitting(house)
    head, presiding = room.speaker("BJ-BO"), house.presiding
    words = ("--region", "BJ-BO", "--language", "yo", "--text", "Bẹ́ẹ̀ ni.")
    assert run(app, house, head, "say", "1", "--stance", "for", *words) == (0, "Recorded: statements/1.")
    assert run(app, house, head, "reply", "1", *words) == (0, "Recorded: statements/2.")
    assert run(app, house, presiding, "hide", "1", "--reason", "Why.") == (0, "Hidden: statements/1.")
    assert run(app, house, presiding, "show", "1") == (0, "Shown: statements/1.")
    assert run(app, house, presiding, "close", "1")[0] == 0
    assert run(app, house, head, "reply", "1", *words) == (
        1,
        "Error: The debate on this motion is closed. The presiding officer may reopen it.",
    )
    assert run(app, house, presiding, "reopen", "1")[0] == 0
    assert run(app, house, presiding, "show", "9") == (
        1,
        "Error: There is none with the number 9 among statements.",
    )
    assert house.session.get_one(Statement, 1).language == "yo"


def test_the_floor_is_given_from_the_command_line(app: Flask, house: House) -> None:
    room = Room.sitting(house)
    head, presiding, item = room.speaker("BJ-BO"), house.presiding, str(room.item.id)
    for name in ("close-list", "reopen-list"):
        assert run(app, house, presiding, name, item)[0] == 0
    assert run(app, house, presiding, "speaking-time", item, "--seconds", "60")[0] == 0
    assert run(app, house, head, "ask", item, "--region", "BJ-BO")[0] == 0
    assert run(app, house, head, "withdraw", "1") == (0, "Taken back: speaking_requests/1.")
    status, told = run(app, house, head, "ask", item, "--region", "BJ-BO", "--point-of-order", "--json")
    assert (status, json.loads(told)) == (0, {"recorded": ["speaking_requests/2"]})
    assert run(app, house, presiding, "call", "2") == (0, "On the floor: speaking_requests/2.")
    assert run(app, house, presiding, "end", "2") == (0, "Ended: speaking_requests/2.")
    assert house.session.get_one(SpeakingRequest, 2).seconds == 60
