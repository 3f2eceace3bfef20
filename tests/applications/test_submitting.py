"""What an applicant does with what they wrote: each thing once, and for their own application alone."""

import re
from typing import Any

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from governance.accounts.models import OutboxMessage
from governance.act import Act, Entrance
from governance.applications.deciding import confirm_member, propose_member, refuse_application
from governance.applications.dossiers import add_document, applicant, begin_dossier, save_answers
from governance.applications.examining import ask_applicant
from governance.applications.models import Application, Dossier
from governance.applications.queries import application_by_number, application_file, file_of_dossier, state_of
from governance.applications.rules import (
    AddressNotConfirmed,
    AlreadySent,
    AnsweredAlready,
    ApplicationKind,
    DocumentPurpose,
    Incomplete,
    OfAnotherKind,
    WordsMissing,
)
from governance.applications.stages import AlreadyDecided, ApplicationDoesNotAllow, ApplicationState
from governance.applications.submitting import (
    answer_question,
    appeal_refusal,
    submit_application,
    withdraw_application,
)
from governance.errors import NotAllowed
from governance.record.models import Entry
from governance.record.queries import disclosed
from governance.record.queries import entry as recorded
from governance.regions.queries import region_by_code
from governance.regions.rules import Standing
from tests.applications.applying import (
    EMAIL,
    REGION,
    by_applicant,
    dossier_of,
    examined,
    proposed,
    sent,
    written,
)
from tests.factories import House
from tests.voting.test_concurrency import at_once


def state(house: House, application: Application) -> ApplicationState:
    return state_of(application_by_number(house.session, application.number))


def test_what_is_sent_gets_a_number_that_can_be_read_out_and_a_receipt(house: House) -> None:
    application = sent(house)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", application.number)
    newest = select(OutboxMessage).where(OutboxMessage.address == EMAIL).order_by(OutboxMessage.id.desc())
    mail = house.session.scalars(newest).first()
    assert (mail.kind, mail.facts["number"], mail.language) == (
        "application_received",
        application.number,
        "fr",
    )


def test_the_public_reads_which_place_applies_and_nothing_of_who_wrote(house: House) -> None:
    application = sent(house)
    latest = house.session.scalars(select(Entry).order_by(Entry.id.desc())).first()
    assert (latest.act, latest.actor, latest.office) == ("submit_application", "applicant", "applicant")
    [(_, told)] = disclosed(house.session, recorded(house.session, latest.id))
    [row] = told["rows"]
    assert (row["set"]["code"], row["set"]["number"]) == ("BJ-AL", application.number)
    assert "answers" not in row["set"]
    assert not any(secret in str(told) for secret in (EMAIL, "Awa", "+229"))


def test_documents_are_named_in_it_by_what_identifies_them(house: House) -> None:
    dossier = written(house)
    add_document(
        house.session,
        dossier.id,
        purpose=DocumentPurpose.MANDATE,
        media_type="application/pdf",
        content=b"%PDF",
        at=house.at,
    )
    application = submit_application(by_applicant(house, dossier), None, dossier_id=dossier.id)
    [paper] = application.answers["documents"]
    assert {**paper, "digest": len(paper["digest"])} == {
        "purpose": "mandate",
        "media_type": "application/pdf",
        "size": 4,
        "digest": 64,
    }
    assert [one.id for one in file_of_dossier(house.session, dossier.id).documents] == [1]


def test_an_address_that_mail_does_not_reach_sends_nothing(house: House) -> None:
    begun, _ = begin_dossier(
        house.session, kind=ApplicationKind.REGION, email=EMAIL, language="fr", at=house.at
    )
    save_answers(house.session, begun.id, REGION, house.at)
    with pytest.raises(AddressNotConfirmed):
        submit_application(by_applicant(house, begun), None, dossier_id=begun.id)


def test_what_is_incomplete_says_how_much_is_missing(house: House) -> None:
    dossier = written(house, population="", charter=None)
    with pytest.raises(Incomplete) as missing:
        submit_application(by_applicant(house, dossier), None, dossier_id=dossier.id)
    assert missing.value.facts == {"number": 2}


def test_sending_twice_tells_the_number_of_the_first(house: House) -> None:
    dossier = written(house)
    application = submit_application(by_applicant(house, dossier), None, dossier_id=dossier.id)
    with pytest.raises(AlreadySent) as again:
        submit_application(by_applicant(house, dossier), None, dossier_id=dossier.id)
    assert again.value.facts == {"number": application.number}


def test_pressed_twice_at_once_it_is_sent_once(house: House, engine: Engine) -> None:
    dossier = written(house)
    actor, at = by_applicant(house, dossier).actor, house.at
    dossier_id = dossier.id
    house.session.rollback()

    def sending(session: Session) -> object:
        act = Act(session, actor, at, Entrance.WEB)
        return submit_application(act, None, dossier_id=dossier_id).number

    results = at_once(engine, [sending, sending])
    assert len(house.session.scalars(select(Application)).all()) == 1
    assert AlreadySent in results


def test_nobody_acts_for_an_application_of_others(house: House) -> None:
    application, other = sent(house), sent(house, code="BJ-AK", name_en="Atakora")
    question = ask_applicant(house.act(house.secretary), application, text="Which census?")
    stranger = by_applicant(house, dossier_of(house, other))
    with pytest.raises(NotAllowed):
        withdraw_application(stranger, application)
    with pytest.raises(NotAllowed):
        answer_question(stranger, question, text="The fourth.")
    nobody = Act(house.session, applicant(Dossier(application_id=None)), house.at, Entrance.WEB)
    with pytest.raises(NotAllowed):
        withdraw_application(nobody, application)


