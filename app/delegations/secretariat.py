"""What the secretariat does for delegations: it invites a signatory where there is no head, and no more."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, current_actor, now
from app.delegations.access import region_for
from app.delegations.forms import SignatoryForm
from app.delegations.routes import pages
from app.extensions import db
from app.paging import pages_of
from governance import permissions
from governance.errors import NotAllowed
from governance.regions.delegations import invite_signatory
from governance.regions.mandates import count_headless, headless, open_invitations

PAGE = 50


@pages.get("/")
@login_required
def index() -> ResponseReturnValue:
    """The regions without a head of delegation, and the signatories who have not accepted."""
    if permissions.secretariat(current_actor(), None) is None:
        raise NotAllowed
    found = count_headless(db.session(), now())
    shown = pages_of(found, PAGE)
    return render_template(
        "delegations/index.html",
        regions=headless(db.session(), now(), PAGE, shown.start(PAGE)),
        invited=open_invitations(db.session(), now()),
        pages=shown,
    )


@pages.route("/<code>/signatory", methods=["GET", "POST"])
@login_required
def signatory(code: str) -> ResponseReturnValue:
    region = region_for("invite_signatory", code)
    form = SignatoryForm()
    if form.validate_on_submit():
        with form.refusals():
            invite_signatory(current_act(), region, **vars(form.invitee()))
            flash(_("The invitation is on its way."))
            return redirect(url_for(".index"), 303)
    return render_template("delegations/signatory.html", form=form, region=region)
