"""The page of one region: its delegation, its twins and commitments, what it moved and how it voted."""

from flask import abort, render_template

from app.acting import now
from app.caching import public_page
from app.commitments.reading import shown
from app.extensions import db
from app.motions.titles import Title, title_of
from app.paging import page_followed, page_number
from app.regions.history_page import by_acts, told
from app.regions.profile import profile_view
from app.regions.register import country_name
from app.regions.routes import pages
from app.twinning.cards import twin_cards
from governance.commitments.queries import commitments_of_regions
from governance.motions.queries import titles
from governance.regions.models import Region
from governance.regions.queries import offices_of, region_by_code, standing_history, twins
from governance.regions.rules import is_seated
from governance.voting.outcomes import MOVED, MotionRow, VotedLine, motions_moved, votes_by_region
from governance.voting.outcomes import PAGE as VOTES


@pages.get("/regions/<code>")
@public_page
def region(code: str) -> str:
    """One region, with all that the Assembly knows of it."""
    row = region_by_code(db.session(), code, now()) or abort(404)
    return render_template(
        "regions/region.html",
        region=row.region,
        standing=row.standing,
        open=is_seated(row.standing),
        country=country_name(row.region.country),
        profile=profile_view(row.region.id),
        **membership(row.region),
        **work(row.region),
    )


def membership(region: Region) -> dict[str, object]:
    """What the region is to the Assembly: its delegation, its twins, its standing through time."""
    history = standing_history(db.session(), region.id)
    commitments = commitments_of_regions(db.session(), [region.id], now())
    return {
        "offices": offices_of(db.session(), region.id, now()),
        "twins": twin_cards(twins(db.session(), now(), region.id)),
        "commitments": [shown(row) for row in commitments],
        "history": told(history),
        "acts": by_acts(history),
    }


def work(region: Region) -> dict[str, object]:
    """What the region does in the Assembly: the motions that it moved or seconded, and how it voted."""
    moved = motions_moved(db.session(), region.id, now())
    voted = votes_by_region(db.session(), region.id, page_number())
    lines = titled(moved, voted)
    return {
        "moved": [(row, lines[row.motion.id]) for row in moved if row.motion.author_id == region.id],
        "seconded": [(row, lines[row.motion.id]) for row in moved if row.motion.author_id != region.id],
        "more_moved": len(moved) == MOVED,
        "voted": [(line, lines[line.declaration.vote.motion_id]) for line in voted[:VOTES]],
        "pages": page_followed(len(voted) > VOTES),
    }


def titled(moved: list[MotionRow], voted: list[VotedLine]) -> dict[int, Title]:
    """The title of each motion, by its row; one statement."""
    motions = [row.motion for row in moved] + [line.declaration.vote.motion for line in voted]
    named = titles(db.session(), list({motion.id for motion in motions}))
    return {motion.id: title_of(motion, named) for motion in motions}
