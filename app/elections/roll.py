"""The sealed roll of an election: who has voted, and how where ballots are recorded, once it is declared."""

from collections.abc import Mapping, Sequence

from flask import abort, render_template

from app.caching import public_page
from app.elections.public import numbered
from app.elections.receipt import said
from app.elections.routes import pages
from app.extensions import db
from app.paging import pages_of
from governance.elections.box import ElectionRollEntry
from governance.elections.models import Election
from governance.elections.papers import ballots_of
from governance.elections.reading import names_of, roll_page, turnouts
from governance.statutes.elections import Secrecy

PAGE = 100


@pages.get("/elections/<int:election_id>/roll")
@public_page
def roll(election_id: int) -> str:
    """Every region on the roll, cut into pages; no page before there is a roll."""
    found = numbered(election_id)
    if found.roll_digest is None:
        abort(404)
    sides = turnouts(db.session(), [found.id]).get(found.id, {})
    shown = pages_of(sum(side.entitled for side in sides.values()), PAGE)
    entries = roll_page(db.session(), found.id, shown.start(PAGE), PAGE)
    return render_template(
        "elections/roll.html",
        election=found,
        entries=entries,
        marks=marks_of(found, entries),
        sides=sides,
        pages=shown,
    )


def marks_of(found: Election, entries: Sequence[ElectionRollEntry]) -> Mapping[int, str]:
    """What each recorded ballot says, by roll entry; ballots are not even read before the declaration."""
    if found.declared_at is None or found.secrecy is not Secrecy.RECORDED:
        return {}
    names = dict(names_of(db.session(), found.paper or []))
    marks: dict[int, str] = {}
    # The ballot that counts stands before those that it replaced.
    for ballot in ballots_of(db.session(), [entry.id for entry in entries]):
        marks.setdefault(ballot.roll_entry_id, said(ballot.mark, names))
    return marks
