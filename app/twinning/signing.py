"""Signing a version on one's own screen, and entering in the register what both signed."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act
from app.twinning.drafting import texts_of
from app.twinning.forms import SealForm
from app.twinning.halves import own_half, proposal_for, proposal_seen
from app.twinning.routes import pages
from governance.errors import NotAllowed
from governance.regions.models import Twin
from governance.twinning.agreements import register_agreement, sign_agreement
from governance.twinning.models import Agreement, Signature, TwinProposal
from governance.twinning.queries import latest_of


@pages.route("/proposals/<int:proposal_id>/sign", methods=["GET", "POST"])
@login_required
def sign(proposal_id: int) -> ResponseReturnValue:
    """Read the whole text once more and sign it in the name of one's region."""
    proposal = proposal_for("write_agreement", proposal_id)
    form = form_for(proposal)
    if form.validate_on_submit() and signed(form, proposal):
        flash(_("Your signature is recorded."))
        return redirect(url_for(".proposal", proposal_id=proposal_id), 303)
    return shown("twinning/sign.html", proposal_for("write_agreement", proposal_id), form)


@pages.route("/proposals/<int:proposal_id>/register", methods=["GET", "POST"])
@login_required
def register(proposal_id: int) -> ResponseReturnValue:
    """Enter what both regions signed."""
    proposal = proposal_seen(proposal_id)
    if not can("register_agreement", proposal):
        raise NotAllowed
    form = form_for(proposal)
    if form.validate_on_submit() and (twin := registered(form, proposal)):
        flash(_("The agreement is registered."))
        return redirect(url_for(".twin", twin_id=twin[0].id), 303)
    return shown("twinning/register.html", proposal_seen(proposal_id), form)


def form_for(proposal: TwinProposal) -> SealForm:
    """The form that names the version on the page; without a version there is no page."""
    latest = latest_of(proposal) or abort(404)
    return SealForm(data={"version": latest.version, "digest": latest.digest})


def version_read(form: SealForm, proposal: TwinProposal) -> Agreement:
    """The version that the form names."""
    found = (one for one in proposal.agreements if one.version == form.version.data)
    return next(found, None) or abort(404)


def signed(form: SealForm, proposal: TwinProposal) -> bool:
    """Whether the signature was recorded; a rule may have refused it."""
    agreement, region = version_read(form, proposal), own_half(proposal)
    recorded: list[Signature] = []
    with form.refusals():
        digest = form.digest.data or ""
        recorded.append(sign_agreement(current_act(), agreement, region=region, digest=digest))
    return bool(recorded)


def registered(form: SealForm, proposal: TwinProposal) -> list[Twin]:
    """The twin; nothing where a rule refused it."""
    recorded: list[Twin] = []
    with form.refusals():
        recorded.append(register_agreement(current_act(), version_read(form, proposal)))
    return recorded


def shown(template: str, proposal: TwinProposal, form: SealForm) -> str:
    """The page with the latest version; after a refusal the form names that one."""
    latest = latest_of(proposal) or abort(404)
    form.version.raw_data, form.version.data = None, latest.version
    form.digest.data = latest.digest
    signed_by = {signature.region_id for signature in latest.signatures}
    return render_template(
        template,
        proposal=proposal,
        form=form,
        latest=latest,
        texts=texts_of(proposal, latest),
        own=own_half(proposal) if can("write_agreement", proposal) else None,
        halves=[(half, half.id in signed_by) for half in (proposal.proposer, proposal.invited)],
    )
