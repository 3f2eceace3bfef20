"""A delegation drafts a motion page by page, and hands it in once."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.motions.effect_forms import EFFECT_FORMS
from governance.accounts.rules import Actor
from governance.motions.models import Motion, MotionDraft, MotionText
from governance.statutes.rules import MotionKind
from tests.factories import House
from tests.reading import page, words


# The proof of origin is another test's matter (tests/frame).
@pytest.fixture(autouse=True)
def unproven(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False


SignIn = Callable[[Actor], FlaskClient]
RESOLUTION = "resolution-resolution"


def begun(house: House, sign_in: SignIn, code: str = "BJ-BO") -> tuple[FlaskClient, str]:
    """A browser of a delegate of a region with a draft, and the address of the draft."""
    browser = sign_in(house.delegate(code))
    answer = browser.post("/en/motions/drafts", data={"region": code})
    assert answer.status_code == 303
    return browser, str(answer.location).removesuffix("/about")


def about(number: int, what: str = RESOLUTION, language: str = "fr") -> dict[str, str]:
    return {"session": str(number), "what": what, "language": language}


def filled(house: House, sign_in: SignIn) -> tuple[FlaskClient, str]:
    """A draft that lacks nothing."""
    assembly = house.sitting()
    browser, draft = begun(house, sign_in)
    browser.post(f"{draft}/about", data=about(assembly.number))
    text = {"title": "Un titre", "body": "# Buts\n\nUn *mot*.\n\n- un\n- deux", "note": "Parce que."}
    assert browser.post(f"{draft}/text", data=text).location == f"{draft}/check"
    return browser, draft


def written(house: House, model: Any) -> list[Any]:
    """The rows that requests have written meanwhile."""
    house.session.rollback()
    return list(house.session.scalars(select(model)))


def test_fields_that_no_form_of_ours_has_are_not_kept(house: House, sign_in: SignIn) -> None:
    assembly = house.sitting()
    browser, draft = begun(house, sign_in)
    what = next(key for key, each in EFFECT_FORMS.items() if each.form is not None)
    browser.post(f"{draft}/about", data=about(assembly.number, what))
    answer = browser.post(f"{draft}/effect", data={"é": "x", "later": "yes"})
    assert answer.status_code == 303
    (kept,) = written(house, MotionDraft)
    assert "é" not in kept.answers["parameters"][EFFECT_FORMS[what].key]


def shown_over(browser: FlaskClient, path: str) -> str:
    """What the form of a page says that it is typed over."""
    return page(browser, path).partition('name="typed_over" value="')[2][:64]


def test_two_who_write_one_draft_lose_nothing(house: House, sign_in: SignIn) -> None:
    browser, draft = filled(house, sign_in)
    head = sign_in(house.head("BJ-BO"))
    over, seen = shown_over(head, f"{draft}/text"), shown_over(head, f"{draft}/check")
    text = {"title": "Un autre titre", "body": "Un mot.", "note": "", "typed_over": over}
    assert browser.post(f"{draft}/text", data=text).status_code == 303
    assert browser.post(f"{draft}/text", data=text).status_code == 303, "whoever goes back keeps anew"
    mine = {**text, "title": "Le mien"}
    refused = head.post(f"{draft}/text", data=mine)
    assert refused.status_code == 409
    assert "The text has changed since you began." in words(refused.text)
    assert "Le mien" in refused.text
    late = head.post(f"{draft}/check", data={"typed_over": seen})
    assert late.status_code == 409
    assert "Un autre titre" in words(late.text)
    assert head.post(f"{draft}/text", data={**mine, "typed_over": shown_over(head, f"{draft}/text")}).location
    assert head.post(f"{draft}/check", data={"typed_over": shown_over(head, f"{draft}/check")}).location
    assert [text.title for text in written(house, MotionText)] == ["Le mien"]


def test_a_draft_is_handed_in_and_pressed_twice_it_is_one_motion(
    house: House, sign_in: SignIn, client: FlaskClient
) -> None:
    browser, draft = filled(house, sign_in)
    checked = words(page(browser, f"{draft}/check"))
    assert "Un titre" in checked
    assert "The text becomes a resolution" in checked
    first, second = (browser.post(f"{draft}/check") for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    (motion,) = written(house, Motion)
    assert first.location == second.location == f"/en/motions/{motion.id}"
    assert (motion.kind, motion.authentic_language) == (MotionKind.RESOLUTION, "fr")
    assert motion.explanatory_note == {"fr": "Parce que."}
    html = page(client, f"/en/motions/{motion.id}")
    assert '<li id="p1"><h3>Buts</h3></li>' in html
    assert '<li id="p2">Un <em>mot</em>.</li>' in html
    assert "Explanatory note Parce que." in words(html)


def test_each_button_keeps_what_was_typed_in_order_or_not(house: House, sign_in: SignIn) -> None:
    house.sitting()
    browser, draft = begun(house, sign_in)
    assert browser.post(f"{draft}/about", data={"session": "", "language": "es"}).status_code == 422
    refused = browser.post(f"{draft}/text", data={"title": "", "body": "Algo\x00 escrito", "note": ""})
    assert refused.status_code == 422
    assert "Algo escrito" in page(browser, f"{draft}/text")
    later = browser.post(f"{draft}/text", data={"title": "Luego", "body": "", "later": "yes"})
    assert (later.status_code, later.location) == (303, "/en/motions/drafts")
    assert "Luego" in words(page(browser, "/en/motions/drafts"))
    assert '<option selected value="es">' in page(browser, f"{draft}/about")
    missing = words(page(browser, f"{draft}/check"))
    for sentence in ("Choose a session.", "Choose what the Assembly is to do.", "Write the text itself."):
        assert sentence in missing
    assert browser.post(f"{draft}/check").status_code == 200
    assert written(house, Motion) == []


def test_a_region_is_chosen_where_the_effect_concerns_one(house: House, sign_in: SignIn) -> None:
    assembly = house.sitting()
    browser, draft = begun(house, sign_in)
    chosen = browser.post(f"{draft}/about", data=about(assembly.number, "suspend_region-membership"))
    assert chosen.location == f"{draft}/effect"
    assert browser.post(f"{draft}/effect", data={"region": ""}).status_code == 422
    assert browser.post(f"{draft}/effect", data={"region": "DE-BB"}).location == f"{draft}/text"
    assert '<option selected value="DE-BB">' in page(browser, f"{draft}/effect")
    browser.post(f"{draft}/text", data={"title": "Titre", "body": "Texte.", "note": ""})
    assert "DE-BB: The region is suspended." in words(page(browser, f"{draft}/check"))
    browser.post(f"{draft}/check")
    (motion,) = written(house, Motion)
    assert (motion.kind, motion.effect) == (
        MotionKind.MEMBERSHIP,
        {"act": "suspend_region", "region": "DE-BB"},
    )


def test_a_draft_is_shared_by_those_who_vote_for_the_region_and_nobody_else(
    house: House, sign_in: SignIn
) -> None:
    _, draft = filled(house, sign_in)
    colleague, stranger = sign_in(house.delegate("BJ-BO")), sign_in(house.delegate("FR-OCC"))
    assert "Un titre" in page(colleague, f"{draft}/text")
    assert stranger.get(f"{draft}/text").status_code == 403
    assert stranger.post(f"{draft}/check").status_code == 403
    assert "Un titre" not in page(stranger, "/en/motions/drafts")
    assert sign_in(house.presiding).get("/en/motions/drafts").status_code == 403


def test_a_draft_that_is_discarded_is_erased_and_gone(house: House, sign_in: SignIn) -> None:
    browser, draft = filled(house, sign_in)
    assert "Discard this draft?" in words(page(browser, f"{draft}/discard"))
    assert browser.post(f"{draft}/discard").location == "/en/motions/drafts"
    assert browser.get(f"{draft}/text").status_code == 404
    assert [one.answers for one in written(house, MotionDraft)] == [{}]


def test_what_the_law_refuses_is_said_on_the_page_and_the_draft_stays(house: House, sign_in: SignIn) -> None:
    assembly = house.sitting()
    browser, draft = begun(house, sign_in)
    browser.post(f"{draft}/about", data=about(assembly.number, "suspend_region-membership"))
    browser.post(f"{draft}/effect", data={"region": "FR-OCC"})
    browser.post(f"{draft}/text", data={"title": "Titre", "body": "Texte.", "note": ""})
    house.region("QZ-001", house.regions["FR-OCC"].constituency)
    browser.post(f"{draft}/effect", data={"region": "XX-XX"})
    refused = browser.post(f"{draft}/check")
    assert refused.status_code == 409
    assert "Titre" in refused.text
    assert written(house, MotionText) == []
