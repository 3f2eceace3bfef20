"""Pages by which the presiding officer refers, postpones and resumes a motion, where nobody objects."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_required
from wtforms import SelectChoice  # type: ignore[attr-defined]  # the stubs lag behind

from app.acting import current_act
from app.extensions import db
from app.facts import written
from app.motions.found import Found, motion_for
from app.procedure.forms import PostponeForm, ReferForm, ResumeForm
from app.procedure.reading import is_checked
from app.procedure.routes import pages
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_sessions
from governance.procedure import referring


@pages.route("/motions/<int:motion_id>/refer", methods=["GET", "POST"])
@login_required
def refer(motion_id: int) -> ResponseReturnValue:
    """Say to whom a motion goes and why, look at it once more, refer it."""
    found, form, done = motion_for("refer_motion", motion_id), ReferForm(), False
    if form.validate_on_submit() and form.confirmed.data == "yes":
        with form.refusals():
            why = {"reason": form.reason.data or "", "language": form.language.data}
            referring.refer_motion(current_act(), found.motion, to=form.to.data or "", **why)
            done = True
    if done:
        flash(_("The motion is referred. It waits until you resume it."))
        return redirect(url_for("motions.motion", motion_id=motion_id), 303)
    return put_off_page(motion_for("refer_motion", motion_id), form, "refer_motion")


@pages.route("/motions/<int:motion_id>/postpone", methods=["GET", "POST"])
@login_required
def postpone(motion_id: int) -> ResponseReturnValue:
    """Say why a motion is put off, look at it once more, postpone it."""
    found, form, done = motion_for("postpone_motion", motion_id), PostponeForm(), False
    if form.validate_on_submit() and form.confirmed.data == "yes":
        with form.refusals():
            why = {"reason": form.reason.data or "", "language": form.language.data}
            referring.postpone_motion(current_act(), found.motion, **why)
            done = True
    if done:
        flash(_("The motion is postponed. It waits until you resume it."))
        return redirect(url_for("motions.motion", motion_id=motion_id), 303)
    return put_off_page(motion_for("postpone_motion", motion_id), form, "postpone_motion")


def put_off_page(found: Found, form: PostponeForm, act_name: str) -> str:
    """The form, or what was filled in once more."""
    checking = is_checked(form)
    return render_template(
        "procedure/put_off.html", found=found, form=form, checking=checking, act_name=act_name
    )


@pages.route("/motions/<int:motion_id>/resume", methods=["GET", "POST"])
@login_required
def resume(motion_id: int) -> ResponseReturnValue:
    """Choose the session in which a motion is taken up again."""
    found, form, done = motion_for("resume_motion", motion_id), ResumeForm(), False
    sessions = sessions_for(found)
    form.session.choices = [SelectChoice(each.number, written(each.name)) for each in sessions]
    if form.validate_on_submit():
        with form.refusals():
            assembly = next(each for each in sessions if each.number == form.session.data)
            referring.resume_motion(current_act(), found.motion, assembly=assembly)
            done = True
    if done:
        flash(_("The motion is taken up again."))
        return redirect(url_for("motions.motion", motion_id=motion_id), 303)
    return render_template("procedure/resume.html", found=motion_for("resume_motion", motion_id), form=form)


def sessions_for(found: Found) -> list[AssemblySession]:
    """The sessions going on or to come, from that of the motion on; any, where that one was cancelled."""
    before = found.motion.assembly_session
    own = 0 if before.cancelled_at else before.number
    sessions = assembly_sessions(db.session())
    going_on = [one for one in sessions if one.closed_at is None and one.cancelled_at is None]
    return sorted((one for one in going_on if one.number >= own), key=lambda one: one.number)
