"""The page of the admissions that wait for a second officer: all that were looked at, confirmed together."""

from collections.abc import Sequence

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext, lazy_pgettext, ngettext
from flask_login import login_required
from wtforms import SelectMultipleField, StringField, TextAreaField
from wtforms.validators import AnyOf, Length

from app.acting import current_act, current_actor
from app.applications.routes import pages
from app.extensions import db
from app.forms import HouseForm
from app.languages import current_language
from app.paging import page_number, pages_of
from governance import permissions
from governance.act import together
from governance.applications.unconfirmed import PAGE, Waiting, unconfirmed
from governance.errors import NotAllowed
from governance.regions.commands import confirm_admission, drop_admission
from governance.regions.models import Region
from governance.regions.standing import LONGEST_REASON

CONFIRM, DECLINE = "confirm", "decline"


class AdmissionsForm(HouseForm):
    """The regions that were ticked, and what becomes of them; the button pressed says it."""

    code = SelectMultipleField(lazy_pgettext("register", "Region"), choices=[])
    reason = TextAreaField(
        lazy_gettext("Reason for declining"),
        [Length(max=LONGEST_REASON)],
        description=lazy_gettext("Only where you decline. Everyone will read it."),
    )
    act = StringField(validators=[AnyOf((CONFIRM, DECLINE))])


@pages.route("/admissions", methods=["GET", "POST"])
@login_required
def admissions() -> ResponseReturnValue:
    """Confirm or decline what another officer proposed, a page at a time."""
    if permissions.secretariat(current_actor(), None) is None:
        raise NotAllowed
    waiting, total = unconfirmed(db.session(), current_language(), page_number())
    form = AdmissionsForm()
    form.code.choices = [(one.region.code, one.region.code) for one in waiting]
    if form.validate_on_submit() and any_ticked(form):
        with form.refusals():
            decided = decide([one for one in waiting if one.region.code in (form.code.data or ())], form)
            flash(ngettext("%(num)d region is decided.", "%(num)d regions are decided.", decided))
            return redirect(url_for(".admissions"), 303)
    waiting, total = unconfirmed(db.session(), current_language(), page_number())
    return render_template(
        "applications/admissions.html",
        form=form,
        waiting=waiting,
        own=current_actor().person_id,
        pages=pages_of(total, PAGE),
    )


def any_ticked(form: AdmissionsForm) -> bool:
    """Whether there is a region to decide on; says so at the form where there is none."""
    if not form.code.data:
        form.form_errors, g.form_status = [_("Tick at least one region.")], 422
    return bool(form.code.data)


def decide(chosen: Sequence[Waiting], form: AdmissionsForm) -> int:
    """Do the same with each, all together or none; how many there were."""
    regions: list[Region] = [one.region for one in chosen]
    with together(db.session()):
        for region in regions:
            if form.act.data == CONFIRM:
                confirm_admission(current_act(), region)
            else:
                drop_admission(current_act(), region, reason=form.reason.data or "")
    return len(regions)
