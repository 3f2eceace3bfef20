"""Pages that keep order in a debate: closing and reopening it, hiding a statement and showing it again."""

from collections.abc import Callable, Mapping

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required

from app.acting import can, current_act
from app.applications.choices import language_name
from app.assembly.officers_forms import ConfirmForm
from app.debate.forms import DebateForm, HideForm
from app.debate.public import debated
from app.debate.routes import pages
from app.debate.speaking import statement_found
from app.extensions import db
from app.motions.titles import title_of
from governance.act import Act
from governance.debate.closing import close_debate, reopen_debate
from governance.debate.commands import hide_statement, show_statement
from governance.debate.models import DebateClosing, Statement
from governance.errors import N_, NotAllowed
from governance.motions.models import Motion
from governance.motions.queries import titles

# What a button of the page of order does, and what is said when it is done.
ACTS: Mapping[str, tuple[Callable[[Act, Motion], DebateClosing], str]] = {
    "close_debate": (close_debate, N_("The debate is closed.")),
    "reopen_debate": (reopen_debate, N_("The debate is open again.")),
}


@pages.route("/motions/<int:motion_id>/debate/order", methods=["GET", "POST"])
@login_required
def order(motion_id: int) -> ResponseReturnValue:
    """Close the debate on a motion, or reopen it."""
    check_may("close_debate")
    motion, _standing = debated(motion_id)
    form = DebateForm()
    if form.validate_on_submit():
        with form.refusals():
            perform, said = ACTS[form.act.data or ""]
            perform(current_act(), motion)
            flash(_(said))
            return redirect(url_for(".debate", motion_id=motion_id), 303)
    motion, standing = debated(motion_id)
    title = title_of(motion, titles(db.session(), [motion.id]))
    return render_template("debate/order.html", form=form, motion=motion, title=title, standing=standing)


@pages.route("/statements/<int:statement_id>/hide", methods=["GET", "POST"])
@login_required
def hide(statement_id: int) -> ResponseReturnValue:
    """Hide a statement with a reason, or show a hidden one again."""
    check_may("hide_statement")
    found = statement_found(statement_id)
    form = ConfirmForm() if found.hidden_at else HideForm()
    if form.validate_on_submit():
        with form.refusals():
            flash(moderated(found, form))
            return redirect(url_for(".statement", statement_id=statement_id), 303)
    found = statement_found(statement_id)
    return render_template("debate/hide.html", form=form, statement=found, language_name=language_name)


def moderated(found: Statement, form: HideForm | ConfirmForm) -> str:
    """Do what the form says, and say what was done."""
    if isinstance(form, HideForm):
        hide_statement(current_act(), found, reason=form.reason.data or "")
        return _("The statement is hidden; your reason stands in its place.")
    show_statement(current_act(), found)
    return _("The statement is shown again.")


def check_may(act_name: str) -> None:
    """Raise NotAllowed for who has no office for the act."""
    if not can(act_name):
        raise NotAllowed
