"""How the secretariat examines an application: what is sent from the page of its file."""

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import login_required

from app.acting import current_act
from app.applications.examining_forms import (
    YES,
    ChecklistForm,
    Finding,
    QuestionForm,
    by_language,
    checklist_form,
    opinion_form,
)
from app.applications.file import file_page
from app.applications.officers import file_for
from app.applications.routes import pages
from app.extensions import db
from app.forms import HouseForm
from governance.act import together
from governance.applications.examining import ask_applicant, check_point, give_opinion
from governance.applications.models import Application


@pages.route("/applications/<number>/file/checklist", methods=["GET", "POST"])
@login_required
def file_checklist(number: str) -> ResponseReturnValue:
    """Save what changed on the checklist, all of it or nothing."""
    found = file_for(number)
    form = checklist_form(found)
    if form.validate_on_submit():
        changed = form.changed(found)
        if form.errors:
            g.form_status = 409
        elif record(form, found.application, changed):
            flash(ngettext("%(num)d point was saved.", "%(num)d points were saved.", len(changed)))
            return to_file(number, "checklist")
    fresh = file_for(number)
    form.see_anew(fresh)
    return file_page(fresh, checklist=form)


def record(form: ChecklistForm, application: Application, changed: list[Finding]) -> bool:
    """Record every point that changed in one transaction; False where a rule refused."""
    with form.refusals(), together(db.session()):
        for finding in changed:
            check_point(current_act(), application, **vars(finding))
    return not form.form_errors


@pages.route("/applications/<number>/file/question", methods=["GET", "POST"])
@login_required
def file_question(number: str) -> ResponseReturnValue:
    """Put a question to the applicant."""
    found = file_for(number)
    form = QuestionForm(seen=str(len(found.thread)))
    if form.validate_on_submit() and seen(form, str(len(found.thread))):
        with form.refusals():
            ask_applicant(current_act(), found.application, text=form.text.data or "")
            flash(_("The question is on its way to the applicant."))
            return to_file(number, "questions")
    return file_page(file_for(number), question=form)


@pages.route("/applications/<number>/file/opinion", methods=["GET", "POST"])
@login_required
def file_opinion(number: str) -> ResponseReturnValue:
    """Give the opinion of the secretariat."""
    found = file_for(number)
    form = opinion_form(found)
    if form.validate_on_submit() and seen(form, str(found.opinion.id) if found.opinion else ""):
        with form.refusals():
            give_opinion(
                current_act(),
                found.application,
                favourable=form.favourable.data == YES,
                text=by_language(form, "text"),
            )
            flash(_("The opinion was saved."))
            return to_file(number, "opinion")
    return file_page(file_for(number), opinion=form)


def seen(form: HouseForm, stands: str) -> bool:
    """Whether nothing has come since the page was opened; if it has, the form is to be sent again."""
    field = form["seen"]
    if (field.data or "") == stands:
        return True
    g.form_status = 409
    field.data, field.raw_data = stands, None
    form.form_errors = [
        _("Something was written here since you opened the page: perhaps by you. Look at it before you send.")
    ]
    return False


def to_file(number: str, part: str) -> ResponseReturnValue:
    """Back to the file, at the part that changed."""
    return redirect(url_for(".file", number=number, _anchor=part), 303)
