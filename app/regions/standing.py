"""Pages by which a membership ends for cause: the region withdraws, or it lapses."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext, lazy_pgettext
from flask_login import login_required
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from app.acting import current_act, now
from app.assembly.officers_forms import ConfirmForm
from app.delegations.access import region_for
from app.extensions import db
from app.forms import HouseForm
from app.regions.routes import pages
from governance.assembly.lapse import lapse_membership, missed_in_a_row
from governance.regions.models import Region
from governance.regions.queries import region_by_code
from governance.regions.rules import is_seated
from governance.regions.standing import LONGEST_REASON, withdraw_region
from governance.statutes.queries import statutes_in_force


class WithdrawalForm(HouseForm):
    """Why a region withdraws."""

    reason = TextAreaField(
        lazy_pgettext("standing", "Reason"),
        [
            DataRequired(lazy_gettext("Give the reason: it stays on the page of the region.")),
            Length(max=LONGEST_REASON),
        ],
        description=lazy_gettext("Everyone will read it, in the language in which you write it."),
        render_kw={"dir": "auto"},
    )


def seated(region: Region) -> bool:
    """Whether there is a membership that can end."""
    row = region_by_code(db.session(), region.code, now())
    return row is not None and is_seated(row.standing)


@pages.route("/regions/<code>/withdraw", methods=["GET", "POST"])
@login_required
def withdraw(code: str) -> ResponseReturnValue:
    """What a withdrawal means, and the last step before it."""
    region, form = region_for("withdraw_region", code), WithdrawalForm()
    if form.validate_on_submit():
        with form.refusals():
            withdraw_region(current_act(), region, reason=form.reason.data or "")
            flash(_("The region has withdrawn from the Assembly."))
            return redirect(url_for(".region", code=code), 303)
    region = region_for("withdraw_region", code)
    return render_template("regions/withdraw.html", form=form, region=region, seated=seated(region))


@pages.route("/regions/<code>/lapse", methods=["GET", "POST"])
@login_required
def lapse(code: str) -> ResponseReturnValue:
    """Which sessions the region missed, and the last step before its membership lapses."""
    region, form = region_for("lapse_membership", code), ConfirmForm()
    if form.validate_on_submit():
        with form.refusals():
            lapse_membership(current_act(), region)
            flash(_("The membership of the region has lapsed."))
            return redirect(url_for(".region", code=code), 303)
    region = region_for("lapse_membership", code)
    needed = statutes_in_force(db.session(), now()).rules.membership.absences_before_lapse
    missed = missed_in_a_row(db.session(), region.id, now())
    return render_template(
        "regions/lapse.html",
        form=form,
        region=region,
        needed=needed,
        missed=missed,
        ripe=seated(region) and 0 < needed <= missed,
    )
