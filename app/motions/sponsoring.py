"""Supporting a motion in the name of one's region, and asking others to support one's own."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, now
from app.extensions import db
from app.motions.forms import InviteForm, PressForm
from app.motions.found import Found, motion_for, own_region
from app.motions.routes import pages
from governance.motions import supporting
from governance.motions.models import Motion
from governance.motions.queries import rules_of
from governance.motions.supporting import invitations_to, supports_in_force
from governance.regions.models import Region
from governance.regions.queries import members, region_by_code

VERBS = {
    "support": supporting.second_motion,
    "withdraw": supporting.withdraw_support,
    "decline": supporting.decline_support,
}


@pages.route("/motions/<int:motion_id>/support", methods=["GET", "POST"])
@login_required
def support(motion_id: int) -> ResponseReturnValue:
    """Support a motion in the name of one's region, decline to, or take the support back."""
    found, region, form = motion_for("second_motion", motion_id), own_region(), PressForm()
    if form.validate_on_submit() and acted(form, found.motion, region):
        return redirect(url_for(".motion", motion_id=motion_id), 303)
    found, region = motion_for("second_motion", motion_id), own_region()
    supports, asked = supports_in_force(db.session(), found.motion), invitations_to(db.session(), motion_id)
    return render_template(
        "motions/support.html",
        found=found,
        form=form,
        region=region,
        supports=supports,
        supporting=any(one.region_id == region.id for one in supports),
        asked=any(one.region_id == region.id and one.declined_at is None for one in asked),
        own=found.motion.author_id == region.id,
        gathering=is_gathering(found),
        needed=rules_of(db.session(), found.motion).motions,
    )


def acted(form: PressForm, motion: Motion, region: Region) -> bool:
    """Whether what was pressed is recorded."""
    verb = VERBS.get(request.form.get("verb", ""))
    if verb is None:
        return False
    with form.refusals():
        verb(current_act(), motion, region=region)
        flash(_("What you said in the name of your region is recorded."))
    return not form.form_errors


def is_gathering(found: Found) -> bool:
    """Whether support can still be given and taken back."""
    until = found.motion.support_until
    return found.allows("second_motion") and until is not None and now() <= until


@pages.route("/motions/<int:motion_id>/invite", methods=["GET", "POST"])
@login_required
def invite(motion_id: int) -> ResponseReturnValue:
    """Ask other regions to support one's motion; who was asked, and what they answered."""
    found = motion_for("invite_support", motion_id)
    form = InviteForm().offer(regions_to_ask(found.motion))
    if form.validate_on_submit() and invited(form, found.motion):
        return redirect(url_for(".invite", motion_id=motion_id), 303)
    found = motion_for("invite_support", motion_id)
    supports = supports_in_force(db.session(), found.motion)
    return render_template(
        "motions/invite.html",
        found=found,
        form=form,
        supports=supports,
        invitations=invitations_to(db.session(), motion_id),
        supporters_now={one.region_id for one in supports},
        gathering=is_gathering(found),
        needed=rules_of(db.session(), found.motion).motions,
    )


def regions_to_ask(motion: Motion) -> list[Region]:
    """The members that neither moved the motion, nor support it, nor were asked."""
    answered = {one.region_id for one in supports_in_force(db.session(), motion)}
    asked = {one.region_id for one in invitations_to(db.session(), motion.id)}
    known = {motion.author_id, *answered, *asked}
    return [region for region in members(db.session(), now()) if region.id not in known]


def invited(form: InviteForm, motion: Motion) -> bool:
    """Whether the invitation is recorded."""
    row = region_by_code(db.session(), form.region.data, now())
    if row is None:
        form.region.errors = [_("Choose a region.")]
        return False
    with form.refusals():
        supporting.invite_support(current_act(), motion, region=row.region)
        flash(_("The region is asked for its support. It finds that among its tasks."))
    return not form.form_errors
