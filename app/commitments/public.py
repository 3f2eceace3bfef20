"""Commitments as anyone may read them: all of them by kind, and one with its path."""

from flask import abort, render_template, request
from flask_babel import pgettext

from app.acting import now
from app.caching import public_page
from app.commitments.reading import drawing_of, lines_of, shown, title_of
from app.commitments.routes import pages
from app.extensions import db
from app.labels import label
from app.paging import pages_of
from governance.commitments.queries import commitment_row, commitments, counted, neighbours
from governance.commitments.rules import CommitmentKind

PAGE = 50


@pages.get("/commitments")
@public_page
def index() -> str:
    """The commitments in force, of every kind or of one."""
    asked = request.args.get("kind", "")
    kind = CommitmentKind(asked) if asked in set(CommitmentKind) else None
    counts = counted(db.session(), now())
    found = counts[kind] if kind else sum(counts.values())
    cut = pages_of(found, PAGE, kind=kind or "")
    rows = commitments(db.session(), now(), kind, PAGE, cut.start(PAGE))
    kinds = [("", pgettext("commitment", "All kinds"), sum(counts.values()))]
    kinds += [(one.value, label(one), counts[one]) for one in CommitmentKind]
    return render_template(
        "commitments/index.html", rows=[shown(row) for row in rows], kind=kind, kinds=kinds, pages=cut
    )


@pages.get("/commitments/<int:commitment_id>")
@public_page
def commitment(commitment_id: int) -> str:
    """One commitment: its path as a line and as numbers, its sources, and what came before and after."""
    row = commitment_row(db.session(), commitment_id, now()) or abort(404)
    beside = neighbours(db.session(), row.commitment, now())
    return render_template(
        "commitments/commitment.html",
        shown=shown(row),
        lines=lines_of(row, now()),
        drawing=drawing_of(row),
        beside=[(one, title_of(one)) for one in beside],
    )
