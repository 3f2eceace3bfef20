"""The drafts of a delegation: begun, come back to, discarded."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, now
from app.extensions import db
from app.motions.drafted import Drafted, drafted_for, regions_voted_for
from app.motions.forms import BeginForm, PressForm
from app.motions.routes import pages
from governance.errors import NotAllowed
from governance.motions.drafting import begin_draft, discard_draft, drafts_of, writing_regions
from governance.regions.models import Region


@pages.route("/motions/drafts", methods=["GET", "POST"])
@login_required
def drafts() -> ResponseReturnValue:
    """What one's delegation is writing; a button begins another."""
    own = regions_voted_for()
    if not own:
        raise NotAllowed
    named = writing_regions(db.session(), own)
    form, begun = BeginForm().offer(named), 0
    if form.validate_on_submit():
        region = next(one for one in named if one.code == form.region.data)
        with form.refusals():
            begun = begin_draft(db.session(), region.id, current_act().person_id, {}, now())
    if begun:
        return redirect(url_for(".draft_about", draft_id=begun), 303)
    return render_template("motions/drafts.html", form=form, rows=drafted_by(own), now=now())


def drafted_by(region_ids: list[int]) -> list[Drafted]:
    """The drafts of these delegations, those written in last first; two statements."""
    named: dict[int, Region] = {one.id: one for one in writing_regions(db.session(), region_ids)}
    return [Drafted(draft, named[draft.region_id]) for draft in drafts_of(db.session(), region_ids)]


@pages.route("/motions/drafts/<int:draft_id>/discard", methods=["GET", "POST"])
@login_required
def discard(draft_id: int) -> ResponseReturnValue:
    """Put a draft away, once that is confirmed."""
    drafted, form = drafted_for(draft_id), PressForm()
    if drafted.draft.motion_id is not None:
        return redirect(url_for(".motion", motion_id=drafted.draft.motion_id), 303)
    if form.validate_on_submit():
        with form.refusals():
            discard_draft(db.session(), draft_id, now())
            flash(_("The draft is discarded."))
            return redirect(url_for(".drafts"), 303)
    return render_template("motions/discard.html", drafted=drafted)
