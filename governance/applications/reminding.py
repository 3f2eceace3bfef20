"""Who has not answered: reminded once for each question, when half of the time to answer is over."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from governance.act import housekeeping
from governance.applications.dossiers import locked_dossier, write_mail
from governance.applications.models import Application, Message
from governance.applications.queries import PARTS, thread
from governance.statutes.queries import statutes_in_force


def remind_applicants(session: Session, at: datetime) -> list[str]:
    """Mail each applicant whose question waits, and was not reminded of it yet; the numbers of those."""
    answer_time = statutes_in_force(session, at).rules.membership.answer_time
    reminded = []
    with housekeeping(session):
        open_ones = select(Application).where(Application.outcome.is_(None), Application.messages.any())
        query = open_ones.options(*PARTS, selectinload(Application.dossier)).order_by(Application.id)
        for application in session.scalars(query):
            question = _waiting(application)
            if question is None or question.sent_at + answer_time / 2 > at:
                continue
            dossier = locked_dossier(session, application.dossier.id)
            if dossier.reminded_at is not None and dossier.reminded_at >= question.sent_at:
                continue
            dossier.reminded_at = at
            until = (question.sent_at + answer_time).isoformat()
            facts = {"number": application.number, "text": question.text, "until": until}
            write_mail(session, dossier, "application_reminder", facts, at)
            reminded.append(application.number)
    return reminded


def _waiting(application: Application) -> Message | None:
    """The question that was put last and has no answer."""
    unanswered = [asked.question for asked in thread(application) if asked.answer is None]
    return unanswered[-1] if unanswered else None
