"""One whole session, from its notice to the minutes that the next one adopts.

French is read on a phone of 360 px without the script, Spanish at a desk of 1280 px with it.
"""

import os
from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from playwright.sync_api import Browser

from app.languages import NAMES as LANGUAGES
from governance.accounts.rules import Actor
from governance.motions.rules import MotionState, OutdatedTranslation
from tests.browser import minutes, motions, sessions
from tests.browser.desk import Entrance
from tests.browser.story import Story, third_motion, told, translated
from tests.factories import SIX, House

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.skipif(not os.environ.get("CHROMIUM"), reason="CHROMIUM names no browser"),
]

NAMES = {"en": "First session", "fr": "Première session", "es": "Primera sesión"}
FOREST = ["Chaque région plante des arbres.", "Elle en rend compte.", "Le secrétariat publie tout."]
WATER = ["Cada región cuida sus ríos.", "Cada región paga por ello."]


@pytest.fixture
def story(
    app: Flask, house: House, address: str, browser: Browser, sign_in: Callable[[Actor], FlaskClient]
) -> Story:
    """Six regions with their heads, the secretariat and the presiding officer."""
    for code in SIX:
        house.region(code)
    officers = {"secretary": house.secretary, "presiding": house.presiding}
    people = officers | {code: house.head(code) for code in SIX}
    made = Story(Entrance(app, house, address, browser, sign_in), people)
    made.days_later(1)
    return made


def test_one_session_from_its_notice_to_its_minutes(story: Story) -> None:
    convened(story)
    forest, water, third = moved(story)
    opened(story)
    debated(story, forest)
    amendment = changed(story, forest, water, third)
    voted_first(story, forest, water, amendment)
    voted_as_a_whole(story, forest, water)
    sessions.close(story.at("presiding"))
    minuted(story)
    adopted_later(story)


def convened(story: Story) -> None:
    """On the site; told by mail, each in their language, with the event for the calendar."""
    spanish = story.at("ES-AN").open("/account/")
    spanish.fill("Language", "Español", "person").press("Keep", "action")
    sessions.convene(story.at("secretary"), NAMES, "2026-10-05T10:00")
    letters = told(story)
    for language in ("fr", "es"):
        letter = next(one for one in letters if one.language == language)
        (event,) = Calendar.from_ical(letter.attachments[0].content).walk("VEVENT")
        assert event["SUMMARY"] == NAMES[language]
        assert event.decoded("DTSTART") == datetime.fromisoformat("2026-10-05T09:00+00:00")
    sessions.draft_agenda(story.at("secretary"))


def moved(story: Story) -> tuple[str, str, str]:
    """One in French, one in Spanish, each supported from the other side; a third by the same commands."""
    author, other = story.at("BJ-BO"), story.at("ES-AN")
    forest = motions.draft(author, "Des arbres", FOREST, "Pour le climat.")
    motions.ask_support(author, forest, "ES-AN")
    motions.support(other, "Des arbres")
    motions.translate(author, forest, "es", "Árboles", ["Árboles.", "Informe.", "Publicación."])
    motions.translate(author, forest, "en", "Trees", ["Trees.", "Report.", "Publication."])
    water = motions.draft(other, "Los ríos", WATER, "Por el agua.")
    motions.ask_support(other, water, "FR-OCC")
    motions.support(story.at("FR-OCC"), "Los ríos")
    translated(story, water)
    for motion in (forest, water):
        motions.admit(story.at("presiding"), story.at("secretary"), motion)
    return forest, water, third_motion(story)


def opened(story: Story) -> None:
    """Four delegations come themselves, one gives its vote, one stays away."""
    story.days_later(33)
    sessions.accredit(story.at("secretary"))
    sessions.check_in(*(story.at(code) for code in ("BJ-BO", "FR-OCC", "ES-AN", "DE-BB")))
    sessions.give_vote(story.at("CD-BC"), "ES-AN")
    sessions.open_session(story.at("presiding"))


def debated(story: Story, forest: str) -> None:
    """A statement and a reply in writing; then one asks for the floor, gets it, and stands on the screen."""
    motions.speak(story.at("FR-OCC"), forest, "Nous sommes pour.")
    motions.reply(story.at("DE-BB"), forest, "Nosotros también.")
    presiding, speaker = story.at("presiding"), story.at("FR-OCC")
    sessions.take_up(presiding, "Árboles")
    sessions.give_floor(presiding, speaker, "FR-OCC")
    screen = story.at("DE-BB").open("/sessions/1").follow("Screen of the room")
    assert "FR-OCC" in screen.main.locator("section[aria-labelledby=speaker]").inner_text()
    assert "Árboles" in screen.main.locator("section[aria-labelledby=item]").inner_text()
    presiding.press("End the speech").reads("The speech is ended.")


