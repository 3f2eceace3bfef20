"""A nominee's own pages: what they are nominated for, accepting, declining, withdrawing."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_required

from app.acting import current_act, current_actor, now
from app.elections.candidacy import Candidacy, candidacy_of
from app.elections.candidacy_forms import AcceptForm
from app.elections.places import territories_of
from app.elections.routes import pages
from app.extensions import db
from app.forms import HouseForm
from app.languages import current_language
from governance.elections import nominating
from governance.elections.candidacies import nomination_page, nominations_to
from governance.elections.models import Nomination
from governance.elections.queries import state_of
from governance.errors import NotAllowed


@pages.get("/nominations")
@login_required
def nominations() -> str:
    """Every nomination of the person signed in."""
    found = nominations_to(db.session(), current_actor().person_id or 0)
    rows = [(each, nominating.standing_of(each), state_of(each.election, now())) for each in found]
    return render_template("elections/nominations.html", rows=rows)


@pages.route("/nominations/<int:nomination_id>", methods=["GET", "POST"])
@login_required
def nomination(nomination_id: int) -> ResponseReturnValue:
    """A nomination to answer; once it is accepted, the candidacy with all that it still lacks."""
    found, form = own(nomination_id), AcceptForm(name=current_user.name, language=current_language())
    if form.validate_on_submit():
        with form.refusals():
            nominating.accept_nomination(
                current_act(),
                found.nomination,
                name=form.name.data or "",
                language=form.language.data,
                statement=form.statement.data or "",
                interests=form.interests.data or "",
            )
            flash(_("You stand in this election. Add the translations of your statement here."))
            return redirect(url_for(".nomination", nomination_id=nomination_id), 303)
    found = own(nomination_id)
    post = found.election.post
    place = territories_of([post])[post.id]
    return render_template("elections/nomination.html", form=form, found=found, territory=place)


@pages.route("/nominations/<int:nomination_id>/decline", methods=["GET", "POST"])
@login_required
def decline(nomination_id: int) -> ResponseReturnValue:
    """Not stand, after a question."""
    found, form = own(nomination_id), HouseForm()
    if form.validate_on_submit():
        with form.refusals():
            nominating.decline_nomination(current_act(), found.nomination)
            flash(_("You have declined. Nobody is told your name."))
            return redirect(url_for(".nomination", nomination_id=nomination_id), 303)
    return render_template("elections/decline.html", form=form, found=own(nomination_id))


@pages.route("/nominations/<int:nomination_id>/withdraw", methods=["GET", "POST"])
@login_required
def withdraw(nomination_id: int) -> ResponseReturnValue:
    """Stand no longer, after a question."""
    found, form = own(nomination_id), HouseForm()
    if form.validate_on_submit():
        with form.refusals():
            nominating.withdraw_nomination(current_act(), found.nomination)
            flash(_("You have withdrawn from this election."))
            return redirect(url_for(".nomination", nomination_id=nomination_id), 303)
    return render_template("elections/withdraw.html", form=form, found=own(nomination_id))


def own(nomination_id: int) -> Candidacy:
    """The person's own nomination; 404 where there is none. Raises NotAllowed for that of another."""
    found: Nomination = nomination_page(db.session(), nomination_id) or abort(404)
    if found.person_id != current_actor().person_id:
        raise NotAllowed
    return candidacy_of(found)
