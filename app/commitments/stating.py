"""Pages by which a head of delegation states a commitment, or puts another in its place."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, now
from app.commitments.access import half_bound, half_for, row_for, twin_for
from app.commitments.forms import BOTH, StateForm, state_form
from app.commitments.reading import shown
from app.commitments.routes import pages
from governance.commitments import commands
from governance.commitments.rules import NEUTRAL_BY, TO_ZERO, UNITS, CommitmentKind
from governance.commitments.statement import Statement
from governance.commitments.states import check_in_force

# What the buttons of the page say on which everything is looked at again.
STATE, CHANGE = "state", "change"


@pages.get("/commitments/of-twin/<int:twin_id>")
@login_required
def begin(twin_id: int) -> str:
    """Which kind of commitment is to be stated."""
    twin = twin_for("state_commitment", twin_id)
    return render_template("commitments/begin.html", twin=twin, kinds=list(CommitmentKind))


@pages.route("/commitments/of-twin/<int:twin_id>/<kind>", methods=["GET", "POST"])
@login_required
def state(twin_id: int, kind: str) -> ResponseReturnValue:
    """State a commitment of one kind, by way of a page on which everything is looked at again."""
    if kind not in set(CommitmentKind):
        abort(404)
    twin = twin_for("state_commitment", twin_id)
    form, region = state_form(CommitmentKind(kind)), half_for(twin)
    statement = stated(form)
    if statement and form.step.data == STATE:
        with form.refusals():
            act, both = current_act(), form.binds.data == BOTH
            made = commands.state_commitment(act, twin, region=region, binds_both=both, statement=statement)
            flash(
                _("The commitment is proposed. It is in force once the other half confirms it.")
                if both
                else _("The commitment is in force, and everyone can read it.")
            )
            return redirect(url_for(".commitment", commitment_id=made.id), 303)
    if statement and not form.errors and form.step.data != CHANGE:
        return checking(form, statement)
    again = twin_for("state_commitment", twin_id)
    return render_template("commitments/state.html", form=form, twin=again, **hints(form))


@pages.route("/commitments/<int:commitment_id>/replace", methods=["GET", "POST"])
@login_required
def replace(commitment_id: int) -> ResponseReturnValue:
    """State another commitment in the place of one in force."""
    row = row_for("replace_commitment", commitment_id)
    replaced = row.commitment
    form, region = state_form(replaced.kind, replaced), half_bound(replaced)
    statement = stated(form)
    if form.is_submitted() and statement:
        with form.refusals():
            check_in_force(replaced, now())
    if statement and not form.errors and form.step.data == STATE:
        with form.refusals():
            made = commands.replace_commitment(
                current_act(), replaced, region=region, statement=statement, reason=form.reason.data or ""
            )
            flash(_("The commitment is replaced. The one before stays to be read."))
            return redirect(url_for(".commitment", commitment_id=made.id), 303)
    if statement and not form.errors and form.step.data != CHANGE:
        return checking(form, statement, commitment_id)
    again = shown(row_for("replace_commitment", commitment_id))
    return render_template(
        "commitments/state.html", form=form, twin=again.commitment.twin, replaced=again, **hints(form)
    )


def stated(form: StateForm) -> Statement | None:
    """What was stated, if it can be; what the rules refuse is said atop the form."""
    if not form.validate_on_submit():
        return None
    statement = form.statement()
    with form.refusals():
        statement.check(now().year)
    return None if form.errors else statement


def checking(form: StateForm, statement: Statement, commitment_id: int | None = None) -> str:
    """The page on which everything is looked at again."""
    kept = [
        (field.name, field._value())
        for field in form
        if field.name not in ("csrf_token", "step", "binds", "unit")
    ]
    kept += [(name, form[name].data) for name in ("binds", "unit") if name in form]
    return render_template(
        "commitments/check.html",
        form=form,
        statement=statement,
        kept=kept,
        both="binds" in form and form.binds.data == BOTH,
        commitment_id=commitment_id,
    )


def hints(form: StateForm) -> dict[str, object]:
    """What the page of a form says of its kind."""
    return {
        "kind": form.kind,
        "to_zero": form.kind in TO_ZERO,
        "units": UNITS[form.kind],
        "neutral_by": NEUTRAL_BY,
    }
