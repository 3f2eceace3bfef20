"""The register of regions and twins as anyone may read it."""

from flask import abort, render_template, request

from app.acting import now
from app.caching import public_page
from app.extensions import db
from app.motions.titles import title_of
from app.paging import page_followed, page_number, pages_of
from app.regions.forms import RegisterForm
from app.regions.register import country_name, narrowed, partners
from app.regions.routes import pages
from governance.motions.queries import titles
from governance.regions.models import Region
from governance.regions.queries import (
    offices_of,
    region_by_code,
    regions,
    standing_history,
    twin_pairs,
    twins,
)
from governance.voting.outcomes import PAGE as VOTES
from governance.voting.outcomes import motions_moved, votes_by_region

PAGE = 100
TWINS = 40


@pages.get("/regions")
@public_page
def index() -> str:
    """The register: every region with its standing and its twins, a hundred a page."""
    form = RegisterForm(request.args)
    form.offer()
    wanted = form.wanted()
    rows = regions(db.session(), now())
    found = narrowed(rows, **wanted)
    shown = pages_of(len(found), PAGE, **wanted)
    here = found[shown.start(PAGE) :][:PAGE]
    pairs = twin_pairs(db.session(), now(), [row.region.id for row in here])
    return render_template(
        "regions/index.html",
        form=form,
        rows=here,
        found=len(found),
        partners=partners(rows, pairs),
        pages=shown,
    )


@pages.get("/regions/twins", endpoint="twins")
@public_page
def twin_regions() -> str:
    """Every twin region with what its two halves have agreed."""
    start = (page_number() - 1) * TWINS
    found = twins(db.session(), now(), limit=TWINS + 1, offset=start)
    return render_template("regions/twins.html", twins=found[:TWINS], pages=page_followed(len(found) > TWINS))


@pages.get("/regions/<code>")
@public_page
def region(code: str) -> str:
    """One region: its offices, its twins, what it moved and how it voted."""
    row = region_by_code(db.session(), code, now()) or abort(404)
    moved = motions_moved(db.session(), row.region.id, now())
    voted = votes_by_region(db.session(), row.region.id, page_number())
    motions = [line.motion for line in moved] + [line.declaration.vote.motion for line in voted]
    named = titles(db.session(), list({motion.id for motion in motions}))
    return render_template(
        "regions/region.html",
        region=row.region,
        standing=row.standing,
        moved=[(line, title_of(line.motion, named)) for line in moved],
        voted=[(line, title_of(line.declaration.vote.motion, named)) for line in voted[:VOTES]],
        pages=page_followed(len(voted) > VOTES),
        **membership(row.region),
    )


def membership(region: Region) -> dict[str, object]:
    """What the region is to the Assembly: its delegation, its twins, its standing through time."""
    return {
        "country": country_name(region.country),
        "offices": offices_of(db.session(), region.id, now()),
        "twins": twins(db.session(), now(), region.id),
        "history": standing_history(db.session(), region.id),
    }
