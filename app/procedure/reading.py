"""The motions about a motion, as pages of procedure show them; and what is to be looked at once more."""

from flask import request

from app.acting import now
from app.extensions import db
from app.forms import HouseForm
from app.motions.titles import Title, title_of
from governance.motions.models import Motion
from governance.motions.queries import titles
from governance.voting.about import about_rows, is_open
from governance.voting.outcomes import MotionRow

Titled = tuple[MotionRow, Title]


def about(motion: Motion) -> list[Titled]:
    """The motions about a motion, the oldest first, with what they are called; three statements."""
    rows = about_rows(db.session(), motion, now())
    named = titles(db.session(), [row.motion.id for row in rows])
    return [(row, title_of(row.motion, named)) for row in rows]


def open_about(motion: Motion) -> list[Titled]:
    """What is open about a motion, and lapses with it."""
    return [(row, title) for row, title in about(motion) if is_open(row.state)]


def is_checked(form: HouseForm) -> bool:
    """Whether what was filled in is whole, and is to be looked at once more before it is recorded."""
    return form.is_submitted() and not form.errors and not form.form_errors and "change" not in request.form
