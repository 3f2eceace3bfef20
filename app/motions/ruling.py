"""The way of a motion to the agenda: the ruling on it, its place there, and how its author withdraws it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act
from app.extensions import db
from app.motions.forms import PressForm, RulingForm
from app.motions.found import motion_for
from app.motions.routes import pages
from app.procedure.reading import open_about
from governance.motions.admitting import admit_motion, rulings_on
from governance.motions.commands import place_on_agenda
from governance.motions.models import Motion
from governance.motions.supporting import is_supported, supports_in_force
from governance.voting.admissibility import refuse_motion
from governance.voting.undecided import withdraw_motion


@pages.route("/motions/<int:motion_id>/rule", methods=["GET", "POST"])
@login_required
def rule(motion_id: int) -> ResponseReturnValue:
    """Admit a motion, or refuse it with reasons."""
    found, form = motion_for("admit_motion", motion_id), RulingForm()
    if form.validate_on_submit() and ruled(form, found.motion):
        return redirect(url_for(".motion", motion_id=motion_id), 303)
    found = motion_for("admit_motion", motion_id)
    return render_template(
        "motions/rule.html",
        found=found,
        form=form,
        open=found.allows("admit_motion") or found.allows("refuse_motion"),
        supports=supports_in_force(db.session(), found.motion),
        supported=is_supported(db.session(), found.motion),
        rulings=rulings_on(db.session(), motion_id),
    )


def ruled(form: RulingForm, motion: Motion) -> bool:
    """Whether the ruling is recorded."""
    act, reasons, language = current_act(), form.reasons.data or "", form.language.data
    with form.refusals():
        if form.admissible.data == "yes":
            admit_motion(act, motion, reasons=reasons, language=language)
        else:
            refuse_motion(act, motion, reasons=reasons, language=language)
        flash(_("Your ruling is recorded."))
    return not form.form_errors


@pages.route("/motions/<int:motion_id>/place", methods=["GET", "POST"])
@login_required
def place(motion_id: int) -> ResponseReturnValue:
    """Give an admitted motion the next place on the agenda of its session."""
    found, form = motion_for("place_on_agenda", motion_id), PressForm()
    if form.validate_on_submit():
        with form.refusals():
            place_on_agenda(current_act(), found.motion)
            flash(_("The motion is on the agenda."))
            return redirect(url_for(".motion", motion_id=motion_id), 303)
    found = motion_for("place_on_agenda", motion_id)
    open_still = found.allows("place_on_agenda")
    return render_template("motions/place.html", found=found, form=form, open=open_still)


@pages.route("/motions/<int:motion_id>/withdraw", methods=["GET", "POST"])
@login_required
def withdraw(motion_id: int) -> ResponseReturnValue:
    """Withdraw a motion, once that is confirmed."""
    found, form = motion_for("withdraw_motion", motion_id), PressForm()
    if form.validate_on_submit():
        with form.refusals():
            withdraw_motion(current_act(), found.motion)
            flash(_("The motion is withdrawn."))
            return redirect(url_for(".motion", motion_id=motion_id), 303)
    found = motion_for("withdraw_motion", motion_id)
    open_still = found.allows("withdraw_motion")
    lapsing = open_about(found.motion)
    return render_template("motions/withdraw.html", found=found, form=form, open=open_still, lapsing=lapsing)
