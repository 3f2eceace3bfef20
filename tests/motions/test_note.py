"""The explanatory note of a motion in other languages than its author's."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from governance.assembly.models import AssemblySession
from governance.motions.commands import Wording, submit_motion
from governance.motions.models import Motion
from governance.motions.queries import current_texts
from governance.statutes.rules import MotionKind
from governance.voting.undecided import NoNote, write_translation
from tests.factories import House
from tests.motions.test_acting import BODY, fresh, submitted
from tests.reading import page, words

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture(autouse=True)
def unproven(app: Flask) -> None:
    """The proof of origin is another test's matter (tests/frame)."""
    app.config["WTF_CSRF_ENABLED"] = False


def explained(house: House, assembly: AssemblySession) -> Motion:
    """A motion with a note in the language of its author."""
    act, text = house.act(house.head("BJ-BO")), Wording("fr", "Titre", BODY)
    details: dict[str, Any] = {"kind": MotionKind.RESOLUTION, "effect": {"act": "resolution"}}
    home = house.regions["BJ-BO"]
    return submit_motion(act, home, assembly=assembly, text=text, note="Parce que oui.", **details)


def test_a_note_is_translated_beside_its_motion_and_read_in_the_language_of_the_page(
    house: House, sign_in: SignIn, client: FlaskClient
) -> None:
    motion = explained(house, house.sitting())
    at, author = f"/es/motions/{motion.id}", sign_in(house.head("BJ-BO"))
    assert "Parce que oui." in words(page(author, f"{at}/translate/es"))
    assert "Parce que oui." in words(page(client, at))
    text = {"title": "Metas", "paragraph_1": "# Metas", "paragraph_2": "Algo.", "paragraph_3": "- uno"}
    form = text | {"follows": authentic_digest(house, motion), "note": "Porque sí."}
    assert author.post(f"{at}/translate/es", data=form).status_code == 303
    assert fresh(house, motion).explanatory_note == {"fr": "Parce que oui.", "es": "Porque sí."}
    assert "Porque sí." in words(page(client, at))
    assert "Porque sí." in page(author, f"{at}/translate/es")
    assert author.post(f"{at}/translate/es", data=form | {"note": ""}).status_code == 303
    assert fresh(house, motion).explanatory_note == {"fr": "Parce que oui."}


def authentic_digest(house: House, motion: Motion) -> str:
    return current_texts(house.session, [motion.id])[motion.id]["fr"].digest


def test_where_nothing_explains_a_motion_there_is_no_note_to_translate(house: House, sign_in: SignIn) -> None:
    motion, text = submitted(house, house.sitting()), Wording("es", "Metas", "Algo.")
    html = page(sign_in(house.head("BJ-BO")), f"/en/motions/{motion.id}/translate/es")
    assert "Explanatory note" not in words(html)
    with pytest.raises(NoNote):
        write_translation(house.act(house.head("BJ-BO")), motion, text=text, note="Porque sí.")
