"""How an application comes before the Assembly, and how a partnership ends."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from governance.accounts.rules import Actor
from governance.applications.deciding import confirm_partner, refuse_application
from governance.applications.models import Application
from governance.applications.queries import application_file
from governance.applications.rules import ApplicationKind
from governance.applications.stages import ApplicationState
from governance.applications.submitting import appeal_refusal
from governance.base import LANGUAGES
from governance.motions.models import Motion
from tests.applications.applying import by_applicant, by_assembly, dossier_of, examined, proposed
from tests.desk import Desk
from tests.factories import House

SignIn = Callable[[Actor], FlaskClient]
WORDS = {
    f"{part}_{language}": f"{part.capitalize()} {language}"
    for part in ("title", "body", "note")
    for language in LANGUAGES
}


@pytest.fixture
def assembly(house: House) -> int:
    """The number of a session that is convened."""
    return int(house.convened().number)


@pytest.fixture
def secretary(sign_in: SignIn, house: House, assembly: int) -> Desk:
    return Desk(sign_in(house.secretary))


def appealed(house: House) -> Application:
    application = examined(house)
    refuse_application(house.act(house.secretary), application, reasons={"en": "No source."})
    return appeal_refusal(by_applicant(house, dossier_of(house, application)), application, text="There is.")


def address(application: Application, language: str = "en") -> str:
    return f"/{language}/applications/{application.number}/file/lay"


def motions(house: House) -> list[Motion]:
    house.session.rollback()
    return list(house.session.scalars(select(Motion)))


def test_without_a_session_there_is_nothing_to_put_it_to(house: House, sign_in: SignIn) -> None:
    desk = Desk(sign_in(house.secretary))
    assert "No session is convened" in desk.see(address(appealed(house)))


def test_the_motion_is_written_already(house: House, secretary: Desk) -> None:
    html = secretary.client.get(address(appealed(house))).text
    assert 'value="Admission of Alibori (Benin)"' in html
    assert "The General Assembly admits Alibori (Benin, BJ-AL) as a member region." in html
    assert "À admettre." in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_appeal_is_laid_once(house: House, secretary: Desk, assembly: int, language: str) -> None:
    application = appealed(house)
    assert "Title fr" in secretary.send(address(application, language), session=assembly, **WORDS)
    [motion] = motions(house)
    assert motion.explanatory_note == {each: f"Note {each}" for each in LANGUAGES}
    assert motion.authentic_language == "fr"
    file = application_file(house.session, application.number)
    assert file.state is ApplicationState.BEFORE_ASSEMBLY
    again = secretary.send(address(application, language), 409, session=assembly, **WORDS)
    assert "Body es" in again
    assert len(motions(house)) == 1


def test_nothing_typed_is_lost_where_the_motion_is_refused(
    house: House, secretary: Desk, assembly: int
) -> None:
    application = appealed(house)
    typed = {**WORDS, "title_fr": "", "note_en": "A long note."}
    page = secretary.send(address(application), 409, session=assembly, **typed)
    assert "Write a title." in page
    assert "A long note." in page
    assert motions(house) == []


def test_under_the_founding_statutes_the_secretariat_admits(house: House, secretary: Desk) -> None:
    application = examined(house)
    assert "the secretariat admits" in secretary.see(address(application))
    assert "the secretariat admits" in secretary.send(address(application), 409, session=1, **WORDS)


def test_a_partnership_begins_by_two_officers_and_ends_with_a_reason(
    house: House, secretary: Desk, sign_in: SignIn
) -> None:
    application = proposed(house, ApplicationKind.PARTNER)
    confirm = f"/en/applications/{application.number}/file/confirm"
    other = Desk(sign_in(house.deputy))
    assert "The partnership begins at once" in other.see(confirm)
    assert "The partnership has begun." in other.send(confirm)
    house.session.rollback()
    partner = house.session.scalars(select(Application)).one().partner_id
    page = f"/en/partners/{partner}/end"
    assert "End the partnership" in secretary.see(confirm.removesuffix("/confirm"))
    assert "Give the reason" in secretary.send(page, 422, reason=" ")
    assert "The partnership has ended." in secretary.send(page, reason="Its funding ended.")
    assert "Its funding ended." in secretary.see(page)
    assert "The partnership ended on" in secretary.see(confirm.removesuffix("/confirm"))
    again = secretary.send(page, 409, reason="Once more.")
    assert "This partnership is not in force." in again
    assert "Once more." in again


def test_only_the_secretariat_ends_a_partnership(house: House, sign_in: SignIn) -> None:
    application = proposed(house, ApplicationKind.PARTNER)
    partner = confirm_partner(house.act(house.deputy), application)
    Desk(sign_in(house.presiding)).see(f"/en/partners/{partner.id}/end", 403)


def test_where_the_assembly_admits_officers_are_sent_to_it(house: House, secretary: Desk) -> None:
    by_assembly(house)
    application = examined(house)
    page = secretary.see(address(application).removesuffix("/lay"))
    assert "Lay before the Assembly" in page
    assert "Propose admission" not in page
    propose = address(application).replace("/lay", "/propose")
    assert "By the statutes in force the Assembly admits." in secretary.see(propose)
    assert "By the statutes in force the Assembly admits." in secretary.send(propose, 409)
    assert "Title en" in secretary.send(address(application), session=1, **WORDS)
