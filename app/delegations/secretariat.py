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
from app.paging import page_followed, page_number, pages_of
from governance import permissions
from governance.errors import NotAllowed
from governance.regions.delegations import invite_signatory
from governance.regions.mandates import count_headless, headless, open_invitations

PAGE = 50


@pages.get("/")
@login_required
def index() -> ResponseReturnValue:
    """The regions without a head of delegation."""
    if permissions.secretariat(current_actor(), None) is None:
        raise NotAllowed
    found = count_headless(db.session(), now())
    shown = pages_of(found, PAGE)
    return render_template(
        "delegations/index.html",
        regions=headless(db.session(), now(), PAGE, shown.start(PAGE)),
        pages=shown,
    )


@pages.get("/invitations")
@login_required
def invitations() -> ResponseReturnValue:
    """The signatories who have not accepted."""
    if permissions.secretariat(current_actor(), None) is None:
        raise NotAllowed
    found = open_invitations(db.session(), now(), PAGE + 1, (page_number() - 1) * PAGE)
    shown = page_followed(len(found) > PAGE)
    return render_template("delegations/invitations.html", invited=found[:PAGE], pages=shown)


@pages.route("/<code>/signatory", methods=["GET", "POST"])
@login_required
def signatory(code: str) -> ResponseReturnValue:
    region = region_for("invite_signatory", code)
    form = SignatoryForm()
    if form.validate_on_submit():
        with form.refusals():
            invite_signatory(current_act(), region, **vars(form.invitee()))
            flash(_("The invitation is on its way."))
            return redirect(url_for(".invitations"), 303)
    return render_template("delegations/signatory.html", form=form, region=region)
