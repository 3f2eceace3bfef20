"""Every motion of every session, narrowed by its title, by where it stands, and by session."""

from collections.abc import Mapping

from flask import render_template, request

from app.acting import now
from app.caching import public_page
from app.extensions import db
from app.motions.forms import ListForm
from app.motions.routes import pages
from app.motions.titles import title_of
from app.paging import pages_of
from governance.assembly.queries import assembly_sessions
from governance.motions.queries import titles
from governance.regions.naming import folded
from governance.voting.listing import all_motions
from governance.voting.outcomes import MotionRow

PAGE = 50


@pages.get("/motions")
@public_page
def motions() -> str:
    """The list, the latest first, fifty a page."""
    form = ListForm(request.args).offer(assembly_sessions(db.session()))
    wanted = {name: form[name].data or "" for name in ("q", "state", "session")}
    rows = all_motions(db.session(), now())
    called = titles(db.session(), [row.motion.id for row in rows])
    found = [row for row in rows if fits(row, called[row.motion.id], wanted)]
    cut = pages_of(len(found), PAGE, **wanted)
    here = found[cut.start(PAGE) :][:PAGE]
    return render_template(
        "motions/motions.html",
        form=form,
        rows=[(row, title_of(row.motion, called)) for row in here],
        found=len(found),
        pages=cut,
        narrowed=any(wanted.values()),
    )


def fits(row: MotionRow, called: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Whether a motion is what the reader looks for; a title counts in any of its languages."""
    if wanted["state"] and row.state != wanted["state"]:
        return False
    if wanted["session"] and str(row.motion.assembly_session.number) != wanted["session"]:
        return False
    sought = folded(wanted["q"])
    return not sought or any(sought in folded(title) for title in called.values())
