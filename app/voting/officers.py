"""Pages by which the presiding officer opens votes: one, some, or all on the agenda as a block."""

from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from flask_login import login_required

from app.acting import current_act, now
from app.assembly.access import session_for
from app.moments import reader_zone, zone_label
from app.voting.officers_forms import OpeningForm, closing_name, opening_form
from app.voting.opening_page import MotionLine, electorate, motion_lines, obstacles
from app.voting.routes import pages
from governance.assembly.models import AssemblySession
from governance.voting import commands
from governance.voting.models import Vote
from governance.voting.rules import check_closing_time


@pages.get("/sessions/<int:number>/open-votes")
@login_required
def open_votes(number: int) -> str:
    lines = motion_lines(session_for("open_votes", number), now())
    return choosing(number, form_for(lines, formdata=None, meta={"csrf": False}))


@pages.route("/sessions/<int:number>/open-votes/check", methods=["GET", "POST"])
@login_required
def check_opening(number: int) -> ResponseReturnValue:
    assembly = session_for("open_votes", number)
    lines = motion_lines(assembly, now())
    form = form_for(lines, **({} if request.method == "POST" else asked_by_address()))
    times = closing_times(form, lines, assembly) if form.validate() else {}
    if not times or form.errors:
        return choosing(number, form)
    if request.method != "POST":
        return render_template("voting/check_opening.html", form=form, **checked(number, form, times))
    votes: list[Vote] = []
    motions = [line.motion for line in lines if line.motion.id in times]
    with form.refusals():
        votes = commands.open_votes(current_act(), assembly, motions=motions, closes_at=times)
    if not votes:
        return choosing(number, form)
    flash(ngettext("%(num)d vote is open.", "%(num)d votes are open.", len(votes)))
    return redirect(url_for(".conduct", number=number), 303)


def asked_by_address() -> dict[str, Any]:
    """How a form reads what stands in the address: it changes nothing, so it needs no proof of origin."""
    return {"formdata": request.args, "meta": {"csrf": False}}


def form_for(lines: list[MotionLine], **settings: Any) -> OpeningForm:
    """The form with a closing time for each motion, prefilled from the statutes by its kind."""
    motions = [(line.motion.id, line.title.text, line.rule.voting_time) for line in lines]
    return opening_form(motions, now(), **settings)


def closing_times(
    form: OpeningForm, lines: list[MotionLine], assembly: AssemblySession
) -> dict[int, datetime]:
    """The closing time of each motion chosen; one that the statutes refuse is said at its field.

    Left empty, a closing time is that of the statutes from this moment on.
    """
    free = [line for line in lines if not line.blocked] if form.every.data else lines
    chosen = [line for line in free if form.every.data or line.motion.id in (form.chosen.data or ())]
    times = {}
    for line in chosen:
        field = form.closing_field(line.motion.id)
        times[line.motion.id] = field.data or now() + line.rule.voting_time
        if not field.errors:
            with form.refusals(field):
                check_closing_time(now(), times[line.motion.id], assembly.statutes.rules)
    return times


def choosing(number: int, form: OpeningForm) -> str:
    """The page on which motions are chosen, read anew."""
    assembly = session_for("open_votes", number)
    lines, asked = motion_lines(assembly, now()), electorate(assembly, now())
    return render_template(
        "voting/open_votes.html",
        assembly=assembly,
        form=form,
        lines=[(line, form[closing_name(line.motion.id)]) for line in lines],
        free=sum(not line.blocked for line in lines),
        obstacles=obstacles(assembly, asked.quorum, now()),
        zone=reader_zone().key,
        offset=zone_label(now()),
    )


def checked(number: int, form: OpeningForm, times: dict[int, datetime]) -> dict[str, Any]:
    """What the page shows before the electorate is sealed."""
    assembly = session_for("open_votes", number)
    asked = electorate(assembly, now())
    lines = [line for line in motion_lines(assembly, now()) if line.motion.id in times]
    return {
        "assembly": assembly,
        "lines": [(line, times[line.motion.id]) for line in lines],
        "kept": [(closing_name(motion_id), form.closing_field(motion_id).shown()) for motion_id in times],
        "electorate": asked,
        "blocked": [line for line in lines if line.blocked],
        "obstacles": obstacles(assembly, asked.quorum, now()),
    }
