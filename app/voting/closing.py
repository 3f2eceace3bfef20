"""Pages by which the presiding officer follows votes, closes one early, annuls and declares it."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act, now
from app.assembly.access import session_for
from app.assembly.officers_forms import ConfirmForm
from app.extensions import db
from app.facts import written
from app.voting.officers_forms import AnnulForm, DeclareForm
from app.voting.routes import pages
from app.voting.vote_lines import VoteLine, vote_line, vote_lines
from governance.errors import NotAllowed
from governance.voting import commands
from governance.voting.models import Vote
from governance.voting.queries import vote_page
from governance.voting.rules import CastingVoteNeeded, Choice, VoteState


def vote_for(act_name: str, vote_id: int) -> Vote:
    """The vote, for who may perform the act on it; 404 where there is none. Raises NotAllowed."""
    vote = vote_page(db.session(), vote_id) or abort(404)
    if not can(act_name, vote):
        raise NotAllowed
    return vote


def shown(act_name: str, vote_id: int) -> VoteLine:
    """The vote for a page, read anew."""
    return vote_line(vote_for(act_name, vote_id), now())


@pages.get("/sessions/<int:number>/conduct/votes")
@login_required
def conduct(number: int) -> str:
    assembly = session_for("open_votes", number)
    lines = vote_lines(assembly, now())
    by_state = {state: [line for line in lines if line.state is state] for state in VoteState}
    return render_template("voting/conduct.html", assembly=assembly, votes=by_state)


@pages.route("/votes/<int:vote_id>/close", methods=["GET", "POST"])
@login_required
def close_vote(vote_id: int) -> ResponseReturnValue:
    vote, form = vote_for("close_vote", vote_id), ConfirmForm()
    number = vote.assembly_session.number
    if form.validate_on_submit():
        with form.refusals():
            commands.close_vote(current_act(), vote)
            flash(_("The vote is closed. It can be declared now."))
            return redirect(url_for(".conduct", number=number), 303)
    return render_template("voting/close_vote.html", form=form, line=shown("close_vote", vote_id))


@pages.route("/votes/<int:vote_id>/annul", methods=["GET", "POST"])
@login_required
def annul_vote(vote_id: int) -> ResponseReturnValue:
    vote, form = vote_for("annul_vote", vote_id), AnnulForm()
    number = vote.assembly_session.number
    if form.validate_on_submit():
        with form.refusals():
            commands.annul_vote(current_act(), vote, reason=form.reason.data or "")
            flash(_("The vote is annulled. It stays visible with its reason."))
            return redirect(url_for(".conduct", number=number), 303)
    return render_template("voting/annul_vote.html", form=form, line=shown("annul_vote", vote_id))


@pages.route("/votes/<int:vote_id>/declare", methods=["GET", "POST"])
@login_required
def declare_vote(vote_id: int) -> ResponseReturnValue:
    vote, form = vote_for("declare_vote", vote_id), DeclareForm()
    tie = bool(form.casting_vote.data)
    if form.validate_on_submit():
        with form.refusals():
            try:
                declare(vote, form)
            except CastingVoteNeeded:
                tie = True
                raise
            return redirect(url_for(".vote", vote_id=vote_id), 303)
    line = shown("declare_vote", vote_id)
    return render_template("voting/declare_vote.html", form=form, tie=tie, line=line)


def declare(vote: Vote, form: DeclareForm) -> None:
    """Declare one vote, with the casting vote where one was given, and say its outcome."""
    casting_vote = Choice(form.casting_vote.data) if form.casting_vote.data else None
    declaration = commands.declare_vote(current_act(), vote, casting_vote=casting_vote)
    flash(_("The result is declared: %(outcome)s", outcome=written(declaration.outcome)))
