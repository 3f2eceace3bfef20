"""Documents of the agenda: added by who keeps it, saved by anyone, removed again after a question."""

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act
from app.assembly.access import session_for
from app.assembly.agenda_forms import AgendaDocumentForm
from app.assembly.agenda_keeping import line_of
from app.assembly.officers_forms import ConfirmForm
from app.assembly.routes import pages
from app.extensions import db
from app.uploads import LARGEST_MEGABYTES, Document, MediaType, served
from governance.assembly import documents
from governance.assembly.models import AgendaDocument, AssemblySession


@pages.route("/sessions/<int:number>/agenda/<int:item_id>/documents", methods=["GET", "POST"])
@login_required
def item_documents(number: int, item_id: int) -> ResponseReturnValue:
    """What is there, and a form for one more."""
    assembly, form = session_for("add_agenda_document", number), AgendaDocumentForm()
    line = line_of(assembly, item_id)
    if form.validate_on_submit() and form.document.document and line.item:
        with form.refusals(form.document):
            sent = form.document.document
            documents.add_agenda_document(
                current_act(),
                assembly,
                item=line.item,
                title=form.title.data or "",
                language=form.language.data,
                media_type=sent.media_type.value,
                content=sent.content,
            )
            flash(_("The document is kept."))
            return redirect(url_for(".item_documents", number=number, item_id=item_id), 303)
    assembly = session_for("add_agenda_document", number)
    page = {"assembly": assembly, "line": line_of(assembly, item_id), "megabytes": LARGEST_MEGABYTES}
    return render_template("assembly/item_documents.html", form=form, **page)


@pages.get("/sessions/documents/<int:document_id>")
def agenda_document(document_id: int) -> Response:
    """A document as it is kept, to be saved by anyone."""
    found = documents.document_of(db.session(), document_id) or abort(404)
    content = documents.content_of(db.session(), found.digest) or abort(404)
    return served(Document(content, MediaType(found.media_type), found.digest), "agenda")


@pages.route("/sessions/<int:number>/agenda/documents/<int:document_id>/remove", methods=["GET", "POST"])
@login_required
def remove_document(number: int, document_id: int) -> ResponseReturnValue:
    """Take a document out again, after a question."""
    assembly, form = session_for("remove_agenda_document", number), ConfirmForm()
    found = in_session(assembly, document_id)
    back = url_for(".item_documents", number=number, item_id=found.agenda_item_id)
    if form.validate_on_submit():
        with form.refusals():
            documents.remove_agenda_document(current_act(), assembly, document=found)
            flash(_("The document is removed."))
            return redirect(back, 303)
    assembly = session_for("remove_agenda_document", number)
    page = {"assembly": assembly, "document": in_session(assembly, document_id), "back": back}
    return render_template("assembly/remove_document.html", form=form, **page)


def in_session(assembly: AssemblySession, document_id: int) -> AgendaDocument:
    """A document that stands with an item of this session; 404 for any other."""
    found = documents.document_of(db.session(), document_id)
    if found is None or found.item.assembly_session_id != assembly.id:
        abort(404)
    return found
