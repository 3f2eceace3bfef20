"""What names an applicant: told to the person who asks, and erased in time without breaking the record."""

from typing import Any

import pytest
from sqlalchemy import select

from governance.accounts.models import OutboxMessage
from governance.accounts.rules import SYSTEM
from governance.act import Act, Entrance
from governance.applications.deciding import confirm_member, refuse_application
from governance.applications.dossiers import add_document
from governance.applications.examining import ask_applicant, check_point
from governance.applications.models import Application, Check, Document, Message
from governance.applications.personal import personal_data
from governance.applications.purging import applications_to_purge, purge_applications
from governance.applications.queries import application_file
from governance.applications.reminding import remind_applicants
from governance.applications.rules import CheckPoint, DocumentPurpose, NothingToErase, PurgedAlready
from governance.applications.stages import ApplicationState
from governance.applications.submitting import answer_question, appeal_refusal, submit_application
from governance.errors import NotAllowed
from governance.motions.laying import lay_application
from governance.record.models import Payload
from governance.record.replay import verify
from governance.regions.profiles import profile_in_force
from tests.applications.applying import EMAIL, by_applicant, dossier_of, proposed, sent, written
from tests.factories import House

YEARS = 4 * 365


def with_everything(house: House) -> Application:
    """An application with a document, a note, a question answered, refused and appealed."""
    dossier = written(house)
    add_document(
        house.session,
        dossier.id,
        purpose=DocumentPurpose.MANDATE,
        media_type="application/pdf",
        content=b"%PDF of Awa Sabi",
        at=house.at,
    )
    application = submit_application(by_applicant(house, dossier), None, dossier_id=dossier.id)
    note = "Awa Sabi was elected."
    act = house.act(house.secretary)
    check_point(act, application, point=CheckPoint.SIGNATORY, fulfilled=True, note=note)
    question = ask_applicant(house.act(house.secretary), application, text="Awa, which census?")
    answer_question(by_applicant(house, dossier), question, text="The fourth, says Awa.")
    refuse_application(house.act(house.secretary), application, reasons={"en": "The figures."})
    appeal_refusal(by_applicant(house, dossier), application, text="Awa asks again.")
    return application


def test_what_is_erased_is_nowhere_and_the_record_still_holds(house: House) -> None:
    application = with_everything(house)
    house.later(days=YEARS)
    assert applications_to_purge(house.session, house.at) == [application.number]
    system = Act(house.session, SYSTEM, house.at, Entrance.WORKER)
    [purged] = purge_applications(system, None)
    assert (purged.number, purged.answers, purged.appeal, purged.purged_at) == (
        application.number,
        {},
        None,
        house.at,
    )
    assert {text for (text,) in house.session.execute(select(Message.text))} == {""}
    assert house.session.scalars(select(Check.note)).all() == [""]
    assert house.session.scalars(select(Document.content)).all() == [b""]
    assert not naming(house)
    assert verify(house.session) == []


def naming(house: House) -> list[str]:
    """What still holds the applicant's name or address, in the record and on its way by mail."""
    bodies = house.session.scalars(select(Payload.body).where(Payload.body.is_not(None)))
    mails = house.session.scalars(select(OutboxMessage))
    told = [*bodies, *(f"{mail.address} {mail.facts}" for mail in mails)]
    return [one for one in told if "Awa" in one or EMAIL in one]


def test_what_was_decided_stays_when_the_answers_are_gone(house: House) -> None:
    application = with_everything(house)
    purge_applications(house.later(days=YEARS).act(house.secretary), None)
    file = application_file(house.session, application.number)
    assert (file.state, file.application.name["fr"], file.application.reasons) == (
        ApplicationState.APPEALED,
        "Alibori",
        {"en": "The figures."},
    )
    assert (len(file.thread), len(file.checks), len(file.documents)) == (1, 1, 1)
    with pytest.raises(PurgedAlready):
        lay_application(
            house.act(house.secretary), application, assembly=house.sitting("BJ-BO", "FR-OCC"), texts={}
        )


def test_each_is_erased_once_and_none_before_its_time(house: House) -> None:
    first = with_everything(house)
    house.later(days=2 * 365)
    second = sent(house)
    with pytest.raises(NothingToErase):
        purge_applications(house.act(house.secretary), None)
    house.later(days=2 * 365)
    assert [one.id for one in purge_applications(house.act(house.secretary), None)] == [first.id]
    house.later(days=YEARS)
    with pytest.raises(NothingToErase):
        purge_applications(house.act(house.secretary), None)
    house.session.refresh(second)
    assert second.answers["signatory_name"] == "Awa Sabi"


def test_a_member_keeps_its_profile_when_its_application_is_erased(house: House) -> None:
    region = confirm_member(house.act(house.deputy), proposed(house))
    purge_applications(house.later(days=YEARS).act(house.secretary), None)
    assert profile_in_force(house.session, region.id).population == 867463


def test_no_region_erases_what_applications_named(house: House) -> None:
    house.region("BJ-BO")
    with pytest.raises(NotAllowed):
        purge_applications(house.act(house.delegate("BJ-BO")), None)


def test_a_person_is_told_everything_that_is_kept_and_nothing_of_others(house: House) -> None:
    application = with_everything(house)
    sent(house, email="other@example.org", signatory_email="other@example.org")
    told = personal_data(house.session, f" {EMAIL.upper()}")
    assert (told["address"], len(told["dossiers"]), len(told["applications"])) == (EMAIL, 1, 1)
    [dossier], [applied] = told["dossiers"], told["applications"]
    assert (dossier["email"], dossier["answers"]["signatory_name"]) == (EMAIL, "Awa Sabi")
    assert [paper["purpose"] for paper in dossier["documents"]] == ["mandate"]
    assert (applied["number"], applied["appeal"]) == (application.number, "Awa asks again.")
    assert [(one["question"], one["answer"]) for one in applied["questions"]] == [
        ("Awa, which census?", "The fourth, says Awa.")
    ]
    assert applied["checks"] == [{"point": "signatory", "fulfilled": True, "note": "Awa Sabi was elected."}]


def test_who_is_named_by_somebody_else_is_told_too(house: House) -> None:
    application = sent(house, email="clerk@alibori.example.org")
    told = personal_data(house.session, EMAIL)
    assert [one["number"] for one in told["applications"]] == [application.number]
    assert personal_data(house.session, "nobody@example.org") == {
        "address": "nobody@example.org",
        "dossiers": [],
        "applications": [],
    }


def test_who_has_not_answered_is_reminded_once_for_each_question(house: House) -> None:
    application, other = sent(house), sent(house)
    first = ask_applicant(house.act(house.secretary), application, text="Which census?")
    due = house.at
    assert remind_applicants(house.session, house.later(days=14).at) == []
    assert remind_applicants(house.session, house.later(days=1).at) == [application.number]
    assert remind_applicants(house.session, house.later(days=1).at) == []
    facts = last_mail(house).facts
    assert (facts["text"], facts["until"] > due.isoformat()) == ("Which census?", True)
    answer_question(by_applicant(house, dossier_of(house, application)), first, text="The fourth.")
    ask_applicant(house.later(days=1).act(house.secretary), application, text="Who signs?")
    assert remind_applicants(house.session, house.later(days=20).at) == [application.number]
    assert last_mail(house).facts["text"] == "Who signs?"
    assert other.number != application.number


def last_mail(house: House) -> Any:
    return house.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id.desc())).first()
