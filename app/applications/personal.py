"""What is kept about an applicant, handed to who holds the link of the application."""

import json
from typing import Any

from flask import Response

from governance.applications.models import Dossier
from governance.applications.queries import ApplicationFile
from governance.record.recorder import plain

DOSSIER = ("email", "kind", "language", "answers", "began_at", "saved_at", "confirmed_at", "reminded_at")
APPLICATION = (
    "number",
    "kind",
    "name",
    "answers",
    "submitted_at",
    "outcome",
    "decided_at",
    "appealed_at",
    "appeal",
)
DOCUMENT = ("purpose", "media_type", "size", "digest", "uploaded_at")
QUESTION = ("text", "sent_at")


def kept_about(dossier: Dossier, documents: Any, file: ApplicationFile | None) -> Response:
    """All of it as a file to save: of this application alone, because the address may be somebody else's."""
    told = {
        "begun": columns(dossier, DOSSIER),
        "documents": [columns(document, DOCUMENT) for document in documents],
        "sent": sent(file) if file else None,
    }
    answer = Response(json.dumps(told, ensure_ascii=False, indent=1), mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="application.json"'
    return answer


def sent(file: ApplicationFile) -> dict[str, Any]:
    """What was sent, what was asked and answered, and what was found."""
    return {
        **columns(file.application, APPLICATION),
        "questions": [
            {
                "question": columns(asked.question, QUESTION),
                "answer": columns(asked.answer, QUESTION) if asked.answer else None,
            }
            for asked in file.thread
        ],
        "checks": [columns(check, ("point", "fulfilled", "note")) for check in file.checks.values()],
    }


def columns(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    """Some columns of a row as plain values."""
    return {name: plain(getattr(row, name)) for name in names}
