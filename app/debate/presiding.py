"""The page of the floor for the presiding officer: who is next, who speaks, and what else can be done."""

from collections.abc import Callable, Mapping

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act
from app.assembly.access import session_for
from app.debate.forms import FloorForm, OutOfTurnForm, SpeakingTimeForm
from app.debate.routes import pages
from app.debate.speakers_page import floor_of
from app.extensions import db
from app.facts import written
from governance.act import Act, together
from governance.assembly.models import AgendaItem
from governance.debate import floor as verbs
from governance.debate.models import SpeakingRequest
from governance.debate.refusals import NotTakenUp
from governance.debate.speakers import current_item, on_floor, request_page
from governance.errors import N_

LISTS: Mapping[str, tuple[Callable[[Act, AgendaItem], AgendaItem], str]] = {
    "close_list": (verbs.close_list, N_("The speakers' list is closed.")),
    "reopen_list": (verbs.reopen_list, N_("The speakers' list is open again.")),
}


@pages.route("/sessions/<int:number>/floor", methods=["GET", "POST"])
@login_required
def floor(number: int) -> ResponseReturnValue:
    """Give the floor and take it back, in the order that the statutes set."""
    session_for("open_session", number)
    form = FloorForm()
    if form.validate_on_submit():
        with form.refusals():
            flash(conducted(number, form))
            return redirect(url_for(".floor", number=number), 303)
    return render_template(
        "debate/floor.html", form=form, floor=floor_of(session_for("open_session", number))
    )


def conducted(number: int, form: FloorForm) -> str:
    """Do what the button says, and say what was done."""
    if form.act.data:
        perform, said = LISTS[form.act.data]
        perform(current_act(), item_now(number))
        return _(said)
    if form.end.data:
        verbs.end_speech(current_act(), request_of(number, form.end.data))
        return _("The speech is ended.")
    called = form.following.data or form.call.data or abort(400)
    # Both or none: pressed twice, the second would take the floor from whom the first gave it to.
    with together(db.session()):
        speaking = on_floor(db.session(), session_for("open_session", number).id)
        if form.following.data and speaking:
            verbs.end_speech(current_act(), speaking)
        given = verbs.call_speaker(current_act(), request_of(number, called))
    return _("%(region)s has the floor.", region=named(given))


@pages.route("/sessions/<int:number>/floor/<int:request_id>", methods=["GET", "POST"])
@login_required
def out_of_turn(number: int, request_id: int) -> ResponseReturnValue:
    """Call a delegation that is not the next one, with a reason."""
    session_for("open_session", number)
    form = OutOfTurnForm()
    if form.validate_on_submit():
        with form.refusals():
            request = request_of(number, request_id)
            given = verbs.call_speaker(current_act(), request, reason=form.reason.data)
            flash(_("%(region)s has the floor.", region=named(given)))
            return redirect(url_for(".floor", number=number), 303)
    return render_template(
        "debate/out_of_turn.html",
        form=form,
        called=request_of(number, request_id),
        floor=floor_of(session_for("open_session", number)),
    )


@pages.route("/sessions/<int:number>/floor/time", methods=["GET", "POST"])
@login_required
def speaking_time(number: int) -> ResponseReturnValue:
    """Set how long each may speak on the item before the Assembly."""
    session_for("open_session", number)
    form = SpeakingTimeForm()
    if form.validate_on_submit():
        with form.refusals():
            verbs.set_speaking_time(current_act(), item_now(number), seconds=form.seconds.data)
            flash(_("The time for each speech is set."))
            return redirect(url_for(".floor", number=number), 303)
    shown = floor_of(session_for("open_session", number))
    if not form.is_submitted() and shown.item:
        form.seconds.data = shown.item.speaking_seconds
    return render_template("debate/speaking_time.html", form=form, floor=shown)


def item_now(number: int) -> AgendaItem:
    """The item that the Assembly is at. Raises NotTakenUp."""
    item = current_item(db.session(), session_for("open_session", number).id)
    if item is None:
        raise NotTakenUp
    return item


def request_of(number: int, request_id: int) -> SpeakingRequest:
    """A request to speak in this session."""
    found = request_page(db.session(), request_id)
    if found is None or found.assembly_session_id != session_for("open_session", number).id:
        abort(404)
    return found


def named(request: SpeakingRequest) -> str:
    """The region that asked, by its name."""
    found = request_page(db.session(), request.id)
    return str(written(found.region.name)) if found else ""
