"""What an applicant sends along, and what they and everybody see of the application afterwards."""

import io
import json

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage

from governance.accounts.proof import ACCOUNT_ATTEMPTS
from governance.applications.deciding import confirm_member, propose_member, refuse_application
from governance.applications.examining import ask_applicant, check_point, give_opinion
from governance.applications.models import Application, Document
from governance.applications.rules import CHECKLIST, ApplicationKind
from tests.applications.applying import EMAIL, REGION
from tests.applications.applying import sent as apply_for
from tests.applications.visiting import LANGUAGES, Visit
from tests.factories import House
from tests.reading import statements
from tests.uploads.makers import archive, pdf, picture

PRIVATE = (EMAIL, "Awa Sabi", "Governor", "+229")


@pytest.fixture
def writing(app: Flask, house: House) -> Visit:
    """Somebody who has begun, and whom mail reaches."""
    visit = Visit(app.test_client(), house)
    visit.begin()
    visit.open_mail()
    return visit


@pytest.fixture
def sent(writing: Visit) -> Visit:
    """Somebody who has applied for a region."""
    writing.write_region()
    writing.write("check")
    return writing


def upload(visit: Visit, content: bytes, status: int = 303, name: str = "paper.pdf") -> str:
    """Send a document."""
    return visit.write(
        "documents", status, purpose="mandate", document=FileStorage(io.BytesIO(content), name)
    )


def documents(visit: Visit) -> list[Document]:
    visit.house.session.rollback()
    return visit.house.session.query(Document).filter(Document.removed_at.is_(None)).all()


def the(visit: Visit) -> Application:
    """The application that was sent."""
    return visit.applications()[0]


def test_a_document_is_kept_without_its_name_and_handed_back_to_be_saved(writing: Visit) -> None:
    words = upload(writing, pdf(), name="../../secret name.pdf")
    assert "The document is kept." in words
    assert "PDF, 1 kB" in words
    kept = documents(writing)[0]
    answer = writing.client.get(f"/en/apply/{writing.token}/documents/{kept.id}")
    assert answer.data == kept.content
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="mandate-')
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "Done" in writing.go()


