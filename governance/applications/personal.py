"""What applications hold about a person, told on their request."""

from typing import Any

from sqlalchemy import Text, or_, select, type_coerce
from sqlalchemy.orm import Session, defer

from governance.accounts.proof import tidy_email
from governance.applications.models import Application, Document, Dossier
from governance.applications.queries import PARTS, checks_in_force, thread
from governance.record.recorder import plain


def personal_data(session: Session, email: str) -> dict[str, Any]:
    """Everything kept of an address: what was written from it, and where it is named; plain JSON values.

    Raises MalformedEmail. Whether the request comes from the person is for the secretariat to see.
    """
    email = tidy_email(email)
    written = type_coerce(Dossier.answers, Text).contains(f'"{email}"', autoescape=True)
    named = type_coerce(Application.answers, Text).contains(f'"{email}"', autoescape=True)
    dossiers = session.scalars(
        select(Dossier).where(or_(Dossier.email == email, written)).order_by(Dossier.id)
    ).all()
    sent = [dossier.application_id for dossier in dossiers if dossier.application_id is not None]
    query = select(Application).where(or_(Application.id.in_(sent), named)).order_by(Application.id)
    applications = session.scalars(query.options(*PARTS)).all()
    papers = _documents(session, [dossier.id for dossier in dossiers])
    return {
        "address": email,
        "dossiers": [{**_dossier(one), "documents": papers.get(one.id, [])} for one in dossiers],
        "applications": [_application(one) for one in applications],
    }


def _dossier(dossier: Dossier) -> dict[str, Any]:
    kept = ("email", "kind", "language", "answers", "began_at", "saved_at", "confirmed_at", "reminded_at")
    return {name: plain(getattr(dossier, name)) for name in kept}


def _documents(session: Session, dossier_ids: list[int]) -> dict[int, list[dict[str, Any]]]:
    """What identifies each document that is kept; its content is what the person sent."""
    query = select(Document).where(Document.dossier_id.in_(dossier_ids), Document.removed_at.is_(None))
    found: dict[int, list[dict[str, Any]]] = {}
    for paper in session.scalars(
        query.options(defer(Document.content, raiseload=True)).order_by(Document.id)
    ):
        told = ("purpose", "media_type", "size", "digest", "uploaded_at")
        found.setdefault(paper.dossier_id, []).append({name: plain(getattr(paper, name)) for name in told})
    return found


def _application(application: Application) -> dict[str, Any]:
    columns = ("number", "kind", "name", "answers", "submitted_at", "outcome", "reasons", "appeal")
    return {
        **{name: plain(getattr(application, name)) for name in columns},
        "questions": [
            {
                "question": asked.question.text,
                "asked_at": plain(asked.question.sent_at),
                "answer": asked.answer.text if asked.answer else None,
                "answered_at": plain(asked.answer.sent_at) if asked.answer else None,
            }
            for asked in thread(application)
        ],
        "checks": [
            {"point": point, "fulfilled": check.fulfilled, "note": check.note}
            for point, check in checks_in_force(application).items()
        ],
    }
