"""Pages by which a head of delegation enters the values of years, and corrects one."""

from fractions import Fraction

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import login_required

from app.acting import current_act, now
from app.commitments.access import half_bound, row_for, value_for
from app.commitments.forms import CorrectForm, ValuesForm, evidence_in, values_form
from app.commitments.reading import shown, title_of
from app.commitments.routes import pages
from app.extensions import db
from governance.act import together
from governance.commitments import commands
from governance.commitments.models import Commitment
from governance.commitments.queries import CommitmentRow
from governance.commitments.rules import check_value
from governance.commitments.statement import Evidence

YEARS = 5


@pages.route("/commitments/<int:commitment_id>/values", methods=["GET", "POST"])
@login_required
def enter(commitment_id: int) -> ResponseReturnValue:
    """Enter the values of the years that have none, the earliest first."""
    row = row_for("enter_value", commitment_id)
    form = values_form(years_asked(row))
    if form.validate_on_submit() and (given := filled(form, row.commitment)) and not form.errors:
        with form.refusals():
            half = half_bound(row.commitment)
            with together(db.session()):
                for year, (value, evidence) in given.items():
                    commands.enter_value(
                        current_act(),
                        row.commitment,
                        region=half,
                        year=year,
                        value=value,
                        evidence=evidence,
                    )
            flash(ngettext("%(num)d value is entered.", "%(num)d values are entered.", len(given)))
            return redirect(url_for(".commitment", commitment_id=commitment_id), 303)
    again = shown(row_for("enter_value", commitment_id))
    return render_template("commitments/values.html", form=form, shown=again)


def years_asked(row: CommitmentRow) -> list[int]:
    """The years on the page; of those that were sent, also one that somebody has entered meanwhile."""
    asked = open_years(row)
    sent = [line.year for line in row.lines if is_sent(line.year)]
    return sorted({*asked, *sent})


def is_sent(year: int) -> bool:
    """Whether something was typed for a year, be it the evidence alone."""
    return any(request.form.get(f"{part}_{year}") for part in ("value", "evidence", "url"))


def open_years(row: CommitmentRow) -> list[int]:
    """The earliest years that have begun and have no value."""
    return [line.year for line in row.lines if line.value is None and line.year <= now().year][:YEARS]


def filled(form: ValuesForm, commitment: Commitment) -> dict[int, tuple[Fraction, Evidence]]:
    """The value and evidence of each year that was filled in; what is wrong with one is said at its field."""
    given: dict[int, tuple[Fraction, Evidence]] = {}
    for year, value, words, url in form.rows():
        if value.data is None and not words.data and not url.data:
            continue
        evidence = evidence_in(words, url)
        if value.data is None:
            value.errors = [_("Write the value of this year, or leave its evidence empty too.")]
            continue
        with form.refusals(value):
            check_value(commitment.unit, value.data)
        with form.refusals(words):
            evidence.check_words()
        with form.refusals(url):
            evidence.check_address()
        given[year] = value.data, evidence
    if not given and not form.errors:
        form.form_errors = [_("Fill in at least one year.")]
    if form.errors:
        g.setdefault("form_status", 422)
    return given


@pages.route("/commitments/values/<int:value_id>/correct", methods=["GET", "POST"])
@login_required
def correct(value_id: int) -> ResponseReturnValue:
    """Put another value in the place of a wrong one."""
    wrong, form = value_for("correct_value", value_id), CorrectForm()
    commitment = wrong.commitment
    if form.validate_on_submit() and form.value.data is not None:
        with form.refusals():
            commands.correct_value(
                current_act(),
                wrong,
                region=half_bound(commitment),
                value=form.value.data,
                evidence=form.given(),
                reason=form.reason.data or "",
            )
            flash(_("The value is corrected. The one before stays to be read."))
            return redirect(url_for(".commitment", commitment_id=commitment.id), 303)
    again = value_for("correct_value", value_id)
    return render_template(
        "commitments/correct.html", form=form, wrong=again, title=title_of(again.commitment)
    )
