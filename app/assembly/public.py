"""The sessions as anyone may read them."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from flask import abort, render_template, url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from app.acting import can, current_actor, now
from app.assembly.beside import Way, parts_beside, ways_beside, ways_on_items
from app.assembly.routes import pages
from app.assembly.sitting import Sitting, attended_until, sitting
from app.caching import public_page
from app.extensions import db
from app.languages import current_language
from app.paging import pages_of
from app.places.folding import plain
from governance.accounts.rules import VOTING_OFFICES
from governance.assembly.models import AssemblySession
from governance.assembly.queries import (
    DelegationRow,
    assembly_session,
    assembly_sessions,
    delegations,
    state_of,
)
from governance.assembly.rules import SessionState

# Up to so many delegations are listed on the page of the session itself.
FEW = 24
PAGE = 100


@pages.get("/sessions")
@public_page
def sessions() -> str:
    """Every session, the latest first."""
    found = [(assembly, state_of(assembly)) for assembly in assembly_sessions(db.session())]
    return render_template("assembly/sessions.html", sessions=found)


@pages.get("/sessions/<int:number>")
@public_page
def session(number: int) -> str:
    """One session: its agenda, what became of each motion, and the quorum."""
    sits = sitting(db.session(), named(number), now())
    few = delegations_of(sits.assembly, FEW + 1)
    return render_template(
        "assembly/session.html",
        sitting=sits,
        assembly=sits.assembly,
        zone=ZoneInfo(sits.assembly.zone),
        delegations=few if len(few) <= FEW else [],
        ways=[*offices(sits.assembly), *own_votes(sits), *ways_beside(sits.assembly)],
        parts=parts_beside(sits.assembly),
        beside=ways_on_items(sits.assembly),
    )


@pages.get("/sessions/<int:number>/agenda/print")
@public_page
def agenda_print(number: int) -> str:
    """The agenda alone, on one page of paper."""
    return render_template("assembly/agenda_print.html", sitting=sitting(db.session(), named(number), now()))


@pages.get("/sessions/<int:number>/attendance")
@public_page
def attendance(number: int) -> str:
    """Every delegation: whether its credentials are in order, and whether it attends."""
    assembly = named(number)
    rows = delegations_of(assembly)
    shown = pages_of(len(rows), PAGE)
    start = shown.start(PAGE)
    return render_template(
        "assembly/attendance.html", assembly=assembly, delegations=rows[start : start + PAGE], pages=shown
    )


def named(number: int) -> AssemblySession:
    """The session of that number, or no page."""
    return assembly_session(db.session(), number) or abort(404)


def delegations_of(assembly: AssemblySession, limit: int | None = None) -> Sequence[DelegationRow]:
    """The delegations now, or as they were when the session was closed, in the order of their names."""
    rows = delegations(db.session(), assembly, attended_until(assembly, now()), limit)
    return sorted(rows, key=lambda row: plain(row.region.name[current_language()]))


def offices(assembly: AssemblySession) -> list[Way]:
    """Where officers and delegations do their part in a session, until it is closed or cancelled."""
    state = state_of(assembly)
    if state in (SessionState.CLOSED, SessionState.CANCELLED):
        return []
    ways = [
        ("accredit_delegation", "assembly.credentials", _("Credentials and attendance")),
        ("move_agenda_item", "assembly.agenda_list", _("Keep the agenda")),
        ("open_session", "assembly.conduct", _("Conduct of the session")),
        ("open_votes", "voting.open_votes", _("Open votes")),
        ("check_in", "assembly.check_in", _("Check your delegation in")),
    ]
    if state is SessionState.CONVENED:
        ways += [
            ("change_convocation", "assembly.convocation", _("Change the convocation")),
            ("cancel_session", "assembly.cancel", _("Cancel the session")),
        ]
    number = assembly.number
    return [Way(text, url_for(page, number=number)) for verb, page, text in ways if can(verb, assembly)]


def own_votes(sits: Sitting) -> list[Way]:
    """Where a delegate casts, while there is something to cast."""
    if not sits.open_votes or not current_actor().office(*VOTING_OFFICES):
        return []
    return [Way(pgettext("navigation", "My votes"), url_for("voting.my_votes"))]
