"""The rules in force and those before them, read from the values that the program computes with."""

from flask import abort, render_template

from app.acting import now
from app.caching import public_page
from app.extensions import db
from app.statutes.chapters import chapters
from app.statutes.routes import pages
from governance.statutes.models import StatutesVersion
from governance.statutes.queries import versions


@pages.get("/statutes")
@public_page
def index() -> str:
    """The statutes in force."""
    return shown(None)


@pages.get("/statutes/<int:version>")
@public_page
def version(version: int) -> str:
    """One version of the statutes: a session keeps the one it was convened under."""
    return shown(version)


def shown(number: int | None) -> str:
    """A version by its number, or the latest that is in force."""
    known = versions(db.session())
    in_force = next((each for each in known if each.in_force_from <= now()), None)
    statutes = in_force if number is None else numbered(known, number)
    if statutes is None:
        abort(404)
    return render_template(
        "statutes/index.html",
        statutes=statutes,
        in_force=in_force,
        versions=known,
        chapters=list(chapters(statutes.rules)),
    )


def numbered(known: list[StatutesVersion], number: int) -> StatutesVersion | None:
    return next((each for each in known if each.version == number), None)
