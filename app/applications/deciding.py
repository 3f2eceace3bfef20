"""How officers of the secretariat decide: each decision has a page that says what it does."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from app.acting import current_act, current_actor, now
from app.applications.deciding_forms import DeclineForm, PlainDecisionForm, ReasonsForm
from app.applications.deciding_words import words_of
from app.applications.decisions import obstacles
from app.applications.officers import file_for
from app.applications.routes import pages
from governance.applications.deciding import (
    confirm_member,
    confirm_partner,
    decline_member,
    propose_member,
    propose_partner,
    refuse_application,
    set_aside_application,
)
from governance.applications.models import Application
from governance.applications.rules import ApplicationKind

FORMS: Mapping[str, type[PlainDecisionForm]] = {
    "propose": PlainDecisionForm,
    "confirm": PlainDecisionForm,
    "decline": DeclineForm,
    "refuse": ReasonsForm,
    "set-aside": ReasonsForm,
}
DECISIONS = ", ".join(f'"{name}"' for name in FORMS)


@pages.route(f"/applications/<number>/file/<any({DECISIONS}):decision>", methods=["GET", "POST"])
@login_required
def decide(number: str, decision: str) -> ResponseReturnValue:
    """What a decision will do; sent, it is made, and whoever comes second is told what the first decided."""
    found = file_for(number)
    form, words = FORMS[decision](), words_of(decision, found.application)
    if form.validate_on_submit():
        with form.refusals():
            command_of(decision, found.application)(current_act(), found.application, **form.details())
            flash(words.done)
            return redirect(url_for(".file", number=number), 303)
    found = file_for(number)
    in_the_way = obstacles(decision, found, current_actor().person_id, now())
    return render_template(
        "applications/decide.html",
        decision=decision,
        file=found,
        application=found.application,
        form=form,
        words=words,
        obstacles=in_the_way if not form.errors else [],
        closed=bool(in_the_way),
    )


def command_of(decision: str, application: Application) -> Callable[..., Any]:
    """The command of a decision, on an application of its kind."""
    region = application.kind is ApplicationKind.REGION
    commands: dict[str, Callable[..., Any]] = {
        "propose": propose_member if region else propose_partner,
        "confirm": confirm_member if region else confirm_partner,
        "decline": decline_member,
        "refuse": refuse_application,
        "set-aside": set_aside_application,
    }
    return commands[decision]