def changed(story: Story, forest: str, water: str, third: str) -> str:
    """An amendment from the other side, a division, a referral; where the amendment is."""
    presiding = story.at("presiding")
    text = "Elle en rend compte chaque année."
    amendment = motions.amend(story.at("ES-AN"), forest, 2, text, "Elle écoute ses habitants.")
    motions.divide(presiding, water, [1, 2])
    motions.refer(presiding, third, "Comité del bosque")
    assert story.state(third) is MotionState.REFERRED
    assert story.state(water) is MotionState.DIVIDED
    return amendment


def voted_first(story: Story, forest: str, water: str, amendment: str) -> None:
    """The amendment is adopted and merged; of the parts one is adopted, one rejected."""
    vote(story, 3, against=2)
    assert story.state(amendment) is MotionState.ADOPTED
    assert story.state(water) is MotionState.ON_AGENDA
    reader = story.at("FR-OCC").open(forest).reads("Elle en rend compte chaque année.")
    reader.reads("Elle écoute ses habitants.").follow("Compare two versions, and see who wrote each")
    reader.fill("From version", "1", "comparison").fill("To version", "2", "comparison")
    reader.press("Compare", "comparison").reads(
        "From version %(before)s to version %(after)s", before=1, after=2
    )
    added = reader.main.locator("[aria-labelledby=compared] ins").all_inner_texts()
    assert any("Elle écoute ses habitants." in line for line in added)


def vote(story: Story, questions: int, against: int = 0) -> None:
    """Opened together, cast by those who came, with one proxy on the paper of its holder; declared."""
    sessions.open_votes(story.at("presiding"))
    for code in ("BJ-BO", "FR-OCC", "DE-BB"):
        sessions.cast(story.at(code), questions, against)
    sessions.cast(story.at("ES-AN"), 2 * questions, against).reads("CD-BC")
    story.house.later(hours=25)
    sessions.declare(story.at("presiding"))


def voted_as_a_whole(story: Story, forest: str, water: str) -> None:
    """No vote opens before the translations follow the text; then both are adopted as they now are."""
    presiding, author = story.at("presiding"), story.at("BJ-BO")
    presiding.open("/sessions/1/open-votes")
    waiting = presiding.main.locator("fieldset#motion-1")
    assert waiting.locator("input[name=chosen]").count() == 0, waiting.inner_text()
    assert presiding.say(OutdatedTranslation.message, language=LANGUAGES["en"]) in waiting.inner_text()
    motions.translate(
        author, forest, "es", "Árboles", ["Árboles.", "Informe anual.", "Escucha.", "Publicación."]
    )
    motions.translate(
        author, forest, "en", "Trees", ["Trees.", "Yearly report.", "Listening.", "Publication."]
    )
    vote(story, 2)
    assert [story.state(one) for one in (forest, water)] == [MotionState.ADOPTED] * 2
    text = story.at("FR-OCC").open(f"{water}?text=es").main.locator(".governed-text").inner_text()
    assert WATER[0] in text
    assert WATER[1] not in text


def minuted(story: Story) -> None:
    """Noted and drawn up by the secretariat; anyone reads what was done."""
    minutes.note(story.at("secretary"), "Sesión de prueba.")
    minutes.draw_up(story.at("secretary"))
    reader = story.at("ES-AN").open("/sessions/1").follow("Minutes", "session")
    for words in ("Árboles", "Los ríos", "Comité del bosque", "FR-OCC", "Sesión de prueba.", "CD-BC"):
        reader.reads(words)


def adopted_later(story: Story) -> None:
    """The next session adopts them as a motion."""
    house = story.house
    house.session.rollback()
    later = house.convened()
    for code in list(SIX)[:4]:
        house.attend(later, code)
    story.days_later(0)
    presiding = story.at("presiding")
    motion = minutes.lay(story.at("secretary"), "Session")
    motions.admit(presiding, story.at("secretary"), motion)
    presiding.open("/sessions/2/conduct").press("Open the session")
    sessions.open_votes(presiding, "/sessions/2")
    for code in ("FR-OCC", "ES-AN", "DE-BB", "BJ-BO"):
        sessions.cast(story.at(code), 1)
    house.later(hours=25)
    sessions.declare(presiding, "/sessions/2")
    story.at("ES-AN").open(minutes.HOME).reads("Adopted", "minutes")
    assert story.state(motion) is MotionState.ADOPTED
