"""Pages by which the presiding officer conducts an election: opens, closes, seals, declares and annuls it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, now
from app.assembly.officers_forms import ConfirmForm
from app.elections.calling import election_for
from app.elections.conduct_forms import AnnulForm, DeclareForm, OpenForm
from app.elections.conduct_shown import Conduct, conduct_of
from app.elections.routes import pages
from app.extensions import db
from app.facts import written
from governance.elections import annulling, closing, declaring, opening
from governance.elections.forgetting import forget_slips


def shown(act_name: str, election_id: int) -> Conduct:
    """The election for a page, read anew."""
    return conduct_of(election_for(act_name, election_id))


def back(election_id: int) -> ResponseReturnValue:
    """To the page of conduct, when an act is done."""
    return redirect(url_for(".conduct", election_id=election_id), 303)


@pages.get("/elections/<int:election_id>/conduct")
@login_required
def conduct(election_id: int) -> str:
    """Where an election stands, and the one act that comes next."""
    return render_template("elections/conduct.html", conduct=shown("open_election", election_id))


@pages.route("/elections/<int:election_id>/open", methods=["GET", "POST"])
@login_required
def open_election(election_id: int) -> ResponseReturnValue:
    """Open an election: what is sealed by it is shown before."""
    found, form = election_for("open_election", election_id), OpenForm()
    if form.validate_on_submit():
        with form.refusals():
            opening.open_election(current_act(), found, closes_at=form.closes_at.data)
            flash(_("The election is open. The regions on the roll can vote now."))
            return back(election_id)
    conduct = shown("open_election", election_id)
    return render_template("elections/conduct_open.html", form=form, conduct=conduct)


@pages.route("/elections/<int:election_id>/close", methods=["GET", "POST"])
@login_required
def close_election(election_id: int) -> ResponseReturnValue:
    """Close an election in which all have voted before its time."""
    found, form = election_for("close_election", election_id), ConfirmForm()
    if form.validate_on_submit():
        with form.refusals():
            closing.close_election(current_act(), found)
            flash(_("The election is closed. The ballot box can be sealed now."))
            return back(election_id)
    conduct = shown("close_election", election_id)
    return render_template("elections/conduct_close.html", form=form, conduct=conduct)


@pages.route("/elections/<int:election_id>/seal", methods=["GET", "POST"])
@login_required
def seal_urn(election_id: int) -> ResponseReturnValue:
    """Seal the ballot box; the database then forgets how secret ballots were cast."""
    found, form = election_for("seal_urn", election_id), ConfirmForm()
    if form.validate_on_submit():
        with form.refusals():
            closing.seal_urn(current_act(), found)
            forget_slips(db.session(), now())
            flash(_("The ballot box is sealed. Regions can reveal their words for the draw now."))
            return back(election_id)
    conduct = shown("seal_urn", election_id)
    return render_template("elections/conduct_seal.html", form=form, conduct=conduct)


@pages.route("/elections/<int:election_id>/declare", methods=["GET", "POST"])
@login_required
def declare_election(election_id: int) -> ResponseReturnValue:
    """Count the ballots and declare what they come to."""
    found, form = election_for("declare_election", election_id), DeclareForm()
    if form.validate_on_submit():
        with form.refusals():
            declared = declaring.declare_election(current_act(), found, begins_at=form.begins_at.data)
            flash(_("The result is declared: %(outcome)s", outcome=written(declared.outcome)))
            return redirect(url_for(".election", election_id=election_id), 303)
    conduct = shown("declare_election", election_id)
    return render_template("elections/conduct_declare.html", form=form, conduct=conduct)


@pages.route("/elections/<int:election_id>/annul", methods=["GET", "POST"])
@login_required
def annul_election(election_id: int) -> ResponseReturnValue:
    """Annul an election with a reason; secret ballots that are in it are forgotten."""
    found, form = election_for("annul_election", election_id), AnnulForm()
    if form.validate_on_submit():
        with form.refusals():
            annulling.annul_election(current_act(), found, reason=form.reason.data or "")
            forget_slips(db.session(), now())
            flash(_("The election is annulled. It stays visible with its reason."))
            return back(election_id)
    conduct = shown("annul_election", election_id)
    return render_template("elections/conduct_annul.html", form=form, conduct=conduct)
