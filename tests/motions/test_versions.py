"""The history of a motion's texts: who wrote each version by which act, and any two compared."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.motions.models import Motion
from governance.texts import Wording
from governance.voting.commands import write_translation
from tests.factories import House
from tests.reading import page, statements, words


def translated(house: House, motion: Motion, title: str, body: str) -> None:
    house.later(minutes=1)
    write_translation(house.act(house.delegate("BJ-BO")), motion, text=Wording("en", title, body))


@pytest.fixture
def motion(house: House) -> Motion:
    """A motion whose English translation was written anew twice."""
    moved = house.motion(house.sitting())
    translated(house, moved, "Trees", "# Trees\n\nWe plant ten trees.\n\nWe wait.")
    translated(house, moved, "Trees", "Trees\n\nWe plant twelve trees.")
    return moved


def test_each_version_says_when_by_whom_and_by_which_act_it_was_written(
    client: FlaskClient, motion: Motion
) -> None:
    said = words(page(client, f"/en/motions/{motion.id}/versions"))
    assert "English, version 3 Trees Written:" in said
    assert said.count("Added a translation") == 4
    assert said.count("Added a translation Delegate (BJ-BO)") == 2
    assert "Moved a motion" in said


def test_the_last_two_versions_in_the_readers_language_are_compared(
    client: FlaskClient, motion: Motion
) -> None:
    html = page(client, f"/en/motions/{motion.id}/versions")
    assert "Lines removed 1 Lines changed 1 Lines in another form 1" in words(html)
    assert "From version 2 to version 3" in words(html)
    assert "Line removed: We wait." in words(html)


def test_any_two_versions_are_compared_in_any_language(client: FlaskClient, motion: Motion) -> None:
    said = words(page(client, f"/es/motions/{motion.id}/versions?text=en&before=3&after=1"))
    assert "twelve" in said


@pytest.mark.parametrize(
    "asked", ["text=en&before=4&after=1", "text=zz&before=1&after=1", "text=fr&before=x&after=1", "before="]
)
def test_a_version_that_is_not_there_is_said_and_nothing_is_compared(
    client: FlaskClient, motion: Motion, asked: str
) -> None:
    answer = client.get(f"/en/motions/{motion.id}/versions?{asked}")
    assert answer.status_code == 422
    assert 'class="comparison"' not in answer.get_data(as_text=True)
    assert "Every version of its text" in words(answer.get_data(as_text=True))


def test_many_versions_ask_no_more_statements(
    app: Flask, client: FlaskClient, house: House, motion: Motion
) -> None:
    with statements(app) as few:
        page(client, f"/en/motions/{motion.id}/versions")
    for _each in range(5):
        translated(house, motion, "Trees", f"We plant {_each} trees.")
    with statements(app) as many:
        page(client, f"/fr/motions/{motion.id}/versions?text=en&before=1&after=2")
    assert len(many) == len(few)
