"""The page on which a delegation asks for the floor; the page of the session offers the same in one press."""

from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act
from app.debate.delegation import own_region, own_regions
from app.debate.forms import AskForm
from app.debate.routes import pages
from app.debate.speakers_page import Floor, floor_of, open_items
from app.extensions import db
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_session
from governance.debate import floor as verbs
from governance.debate.models import SpeakingRequest
from governance.debate.rules import SpeakingKind
from governance.debate.speakers import item_page, request_page, requests_of
from governance.errors import NotAllowed


@dataclass(frozen=True)
class Asking:
    """What a delegation may ask now, and what it waits for: its requests, each with its place on the list."""

    floor: Floor
    own: list[tuple[SpeakingRequest, int]]

    def waits(self, item_id: int, kind: str) -> bool:
        """Whether the delegation is on the list of an item already."""
        return any((one.agenda_item_id, one.kind) == (item_id, kind) for one, _place in self.own)


def asking_of(assembly: AssemblySession) -> Asking | None:
    """What the delegation of whoever reads may ask; None for who sits in none, or where nobody sits."""
    if not can("request_floor"):
        return None
    floor = floor_of(assembly)
    if not floor.sits:
        return None
    places = {request.id: place for place, request in enumerate(floor.waiting, start=1)}
    own = requests_of(db.session(), assembly.id, own_regions())
    return Asking(floor, [(request, places.get(request.id, 0)) for request in own])


@pages.route("/sessions/<int:number>/speak", methods=["GET", "POST"])
@login_required
def ask(number: int) -> ResponseReturnValue:
    """Ask for the floor, raise a point of order, or leave the list."""
    assembly_for_delegation(number)
    form = AskForm()
    if form.validate_on_submit():
        with form.refusals():
            flash(asked(number, form))
            return redirect(url_for(".ask", number=number), 303)
    assembly = assembly_for_delegation(number)
    return render_template(
        "debate/ask.html",
        form=form,
        assembly=assembly,
        asking=asking_of(assembly),
        items=open_items(assembly),
        region=own_region(),
    )


def assembly_for_delegation(number: int) -> AssemblySession:
    """The session, for who sits in a delegation. Raises NotAllowed."""
    assembly = assembly_session(db.session(), number) or abort(404)
    if not can("request_floor", assembly):
        raise NotAllowed
    return assembly


def asked(number: int, form: AskForm) -> str:
    """Do what the button says, and say what was done; what it names is of this session."""
    if form.withdraw.data:
        request = request_page(db.session(), form.withdraw.data) or abort(404)
        verbs.withdraw_request(current_act(), request)
        return _("Your request is taken back.")
    item_id, kind = form.asked or abort(400)
    item = item_page(db.session(), item_id) or abort(404)
    if item.assembly_session.number != number:
        abort(404)
    verbs.request_floor(current_act(), item, region=own_region(), kind=kind)
    if kind is SpeakingKind.POINT_OF_ORDER:
        return _("Your point of order is before the presiding officer.")
    return _("Your delegation is on the speakers' list.")
