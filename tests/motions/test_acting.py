"""What is done with a motion on its way: support, a ruling, translations, withdrawal; and the list of all."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.appointments import invite_person
from governance.accounts.rules import Actor, OfficeKind
from governance.assembly.models import AssemblySession
from governance.motions.admitting import admit_motion
from governance.motions.commands import Wording, state_before_vote, submit_motion
from governance.motions.models import Motion
from governance.motions.queries import current_texts
from governance.motions.rules import MotionState
from governance.motions.supporting import invite_support, second_motion, supports_in_force
from governance.statutes.rules import MotionKind
from tests.factories import House
from tests.reading import page, statements, words

SignIn = Callable[[Actor], FlaskClient]
BODY = "# Buts\n\nUn mot.\n\n- un\n- deux"


@pytest.fixture(autouse=True)
def unproven(app: Flask) -> None:
    """The proof of origin is another test's matter (tests/frame)."""
    app.config["WTF_CSRF_ENABLED"] = False


def submitted(house: House, assembly: AssemblySession, author: str = "BJ-BO", title: str = "Titre") -> Motion:
    """A motion that nobody supports yet."""
    details: dict[str, Any] = {"kind": MotionKind.RESOLUTION, "effect": {"act": "resolution"}}
    text = Wording("fr", title, BODY)
    act = house.act(house.head(author))
    return submit_motion(act, house.regions[author], assembly=assembly, text=text, **details)


def fresh(house: House, motion: Motion) -> Motion:
    """The motion as requests have left it."""
    house.session.rollback()
    return house.session.get_one(Motion, motion.id)


def supporters(house: House, motion: Motion) -> list[str]:
    return [one.region.code for one in supports_in_force(house.session, fresh(house, motion))]


def test_the_author_asks_and_the_region_finds_a_task_and_supports(
    house: House, sign_in: SignIn, client: FlaskClient
) -> None:
    motion = submitted(house, house.sitting())
    at, author, asked = (
        f"/en/motions/{motion.id}",
        sign_in(house.head("BJ-BO")),
        sign_in(house.head("FR-OCC")),
    )
    assert "Ask regions to support this motion" in words(page(author, at))
    assert author.post(f"{at}/invite", data={"region": ""}).status_code == 422
    assert author.post(f"{at}/invite", data={"region": "FR-OCC"}).status_code == 303
    assert "FR-OCC Asked: 2 October 2026 No answer yet" in words(page(author, f"{at}/invite"))
    assert "Your support is asked for: Titre" in words(page(asked, "/en/tasks"))
    assert "The author asks your region for its support." in words(page(asked, f"{at}/support"))
    assert asked.post(f"{at}/support", data={"verb": "support"}).status_code == 303
    assert supporters(house, motion) == ["FR-OCC"]
    assert "Your support is asked for" not in words(page(asked, "/en/tasks"))
    assert "Supported by FR-OCC" in words(page(client, at))
    assert asked.post(f"{at}/support", data={"verb": "support"}).status_code == 409
    assert asked.post(f"{at}/support", data={"verb": "withdraw"}).status_code == 303
    assert supporters(house, motion) == []


def test_a_region_that_is_asked_may_decline(house: House, sign_in: SignIn) -> None:
    motion = submitted(house, house.sitting())
    invite_support(house.act(house.head("BJ-BO")), motion, region=house.regions["FR-OCC"])
    asked = sign_in(house.head("FR-OCC"))
    assert asked.post(f"/en/motions/{motion.id}/support", data={"verb": "decline"}).status_code == 303
    author = sign_in(house.head("BJ-BO"))
    assert "FR-OCC Asked: 2 October 2026 Declined" in words(page(author, f"/en/motions/{motion.id}/invite"))


def test_when_the_time_is_over_nothing_is_offered(house: House, sign_in: SignIn) -> None:
    motion = submitted(house, house.sitting())
    house.later(days=15)
    for code, way in (("FR-OCC", "support"), ("BJ-BO", "invite")):
        said = words(page(sign_in(house.head(code)), f"/en/motions/{motion.id}/{way}"))
        assert "Support can no longer be given or taken back." in said


def test_the_presiding_officer_admits_what_has_its_support(
    house: House, sign_in: SignIn, client: FlaskClient
) -> None:
    motion = submitted(house, house.sitting())
    at, presiding = f"/en/motions/{motion.id}", sign_in(house.presiding)
    assert "It cannot be admitted yet." in words(page(presiding, f"{at}/rule"))
    assert presiding.post(f"{at}/rule", data={"admissible": "yes", "language": "en"}).status_code == 409
    second_motion(house.act(house.head("FR-OCC")), fresh(house, motion), region=house.regions["FR-OCC"])
    assert "A ruling to give: Titre" in words(page(presiding, "/en/tasks"))
    answer = presiding.post(
        f"{at}/rule", data={"admissible": "yes", "reasons": "In order.", "language": "en"}
    )
    assert answer.status_code == 303
    assert state_before_vote(fresh(house, motion)) is MotionState.ADMITTED
    assert "Rulings In order." in words(page(client, at))


def test_a_refusal_needs_reasons_and_shows_them_to_everyone(
    house: House, sign_in: SignIn, client: FlaskClient
) -> None:
    motion = submitted(house, house.sitting())
    at, presiding = f"/en/motions/{motion.id}", sign_in(house.presiding)
    assert presiding.post(f"{at}/rule", data={"admissible": "no", "language": "en"}).status_code == 409
    reasons = {"admissible": "no", "reasons": "<b>Not ours</b>", "language": "en"}
    assert presiding.post(f"{at}/rule", data=reasons).status_code == 303
    assert state_before_vote(fresh(house, motion)) is MotionState.INADMISSIBLE
    said = words(page(client, at))
    assert "<b>Not ours</b>" in said
    assert "Not admissible" in said
    assert "there is nothing to rule on" in words(page(presiding, f"{at}/rule"))


