"""The file of an application: what it says, how it is examined, how it is decided."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from governance.accounts.models import OutboxMessage
from governance.accounts.rules import Actor
from governance.act import Overtaken
from governance.applications.dossiers import add_document
from governance.applications.examining import check_point, give_opinion
from governance.applications.models import Application
from governance.applications.queries import application_file
from governance.applications.rules import CheckPoint, DocumentPurpose
from governance.applications.stages import ApplicationState
from governance.base import LANGUAGES
from governance.record.models import Entry
from tests.applications.applying import by_applicant, examined, proposed, sent, written
from tests.desk import Desk
from tests.factories import House
from tests.reading import statements, weight

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def secretary(sign_in: SignIn, house: House) -> Desk:
    return Desk(sign_in(house.secretary))


@pytest.fixture
def deputy(sign_in: SignIn, house: House) -> Desk:
    return Desk(sign_in(house.deputy))


def address(application: Application, part: str = "", language: str = "en") -> str:
    return f"/{language}/applications/{application.number}/file{part}"


def state(house: House, application: Application) -> ApplicationState:
    house.session.rollback()
    file = application_file(house.session, application.number)
    assert file is not None
    return file.state


def acts(house: House) -> list[str]:
    house.session.rollback()
    return list(house.session.scalars(select(Entry.act).order_by(Entry.id)))


def test_the_file_says_everything(house: House, secretary: Desk) -> None:
    page = secretary.see(address(sent(house)))
    for said in (
        "867,463 persons in 2013",
        "Source: Fourth census",
        "1,250,000.5 t CO₂e a year (2024)",
        "Source: Inventory of the forest service",
        "French, Hausa",
        "Forests, Wetlands and coasts",
        "Awa Sabi",
        "High-potential",
        "Consented to version 1",
        "Nothing was asked yet.",
        "Sent an application",
    ):
        assert said in page, said


def test_the_address_of_an_applicant_writes_to_them_alone(house: House, secretary: Desk) -> None:
    """What may stand in an address could also add a recipient, or words, to the mail of an officer."""
    odd = "governor?bcc=press&subject=no@alibori.example.org"
    application = sent(house, signatory_email=odd)
    page = secretary.client.get(address(application)).text
    assert 'href="mailto:governor%3Fbcc%3Dpress%26subject%3Dno@alibori.example.org"' in page


def test_a_document_is_saved_under_a_name_of_ours(house: House, secretary: Desk) -> None:
    dossier = written(house)
    content = b"%PDF-1.4 mandate"
    kept = add_document(
        house.session,
        dossier.id,
        purpose=DocumentPurpose.MANDATE,
        media_type="application/pdf",
        content=content,
        at=house.at,
    )
    from governance.applications.submitting import submit_application

    application = submit_application(by_applicant(house, dossier), None, dossier_id=dossier.id)
    assert "Mandate of the signatory 1" in secretary.see(address(application))
    answer = secretary.client.get(address(application, f"/documents/{kept.id}"))
    assert (answer.status_code, answer.data) == (200, content)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="mandate-')
    assert secretary.client.get(address(application, "/documents/999")).status_code == 404


def test_only_changed_points_become_acts(house: House, secretary: Desk) -> None:
    application = sent(house)
    page = address(application, "/checklist")
    before = len(acts(house))
    said = secretary.send(page, place="yes", place_note="", figures="no", figures_note="Which census?")
    assert "2 points were saved." in said
    assert acts(house)[before:] == ["check_point"] * 2
    seen = checked_points(secretary, application)
    said = secretary.send(page, **seen, figures="yes", figures_note="")
    assert "1 point was saved." in said
    assert acts(house)[before:] == ["check_point"] * 3


def checked_points(desk: Desk, application: Application) -> dict[str, str]:
    """What the form remembers that its reader saw."""
    html = desk.client.get(address(application)).text
    return dict(re.findall(r'name="(\w+_seen)" type="hidden" value="(\d*)"', html))


def test_a_point_that_a_colleague_changed_meanwhile_is_not_undone_unawares(
    house: House, secretary: Desk
) -> None:
    application = sent(house)
    seen = checked_points(secretary, application)
    check_point(house.act(house.deputy), application, point=CheckPoint.PLACE, fulfilled=False, note="No map.")
    page = address(application, "/checklist")
    said = secretary.send(page, 409, **seen, place="yes", place_note="It exists, I looked.")
    assert "Another officer has written on this point" in said
    html = secretary.client.post(
        page,
        data={"csrf_token": secretary.proof, **seen, "place": "yes", "place_note": "It exists, I looked."},
    ).text
    assert "It exists, I looked." in html
    again = dict(re.findall(r'name="(\w+_seen)" type="hidden" value="(\d*)"', html))
    assert "1 point was saved." in secretary.send(page, **again, place="yes", place_note="I looked.")


def test_a_point_left_alone_keeps_what_a_colleague_found(house: House, secretary: Desk) -> None:
    application = sent(house)
    seen = checked_points(secretary, application)
    check_point(house.act(house.deputy), application, point=CheckPoint.PLACE, fulfilled=True)
    said = secretary.send(address(application, "/checklist"), **seen, place_note="", charter="yes")
    assert "1 point was saved." in said
    house.session.rollback()
    file = application_file(house.session, application.number)
    assert {point: check.fulfilled for point, check in file.checks.items()} == {
        CheckPoint.PLACE: True,
        CheckPoint.CHARTER: True,
    }


def test_a_question_goes_out_once(house: House, secretary: Desk) -> None:
    application = sent(house)
    page = address(application, "/question")
    assert "on its way" in secretary.send(page, text="Which census?", seen="0")
    said = secretary.send(page, 409, text="Which census?", seen="0")
    assert "Something was written here since you opened the page" in said
    house.session.rollback()
    mails = house.session.scalars(
        select(OutboxMessage.kind).where(OutboxMessage.kind == "application_question")
    ).all()
    assert len(mails) == 1
    assert "Write the question." in secretary.send(page, 422, text=" ", seen="1")


def test_a_long_question_is_shown_again(house: House, secretary: Desk) -> None:
    text = "Why? " * 3000
    answer = secretary.send(address(sent(house), "/question"), 422, text=text, seen="0")
    assert text.strip() in answer


def test_the_opinion_stands_in_the_languages_written(house: House, secretary: Desk) -> None:
    application = sent(house)
    page = address(application, "/opinion")
    assert "Write the text first." in secretary.send(page, 409, favourable="yes", seen="")
    said = secretary.send(page, favourable="yes", text_fr="À admettre.", text_es="Admítase.", seen="")
    assert "The opinion was saved." in said
    assert "Favourable" in said
    assert "Admítase." in said
    assert state(house, application) is ApplicationState.EXAMINED
    assert "Something was written" in secretary.send(page, 409, favourable="no", text_fr="Non.", seen="")


def test_what_is_missing_is_said_before_anybody_is_proposed(house: House, secretary: Desk) -> None:
    page = secretary.see(address(sent(house)))
    assert "The secretariat has not given its opinion yet." in page
    assert "7 points of the checklist are not fulfilled yet." in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_officers_admit(house: House, secretary: Desk, deputy: Desk, language: str) -> None:
    application = examined(house)
    propose = address(application, "/propose", language)
    assert secretary.see(propose)
    secretary.send(propose)
    assert state(house, application) is ApplicationState.PROPOSED
    confirm = address(application, "/confirm", language)
    secretary.send(confirm, 409)
    assert state(house, application) is ApplicationState.PROPOSED
    deputy.see(confirm)
    deputy.send(confirm)
    assert state(house, application) is ApplicationState.ADMITTED


def test_the_first_officer_sees_that_another_must_confirm(
    house: House, secretary: Desk, deputy: Desk
) -> None:
    application = proposed(house)
    assert "Another officer of the secretariat must confirm it" in secretary.see(address(application))
    assert "the one who proposed it cannot" in secretary.see(address(application, "/confirm"))
    page = deputy.see(address(application))
    assert "You can confirm it, or decline." in page
    assert "Confirm admission" in page


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "This application has been decided already: Admitted."), ("fr", ""), ("es", "")],
)
def test_of_two_who_decide_at_once_one_is_told(
    house: House, deputy: Desk, sign_in: SignIn, language: str, said: str
) -> None:
    application = proposed(house)
    confirm = address(application, "/confirm", language)
    decline = address(application, "/decline", language)
    other = Desk(sign_in(house.deputy))
    other.see(decline)
    deputy.send(confirm)
    page = other.send(decline, 409, reason="The mandate has run out, says the register.")
    assert said in page
    assert "The mandate has run out, says the register." in page
    assert state(house, application) is ApplicationState.ADMITTED
    assert deputy.send(confirm, 409)
    assert acts(house).count("confirm_member") == 1


def test_who_is_overtaken_in_the_same_moment_is_told(
    house: House, secretary: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = proposed(house)

    def overtaken(*_parts: Any, **_details: Any) -> None:
        raise Overtaken

    monkeypatch.setattr("app.applications.deciding.decline_member", overtaken)
    page = secretary.send(address(application, "/decline"), 409, reason="Not so fast.")
    assert "Somebody did this, or something that excludes it, at the same moment." in page
    assert "Not so fast." in page


def test_a_declined_proposal_is_examined_again(house: House, deputy: Desk) -> None:
    application = proposed(house)
    page = address(application, "/decline")
    assert "Everyone will read it" in deputy.see(page)
    assert "everyone can read it" in deputy.send(page, 422)
    assert "examined again" in deputy.send(page, reason="The mandate has run out.")
    assert state(house, application) is ApplicationState.EXAMINED


def test_a_refusal_carries_reasons(house: House, secretary: Desk) -> None:
    application = sent(house)
    page = address(application, "/refuse")
    assert "Everyone can read the reasons" in secretary.see(page)
    assert "Write the text first." in secretary.send(page, 409)
    assert "The application is refused." in secretary.send(page, reasons_fr="Aucun chiffre.")
    assert "Aucun chiffre." in secretary.see(address(application))
    assert "decided already: Refused" in secretary.send(page, 409, reasons_fr="Encore.")


def test_what_was_not_meant_is_set_aside(house: House, secretary: Desk) -> None:
    application = sent(house)
    assert "set aside" in secretary.send(address(application, "/set-aside"), reasons_en="Sent twice.")
    assert state(house, application) is ApplicationState.SET_ASIDE


def test_the_file_keeps_to_its_weight_and_statements(app: Flask, house: House, secretary: Desk) -> None:
    application = sent(house)
    secretary.see(address(application))
    with statements(app) as few:
        secretary.see(address(application))
    for point in CheckPoint:
        check_point(house.act(house.secretary), application, point=point, fulfilled=True, note="Seen. " * 20)
    for number in range(6):
        sent(house, code=f"BJ-A{number}", email=f"a{number}@example.org")
        give_opinion(house.act(house.secretary), application, favourable=True, text={"en": f"Yes {number}."})
    with statements(app) as many:
        html = secretary.client.get(address(application)).text
    assert len(many) == len(few)
    assert weight(html) < 30 * 1024


@pytest.mark.parametrize("number", ["0000-0000", "x", "1" * 300])
def test_an_unknown_number_is_no_address_of_ours(secretary: Desk, number: str) -> None:
    secretary.see(f"/en/applications/{number}/file", 404)
