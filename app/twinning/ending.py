"""Giving notice of a twin: written, looked at once more, recorded."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act, now
from app.extensions import db
from app.twinning.forms import EndForm
from app.twinning.halves import own_half_of
from app.twinning.proposing import is_checked
from app.twinning.routes import pages
from governance.errors import NotAllowed
from governance.regions.models import Twin
from governance.statutes.queries import statutes_in_force
from governance.twinning.commands import end_twin
from governance.twinning.queries import endings, twin_with_halves
from governance.twinning.rules import ends_at


@pages.route("/<int:twin_id>/end", methods=["GET", "POST"])
@login_required
def end(twin_id: int) -> ResponseReturnValue:
    """Give the reason, see when the twin ends, and give notice."""
    twin, form, ending = twin_of_half(twin_id), EndForm(), None
    region = own_half_of(twin)
    if form.validate_on_submit() and form.confirmed.data == "yes":
        words = {"reason": form.words.data or "", "language": form.language.data}
        with form.refusals():
            ending = end_twin(current_act(), twin, region=region, **words)
    if ending is not None:
        flash(_("Your notice is recorded."))
        return redirect(url_for(".twin", twin_id=twin_id), 303)
    twin = twin_of_half(twin_id)
    given = endings(db.session(), twin_id)
    notice = statutes_in_force(db.session(), now()).rules.membership.twin_notice
    return render_template(
        "twinning/end.html",
        twin=twin,
        region=own_half_of(twin),
        form=form,
        checking=is_checked(form),
        at_once=bool(given),
        span=notice,
        ends=ends_at(now(), notice, given[0].given_at if given else None),
    )


def twin_of_half(twin_id: int) -> Twin:
    """The twin of an address, for the heads of its two delegations."""
    found = twin_with_halves(db.session(), twin_id) or abort(404)
    if not can("end_twin", found):
        raise NotAllowed
    return found