def translator(house: House) -> Actor:
    """Somebody whom the secretariat named."""
    invited = {"kind": OfficeKind.TRANSLATOR, **vars(house.invitee("Translator"))}
    return house.actor(invite_person(house.act(house.secretary), None, **invited))


def test_a_translator_writes_each_paragraph_beside_its_original(
    house: House, sign_in: SignIn, client: FlaskClient
) -> None:
    motion = submitted(house, house.sitting())
    at, browser = f"/en/motions/{motion.id}", sign_in(translator(house))
    assert "Español : missing" in words(page(client, at))
    html = page(browser, f"{at}/translate/es")
    assert '<div class="sheet" lang="fr" dir="auto"><h3>Buts</h3></div>' in html
    digest = html.partition('name="follows" value="')[2][:64]
    parts = {"paragraph_1": "# Fines", "paragraph_2": "Una\n\npalabra.", "paragraph_3": ""}
    written = {"follows": digest, "title": "Título", **parts}
    refused = browser.post(f"{at}/translate/es", data=written)
    assert refused.status_code == 422
    assert "# Fines" in refused.text
    stale = browser.post(f"{at}/translate/es", data={**written, "paragraph_3": "- uno", "follows": "0" * 64})
    assert "The authentic text has changed meanwhile." in words(stale.text)
    done = browser.post(f"{at}/translate/es", data={**written, "paragraph_3": "- uno\n- dos"})
    assert done.location == f"{at}?text=es"
    read = page(client, f"{at}?text=es")
    assert '<li id="p2">Una\npalabra.</li>' in read
    said = words(page(client, at))
    assert "Español : missing" not in said
    assert "English : missing" in said


def test_the_translation_of_a_colleague_is_not_replaced_unseen(house: House, sign_in: SignIn) -> None:
    motion = submitted(house, house.sitting())
    at, browser = f"/en/motions/{motion.id}/translate/es", sign_in(translator(house))
    digest = page(browser, at).partition('name="follows" value="')[2][:64]
    parts = {"paragraph_1": "# Fines", "paragraph_2": "Una palabra.", "paragraph_3": "- uno"}
    written = {"follows": digest, "title": "Título", "instead_of": "", **parts}
    assert browser.post(at, data=written).status_code == 303
    assert browser.post(at, data=written).status_code == 303, "sent twice"
    late = browser.post(at, data={**written, "title": "Otro título"})
    assert late.status_code == 409
    assert "The text has changed since you began." in words(late.text)
    assert "Otro título" in late.text
    standing = current_texts(house.session, [motion.id])[motion.id]["es"]
    assert f'value="{standing.digest}"' in late.text


def test_the_authentic_language_and_others_than_ours_are_not_translated_into(
    house: House, sign_in: SignIn
) -> None:
    motion = submitted(house, house.sitting())
    author = sign_in(house.head("BJ-BO"))
    for language in ("fr", "de"):
        assert author.get(f"/en/motions/{motion.id}/translate/{language}").status_code == 404
    stranger = sign_in(house.head("FR-OCC"))
    assert stranger.get(f"/en/motions/{motion.id}/translate/es").status_code == 403


def test_its_author_withdraws_a_motion_once(house: House, sign_in: SignIn) -> None:
    motion = submitted(house, house.sitting())
    author, at = sign_in(house.head("BJ-BO")), f"/en/motions/{motion.id}/withdraw"
    assert "Withdraw the motion?" in words(page(author, at))
    assert author.post(at).status_code == 303
    assert state_before_vote(fresh(house, motion)) is MotionState.WITHDRAWN
    assert "it can no longer be withdrawn" in words(page(author, at))
    assert author.post(at).status_code == 409


def test_the_list_is_narrowed_by_words_state_and_session(house: House, client: FlaskClient) -> None:
    assembly = house.sitting()
    submitted(house, assembly, title="Des forêts")
    house.motion(assembly)
    every = words(page(client, "/en/motions"))
    assert "2 motions" in every
    assert "Des forêts" in words(page(client, "/en/motions?q=FORETS"))
    assert "1 motion " in words(page(client, "/en/motions?state=on_agenda"))
    assert "1 motion " in words(page(client, "/en/motions?state=submitted&session=1"))
    assert "No motion fits" in words(page(client, "/en/motions?session=7"))


def test_the_list_and_the_page_take_as_many_statements_for_many_rows(
    house: House, app: Flask, client: FlaskClient
) -> None:
    assembly = house.sitting()
    counts = []
    for _ in range(2):
        motion = house.motion(assembly)
        for code in ("ML-3", "DE-BB")[: 2 * len(counts)]:
            submitted(house, assembly, title=code)
        with statements(app) as sent:
            page(client, "/en/motions")
            page(client, f"/en/motions/{motion.id}")
        counts.append(len(sent))
    assert counts[0] == counts[1]


def test_the_secretariat_puts_an_admitted_motion_on_the_agenda_once(house: House, sign_in: SignIn) -> None:
    motion = submitted(house, house.sitting())
    secretary, at = sign_in(house.secretary), f"/en/motions/{motion.id}/place"
    assert "Only a motion that was admitted" in words(page(secretary, at))
    second_motion(house.act(house.head("FR-OCC")), fresh(house, motion), region=house.regions["FR-OCC"])
    admit_motion(house.act(house.presiding), motion)
    assert "Put the motion on the agenda" in words(page(secretary, f"/en/motions/{motion.id}"))
    assert secretary.post(at).status_code == 303
    assert state_before_vote(fresh(house, motion)) is MotionState.ON_AGENDA
    assert secretary.post(at).status_code == 409
