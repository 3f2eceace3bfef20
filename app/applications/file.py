"""Everything about one application on one page, for the secretariat; and its documents."""

from typing import Any

from flask import Response, abort, render_template
from flask_login import login_required

from app.acting import current_actor, now
from app.applications.answers_read import sections
from app.applications.decisions import IN_EXAMINATION, choices
from app.applications.examining_forms import QuestionForm, checklist_form, opinion_form, points
from app.applications.officers import file_for
from app.applications.routes import pages
from app.extensions import db
from app.record import reading
from app.uploads import Document, MediaType, served
from governance.applications.likenesses import duplicates
from governance.applications.queries import ApplicationFile, document
from governance.motions.laying import laid_motions
from governance.record.queries import PAGE, Filter, entries


@pages.get("/applications/<number>/file")
@login_required
def file(number: str) -> str:
    return file_page(file_for(number))


@pages.get("/applications/<number>/file/documents/<int:document_id>")
@login_required
def file_document(number: str, document_id: int) -> Response:
    """A document to be saved, under a name of ours."""
    found = file_for(number)
    kept = document(db.session(), found.application.dossier.id, document_id) or abort(404)
    if not kept.content:
        abort(410)
    return served(Document(kept.content, MediaType(kept.media_type), kept.digest), kept.purpose)


def file_page(found: ApplicationFile, **forms: Any) -> str:
    """The page, with the forms as they were sent where one is shown again."""
    application, unsent = found.application, {"formdata": None}
    acts, total = entries(db.session(), Filter(subject=application.reference), 1)
    return render_template(
        "applications/file.html",
        file=found,
        application=application,
        parts=sections(application),
        doubles=duplicates(db.session(), application),
        points=points(found),
        motions=laid_motions(db.session(), application.number),
        choices=choices(found, current_actor().person_id, now()),
        examinable=found.state in IN_EXAMINATION,
        own_proposal=application.proposed_by_id == current_actor().person_id,
        acts=acts,
        more_acts=max(total - PAGE, 0),
        reading=reading,
        checklist=forms.get("checklist") or checklist_form(found, **unsent),
        question=forms.get("question") or QuestionForm(seen=str(len(found.thread)), **unsent),
        opinion=forms.get("opinion") or opinion_form(found, **unsent),
    )
