"""Pages on which the presiding officer closes, or declares, every vote of a session that is ready for it."""

from collections.abc import Callable

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from flask_login import login_required

from app.acting import current_act, now
from app.assembly.access import session_for
from app.assembly.officers_forms import ConfirmForm
from app.errors import say
from app.voting.routes import pages
from app.voting.vote_lines import VoteLine, vote_lines
from governance.act import Act
from governance.assembly.models import AssemblySession
from governance.errors import RuleBroken
from governance.voting import commands
from governance.voting.models import Vote
from governance.voting.rules import VoteState


@pages.route("/sessions/<int:number>/conduct/close", methods=["GET", "POST"])
@login_required
def close_votes(number: int) -> ResponseReturnValue:
    assembly, form, refused = session_for("close_vote", number), ConfirmForm(), []
    lines = all_cast(assembly)
    if form.validate_on_submit():
        refused = each(lines, commands.close_vote)
        done = len(lines) - len(refused)
        if done:
            flash(
                ngettext(
                    "%(num)d vote is closed. It can be declared now.",
                    "%(num)d votes are closed. They can be declared now.",
                    done,
                )
            )
        if not refused:
            return redirect(url_for(".conduct", number=number), 303)
        g.form_status = 409
        assembly = session_for("close_vote", number)
        lines = all_cast(assembly)
    page = {"assembly": assembly, "lines": lines, "refused": refused}
    return render_template("voting/close_votes.html", form=form, **page)


@pages.route("/sessions/<int:number>/conduct/declare", methods=["GET", "POST"])
@login_required
def declare_votes(number: int) -> ResponseReturnValue:
    assembly, form, refused = session_for("declare_vote", number), ConfirmForm(), []
    lines = vote_lines(assembly, now(), VoteState.CLOSED)
    if form.validate_on_submit():
        refused = each(lines, commands.declare_vote)
        done = len(lines) - len(refused)
        if done:
            flash(ngettext("%(num)d result is declared.", "%(num)d results are declared.", done))
        if not refused:
            return redirect(url_for(".conduct", number=number), 303)
        g.form_status = 409
        assembly = session_for("declare_vote", number)
        lines = vote_lines(assembly, now(), VoteState.CLOSED)
    page = {"assembly": assembly, "lines": lines, "refused": refused}
    return render_template("voting/declare_votes.html", form=form, **page)


def all_cast(assembly: AssemblySession) -> list[VoteLine]:
    """The open votes in which every region on the roll has cast its ballot."""
    return [line for line in vote_lines(assembly, now(), VoteState.OPEN) if line.all_have_cast]


def each(lines: list[VoteLine], perform: Callable[[Act, Vote], object]) -> list[tuple[VoteLine, int, str]]:
    """One act for each vote: which were refused, with their row and the sentence."""
    refused = []
    for line, vote_id in [(line, line.vote.id) for line in lines]:
        try:
            perform(current_act(), line.vote)
        except RuleBroken as refusal:
            refused.append((line, vote_id, say(refusal)))
    return refused
