"""A proposal to another region: written, looked at once more, sent; answered; taken back."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, current_actor, now
from app.extensions import db
from app.paging import pages_of
from app.twinning.forms import AnswerForm, WordsForm
from app.twinning.halves import offers, own_half, proposal_for, proposal_seen, region_headed, steps
from app.twinning.public import comparing, comparison_form
from app.twinning.reading import reading
from app.twinning.routes import pages
from governance.accounts.rules import OfficeKind
from governance.errors import NotAllowed
from governance.regions.queries import region_by_code
from governance.twinning import commands
from governance.twinning.models import TwinProposal
from governance.twinning.queries import latest_of, proposals_of, proposals_under_way, state_of

PAGE = 50


@pages.route("/find/<code>/<other>", methods=["GET", "POST"])
@login_required
def propose(code: str, other: str) -> ResponseReturnValue:
    """Write to a region, look at the words once more, and send them."""
    region = region_headed(code)
    asked = region_by_code(db.session(), other, now()) or abort(404)
    form, sent = WordsForm(), None
    if form.validate_on_submit() and form.confirmed.data == "yes":
        words = {"message": form.words.data or "", "language": form.language.data}
        with form.refusals():
            sent = commands.propose_twin(current_act(), region, other=asked.region, **words)
    if sent is not None:
        flash(_("Your proposal is recorded. The other region finds it among its tasks."))
        return redirect(url_for(".proposal", proposal_id=sent.id), 303)
    return render_template(
        "twinning/propose.html",
        region=region_headed(code),
        other=region_by_code(db.session(), other, now()),
        form=form,
        checking=is_checked(form),
    )


def is_checked(form: WordsForm) -> bool:
    """Whether the words are whole and are to be looked at once more before they are sent."""
    return form.is_submitted() and not form.errors and "change" not in request.form


@pages.get("/proposals")
@login_required
def proposals() -> str:
    """What one's region proposed and was asked; for the secretariat all that is under way; fifty a page."""
    actor = current_actor()
    heads = [office.region_id or 0 for office in actor.offices if actor.heads(office.region_id)]
    if actor.office(OfficeKind.SECRETARIAT):
        found = proposals_under_way(db.session())
    elif heads:
        found = proposals_of(db.session(), heads)
    else:
        raise NotAllowed
    shown = pages_of(len(found), PAGE)
    here = found[shown.start(PAGE) :][:PAGE]
    return render_template(
        "twinning/proposals.html", rows=[(one, state_of(one)) for one in here], pages=shown
    )


@pages.get("/proposals/<int:proposal_id>")
@login_required
def proposal(proposal_id: int) -> str:
    """One proposal: how far it is, what was written, and what comes next."""
    found = proposal_seen(proposal_id)
    versions = sorted(found.agreements, key=lambda one: -one.version)
    return render_template(
        "twinning/proposal.html",
        proposal=found,
        state=state_of(found),
        steps=steps(found),
        offers=offers(found),
        reading=reading(versions, latest_of(found), "twinning.proposal", proposal_id=proposal_id),
        versions=versions,
        form=comparison_form(versions),
    )


@pages.get("/proposals/<int:proposal_id>/comparison")
@login_required
def draft_comparison(proposal_id: int) -> str:
    """What changed from one draft to another."""
    found = proposal_seen(proposal_id)
    return render_template("twinning/comparison.html", proposal=found, **comparing(found))


@pages.route("/proposals/<int:proposal_id>/answer", methods=["GET", "POST"])
@login_required
def answer(proposal_id: int) -> ResponseReturnValue:
    """Accept or decline, with a few words."""
    found, form, answered = proposal_for("answer_proposal", proposal_id), AnswerForm(), None
    if form.validate_on_submit():
        with form.refusals():
            answered = commands.answer_proposal(current_act(), found, **answer_given(form))
    if answered is not None:
        flash(_("Your answer is recorded."))
        return redirect(url_for(".proposal", proposal_id=proposal_id), 303)
    found = proposal_for("answer_proposal", proposal_id)
    return render_template("twinning/answer.html", proposal=found, form=form)


def answer_given(form: AnswerForm) -> dict[str, Any]:
    """The answer as the command takes it."""
    return {
        "accepted": form.accepted.data == "yes",
        "answer": form.words.data or "",
        "language": form.language.data,
    }


@pages.route("/proposals/<int:proposal_id>/withdraw", methods=["GET", "POST"])
@login_required
def withdraw(proposal_id: int) -> ResponseReturnValue:
    """Take a proposal back, or break off."""
    found: TwinProposal = proposal_for("withdraw_proposal", proposal_id)
    if request.method == "POST":
        commands.withdraw_proposal(current_act(), found)
        flash(_("The proposal is withdrawn."))
        return redirect(url_for(".proposal", proposal_id=proposal_id), 303)
    return render_template(
        "twinning/withdraw.html", proposal=found, own=own_half(found), state=state_of(found)
    )
