"""A motion as anyone may read it."""

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.acting import now
from app.caching import public_page
from app.extensions import db
from app.motions.beside import actions_on, parts_beside
from app.motions.effect_forms import effect_sentence
from app.motions.reading import MissingText, Reading, explanation, reading
from app.motions.routes import pages
from governance.effects import effect_of
from governance.motions.admitting import rulings_on
from governance.motions.models import Motion
from governance.motions.queries import AMENDING, body_of, motion_page, text_history
from governance.motions.rules import MOTION_TRANSITIONS, needs_support
from governance.motions.supporting import supports_in_force
from governance.regions.models import Region
from governance.regions.queries import region_by_code
from governance.statutes.deliberation import MotionRules
from governance.voting.about import is_open
from governance.voting.opening import required_languages
from governance.voting.outcomes import with_votes
from governance.voting.queries import state_of, votes_on


@pages.get("/motions/<int:motion_id>")
@public_page
def motion(motion_id: int) -> ResponseReturnValue:
    """One motion: a text of it, who moved it, what its adoption does, and what became of it.

    An amendment has a page of its own; here stands the text of it that was voted on.
    """
    found = motion_page(db.session(), motion_id) or abort(404)
    if found.role in AMENDING and "version" not in request.args:
        return redirect(url_for("amendments.amendment", motion_id=motion_id))
    return motion_shown(found)


def motion_shown(found: Motion) -> str:
    """The page of a motion."""
    (row,) = with_votes([found], votes_on(db.session(), found.id), now())
    shown_text = text_read(found)
    return render_template(
        "motions/motion.html",
        motion=found,
        state=row.state,
        votes=[(vote, state_of(vote, now())) for vote in row.votes],
        reading=shown_text,
        missing=missing_texts(shown_text) if (row.state, "write_translation") in MOTION_TRANSITIONS else [],
        stranded=found.assembly_session.cancelled_at is not None and is_open(row.state),
        parts=parts_beside(found, row.state),
        actions=actions_on(found, row.state),
        **about(found),
    )


def about(found: Motion) -> dict[str, Any]:
    """Who supports it and what was ruled on it, what its adoption does, and why it was moved."""
    parameters = effect_of(found.effect)[1]
    return {
        "supports": supports_in_force(db.session(), found),
        "rulings": rulings_on(db.session(), found.id),
        "needed": needed_support(found),
        "effect": effect_sentence(found.effect),
        "concerned": region_named(parameters.get("region")),
        "application": parameters.get("application"),
        "note": explanation(found),
    }


def needed_support(found: Motion) -> MotionRules | None:
    """What the statutes ask of its supporters; None where a motion needs none."""
    rules = found.assembly_session.statutes.rules.motions
    return rules if needs_support(found.author_id, found.kind, found.role, rules) else None


def missing_texts(shown_text: Reading) -> list[MissingText]:
    """The languages in which it must still stand, or be brought up to date, before a vote can open."""
    required = required_languages(shown_text.motion, shown_text.motion.assembly_session)
    return shown_text.missing(required)


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
