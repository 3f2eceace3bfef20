"""A motion as anyone reads it."""

from flask.testing import FlaskClient

from governance.motions.commands import Wording
from governance.motions.models import Motion
from governance.motions.rules import text_digest
from governance.statutes.rules import MotionKind
from governance.voting.commands import annul_vote, write_translation
from tests.factories import House
from tests.reading import page, words


def test_the_text_stands_in_the_language_of_the_page(house: House, client: FlaskClient) -> None:
    motion = house.motion(house.sitting())
    assert "Titre" in words(page(client, f"/fr/motions/{motion.id}"))
    assert "Title" in words(page(client, f"/en/motions/{motion.id}"))


def test_any_text_can_be_read_on_any_page_and_says_its_language(house: House, client: FlaskClient) -> None:
    motion = house.motion(house.sitting())
    html = page(client, f"/en/motions/{motion.id}?text=fr")
    assert '<h1><bdi lang="fr">Titre</bdi></h1>' in html
    assert '<ol lang="fr" dir="auto">' in html
    assert "Authentic text: Français" in words(html)


def test_a_translation_names_the_authentic_text(house: House, client: FlaskClient) -> None:
    motion = house.motion(house.sitting())
    said = words(page(client, f"/en/motions/{motion.id}"))
    assert "Translation: English" in said
    assert "Authentic text Français" in said


def test_paragraphs_are_numbered_and_can_be_cited(house: House, client: FlaskClient) -> None:
    html = page(client, f"/en/motions/{house.motion(house.sitting()).id}")
    assert '<li id="p1">One.</li>' in html
    assert '<li id="p2">Two.</li>' in html


def test_it_says_who_moved_it_what_it_does_and_what_became_of_it(house: House, client: FlaskClient) -> None:
    assembly = house.sitting()
    effect = {"act": "suspend_region", "region": "DE-BB"}
    motion = house.motion(assembly, MotionKind.MEMBERSHIP, effect)
    vote = house.vote(assembly, motion, hours=48)
    annul_vote(house.act(house.presiding), vote, reason="<b>Wrong</b> text")
    said = words(page(client, f"/en/motions/{motion.id}"))
    assert "Moved by BJ-BO Supported by FR-OCC" in said
    assert "The region is suspended. DE-BB" in said
    assert "Reason given: <b>Wrong</b> text Annulled" in said


def test_a_text_is_shown_as_written_and_never_as_markup(house: House, client: FlaskClient) -> None:
    motion = house.motion(house.sitting())
    translated(house, motion, "<script>alert(1)</script>", "<img src=x>\u202e ابجد")
    html = page(client, f"/es/motions/{motion.id}")
    assert "<script>alert(1)" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_what_a_translation_replaced_can_still_be_read(house: House, client: FlaskClient) -> None:
    motion = house.motion(house.sitting())
    translated(house, motion, "Nuevo", "Uno nuevo.")
    old = text_digest("es", "Title", "One.\n\nTwo.")
    html = page(client, f"/en/motions/{motion.id}?text=es&version={old}")
    assert "This version was replaced" in html
    assert '<li id="p2">Two.</li>' in html
    assert "Nuevo" in words(page(client, f"/es/motions/{motion.id}"))


def test_what_is_not_there_has_no_page(house: House, client: FlaskClient) -> None:
    motion = house.motion(house.sitting())
    for asked in (
        "99",
        f"{motion.id}?text=de",
        f"{motion.id}?text=%20",
        f"{motion.id}?version=abc",
        "9" * 30,
    ):
        assert client.get(f"/en/motions/{asked}").status_code == 404


def translated(house: House, motion: Motion, title: str, body: str) -> None:
    mover = house.delegate("BJ-BO")
    write_translation(house.act(mover), motion, text=Wording("es", title, body))
