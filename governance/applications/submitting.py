"""What an applicant does: sends the application, answers, withdraws, appeals."""

import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from governance import permissions
from governance.act import Act, command, taken
from governance.applications.answers import check_answers
from governance.applications.dossiers import check_unsent, locked_dossier, write_mail
from governance.applications.joining import drop_proposal
from governance.applications.models import Application, Document, Dossier, Message
from governance.applications.places import parent_of
from governance.applications.queries import PARTS, facts_of
from governance.applications.rules import (
    AddressNotConfirmed,
    AnsweredAlready,
    AppealedAlready,
    ApplicationKind,
    ApplicationOutcome,
    Incomplete,
    OfAnotherKind,
    PurgedAlready,
    check_words,
)
from governance.applications.stages import check_application_may
from governance.base import LANGUAGES
from governance.errors import N_
from governance.partners.rules import PartnerKind
from governance.regions.rules import Constituency

# Crockford's base 32: no i, l, o or u.
NUMBER_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NUMBER_LENGTH = 8


@command(may=permissions.apply, label=N_("Sent an application"))
def submit_application(act: Act, subject: None, *, dossier_id: int) -> Application:
    """Send what is written in a dossier; who sends it twice is told the number of the first.

    Raises AddressNotConfirmed, Incomplete, AlreadySent, PurgedAlready.
    """
    dossier = locked_dossier(act.session, dossier_id)
    check_unsent(act.session, dossier)
    if dossier.confirmed_at is None:
        raise AddressNotConfirmed
    problems = check_answers(dossier.kind, dossier.answers, act.at.year)
    if problems:
        raise Incomplete(number=len(problems))
    application = _application(act, dossier)
    act.session.add(application)
    act.session.flush()
    dossier.application_id = application.id
    write_mail(act.session, dossier, "application_received", {"number": application.number}, act.at)
    return application


@command(may=permissions.asked, label=N_("Answered a question about an application"))
def answer_question(act: Act, question: Message, *, text: str) -> Message:
    """Answer a question of the secretariat, once. Raises AnsweredAlready, WordsMissing, WordsTooLong."""
    application = taken(act.session, act.session.get_one(Application, question.application_id), PARTS)
    if question.answers_id or any(said.answers_id == question.id for said in application.messages):
        raise AnsweredAlready
    check_application_may(facts_of(application), "answer_question")
    answer = Message(
        application_id=application.id, answers_id=question.id, text=check_words(text), sent_at=act.at
    )
    act.session.add(answer)
    act.concern(application)
    return answer


@command(may=permissions.own_application, label=N_("Withdrew an application"), load=PARTS)
def withdraw_application(act: Act, application: Application) -> Application:
    """Withdraw an application that is not decided. Raises AlreadyDecided."""
    check_application_may(facts_of(application), "withdraw")
    if application.proposed_at is not None:
        drop_proposal(act, application)
    application.outcome, application.decided_at = ApplicationOutcome.WITHDRAWN, act.at
    return application


@command(may=permissions.own_application, label=N_("Appealed to the Assembly"), load=PARTS)
def appeal_refusal(act: Act, application: Application, *, text: str) -> Application:
    """Ask that the Assembly decide on a region that the secretariat refused; once.

    Raises ApplicationDoesNotAllow, AlreadyDecided, OfAnotherKind, AppealedAlready, PurgedAlready.
    """
    if application.purged_at is not None:
        raise PurgedAlready
    check_application_may(facts_of(application), "appeal")
    if application.kind is not ApplicationKind.REGION:
        raise OfAnotherKind
    if application.appealed_at is not None or application.rejected_at is not None:
        raise AppealedAlready
    application.appeal, application.appealed_at = check_words(text), act.at
    return application


def _application(act: Act, dossier: Dossier) -> Application:
    """The application that a complete dossier becomes: public is who asks to join, the rest is withheld."""
    answers = dossier.answers
    region = dossier.kind is ApplicationKind.REGION
    return Application(
        number=_new_number(),
        kind=dossier.kind,
        partner_kind=None if region else PartnerKind(answers["partner_kind"]),
        code=answers["code"] if region else None,
        parent_code=parent_of(answers["code"]) if region else None,
        name={language: answers[f"name_{language}"].strip() for language in LANGUAGES},
        country=answers.get("country") or None,
        constituency=Constituency(answers["constituency"]) if region else None,
        language=dossier.language,
        answers={**answers, "documents": _documents(act, dossier)},
        charter=answers["charter"],
        submitted_at=act.at,
    )


def _documents(act: Act, dossier: Dossier) -> list[Mapping[str, Any]]:
    """What identifies each document, so that anyone who has it can show that it was sent."""
    columns = (Document.purpose, Document.media_type, Document.size, Document.digest)
    query = select(*columns).where(Document.dossier_id == dossier.id, Document.removed_at.is_(None))
    return [
        {"purpose": purpose.value, "media_type": media_type, "size": size, "digest": digest}
        for purpose, media_type, size, digest in act.session.execute(query.order_by(Document.id))
    ]


def _new_number() -> str:
    """A number that says nothing and can be read out, such as `K7M2-9QXF`."""
    letters = [secrets.choice(NUMBER_LETTERS) for _ in range(NUMBER_LENGTH)]
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"
