"""What the head of a delegation does with it: inviting, replacing, handing over."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, now
from app.delegations.access import region_for
from app.delegations.forms import DelegateForm, HandOverForm, ReplaceForm, offer
from app.delegations.routes import pages
from app.extensions import db
from app.moments import zone_label
from governance.accounts.models import OfficeHeld
from governance.accounts.rules import OfficeKind
from governance.regions.delegations import hand_over_head, invite_delegate, replace_delegate
from governance.regions.mandates import Mandate, mandates
from governance.regions.models import Region
from governance.statutes.queries import statutes_in_force


@pages.route("/<code>/invite", methods=["GET", "POST"])
@login_required
def invite(code: str) -> ResponseReturnValue:
    region = region_for("invite_delegate", code)
    form = DelegateForm()
    if form.validate_on_submit():
        with form.refusals():
            invite_delegate(
                current_act(),
                region,
                kind=OfficeKind(form.kind.data),
                invitee=form.invitee(),
                term_until=form.until.end(),
            )
            flash(_("The invitation is on its way."))
            return redirect(url_for(".delegation", code=code), 303)
    return render_template("delegations/invite.html", form=form, region=region, **bounds())


@pages.route("/<code>/replace", methods=["GET", "POST"])
@login_required
def replace(code: str) -> ResponseReturnValue:
    region = region_for("replace_delegate", code)
    form = ReplaceForm(office=request.args.get("office", type=int))
    others = beside_head(region)
    offer(form.office, others)
    if form.validate_on_submit():
        with form.refusals():
            office = db.session.get_one(OfficeHeld, form.office.data)
            replace_delegate(
                current_act(), region, office=office, invitee=form.invitee(), term_until=form.until.end()
            )
            flash(_("The office has ended, and the invitation to it is on its way."))
            return redirect(url_for(".delegation", code=code), 303)
    return render_template("delegations/replace.html", form=form, region=region, others=others, **bounds())


@pages.route("/<code>/hand-over", methods=["GET", "POST"])
@login_required
def hand_over(code: str) -> ResponseReturnValue:
    region = region_for("hand_over_head", code)
    form, heirs = HandOverForm(), [other for other in beside_head(region) if other.accepted]
    offer(form.office, heirs)
    if form.validate_on_submit():
        with form.refusals():
            office, stays = db.session.get_one(OfficeHeld, form.office.data), form.stays.data == "delegate"
            hand_over_head(current_act(), region, office=office, stays=stays)
            flash(_("The delegation has a new head."))
            return redirect(url_for(".delegation", code=code) if stays else url_for("tasks.index"), 303)
    return render_template("delegations/hand_over.html", form=form, region=region, heirs=heirs)


def beside_head(region: Region) -> list[Mandate]:
    """Who sits in the delegation beside its head."""
    sitting = mandates(db.session(), region.id, now())
    return [mandate for mandate in sitting if mandate.kind is not OfficeKind.HEAD_OF_DELEGATION]


def bounds() -> dict[str, object]:
    """How long a term may be, and by whose clock its last day ends."""
    longest = statutes_in_force(db.session(), now()).rules.membership.longest_term
    return {"latest": now() + longest, "zone": zone_label(now())}
