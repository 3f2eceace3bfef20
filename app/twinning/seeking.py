"""The regions that fit a region, with the reasons."""

from flask import render_template
from flask_login import login_required

from app.acting import now
from app.extensions import db
from app.paging import pages_of
from app.twinning.halves import region_headed
from app.twinning.routes import pages
from app.twinning.sentences import reasons
from governance.twinning.candidates import candidates, regions_with
from governance.twinning.ranking import rank

SUGGESTIONS = 20


@pages.get("/find/<code>")
@login_required
def find(code: str) -> str:
    """Possible counterparts of a region, the best first, twenty a page."""
    region = region_headed(code)
    own, others = candidates(db.session(), now(), region)
    found = rank(own, others)
    shown = pages_of(len(found), SUGGESTIONS)
    start = shown.start(SUGGESTIONS)
    here = found[start:][:SUGGESTIONS]
    named = regions_with(db.session(), [one.other.code for one in here])
    return render_template(
        "twinning/find.html",
        region=region,
        own=own,
        start=start + 1,
        found=len(found),
        suggestions=[(named[one.other.code], list(reasons(own, one))) for one in here],
        pages=shown,
    )
