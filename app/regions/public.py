"""The register of regions and twins as anyone may read it."""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.acting import now
from app.caching import public_page
from app.extensions import db
from app.languages import current_language
from app.motions.titles import title_of
from app.paging import page_followed, page_number, pages_of
from app.regions.forms import RegisterForm
from app.regions.profile import profile_view
from app.regions.register import country_name
from app.regions.routes import pages
from app.twinning.cards import twin_cards
from governance.motions.queries import titles
from governance.regions.models import Region
from governance.regions.queries import (
    offices_of,
    region_by_code,
    standing_history,
    twins,
)
from governance.regions.register import PAGE, countries_of, register_page, twinned_with
from governance.regions.rules import is_seated
from governance.voting.outcomes import PAGE as VOTES
from governance.voting.outcomes import motions_moved, votes_by_region


@pages.get("/regions")
@public_page
def index() -> str:
    """The register: every region with its standing and its twins, a hundred a page, now or on a past day."""
    form = RegisterForm(request.args)
    form.offer(countries_of(db.session()))
    wanted = form.wanted()
    at = form.on.moment()
    found = register_page(
        db.session(), at, form.meant(wanted), language=current_language(), page=page_number()
    )
    return render_template(
        "regions/index.html",
        form=form,
        rows=found.rows,
        found=found.found,
        partners=twinned_with(db.session(), at, [row.region.id for row in found.rows]),
        pages=pages_of(found.found, PAGE, **wanted),
        day=form.on.data if wanted["on"] else None,
        narrowed=any(value for name, value in wanted.items() if name != "on"),
    )


@pages.get("/regions/twins", endpoint="twins")
def twin_regions() -> ResponseReturnValue:
    """Where the twin regions were listed before they had a room of their own."""
    return redirect(url_for("twinning.index"))


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
        open=is_seated(row.standing),
        profile=profile_view(row.region.id),
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
        "twins": twin_cards(twins(db.session(), now(), region.id)),
        "history": standing_history(db.session(), region.id),
    }
