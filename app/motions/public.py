"""A motion as anyone may read it."""

from flask import abort, render_template, request
from flask_babel import gettext as _

from app.acting import now
from app.caching import public_page
from app.extensions import db
from app.motions.beside import actions_on, parts_beside
from app.motions.reading import Reading, explanation, reading
from app.motions.routes import pages
from governance.effects import effect_of
from governance.motions.models import Motion
from governance.motions.queries import body_of, motion_page, text_history
from governance.motions.supporting import supports_in_force
from governance.regions.models import Region
from governance.regions.queries import region_by_code
from governance.voting.outcomes import with_votes
from governance.voting.queries import state_of, votes_on


@pages.get("/motions/<int:motion_id>")
@public_page
def motion(motion_id: int) -> str:
    """One motion: a text of it, who moved it, what its adoption does, and what became of it."""
    found = motion_page(db.session(), motion_id) or abort(404)
    (row,) = with_votes([found], votes_on(db.session(), motion_id), now())
    effect, parameters = effect_of(found.effect)
    return render_template(
        "motions/motion.html",
        motion=found,
        state=row.state,
        supports=supports_in_force(db.session(), found),
        votes=[(vote, state_of(vote, now())) for vote in row.votes],
        reading=text_read(found),
        effect=_(effect.label),
        concerned=region_named(parameters.get("region")),
        application=parameters.get("application"),
        note=explanation(found),
        parts=parts_beside(found, row.state),
        actions=actions_on(found, row.state),
    )


def text_read(found: Motion) -> Reading:
    """The version of the text that the address asks for, or that suits the page; else there is no page."""
    versions = text_history(db.session(), found.id)
    shown = reading(found, versions, request.args.get("text", ""), request.args.get("version", ""))
    if shown is None:
        abort(404)
    return shown.with_body(body_of(db.session(), shown.text.id))


def region_named(code: str | None) -> Region | None:
    """The region that the adoption concerns, where it concerns one."""
    row = region_by_code(db.session(), code, now()) if code else None
    return row.region if row else None
