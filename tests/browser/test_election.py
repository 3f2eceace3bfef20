"""One whole election: French on a phone without the script, Spanish at a desk with it."""

import os
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from governance.accounts.models import Person
from governance.accounts.rules import Actor
from tests.browser import elections
from tests.browser.desk import Entrance
from tests.browser.story import Story
from tests.factories import SIX, House

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.skipif(not os.environ.get("CHROMIUM"), reason="CHROMIUM names no browser"),
]

WORDS = {"BJ-BO": "Douze manguiers au bord du fleuve", "ES-AN": "Doce olivos junto al camino"}


@pytest.fixture
def story(
    app: Flask, house: House, address: str, browser: Browser, sign_in: Callable[[Actor], FlaskClient]
) -> Story:
    """An open session with six delegations in it."""
    house.sitting()
    people = {"secretary": house.secretary, "presiding": house.presiding}
    made = Story(
        Entrance(app, house, address, browser, sign_in), people | {code: house.head(code) for code in SIX}
    )
    made.days_later(1)
    return made


def test_one_election_from_its_post_to_the_appointment(story: Story) -> None:
    elections.create_post(story.at("secretary"), "Forêts")
    elections.call(story.at("presiding"))
    for by, stands in (("BJ-BO", "FR-OCC"), ("ES-AN", "DE-BB")):
        elections.nominate(story.at(by), "Somebody", email_of(story, stands))
    elections.accept(story.at("FR-OCC"), "Première candidature", "Je plante des arbres.")
    elections.accept(story.at("DE-BB"), "Segunda candidatura", "Planto árboles.")
    for code, words in WORDS.items():
        elections.commit(story.at(code), words)
    story.days_later(15)
    elections.open_election(story.at("presiding"))
    identifiers = voted(story)
    elections.close_and_seal(story.at("presiding"))
    for code, words in WORDS.items():
        elections.reveal(story.at(code), words)
    elections.declare(story.at("presiding")).open("/elections/1").reads("Segunda candidatura")
    found = story.at("ES-AN").open("/elections/1/receipt").main.locator("code").all_inner_texts()
    # Only the count sheet is published: of an identifier the half by which whoever noted it finds it.
    assert sorted(found) == sorted(f"{one[:9]}-…" for one in identifiers.values())


def voted(story: Story) -> dict[str, str]:
    """Four prefer the second, two the first; who looks again casts nothing more."""
    identifiers = {}
    for code in SIX:
        first, second = "Première candidature", "Segunda candidatura"
        elections.rank(story.at(code), *((first, second) if code in ("BJ-BO", "CD-BC") else (second, first)))
        identifiers[code] = elections.cast(story.at(code))
    story.at("BJ-BO").open("/elections/1/ballot").reads(
        "A secret ballot is cast once. Nobody can tell which one it is, "
        "so nobody can change it or take it out."
    )
    return identifiers


def email_of(story: Story, name: str) -> str:
    """Where somebody is reached."""
    story.house.session.rollback()
    return story.house.session.get_one(Person, story.people[name].person_id).email
