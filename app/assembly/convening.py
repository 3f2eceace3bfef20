"""Pages by which the secretariat convenes a session, changes its convocation, and calls it off."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act, now
from app.addresses import row_number
from app.assembly.access import session_for
from app.assembly.convening_forms import (
    ConvocationForm,
    as_told,
    begun,
    cancellation_form,
    convocation_form,
)
from app.assembly.routes import pages
from app.extensions import db
from governance.assembly.convening import cancel_session, change_convocation, convene_session
from governance.assembly.demands import demand_page
from governance.assembly.meeting import check_meeting
from governance.assembly.models import AssemblySession, SessionDemand
from governance.assembly.opening import told_at
from governance.assembly.rules import SessionKind, check_notice, notice_of
from governance.errors import NotAllowed
from governance.statutes.queries import statutes_in_force
from governance.statutes.rules import Statutes


@pages.route("/sessions/convene", methods=["GET", "POST"])
@login_required
def convene() -> ResponseReturnValue:
    """Write a convocation, look at it once more, and send it out."""
    if not can("convene_session"):
        raise NotAllowed
    demand = demand_asked()
    form = convocation_form(True, data=begun(SessionKind.EXTRAORDINARY if demand else SessionKind.ORDINARY))
    rules = statutes_in_force(db.session(), now()).rules
    convened = None
    if form.validate_on_submit() and obeys(form, SessionKind(form.kind.data), rules) and is_confirmed(form):
        with form.refusals():
            kind = SessionKind(form.kind.data)
            convened = convene_session(current_act(), None, kind=kind, demand=demand, **form.meeting())
    if convened is not None:
        flash(_("The session is convened. Its notice runs from now."))
        return redirect(url_for(".session", number=convened.number), 303)
    return render_template("assembly/convene.html", demand=demand_asked(), **written_page(form, rules))


def demand_asked() -> SessionDemand | None:
    """The demand that the address names, to convene a session from it."""
    number = request.args.get("demand", type=row_number)
    return None if number is None else demand_page(db.session(), number) or abort(404)


def written_page(form: ConvocationForm, rules: Statutes) -> dict[str, Any]:
    """What the page of a new session shows: the form, or the convocation as it would go out."""
    return {
        "form": form,
        **looked_at(form),
        "kind": SessionKind(form.kind.data) if is_checked(form) else None,
        "earliest": [(kind, now() + notice_of(kind, rules)) for kind in SessionKind],
    }


def obeys(form: ConvocationForm, kind: SessionKind, rules: Statutes | None) -> bool:
    """Whether the rules allow a convocation; what they refuse is said. Without `rules` no notice is asked."""
    with form.refusals():
        check_meeting(form.meeting(), now())
    if rules is not None:
        with form.refusals(form.opens):
            check_notice(kind, now(), form.meeting()["opens_at"], rules)
    return not form.errors


def is_confirmed(form: ConvocationForm) -> bool:
    """Whether it was looked at once more, and is to go out."""
    return form.confirmed.data == "yes"


def is_checked(form: ConvocationForm) -> bool:
    """Whether the convocation is whole and is to be looked at once more before it goes out."""
    return form.is_submitted() and not form.errors and "change" not in request.form


def looked_at(form: ConvocationForm) -> dict[str, Any]:
    """The convocation as it would go out, where it is whole; its hours by the clocks of its own zone."""
    if not is_checked(form):
        return {"checking": False}
    meeting = form.meeting()
    return {"checking": True, "meeting": meeting, "zone": ZoneInfo(meeting["zone"])}


@pages.route("/sessions/<int:number>/convocation", methods=["GET", "POST"])
@login_required
def convocation(number: int) -> ResponseReturnValue:
    """Change what is told of a session; another opening starts its notice anew."""
    assembly = session_for("change_convocation", number)
    form, changed = convocation_form(False, data=as_told(assembly)), None
    rules = assembly.statutes.rules if form.validate_on_submit() and is_moved(form, assembly) else None
    if form.is_submitted() and not form.errors and obeys(form, assembly.kind, rules) and is_confirmed(form):
        with form.refusals():
            revision = form.revision.data
            changed = change_convocation(current_act(), assembly, revision=revision, **form.meeting())
    if changed is not None:
        flash(_("The convocation is changed."))
        return redirect(url_for(".session", number=number), 303)
    return render_template("assembly/convocation.html", form=form, **change_page(form, number))


def change_page(form: ConvocationForm, number: int) -> dict[str, Any]:
    """What the page of a change shows, read anew."""
    assembly = session_for("change_convocation", number)
    return {
        "assembly": assembly,
        **looked_at(form),
        "moved": is_checked(form) and is_moved(form, assembly),
        "told": told_at(assembly),
        "earliest": [(assembly.kind, now() + notice_of(assembly.kind, assembly.statutes.rules))],
    }


def is_moved(form: ConvocationForm, assembly: AssemblySession) -> bool:
    """Whether the session is to open at another moment."""
    moment: datetime | None = form.instant(form.opens)
    return moment != assembly.opens_at


@pages.route("/sessions/<int:number>/cancel", methods=["GET", "POST"])
@login_required
def cancel(number: int) -> ResponseReturnValue:
    """Call a session off, with the reason; looked at once more before it is told."""
    assembly, form, cancelled = session_for("cancel_session", number), cancellation_form(), None
    if form.validate_on_submit() and form.confirmed.data == "yes":
        with form.refusals():
            cancelled = cancel_session(current_act(), assembly, reason=form.reason())
    if cancelled is not None:
        flash(_("The session is cancelled."))
        return redirect(url_for(".session", number=number), 303)
    return render_template(
        "assembly/cancel_session.html",
        form=form,
        assembly=session_for("cancel_session", number),
        checking=form.is_submitted() and not form.errors and "change" not in request.form,
    )
