"""What an applicant writes is between them and the secretariat: in every answer, and in the record."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from governance.accounts.models import OutboxMessage
from governance.applications.dossiers import add_document
from governance.applications.examining import ask_applicant, check_point
from governance.applications.rules import CheckPoint, DocumentPurpose
from governance.applications.submitting import answer_question
from tests.applications.applying import EMAIL, REGION, by_applicant, dossier_of, sent, written
from tests.applications.visiting import Visit
from tests.factories import House

PARTS = ("", "place", "figures", "documents/99", "check", "receipt", "data", "questions/99", "nowhere", "a/b")


@pytest.fixture
def visit(app: Flask, house: House) -> Visit:
    """Somebody who has begun, and whom mail reaches."""
    found = Visit(app.test_client(), house)
    found.begin()
    found.open_mail()
    return found


def answers(visit: Visit) -> Iterator[tuple[str, str, object]]:
    """What the service says at every secret address, asked in every way."""
    for token in (visit.token, "wrong"):
        for path in (f"/en/apply/{token}", *(f"/en/apply/{token}/{part}" for part in PARTS)):
            for method in ("GET", "HEAD", "POST", "PUT"):
                yield path, method, visit.client.open(path, method=method)


def test_nothing_under_a_secret_address_is_kept_or_found(visit: Visit) -> None:
    for path, method, answer in answers(visit):
        headers = answer.headers  # type: ignore[attr-defined]
        told = headers.get("Cache-Control"), headers.get("X-Robots-Tag"), headers.get("ETag")
        assert told == ("private, no-store", "noindex, nofollow", None), (path, method)
        assert headers["Referrer-Policy"] == "same-origin"


def test_no_link_leads_out_of_the_house_with_the_secret(visit: Visit) -> None:
    page = visit.client.get(f"/en/apply/{visit.token}/").text
    assert re.findall(r'(?:href|src|action)="(?!/|#|http://localhost/)[^"]*"', page) == []
    for public in ("/en/", "/en/apply", "/en/record", "/en/applications"):
        assert visit.token not in visit.client.get(public).text


def test_a_mail_is_shown_in_the_demo_alone(app: Flask, visit: Visit) -> None:
    visit.token = begun(visit)
    assert "The mail would say" in visit.go()
    configured = app.config["CONFIGURATION"]
    app.config["CONFIGURATION"] = replace(configured, demo=False)
    for path in ("", "check", "later"):
        assert "The mail would say" not in visit.go(path)
    assert "The mail would say" not in visit.write("address", 200, email="other@example.org")


def begun(visit: Visit) -> str:
    """The link to another dossier of the same address, not opened."""
    visit.begin()
    return visit.token


def test_the_mail_shown_is_of_the_same_application(visit: Visit) -> None:
    """Whoever knows an address can begin with it: what is mailed of other applications is not theirs."""
    own, stranger = visit.token, begun(visit)
    visit.token = own
    visit.write("later")
    visit.token = stranger
    shown = visit.go()
    secret = newest(visit)
    assert secret not in shown
    visit.token = own
    assert secret in visit.go("later")


def newest(visit: Visit) -> str:
    visit.house.session.rollback()
    query = select(OutboxMessage).where(OutboxMessage.address == EMAIL).order_by(OutboxMessage.id.desc())
    return str(visit.house.session.scalars(query).first().facts["token"])


def test_a_document_is_not_found_from_another_application(visit: Visit) -> None:
    other = written(visit.house, email="other@example.org", code="BJ-BO")
    kept = add_document(
        visit.house.session,
        other.id,
        purpose=DocumentPurpose.MANDATE,
        media_type="application/pdf",
        content=b"%PDF-1.4",
        at=visit.house.at,
    )
    visit.go(f"documents/{kept.id}", 404)
    visit.write(f"documents/{kept.id}/remove")
    visit.house.session.refresh(kept)
    assert kept.removed_at is None


def test_the_record_tells_nobody_what_was_written(app: Flask, house: House) -> None:
    application = sent(house)
    question = ask_applicant(house.act(house.secretary), application, text="Which census was it, exactly?")
    answer_question(
        by_applicant(house, dossier_of(house, application)), question, text="The fourth, we think."
    )
    note = "Called the governor at home."
    check_point(house.act(house.secretary), application, point=CheckPoint.PLACE, fulfilled=True, note=note)
    private = [
        EMAIL,
        "Awa Sabi",
        REGION["contact_phone"],
        REGION["constituency_reason"],
        REGION["brings_text"],
    ]
    private += ["Which census was it", "The fourth, we think", note]
    client = app.test_client()
    pages = [f"/en/record/{number}{kind}" for number in range(1, 12) for kind in ("", ".json")]
    pages += [
        "/en/record",
        "/en/record/download",
        f"/en/applications/{application.number}",
        "/en/applications",
    ]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code in (200, 404), page
        assert [words for words in private if words in answer.get_data(as_text=True)] == [], page
