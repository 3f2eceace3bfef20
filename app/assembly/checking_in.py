"""The page on which a delegation says that it attends, and that it leaves."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import pgettext
from flask_login import login_required
from wtforms import StringField
from wtforms.validators import AnyOf

from app.acting import current_act, current_actor, now
from app.assembly.access import session_for
from app.assembly.routes import pages
from app.assembly.sitting import attended_until
from app.assembly.sitting import quorum as quorum_of
from app.extensions import db
from app.facts import written
from app.forms import HouseForm
from app.tasks.task import Task
from governance.accounts.rules import DELEGATION, Actor
from governance.act import Command
from governance.assembly import checking_in
from governance.assembly.models import AssemblySession
from governance.assembly.queries import attendance_counts, state_of
from governance.assembly.rules import SessionState
from governance.errors import N_, NotAllowed
from governance.regions.models import Region
from governance.regions.queries import region_by_code


class CheckInForm(HouseForm):
    """Whether the delegation comes or goes; the button pressed says it."""

    act = StringField(validators=[AnyOf(("check_in", "check_out"))])


ACTS: Mapping[str, tuple[Command, str]] = {
    "check_in": (checking_in.check_in, N_("Recorded: your delegation attends.")),
    "check_out": (checking_in.check_out, N_("Recorded: your delegation has left.")),
}


@pages.route("/sessions/<int:number>/check-in", methods=["GET", "POST"])
@login_required
def check_in(number: int) -> ResponseReturnValue:
    """Come or go, in the name of one's delegation."""
    assembly, region, form = session_for("check_in", number), own_delegation(), CheckInForm()
    if form.validate_on_submit():
        with form.refusals():
            perform, said = ACTS[form.act.data or ""]
            perform(current_act(), assembly, region=region)
            flash(_(said))
            return redirect(url_for(".check_in", number=number), 303)
    return render_template("assembly/check_in.html", form=form, **delegation_shown(number))


def own_delegation() -> Region:
    """The region in whose delegation somebody sits. Raises NotAllowed for whoever sits in none."""
    office = current_actor().office(*DELEGATION)
    row = region_by_code(db.session(), office.region or "", now()) if office else None
    if row is None:
        raise NotAllowed
    return row.region


def delegation_shown(number: int) -> dict[str, Any]:
    """What the page shows, read anew."""
    assembly, region = session_for("check_in", number), own_delegation()
    counts = attendance_counts(db.session(), assembly, attended_until(assembly, now()))
    attendance = checking_in.attendances_of(db.session(), [assembly.id], region.id)
    state = state_of(assembly)
    return {
        "assembly": assembly,
        "region": region,
        "state": state,
        "doors": checking_in.doors_open_at(assembly),
        "early": state is SessionState.CONVENED and now() < checking_in.doors_open_at(assembly),
        "over": state in (SessionState.CLOSED, SessionState.CANCELLED),
        "accredited": assembly.id in attendance,
        "present": attendance.get(assembly.id, False),
        "quorum": quorum_of(assembly, list(counts.values())),
    }


def check_in_tasks(actor: Actor, at: datetime) -> Iterator[Task]:
    """The sessions where somebody's delegation is awaited, or is recorded as present; two statements."""
    office = actor.office(*DELEGATION)
    sessions = checking_in.sessions_with_open_doors(db.session(), at) if office else []
    if not office or not sessions:
        return
    found = checking_in.attendances_of(db.session(), [one.id for one in sessions], office.region_id or 0)
    for assembly in sessions:
        if assembly.id in found:
            yield to_check_in(assembly, present=found[assembly.id])


def to_check_in(assembly: AssemblySession, *, present: bool) -> Task:
    """Something asked of a delegation, or done."""
    return Task(
        _("Check in, or say that you leave") if present else _("Check your delegation in"),
        url_for("assembly.check_in", number=assembly.number),
        "done" if present else "open",
        pgettext("delegation", "Present") if present else pgettext("task", "To do"),
        written(assembly.name),
    )
