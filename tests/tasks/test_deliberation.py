"""What deliberation asks of each office on its start page."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.assembly.demands import open_demand, sign_demand
from governance.minutes.commands import draw_up_minutes, lay_minutes
from governance.texts import Wording
from governance.voting.commands import close_session
from tests.amendments.stage import Stage
from tests.debate.stage import Room
from tests.desk import Desk
from tests.factories import SIX, House
from tests.motions.test_acting import translator
from tests.reading import statements

SignIn = Callable[[Actor], FlaskClient]
TASKS = "/en/tasks"


def test_who_presides_sees_how_many_wait_to_speak(house: House, sign_in: SignIn) -> None:
    room = Room.sitting(house)
    desk = Desk(sign_in(house.presiding))
    assert "to speak" not in desk.see(TASKS)
    first = room.asked("FR-OCC")
    room.asked("DE-BB")
    assert "2 delegations wait to speak" in desk.see(TASKS)
    room.called(first)
    assert "1 delegation waits to speak" in desk.see(TASKS)


def test_a_vote_that_waits_for_an_amendment_or_a_translation_is_not_one_to_open(
    house: House, sign_in: SignIn
) -> None:
    stage = Stage(house)
    desk = Desk(sign_in(house.presiding))
    assert "1 vote to open" in desk.see(TASKS)
    stage.amend("FR-OCC", _1="Autre chose.")
    assert "1 vote to open" in desk.see(TASKS)
    stage.amend("DE-BB", _1="Encore autre chose.")
    assert "1 vote to open" in desk.see(TASKS)
    house.motion(stage.assembly, languages=("en",))
    assert "1 vote to open" in desk.see(TASKS)
    house.motion(stage.assembly)
    assert "2 votes to open" in desk.see(TASKS)


def test_a_head_sees_the_demands_that_the_region_could_sign_until_it_has(
    house: House, sign_in: SignIn
) -> None:
    for code in SIX:
        house.region(code)
    words = {"language": "fr", "purpose": "Eau."}
    demand = open_demand(house.act(house.head("BJ-BO")), house.regions["BJ-BO"], **words)
    head, said = house.head("FR-OCC"), "1 demand for a session is open for your signature"
    assert said in Desk(sign_in(head)).see(TASKS)
    assert said not in Desk(sign_in(house.head("BJ-BO"))).see(TASKS)
    assert said not in Desk(sign_in(house.delegate("FR-OCC"))).see(TASKS)
    sign_demand(house.act(head), demand, region=house.regions["FR-OCC"])
    assert said not in Desk(sign_in(head)).see(TASKS)


def test_the_secretariat_sees_minutes_to_draw_up_and_to_lay(house: House, sign_in: SignIn) -> None:
    over = close_session(house.act(house.presiding), house.sitting("BJ-BO", "FR-OCC"))
    desk = Desk(sign_in(house.secretary))
    assert "The minutes of 1 session are not drawn up" in desk.see(TASKS)
    minutes = draw_up_minutes(house.act(house.secretary), over)
    assert "minutes of" not in desk.see(TASKS)
    later = house.convened()
    desk = Desk(sign_in(house.secretary))
    assert "The minutes of 1 session are to be laid before a later one" in desk.see(TASKS)
    texts = {language: Wording(language, "Minutes", "Adopt them.") for language in ("fr", "en", "es")}
    lay_minutes(house.act(house.secretary), minutes, assembly=later, texts=texts, authentic="fr")
    assert "minutes of" not in desk.see(TASKS)


def test_a_translator_sees_what_is_missing_and_what_is_outdated(
    house: House, app: Flask, sign_in: SignIn
) -> None:
    stage = Stage(house)
    house.motion(stage.assembly, languages=("en",))
    named = translator(house)
    page = Desk(sign_in(named)).see(TASKS)
    assert page.count("To translate:") == 1
    assert "Missing or outdated: Español" in page
    stage.accept(stage.amend("FR-OCC", _1="Autre chose."))
    page = Desk(sign_in(named)).see(TASKS)
    assert "Missing or outdated: English, Español" in page
    with statements(app) as few:
        Desk(sign_in(named)).see(TASKS)
    house.motion(stage.assembly, languages=())
    with statements(app) as more:
        Desk(sign_in(named)).see(TASKS)
    assert len(more) == len(few)
