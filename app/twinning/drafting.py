"""Writing the next version of an agreement, with the last one beside it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act
from app.extensions import db
from app.twinning.forms import AgreementForm, agreement_form
from app.twinning.halves import own_half, proposal_for
from app.twinning.reading import Reading
from app.twinning.routes import pages
from governance.twinning.agreements import write_agreement
from governance.twinning.models import Agreement, TwinProposal
from governance.twinning.queries import languages_of, latest_of


@pages.route("/proposals/<int:proposal_id>/write", methods=["GET", "POST"])
@login_required
def write(proposal_id: int) -> ResponseReturnValue:
    """Write a version; who is refused has their text before them again, and the other's beside it."""
    proposal = proposal_for("write_agreement", proposal_id)
    form = form_for(proposal)
    if form.validate_on_submit() and (version := written(form, proposal)):
        flash(_("Version %(version)s is recorded. It needs the signatures of both regions.", version=version))
        return redirect(url_for(".proposal", proposal_id=proposal_id), 303)
    proposal = proposal_for("write_agreement", proposal_id)
    latest = latest_of(proposal)
    if request.method == "POST" and latest is not None:
        # The text beside is now the one that the writer knows; sent again, theirs is the next version.
        form.based_on.raw_data, form.based_on.data = None, latest.version
    return render_template(
        "twinning/write.html",
        proposal=proposal,
        form=form,
        latest=latest,
        own=own_half(proposal),
        beside=texts_of(proposal, latest),
    )


def form_for(proposal: TwinProposal) -> AgreementForm:
    """The form in the languages of both regions; it begins as the last version."""
    latest = latest_of(proposal)
    authentic = latest.authentic if latest else languages_of(db.session(), proposal)
    return agreement_form(authentic, latest)


def written(form: AgreementForm, proposal: TwinProposal) -> int:
    """The number of the version that was recorded; 0 where a rule refused it."""
    region, texts, known = own_half(proposal), form.texts(), form.based_on.data or 0
    recorded: list[Agreement] = []
    with form.refusals():
        act = current_act()
        recorded.append(write_agreement(act, proposal, region=region, texts=texts, based_on=known))
    return recorded[0].version if recorded else 0


def texts_of(proposal: TwinProposal, latest: Agreement | None) -> list[Reading]:
    """The last version in every language that it has."""
    if latest is None:
        return []
    key = {"proposal_id": proposal.id}
    languages = sorted(latest.texts, key=lambda language: language not in latest.authentic)
    return [Reading(latest, language, "twinning.proposal", key) for language in languages]
