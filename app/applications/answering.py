"""Writing an application, page by page: the list of what is to be done, each page, and coming back later."""

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts.links import known_spelling
from app.accounts.throttling import count, limits, refused_politely
from app.acting import now
from app.applications.following import followed
from app.applications.forms import NewAddressForm
from app.applications.kept_answers import form_for, problems_of, say_problems, typed
from app.applications.opening import dossier_and_way, dossier_at, shown_mail, unsent_at
from app.applications.questions import Line, lines, section_url, sections, title_of
from app.applications.routes import pages
from app.extensions import db
from app.forms import HouseForm
from governance.applications.answers import PAGES, Problem
from governance.applications.dossiers import change_address, dossier_by_token, mail_link, save_answers
from governance.applications.models import Dossier
from governance.applications.queries import documents
from governance.applications.shapes import AnswerMissing, ConsentMissing


@pages.route("/apply/<token>/", methods=["GET", "POST"])
def resume(token: str) -> ResponseReturnValue:
    """Where a link leads: the list of what is to be done or, once sent, what has become of it.

    A link that was mailed asks first for a button to be pressed, which shows that a person reads there.
    """
    if request.method == "POST":
        dossier_by_token(db.session(), token, now())
        return redirect(url_for(".resume", token=token), 303)
    dossier, mailed = dossier_and_way(token)
    if mailed and dossier.confirmed_at is None:
        return render_template("applications/arrived.html", form=HouseForm(), dossier=dossier)
    if dossier.application_id is not None:
        return followed(dossier, token)
    tasks = tasks_of(dossier, token)
    done = sum(task.state == "done" for task in tasks)
    return render_template(
        "applications/tasks.html",
        dossier=dossier,
        token=token,
        tasks=tasks,
        done=done,
        mail=None if dossier.confirmed_at else shown_mail(dossier),
    )


def tasks_of(dossier: Dossier, token: str) -> list[Line]:
    """The sections of a dossier with where each stands."""
    return lines(dossier, token, problems_of(dossier), len(documents(db.session(), dossier.id)))


@pages.route(
    "/apply/<token>/<any(constituency, figures, cooperation, signatory, charter, partner):section>",
    methods=["GET", "POST"],
)
def section(token: str, section: str) -> ResponseReturnValue:
    """One page of questions: whatever was typed is kept, and what is wrong with it is said."""
    dossier = unsent_at(token)
    if section not in sections(dossier):
        abort(404)
    form = form_for(section, dossier)
    if form.is_submitted():
        answer = answered(form, dossier, section, token)
        if answer is not None:
            return answer
    else:
        say_problems(form, [problem for problem in problems_of(dossier) if is_wrong(problem)])
    return render_template(
        [f"applications/section_{section}.html", "applications/section.html"],
        form=form,
        section=section,
        title=title_of(section),
        token=token,
        next=next_url(dossier, section, token),
        saved=form.is_submitted(),
    )


def is_wrong(problem: Problem) -> bool:
    """Whether an answer is wrong, rather than not yet given."""
    return not isinstance(problem.refusal, AnswerMissing | ConsentMissing)


def answered(form: HouseForm, dossier: Dossier, section: str, token: str) -> ResponseReturnValue | None:
    """Keep a page; where to go on, or None where something on it is to be looked at again."""
    form.validate()
    with form.refusals():
        dossier = save_answers(db.session(), dossier.id, typed(form, PAGES[dossier.kind][section]), now())
        if "later" in request.form:
            return redirect(url_for(".later", token=token), 303)
        say_problems(form, [problem for problem in problems_of(dossier) if problem.page == section])
    if not form.errors:
        return redirect(next_url(dossier, section, token), 303)
    g.setdefault("form_status", 422)
    return None


def next_url(dossier: Dossier, section: str, token: str) -> str:
    """The page after this one that is not done, or the list of all of them."""
    names = sections(dossier)
    after = names[names.index(section) + 1 :]
    tasks = {task.name: task for task in tasks_of(dossier, token)}
    waiting = next((name for name in after if tasks[name].state != "done"), None)
    return section_url(waiting, token) if waiting else url_for("applications.resume", token=token)


@pages.route("/apply/<token>/later", methods=["GET", "POST"])
def later(token: str) -> ResponseReturnValue:
    """Coming back later: the link is in the mail, and can be mailed once more."""
    dossier, form = dossier_at(token), HouseForm()
    if form.validate_on_submit():
        with form.refusals(), refused_politely(form):
            mail_link(db.session(), dossier, now(), limits("application", dossier.email))
            flash(_("The link is on its way once more."))
            return redirect(url_for(".later", token=token), 303)
    mail = shown_mail(dossier)
    return render_template("applications/later.html", form=form, dossier=dossier, token=token, mail=mail)


@pages.route("/apply/<token>/address", methods=["GET", "POST"])
def address(token: str) -> ResponseReturnValue:
    """Another address to write to, as long as the application is not sent."""
    dossier = unsent_at(token)
    form = NewAddressForm(data={"email": dossier.email})
    if form.validate_on_submit():
        with form.refusals(form.email), refused_politely(form):
            email = form.email.data or ""
            count("application", known_spelling(email))
            dossier = change_address(db.session(), dossier.id, email=email, at=now())
            mail = shown_mail(dossier)
            return render_template("applications/link_mailed.html", email=dossier.email, mail=mail)
    return render_template("applications/address.html", form=form, token=token)
