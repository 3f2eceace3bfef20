"""Who were the members on a day, and every change of membership."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import render_template, request

from app.caching import public_page
from app.extensions import db
from app.languages import current_language
from app.paging import page_number, pages_of
from app.record.reading import act_label
from app.regions.past import ChangesForm, PastForm, days_worth_a_look
from app.regions.register import country_name
from app.regions.routes import pages
from governance.record.queries import entries_writing
from governance.regions.history import PAGE, Changed, cause_of, changes, first_admission, seated_page
from governance.regions.models import StandingChange
from governance.voting.outcomes import votes_declared


@dataclass(frozen=True)
class ByAct:
    """By which act a standing began: its entry in the record and its name; and the vote that decided it."""

    entry_id: int | None
    act: str
    vote_id: int | None


@pages.get("/regions/history")
@public_page
def history() -> str:
    """The members of a day with their standing, since when, and by which act."""
    form = PastForm(request.args)
    at = form.moment()
    found, total = seated_page(db.session(), at, current_language(), page_number())
    return render_template(
        "regions/history.html",
        form=form,
        at=at,
        days=days_worth_a_look("regions.history", first_admission(db.session())),
        rows=found,
        total=total,
        acts=by_acts(found),
        country_name=country_name,
        pages=pages_of(total, PAGE, **form.kept()),
    )


@pages.get("/regions/changes", endpoint="changes")
@public_page
def every_change() -> str:
    """Every change of standing up to a day, the latest first, of one kind or all."""
    form = ChangesForm(request.args)
    at = form.moment()
    found, total = changes(db.session(), at, form.wanted(), page_number())
    return render_template(
        "regions/changes.html",
        form=form,
        at=at,
        rows=found,
        total=total,
        acts=by_acts(row.change for row in found),
        pages=pages_of(total, PAGE, **form.kept()),
    )


def by_acts(found: Iterable[StandingChange]) -> dict[int, ByAct]:
    """By which act each of these changes came about; two statements."""
    rows = list(found)
    entries = entries_writing(db.session(), "standing_changes", [row.began_at for row in rows])
    votes = votes_declared(db.session(), [row.declaration_id for row in rows if row.declaration_id])
    return {row.id: by_act(row, entries, votes) for row in rows}


def by_act(row: StandingChange, entries: dict[int, tuple[int, str]], votes: dict[int, int]) -> ByAct:
    """The act and the vote of one change."""
    entry_id, act = entries.get(row.id, (None, ""))
    return ByAct(entry_id, act_label(act), votes.get(row.declaration_id or 0))


def told(history: Iterable[StandingChange]) -> list[Changed]:
    """The standing of one region through time, given the oldest first; with causes, the latest first."""
    old, found = None, []
    for change in history:
        found.append(Changed(change, cause_of(old, change.standing)))
        old = change.standing
    return found[::-1]