def test_a_network_sends_so_many_documents_and_no_more(
    writing: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("governance.accounts.proof.NETWORK_ATTEMPTS", 2)
    upload(writing, b"no document", 422)
    upload(writing, pdf())
    assert "Too many attempts." in upload(writing, pdf(), 429)
    assert len(documents(writing)) == 1
    writing.house.later(minutes=16)
    upload(writing, pdf())


def test_a_document_is_removed_after_a_question(writing: Visit) -> None:
    upload(writing, picture(), name="paper.png")
    kept = documents(writing)[0]
    assert "It is erased here." in writing.go(f"documents/{kept.id}/remove")
    assert len(documents(writing)) == 1
    assert "The document is removed." in writing.write(f"documents/{kept.id}/remove")
    assert documents(writing) == []
    writing.go(f"documents/{kept.id}", 404)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.pdf"),
        (b"<html><script>alert(1)</script>", "page.pdf"),
        (archive(), "archive.pdf"),
        (pdf() + archive(), "both.pdf"),
        (pdf(catalogue="/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "active.pdf"),
        (picture(size=(10_001, 10)), "wide.png"),
        (b"%PDF-1.4\n" + b"0" * (5 * 1024 * 1024 + 1), "large.pdf"),
    ],
)
def test_a_hostile_document_is_refused_and_nothing_is_kept(writing: Visit, content: bytes, name: str) -> None:
    page = upload(writing, content, 422, name)
    assert "Please correct the following" in page
    assert documents(writing) == []


def test_a_document_of_another_is_not_there(writing: Visit, app: Flask) -> None:
    upload(writing, pdf())
    other = Visit(app.test_client(), writing.house)
    other.begin(email="other@example.org")
    assert other.go(f"documents/{documents(writing)[0].id}", 404)
    assert "not there any more" in other.write(f"documents/{documents(writing)[0].id}/remove")
    assert len(documents(writing)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_answered_by_the_link_in_its_mail(sent: Visit, language: str) -> None:
    sent.language = language
    house = sent.house
    question = ask_applicant(house.act(house.secretary), the(sent), text="Which census is it?").id
    sent.open_mail()
    assert "Which census is it?" in sent.go()
    assert "Which census is it?" in sent.write(f"questions/{question}", 422, text=" ")
    words = sent.write(f"questions/{question}", text="The fourth, of 2013.")
    assert "The fourth, of 2013." in words
    assert "The fourth, of 2013." in sent.go(f"questions/{question}")
    sent.write(f"questions/{question}", 409, text="The fifth.")


def test_what_was_refused_is_appealed_once(sent: Visit) -> None:
    house = sent.house
    assert "nothing to appeal" in sent.go("appeal")
    refuse_application(house.act(house.secretary), the(sent), reasons={"en": "The figures have no source."})
    words = sent.go()
    assert "The figures have no source." in words
    assert "Appeal to the Assembly" in words
    assert "Refused and appealed" in sent.write("appeal", text="Our ministry is the source.")
    sent.write("appeal", 409, text="Once more.")
    assert the(sent).appeal == "Our ministry is the source."


def test_an_application_is_withdrawn_after_a_question(sent: Visit) -> None:
    assert "goes on to show that it applied and withdrew" in sent.go("withdraw")
    assert "Withdrawn" in sent.write("withdraw")
    assert "cannot be withdrawn any more" in sent.go("withdraw")
    sent.write("withdraw", 409)


def test_after_admission_it_says_who_has_been_invited(sent: Visit) -> None:
    house = sent.house
    application = the(sent)
    for point in CHECKLIST[ApplicationKind.REGION]:
        check_point(house.act(house.secretary), application, point=point, fulfilled=True)
    text = {"en": "To be admitted.", "fr": "À admettre."}
    give_opinion(house.act(house.secretary), application, favourable=True, text=text)
    propose_member(house.act(house.secretary), application)
    confirm_member(house.act(house.deputy), application)
    sent.open_mail()
    words = sent.go()
    assert "Its signatory is invited to create the delegation" in words
    assert "To be admitted." in words


def test_everything_that_is_kept_is_handed_out_as_a_file(sent: Visit) -> None:
    house = sent.house
    ask_applicant(house.act(house.secretary), the(sent), text="Which census is it?")
    answer = sent.client.get(f"/en/apply/{sent.token}/data")
    told = json.loads(answer.text)
    assert told["begun"]["email"] == EMAIL
    assert told["sent"]["number"] == the(sent).number
    assert told["sent"]["questions"][0]["question"]["text"] == "Which census is it?"
    assert told["sent"]["answers"]["population"] == REGION["population"]


def test_what_is_handed_out_is_of_one_application_alone(sent: Visit, app: Flask) -> None:
    """Anyone can begin an application with the address of somebody else."""
    stranger = Visit(app.test_client(), sent.house)
    stranger.begin(email=EMAIL)
    told = stranger.client.get(f"/en/apply/{stranger.token}/data").text
    assert "Awa Sabi" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_sees_the_place_and_no_person(sent: Visit, language: str) -> None:
    sent.language = language
    house = sent.house
    ask_applicant(house.act(house.secretary), the(sent), text="Is Awa Sabi still Governor?")
    sent.get("/applications")
    pages = [sent.page.text if sent.page else ""]
    sent.get(f"/applications/{the(sent).number}")
    pages.append(sent.page.text if sent.page else "")
    assert all("Alibori" in page for page in pages)
    assert [word for word in PRIVATE for page in pages if word in page] == []


def test_the_way_of_an_application_is_that_of_the_record(sent: Visit) -> None:
    house = sent.house
    ask_applicant(house.act(house.secretary), the(sent), text="Which census is it?")
    words = sent.get(f"/applications/{the(sent).number.lower()}")
    assert words.index("Sent an application") < words.index("Asked")
    assert "Waiting for an answer" in words


def test_the_list_takes_as_many_statements_for_one_as_for_many(sent: Visit, app: Flask) -> None:
    counted = []
    for number in range(2):
        with statements(app) as asked:
            sent.get(f"/applications?page=1&again={number}")
        counted.append(len(asked))
        for code in ("BJ-ZO", "BJ-MO", "BJ-LI")[: 3 * (number == 0)]:
            apply_for(sent.house, code=code, email=f"{code.lower()}@example.org")
    assert counted[0] == counted[1]
    assert len(sent.applications()) == 4


def test_no_number_is_no_page(sent: Visit) -> None:
    sent.get("/applications/AAAA-AAAA", 404)


def test_the_link_is_mailed_only_so_often(sent: Visit) -> None:
    for _ in range(ACCOUNT_ATTEMPTS - 1):
        sent.write("later")
    assert "Too many attempts" in sent.write("later", 429)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_comes_is_told_what_will_be_asked_and_kept(writing: Visit, language: str) -> None:
    writing.language = language
    assert "5" in writing.get("/apply")
    page = writing.page.text if writing.page else ""
    for way in ("new/region", "new/partner", "link"):
        assert f'href="/{language}/apply/{way}"' in page
    writing.get("/charter")
