"""Pages by which the secretariat keeps the credentials and the attendance of a session."""

from collections.abc import Sequence
from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import login_required

from app.acting import current_act, now
from app.assembly.access import session_for
from app.assembly.delegation_list import PAGE, DelegationLine, delegation_lines
from app.assembly.officers_forms import ConfirmForm, DelegationForm, DelegationSearch
from app.assembly.routes import pages
from app.assembly.sitting import attended_until
from app.errors import say
from app.extensions import db
from app.facts import written
from app.paging import page_number, pages_of
from governance.assembly import commands
from governance.assembly.models import AssemblySession
from governance.assembly.queries import DelegationRow, delegations, quorum_of
from governance.errors import RuleBroken
from governance.regions.queries import delegation_offices


@pages.route("/sessions/<int:number>/credentials", methods=["GET", "POST"])
@login_required
def credentials(number: int) -> ResponseReturnValue:
    assembly = session_for("accredit_delegation", number)
    search, form = DelegationSearch(request.args), DelegationForm()
    if form.validate_on_submit():
        with form.refusals():
            code = record_delegation(assembly, form)
            return redirect(same_place(number, code), 303)
    return render_template("assembly/credentials.html", form=form, search=search, **credentials_page(number))


def credentials_page(number: int) -> dict[str, Any]:
    """What the list of delegations shows, read anew."""
    assembly = session_for("accredit_delegation", number)
    rows = delegations(db.session(), assembly, attended_until(assembly, now()))
    lines = narrowed_lines(rows)
    shown = pages_of(len(lines), PAGE, **narrowed())
    start = shown.start(PAGE)
    return {
        "assembly": assembly,
        "quorum": quorum_of(assembly, rows),
        "lines": lines[start : start + PAGE],
        "pages": shown,
        "found": len(lines),
        "missing": [line for line in lines if line.state == "credentials_missing"],
        "narrowed": narrowed(),
    }


def narrowed_lines(rows: Sequence[DelegationRow]) -> list[DelegationLine]:
    """The delegations that the search in the address leaves."""
    offices = delegation_offices(db.session(), now())
    words, state = request.args.get("q", "").strip(), request.args.get("show", "")
    return [line for line in delegation_lines(rows, offices) if line.matches(words, state)]


def narrowed(**more: str) -> dict[str, Any]:
    """The search in the address, to come back to the same place."""
    return {name: request.args[name] for name in ("q", "show") if request.args.get(name)} | more


def same_place(number: int, code: str) -> str:
    """The row of a delegation in the list as it was; a list that shrinks is worked off from its top."""
    page = 1 if request.args.get("show") else page_number()
    return url_for(".credentials", number=number, **narrowed(page=str(page)), _anchor=code)


def record_delegation(assembly: AssemblySession, form: DelegationForm) -> str:
    """Perform the act of the button pressed, say what was recorded, and give the code of the region."""
    code = form.accredit.data or form.arrival.data or form.departure.data or ""
    row = delegation(assembly, code)
    name = written(row.region.name)
    session, region = db.session(), row.region
    if form.accredit.data:
        commands.accredit_delegation(current_act(), assembly, region=region)
        flash(_("Recorded: the credentials of the delegation are in order. Region: %(region)s", region=name))
    elif form.arrival.data:
        commands.record_arrival(current_act(), commands.credentials_in_order(session, assembly, region))
        flash(_("Recorded: the delegation is present. Region: %(region)s", region=name))
    else:
        commands.record_departure(current_act(), commands.credentials_in_order(session, assembly, region))
        flash(_("Recorded: the delegation has left. Region: %(region)s", region=name))
    return region.code


def delegation(assembly: AssemblySession, code: str) -> DelegationRow:
    """The delegation of a member region; raises NotAMember for any other code."""
    rows = delegations(db.session(), assembly, now())
    found = next((row for row in rows if row.region.code == code), None)
    if found is None:
        raise commands.NotAMember
    return found


@pages.route("/sessions/<int:number>/credentials/all", methods=["GET", "POST"])
@login_required
def accredit_all(number: int) -> ResponseReturnValue:
    session_for("accredit_delegation", number)
    form, refused = ConfirmForm(), list[tuple[str, str]]()
    if form.validate_on_submit():
        done, refused = accredit_each(number)
        if done:
            flash(said_of(done))
        if not refused:
            return redirect(url_for(".credentials", number=number, **narrowed()), 303)
        g.form_status = 409
    page = credentials_page(number)
    return render_template("assembly/accredit_all.html", form=form, refused=refused, **page)


def said_of(done: int) -> str:
    """How many credentials were recorded as in order."""
    return ngettext(
        "Recorded: the credentials of %(num)d delegation are in order.",
        "Recorded: the credentials of %(num)d delegations are in order.",
        done,
    )


def accredit_each(number: int) -> tuple[int, list[tuple[str, str]]]:
    """Accredit every delegation that the search leaves, each by its own act: how many, and what was refused.

    What another officer recorded at the same moment is no failure.
    """
    assembly = session_for("accredit_delegation", number)
    rows = delegations(db.session(), assembly, now())
    wanted = {line.code: line.name for line in narrowed_lines(rows) if line.state == "credentials_missing"}
    regions = [(row.region.code, row.region) for row in rows if row.region.code in wanted]
    done, refused = 0, list[tuple[str, str]]()
    for code, region in regions:
        try:
            commands.accredit_delegation(current_act(), assembly, region=region)
            done += 1
        except commands.AlreadyAccredited:
            continue
        except RuleBroken as refusal:
            refused.append((wanted[code], say(refusal)))
    return done, refused
