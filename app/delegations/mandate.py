"""What becomes of one office: its term, its end, and the invitation to it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act, current_actor
from app.delegations.access import office_for
from app.delegations.forms import TermForm, last_day
from app.delegations.head import beside_head, bounds
from app.delegations.routes import pages
from app.forms import HouseForm
from governance.accounts.appointments import end_office, withdraw_invitation
from governance.regions.delegations import renew_term, resend_invitation
from governance.regions.models import Region


@pages.route("/offices/<int:office_id>/end", methods=["GET", "POST"])
@login_required
def end(office_id: int) -> ResponseReturnValue:
    office, mandate, region = office_for("end_office", office_id)
    own = mandate.person_id == current_actor().person_id
    if request.method == "POST":
        end_office(current_act(), office)
        flash(_("The office has ended."))
        return redirect(url_for("tasks.index") if own else url_for(".delegation", code=region.code), 303)
    others = len(beside_head(region)) if own else 0
    return render_template("delegations/end.html", mandate=mandate, region=region, own=own, others=others)


@pages.route("/offices/<int:office_id>/term", methods=["GET", "POST"])
@login_required
def renew(office_id: int) -> ResponseReturnValue:
    office, mandate, region = office_for("renew_term", office_id)
    form = TermForm(until=last_day(mandate.term_until))
    until = form.until.end() if form.validate_on_submit() else None
    if until is not None:
        with form.refusals(form.until):
            renew_term(current_act(), office, term_until=until)
            flash(_("The term has been renewed."))
            return redirect(url_for(".delegation", code=region.code), 303)
    return render_template("delegations/renew.html", form=form, mandate=mandate, region=region, **bounds())


@pages.route("/offices/<int:office_id>/invitation", methods=["GET", "POST"])
@login_required
def invitation(office_id: int) -> ResponseReturnValue:
    """Send an invitation again, or take it back."""
    office, mandate, region = office_for("resend_invitation", office_id)
    form = HouseForm()
    if form.validate_on_submit():
        with form.refusals():
            if request.form.get("do") == "withdraw":
                withdraw_invitation(current_act(), office)
                flash(_("The invitation has been withdrawn."))
            else:
                resend_invitation(current_act(), office)
                flash(_("A new invitation is on its way. The former one is no longer valid."))
            return redirect(back_from(region), 303)
    return render_template(
        "delegations/invitation.html", form=form, mandate=mandate, region=region, back=back_from(region)
    )


def back_from(region: Region) -> str:
    """The page from which the person came: the head's delegation, or the secretariat's list."""
    if can("invite_delegate", region):
        return url_for(".delegation", code=region.code)
    return url_for(".invitations")
