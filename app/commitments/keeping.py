"""Pages by which a head of delegation confirms a commitment for both halves, or ends one."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act
from app.assembly.officers_forms import ConfirmForm
from app.commitments.access import half_bound, half_for, row_for
from app.commitments.forms import EndForm
from app.commitments.reading import shown
from app.commitments.routes import pages
from app.languages import current_language
from governance.commitments import commands


@pages.route("/commitments/<int:commitment_id>/confirm", methods=["GET", "POST"])
@login_required
def confirm(commitment_id: int) -> ResponseReturnValue:
    """Agree, as the other half, to a commitment that binds both."""
    row, form = row_for("confirm_commitment", commitment_id), ConfirmForm()
    commitment = row.commitment
    region = half_for(commitment.twin, but=commitment.stated_by_id)
    if form.validate_on_submit():
        with form.refusals():
            commands.confirm_commitment(current_act(), commitment, region=region)
            flash(_("The commitment is in force, and everyone can read it."))
            return redirect(url_for(".commitment", commitment_id=commitment_id), 303)
    again = shown(row_for("confirm_commitment", commitment_id))
    return render_template("commitments/confirm.html", form=form, shown=again)


@pages.route("/commitments/<int:commitment_id>/end", methods=["GET", "POST"])
@login_required
def end(commitment_id: int) -> ResponseReturnValue:
    """End a commitment, or drop a proposal, with a reason."""
    row, form = row_for("end_commitment", commitment_id), EndForm()
    if form.validate_on_submit():
        with form.refusals():
            commands.end_commitment(
                current_act(),
                row.commitment,
                region=half_bound(row.commitment),
                reason=form.reason.data or "",
                language=current_language(),
            )
            flash(_("The commitment has ended. It stays to be read, with your reason."))
            return redirect(url_for(".commitment", commitment_id=commitment_id), 303)
    again = shown(row_for("end_commitment", commitment_id))
    return render_template("commitments/end.html", form=form, shown=again)
