"""The debate on a motion as anyone may read it, and each statement at an address of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import abort, render_template

from app.acting import can
from app.applications.choices import language_name
from app.caching import public_page
from app.debate.delegation import own_regions
from app.debate.routes import pages
from app.extensions import db
from app.motions.titles import title_of
from app.paging import page_followed, page_number, pages_of
from governance.debate import queries
from governance.debate.rules import STANCES, Stance
from governance.motions.models import Motion
from governance.motions.queries import motion_page, titles
from governance.motions.rules import MOTION_TRANSITIONS, MotionState
from governance.voting.outcomes import state_of_motion


@dataclass(frozen=True)
class Standing:
    """Whether a debate goes on, and what whoever reads may do in it."""

    counts: Mapping[Stance, int]
    closed_at: datetime | None
    state: MotionState

    @property
    def statements(self) -> int:
        """How many statements there are, without the replies."""
        return sum(self.counts[stance] for stance in STANCES)

    @property
    def goes_on(self) -> bool:
        """Whether something may be said now."""
        return self.closed_at is None and self.is_before_assembly

    @property
    def is_before_assembly(self) -> bool:
        """Whether the motion can be debated as it stands."""
        return (self.state, "make_statement") in MOTION_TRANSITIONS

    @property
    def offers_words(self) -> bool:
        """Whether the reader may speak now."""
        return self.goes_on and can("make_statement")

    @property
    def offers_closing(self) -> bool:
        """Whether the reader closes or reopens the debate."""
        return self.is_before_assembly and can("close_debate")

    @property
    def offers_hiding(self) -> bool:
        """Whether the reader moderates."""
        return can("hide_statement")


def standing_of(motion: Motion, state: MotionState) -> Standing:
    """How the debate on a motion stands; two statements."""
    session = db.session()
    counts = queries.statement_counts(session, motion.id)
    return Standing(counts, queries.closed_since(session, motion.id), state)


def debated(motion_id: int) -> tuple[Motion, Standing]:
    """The motion of an address, and how its debate stands."""
    motion = motion_page(db.session(), motion_id) or abort(404)
    return motion, standing_of(motion, state_of_motion(db.session(), motion))


@pages.get("/motions/<int:motion_id>/debate")
@public_page
def debate(motion_id: int) -> str:
    """Statements for and against and questions, as many of each on a page."""
    motion, standing = debated(motion_id)
    shown = pages_of(standing.statements, queries.PAGE)
    return render_template(
        "debate/debate.html",
        motion=motion,
        title=title_of(motion, titles(db.session(), [motion.id])),
        standing=standing,
        groups=queries.statements_on(db.session(), motion.id, shown.number, own_regions()),
        pages=shown,
        language_name=language_name,
    )


@pages.get("/statements/<int:statement_id>")
@public_page
def statement(statement_id: int) -> str:
    """One statement with all its replies; of a reply, itself."""
    found = queries.statement_page(db.session(), statement_id) or abort(404)
    motion, standing = debated(found.motion_id)
    replies = queries.replies_to(db.session(), found.id, page_number())
    if page_number() > 1 and not replies:
        abort(404)
    return render_template(
        "debate/statement.html",
        statement=found,
        motion=motion,
        title=title_of(motion, titles(db.session(), [motion.id])),
        standing=standing,
        replies=replies[: queries.PAGE],
        pages=page_followed(len(replies) > queries.PAGE),
        language_name=language_name,
    )
