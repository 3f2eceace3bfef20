"""The presiding officer's pages before an election opens: calling it, and prolonging its nominations."""

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act, now
from app.elections.posts import post_for
from app.elections.posts_forms import CallForm, ProlongForm
from app.elections.routes import pages
from app.extensions import db
from governance.assembly.models import AgendaItem, AssemblySession
from governance.assembly.queries import agenda, assembly_sessions
from governance.elections import calling
from governance.elections.models import Election, Post
from governance.elections.queries import election_page, state_of
from governance.errors import NotAllowed


@pages.route("/posts/<int:post_id>/call", methods=["GET", "POST"])
@login_required
def call_election(post_id: int) -> ResponseReturnValue:
    """Open nominations for a post."""
    found, form = post_for("call_election", post_id), CallForm()
    sessions = sessions_to_come()
    items = [item for assembly in sessions for item in agenda(db.session(), assembly)]
    form.offer(sessions, items)
    if form.validate_on_submit():
        with form.refusals():
            called = called_by(form, found, sessions, items)
            flash(_("The election is called. Regions can nominate now."))
            return redirect(url_for(".election", election_id=called.id), 303)
    return render_template("elections/call.html", form=form, post=post_for("call_election", post_id))


def called_by(
    form: CallForm, post: Post, sessions: Sequence[AssemblySession], items: Sequence[AgendaItem]
) -> Election:
    """The election that the form asks for."""
    return calling.call_election(
        current_act(),
        post,
        assembly=next(each for each in sessions if each.id == form.session.data),
        nominations_close_at=form.closes.data,
        seats=form.seats.data,
        item=next((each for each in items if str(each.id) == form.item.data), None),
    )


def sessions_to_come() -> list[AssemblySession]:
    """The session in progress first, then those convened for later."""
    found = [each for each in assembly_sessions(db.session()) if not (each.closed_at or each.cancelled_at)]
    return sorted(found, key=lambda each: each.opens_at)


@pages.route("/elections/<int:election_id>/prolong", methods=["GET", "POST"])
@login_required
def prolong(election_id: int) -> ResponseReturnValue:
    """Open nominations again, until another moment."""
    form = ProlongForm()
    found = election_for("prolong_nominations", election_id)
    if form.validate_on_submit() and form.closes.data:
        with form.refusals():
            calling.prolong_nominations(current_act(), found, nominations_close_at=form.closes.data)
            flash(_("Nominations are open again."))
            return redirect(url_for(".election", election_id=election_id), 303)
    found = election_for("prolong_nominations", election_id)
    return render_template("elections/prolong.html", form=form, election=found, state=state_of(found, now()))


def election_for(doing: str, election_id: int) -> Election:
    """The election, for who may do this with it; 404 where there is none. Raises NotAllowed."""
    found = election_page(db.session(), election_id) or abort(404)
    if not can(doing, found):
        raise NotAllowed
    return found
