"""What a candidate says, kept by the candidate: statements by language, interests, a photograph."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act
from app.elections.candidacy import Candidacy
from app.elections.candidacy_forms import InterestsForm, PhotoForm, StatementForm
from app.elections.nominee import own
from app.elections.routes import pages
from app.forms import HouseForm
from app.languages import NAMES
from governance.elections.photos import remove_photo, show_photo
from governance.elections.statements import declare_interests, write_statement
from governance.texts import paragraphs


@pages.route("/nominations/<int:nomination_id>/statement/<language>", methods=["GET", "POST"])
@login_required
def statement(nomination_id: int, language: str) -> ResponseReturnValue:
    """Write or correct the statement in one language, beside the authentic one where it translates it."""
    found = candidate_own(nomination_id)
    if language not in NAMES:
        abort(404)
    form = statement_form(found, language)
    if form.validate_on_submit() and recorded(form, found, language):
        flash(_("The statement is recorded."))
        return redirect(url_for(".nomination", nomination_id=nomination_id), 303)
    found = candidate_own(nomination_id)
    version = found.version(language)
    refused = bool(form.form_errors)
    if refused:
        renew(form, found, language)
    return render_template(
        "elections/statement.html",
        form=form,
        found=found,
        version=version,
        original=paragraphs(found.authentic.body),
        standing=found.paragraphs(version) if refused else (),
    )


def statement_form(found: Candidacy, language: str) -> StatementForm:
    """A form that begins with what stands, and remembers what that was."""
    current = found.version(language).statement
    form = StatementForm(
        body=current.body if current else "",
        over=current.digest if current else "",
        follows=found.authentic.digest,
    )
    form.body.render_kw = {"lang": language, "dir": "auto"}
    return form


def recorded(form: StatementForm, found: Candidacy, language: str) -> bool:
    """Whether the statement is recorded; not over one that changed meanwhile."""
    with form.refusals():
        write_statement(
            current_act(),
            found.nomination,
            language=language,
            body=form.body.data or "",
            over=form.over.data or None,
            follows=form.follows.data or None,
        )
    return not form.form_errors


def renew(form: StatementForm, found: Candidacy, language: str) -> None:
    """Remember what stands now: who sends the form again has seen it."""
    current = found.version(language).statement
    form.over.raw_data, form.over.data = None, current.digest if current else ""
    form.follows.raw_data, form.follows.data = None, found.authentic.digest


@pages.route("/nominations/<int:nomination_id>/interests", methods=["GET", "POST"])
@login_required
def interests(nomination_id: int) -> ResponseReturnValue:
    """Declare the interests anew."""
    found = candidate_own(nomination_id)
    form = InterestsForm(interests=found.nomination.interests)
    if form.validate_on_submit():
        with form.refusals():
            declare_interests(current_act(), found.nomination, interests=form.interests.data or "")
            flash(_("The declaration is recorded."))
            return redirect(url_for(".nomination", nomination_id=nomination_id), 303)
    return render_template("elections/interests.html", form=form, found=candidate_own(nomination_id))


@pages.route("/nominations/<int:nomination_id>/photo", methods=["GET", "POST"])
@login_required
def own_photo(nomination_id: int) -> ResponseReturnValue:
    """Show a photograph, or another one."""
    found, form = candidate_own(nomination_id), PhotoForm()
    if form.validate_on_submit() and form.photo.document:
        with form.refusals(form.photo):
            show_photo(current_act(), found.nomination, content=form.photo.document.content)
            flash(_("The photograph is shown."))
            return redirect(url_for(".nomination", nomination_id=nomination_id), 303)
    return render_template("elections/photo.html", form=form, found=candidate_own(nomination_id))


@pages.post("/nominations/<int:nomination_id>/photo/remove")
@login_required
def remove_own_photo(nomination_id: int) -> ResponseReturnValue:
    """Show no photograph any more."""
    found, form = candidate_own(nomination_id), HouseForm()
    if form.validate_on_submit():
        remove_photo(current_act(), found.nomination)
        flash(_("The photograph is removed."))
    return redirect(url_for(".own_photo", nomination_id=nomination_id), 303)


def candidate_own(nomination_id: int) -> Candidacy:
    """The candidacy of who is signed in; 404 for one that was never accepted."""
    found = own(nomination_id)
    if found.nomination.accepted_at is None:
        abort(404)
    return found
