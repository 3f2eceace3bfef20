"""The first page, and the two pages on which the Assembly explains itself."""

from typing import Any

from flask import render_template

from app.acting import now
from app.assembly.sitting import sitting
from app.caching import public_page
from app.elections.public import Line, lines_of
from app.extensions import db
from app.home.routes import pages
from app.motions.titles import title_of
from app.places.equal_earth import HEIGHT, WIDTH
from app.regions.goals import BY_2030
from app.regions.world_page import map_says
from governance.assembly.queries import current_session
from governance.elections.reading import elections_listed
from governance.motions.queries import titles
from governance.regions.queries import twins
from governance.regions.register import progress
from governance.voting.outcomes import latest_declarations

LATEST = 4
SOME_TWINS = 3
SOME_ELECTIONS = 3


@pages.get("/")
@public_page
def home() -> str:
    """What this is, what the Assembly is doing, what it decided, and the ways in."""
    assembly = current_session(db.session())
    figures = progress(db.session(), now())
    return render_template(
        "home/home.html",
        sitting=sitting(db.session(), assembly, now()) if assembly else None,
        latest=latest(),
        elections=latest_elections(),
        twins=twins(db.session(), now(), limit=SOME_TWINS),
        figures=figures,
        map_says=map_says(figures.regions, figures.countries, figures.twins),
        map_size=(WIDTH, HEIGHT),
        aim=BY_2030.countries,
    )


@pages.get("/how-decisions-are-made")
@public_page
def how() -> str:
    """The way from a motion to a resolution."""
    return render_template("home/how.html")


@pages.get("/accessibility")
@public_page
def accessibility() -> str:
    """How far these pages can be used by everyone, and whom to tell where they cannot."""
    return render_template("home/accessibility.html")


def latest_elections() -> list[Line]:
    """The elections under way, then those declared last; at most two statements."""
    return lines_of(elections_listed(db.session(), 1, SOME_ELECTIONS)[:SOME_ELECTIONS])


def latest() -> list[tuple[Any, Any]]:
    """The results declared last, with the titles of their motions."""
    declared = latest_declarations(db.session(), LATEST)
    motions = [each.vote.motion for each in declared]
    named = titles(db.session(), [motion.id for motion in motions])
    return [(each, title_of(motion, named)) for each, motion in zip(declared, motions, strict=True)]
