"""What amendments ask of a person now: of the author of a motion to answer a correction."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import pgettext

from app.extensions import db
from app.motions.titles import short_name, title_of
from app.tasks.task import Task
from governance.accounts.rules import VOTING_OFFICES, Actor
from governance.amendments.standing import corrections_to_answer
from governance.motions.queries import titles


def amendment_tasks(actor: Actor) -> Iterator[Task]:
    """The corrections recommended to motions of the regions that the person votes for; two statements."""
    own = [one.region_id for one in actor.offices if one.kind in VOTING_OFFICES and one.region_id is not None]
    found = corrections_to_answer(db.session(), own) if own else []
    named = titles(db.session(), [motion.id for motion in found]) if found else {}
    for motion in found:
        yield Task(
            short_name(motion),
            url_for("amendments.amendment", motion_id=motion.id),
            "open",
            pgettext("task", "To do"),
            title_of(motion, named).text,
        )
