"""How the secretariat ends a partnership."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act
from app.applications.deciding_forms import EndForm
from app.applications.officers import check_officer
from app.applications.routes import pages
from app.extensions import db
from governance.partners.commands import end_partner
from governance.partners.queries import partner


@pages.route("/partners/<int:partner_id>/end", methods=["GET", "POST"])
@login_required
def end_partnership(partner_id: int) -> ResponseReturnValue:
    """What ending does; sent, the partnership is over at once."""
    check_officer()
    found = partner(db.session(), partner_id) or abort(404)
    form = EndForm()
    if form.validate_on_submit():
        with form.refusals():
            end_partner(current_act(), found, reason=form.reason.data or "")
            flash(_("The partnership has ended."))
            return redirect(url_for(".end_partnership", partner_id=partner_id), 303)
    found = partner(db.session(), partner_id) or abort(404)
    return render_template("applications/end_partnership.html", partner=found, form=form)
