"""Pages by which the secretariat keeps credentials and attendance, and the presiding officer the session."""

from collections.abc import Callable, Mapping

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import current_act, now
from app.assembly.access import session_for
from app.assembly.officers_forms import ConfirmForm, SittingForm
from app.assembly.presiding import Conduct, conduct_of
from app.assembly.routes import pages
from app.assembly.sitting import attended_until
from app.assembly.sitting import quorum as quorum_of
from app.extensions import db
from app.motions.titles import Title, title_of
from governance.act import Act
from governance.assembly.commands import open_session, resume_session, suspend_session
from governance.assembly.models import AssemblySession
from governance.assembly.queries import attendance_counts
from governance.errors import N_
from governance.motions.queries import titles
from governance.motions.rules import MotionState
from governance.voting import commands
from governance.voting.outcomes import motion_rows

# What a button of the page of conduct does, and what is said when it is done.
ACTS: Mapping[str, tuple[Callable[[Act, AssemblySession], AssemblySession], str]] = {
    "open_session": (open_session, N_("The session is open.")),
    "suspend_session": (suspend_session, N_("The session is suspended. Votes that are open stay open.")),
    "resume_session": (resume_session, N_("The session goes on.")),
}


def standing(number: int) -> Conduct:
    """The session as it stands now, read anew."""
    assembly = session_for("open_session", number)
    counts = attendance_counts(db.session(), assembly, attended_until(assembly, now()))
    return conduct_of(assembly, quorum_of(assembly, list(counts.values())), now())


@pages.route("/sessions/<int:number>/conduct", methods=["GET", "POST"])
@login_required
def conduct(number: int) -> ResponseReturnValue:
    assembly = session_for("open_session", number)
    form = SittingForm()
    if form.validate_on_submit():
        with form.refusals():
            perform, said = ACTS[form.act.data or ""]
            perform(current_act(), assembly)
            flash(_(said))
            return redirect(url_for(".conduct", number=number), 303)
    return render_template("assembly/conduct.html", form=form, conduct=standing(number))


@pages.route("/sessions/<int:number>/close", methods=["GET", "POST"])
@login_required
def close_session(number: int) -> ResponseReturnValue:
    assembly = session_for("close_session", number)
    form = ConfirmForm()
    if form.validate_on_submit():
        with form.refusals():
            commands.close_session(current_act(), assembly)
            flash(_("The session is closed."))
            return redirect(url_for(".conduct", number=number), 303)
    page = {"conduct": standing(number), "undecided": undecided_votes(number)}
    return render_template("assembly/close_session.html", form=form, **page)


def undecided_votes(number: int) -> dict[int, Title]:
    """What the votes that stand in the way of closing are on, by vote."""
    rows = motion_rows(db.session(), session_for("close_session", number), now())
    left = [row for row in rows if row.state is MotionState.UNDER_VOTE]
    named = titles(db.session(), [row.motion.id for row in left])
    return {row.votes[-1].id: title_of(row.motion, named) for row in left}
