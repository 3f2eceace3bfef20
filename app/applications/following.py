"""After an application was sent: where it stands, what is asked, what was decided, and what can be done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import pgettext

from app.acting import now
from app.applications.forms import WordsForm
from app.applications.opening import applicant_act, dossier_at, shown_mail
from app.applications.personal import kept_about
from app.applications.routes import pages
from app.extensions import db
from app.forms import HouseForm
from app.languages import current_language
from governance.applications import submitting
from governance.applications.models import Dossier
from governance.applications.queries import ApplicationFile, documents, file_of_dossier
from governance.applications.rules import ApplicationKind
from governance.applications.stages import APPLICATION_ACTS
from governance.statutes.queries import statutes_in_force


@dataclass(frozen=True)
class Step:
    """A stage on the way to a decision; `at` is when it was reached, if it was."""

    title: str
    at: datetime | None


def followed(dossier: Dossier, token: str) -> str:
    """The page of who applied, once the application is sent."""
    file = file_of_dossier(db.session(), dossier.id)
    if file is None:
        abort(404)
    return render_template(
        "applications/followed.html",
        file=file,
        application=file.application,
        token=token,
        steps=steps(file),
        open=[asked for asked in file.thread if asked.answer is None],
        may={act: may(file, act) for act in ("answer_question", "withdraw", "appeal")},
        opinion=in_words(file.opinion.text) if file.opinion else None,
        reasons=in_words(file.application.reasons) if file.application.reasons else None,
        answer_time=statutes_in_force(db.session(), now()).rules.membership.answer_time,
        mail=shown_mail(dossier),
    )


def may(file: ApplicationFile, act: str) -> bool:
    """Whether the applicant can do this as things stand."""
    application = file.application
    asked = application.appealed_at is not None or application.rejected_at is not None
    appeals = application.kind is ApplicationKind.REGION and not asked
    return file.state in APPLICATION_ACTS[act] and (act != "appeal" or appeals)


def steps(file: ApplicationFile) -> list[Step]:
    """The way of an application, as far as it has come and is still to go."""
    application = file.application
    begun = [check.began_at for check in file.checks.values()] + [
        asked.question.sent_at for asked in file.thread
    ]
    opinion = file.opinion.began_at if file.opinion else None
    found = [
        Step(pgettext("application", "Received"), application.submitted_at),
        Step(_("Examination by the secretariat begun"), min(begun, default=opinion)),
        Step(_("Opinion of the secretariat"), opinion),
    ]
    if application.laid_at:
        found.append(Step(_("Laid before the Assembly"), application.laid_at))
    elif application.proposed_at:
        found.append(Step(_("Proposed for admission; a second officer decides"), application.proposed_at))
    found.append(Step(pgettext("application", "Decision"), application.decided_at))
    if application.appealed_at:
        found.append(Step(_("Appealed to the Assembly"), application.appealed_at))
    return in_order(found) if application.decided_at else found


def in_order(found: list[Step]) -> list[Step]:
    """What was done on the way to a decision, as it followed; what was left out is no longer to come."""
    done = [(step.at, step) for step in found if step.at]
    return [step for _at, step in sorted(done, key=lambda pair: pair[0])]


def file_at(token: str) -> tuple[Dossier, ApplicationFile]:
    """What was sent from the dossier of a link; before that, the link leads to the form."""
    dossier = dossier_at(token)
    file = file_of_dossier(db.session(), dossier.id)
    if file is None:
        abort(redirect(url_for(".resume", token=token), 303))
    return dossier, file


@pages.route("/apply/<token>/questions/<int:message_id>", methods=["GET", "POST"])
def answer(token: str, message_id: int) -> ResponseReturnValue:
    """Answer a question of the secretariat."""
    dossier, file = file_at(token)
    asked = {one.question.id: one for one in file.thread}.get(message_id) or abort(404)
    form = WordsForm()
    if form.validate_on_submit():
        with form.refusals():
            submitting.answer_question(applicant_act(dossier), asked.question, text=form.text.data or "")
            flash(_("Your answer is with the secretariat."))
            return redirect(url_for(".resume", token=token), 303)
    return render_template("applications/answer.html", form=form, token=token, asked=asked)


@pages.route("/apply/<token>/appeal", methods=["GET", "POST"])
def appeal(token: str) -> ResponseReturnValue:
    """Ask the Assembly to decide on what the secretariat refused."""
    dossier, file = file_at(token)
    form = WordsForm()
    form.text.label.text = _("Why the Assembly should decide otherwise")
    if form.validate_on_submit():
        with form.refusals():
            submitting.appeal_refusal(applicant_act(dossier), file.application, text=form.text.data or "")
            flash(_("Your appeal is with the secretariat, which lays it before the Assembly."))
            return redirect(url_for(".resume", token=token), 303)
    return render_template(
        "applications/appeal.html",
        form=form,
        token=token,
        application=file.application,
        may=may(file, "appeal"),
    )


@pages.route("/apply/<token>/withdraw", methods=["GET", "POST"])
def withdraw(token: str) -> ResponseReturnValue:
    """Take the application back, after a question."""
    dossier, file = file_at(token)
    form = HouseForm()
    if form.validate_on_submit():
        with form.refusals():
            submitting.withdraw_application(applicant_act(dossier), file.application)
            flash(_("The application is withdrawn."))
            return redirect(url_for(".resume", token=token), 303)
    return render_template(
        "applications/withdraw.html",
        form=form,
        token=token,
        application=file.application,
        may=may(file, "withdraw"),
    )


@pages.get("/apply/<token>/data")
def personal(token: str) -> Response:
    """Everything that is kept about who applied, as a file."""
    dossier = dossier_at(token)
    sent = file_of_dossier(db.session(), dossier.id)
    return kept_about(dossier, documents(db.session(), dossier.id), sent)


def in_words(texts: dict[str, str] | None) -> tuple[str, str]:
    """A text of the house in the language of the page, or in the one that it has; with that language."""
    found: dict[str, Any] = texts or {}
    language = current_language() if current_language() in found else next(iter(found), current_language())
    return language, str(found.get(language, ""))
