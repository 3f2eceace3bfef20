"""Supporting documents: sent one at a time, checked by their content, handed back to be saved only."""

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.throttling import count_network, refused_politely
from app.acting import now
from app.applications.answering import next_url
from app.applications.forms import DocumentForm
from app.applications.opening import dossier_at, unsent_at
from app.applications.questions import sections
from app.applications.routes import pages
from app.extensions import db
from app.forms import HouseForm
from app.uploads import LARGEST_MEGABYTES, MediaType, served
from app.uploads import Document as Served
from governance.applications import queries
from governance.applications.dossiers import add_document, remove_document
from governance.applications.models import Document, Dossier
from governance.applications.rules import MOST_DOCUMENTS, DocumentPurpose

KILOBYTE = 1024


@pages.route("/apply/<token>/documents", methods=["GET", "POST"])
def documents(token: str) -> ResponseReturnValue:
    """What is there, and a form for one more."""
    dossier, form = with_documents(token), DocumentForm()
    if form.is_submitted() and is_in_measure(form) and form.validate():
        with form.refusals(form.document):
            keep(form, dossier)
            flash(_("The document is kept."))
            return redirect(url_for(".documents", token=token), 303)
    found = queries.documents(db.session(), dossier.id)
    return render_template(
        "applications/documents.html",
        form=form,
        token=token,
        documents=[(one, size_of(one)) for one in found],
        full=len(found) >= MOST_DOCUMENTS,
        most=MOST_DOCUMENTS,
        megabytes=LARGEST_MEGABYTES,
        next=next_url(dossier, "documents", token),
    )


def is_in_measure(form: DocumentForm) -> bool:
    """Whether so many documents may come from one network: a process of its own reads each of them."""
    with refused_politely(form):
        count_network("document")
    return not form.form_errors


def with_documents(token: str) -> Dossier:
    """The dossier of a link, if it is of a kind that takes documents, as long as it can be written in."""
    dossier = unsent_at(token)
    if "documents" not in sections(dossier):
        abort(404)
    return dossier


def keep(form: DocumentForm, dossier: Dossier) -> None:
    """Keep the document of a form that is valid."""
    document = form.document.document
    if document is None:
        return
    add_document(
        db.session(),
        dossier.id,
        purpose=DocumentPurpose(form.purpose.data),
        media_type=document.media_type,
        content=document.content,
        at=now(),
    )


def size_of(document: Document) -> int:
    """In kilobytes, begun ones counted."""
    return -(-document.size // KILOBYTE)


@pages.get("/apply/<token>/documents/<int:document_id>")
def document(token: str, document_id: int) -> Response:
    """A document as it is kept, to be saved."""
    found = queries.document(db.session(), dossier_at(token).id, document_id) or abort(404)
    kept = Served(found.content, MediaType(found.media_type), found.digest)
    return served(kept, found.purpose)


@pages.route("/apply/<token>/documents/<int:document_id>/remove", methods=["GET", "POST"])
def remove(token: str, document_id: int) -> ResponseReturnValue:
    """Take a document out again, after a question."""
    dossier, form = with_documents(token), HouseForm()
    found = {one.id: one for one in queries.documents(db.session(), dossier.id)}
    if document_id not in found:
        flash(_("This document is not there any more."))
        return redirect(url_for(".documents", token=token), 303)
    if form.validate_on_submit():
        with form.refusals():
            remove_document(db.session(), dossier.id, document_id, now())
            flash(_("The document is removed."))
            return redirect(url_for(".documents", token=token), 303)
    one = found[document_id]
    return render_template(
        "applications/remove.html", form=form, token=token, document=one, size=size_of(one)
    )