def test_a_question_is_answered_once_and_the_thread_is_kept(house: House) -> None:
    application = sent(house)
    question = ask_applicant(house.act(house.secretary), application, text="Which census?")
    second = ask_applicant(house.act(house.deputy), application, text="Who signs?")
    assert state(house, application) is ApplicationState.WAITING_FOR_ANSWER
    me = dossier_of(house, application)
    answer_question(by_applicant(house, me), question, text=" The fourth. ")
    with pytest.raises(AnsweredAlready):
        answer_question(by_applicant(house, me), question, text="The fifth.")
    with pytest.raises(WordsMissing):
        answer_question(by_applicant(house, me), second, text="  ")
    assert state(house, application) is ApplicationState.WAITING_FOR_ANSWER
    answer = answer_question(by_applicant(house, me), second, text="The governor.")
    with pytest.raises(AnsweredAlready):
        answer_question(by_applicant(house, me), answer, text="An answer is no question.")
    assert state(house, application) is ApplicationState.UNDER_EXAMINATION
    thread = application_file(house.session, application.number).thread
    assert [(one.question.text, one.answer.text) for one in thread] == [
        ("Which census?", "The fourth."),
        ("Who signs?", "The governor."),
    ]


def test_a_question_answered_twice_at_once_has_one_answer(house: House, engine: Engine) -> None:
    application = sent(house)
    question = ask_applicant(house.act(house.secretary), application, text="Which census?")
    actor, at = by_applicant(house, dossier_of(house, application)).actor, house.at
    key = question.id
    house.session.rollback()

    def answering(session: Session) -> Any:
        act = Act(session, actor, at, Entrance.WEB)
        answer_question(act, session.get_one(type(question), key), text="The fourth.")
        return "answered"

    assert sorted(map(str, at_once(engine, [answering, answering])))[1] == "answered"
    [asked] = application_file(house.session, application.number).thread
    assert asked.answer.text == "The fourth."
    assert len(house.session.scalars(select(type(question))).all()) == 2


def test_a_withdrawn_application_takes_its_proposal_with_it_and_the_place_may_apply_again(
    house: House,
) -> None:
    application = proposed(house)
    withdraw_application(by_applicant(house, dossier_of(house, application)), application)
    assert region_by_code(house.session, "BJ-AL", house.at).standing is Standing.WITHDRAWN
    with pytest.raises(AlreadyDecided):
        confirm_member(house.act(house.deputy), application)
    again = proposed(house.later(days=1))
    confirm_member(house.act(house.deputy), again)
    assert region_by_code(house.session, "BJ-AL", house.at).standing is Standing.MEMBER


def test_only_a_refused_region_appeals(house: House) -> None:
    application, partner = sent(house), sent(house, ApplicationKind.PARTNER)
    with pytest.raises(ApplicationDoesNotAllow):
        appeal_refusal(by_applicant(house, dossier_of(house, application)), application, text="Please.")
    refuse_application(house.act(house.secretary), partner, reasons={"en": "It sells."})
    with pytest.raises(OfAnotherKind):
        appeal_refusal(by_applicant(house, dossier_of(house, partner)), partner, text="Please.")


def test_an_appeal_is_withheld_and_says_something(house: House) -> None:
    application = examined(house)
    refuse_application(house.act(house.secretary), application, reasons={"en": "The figures."})
    with pytest.raises(WordsMissing):
        appeal_refusal(by_applicant(house, dossier_of(house, application)), application, text=" ")
    appeal_refusal(by_applicant(house, dossier_of(house, application)), application, text="I am Awa.")
    latest = house.session.scalars(select(Entry).order_by(Entry.id.desc())).first()
    assert "Awa" not in str(disclosed(house.session, recorded(house.session, latest.id)))
    with pytest.raises(AlreadyDecided):
        propose_member(house.act(house.secretary), application)


class Cut(Exception):
    """The power fails."""


def test_what_is_interrupted_while_it_is_sent_loses_nothing_and_can_be_sent(house: House) -> None:
    dossier = written(house)
    key, answers = dossier.id, dict(dossier.answers)

    @event.listens_for(house.session, "before_commit", once=True)
    def cut(session: Session) -> None:
        raise Cut

    act = by_applicant(house, dossier)
    with pytest.raises(Cut):
        submit_application(act, None, dossier_id=key)
    assert house.session.scalars(select(Application)).all() == []
    kept = house.session.get_one(Dossier, key)
    assert (kept.application_id, kept.answers) == (None, answers)
    assert submit_application(by_applicant(house, kept), None, dossier_id=key).number


def test_a_page_that_is_interrupted_leaves_the_pages_before(house: House) -> None:
    dossier = written(house)
    key, answers = dossier.id, dict(dossier.answers)

    @event.listens_for(house.session, "before_commit", once=True)
    def cut(session: Session) -> None:
        raise Cut

    with pytest.raises(Cut):
        save_answers(house.session, key, {"name_en": "Half a page"}, house.at)
    assert house.session.get_one(Dossier, key).answers == answers
