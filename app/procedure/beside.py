"""Procedure on the page of a motion: where it was sent and why, its parts, what is asked about it."""

from collections.abc import Iterator
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from app.acting import can
from app.extensions import db
from app.motions.beside import ACTIONS, BESIDE, Action, Beside
from app.motions.titles import title_of
from app.procedure.reading import about
from app.procedure.words import PROCEDURES
from governance.accounts.rules import Actor
from governance.effects import EFFECTS
from governance.motions.models import Motion
from governance.motions.queries import titles
from governance.motions.rules import MOTION_TRANSITIONS, MotionRole, MotionState
from governance.procedure.queries import referrals_of


def procedure_beside(motion: Motion, state: MotionState) -> Beside | None:
    """What was decided on procedure and what is asked; nothing where there is nothing to say."""
    facts = what_it_is_about(motion) | {"referrals": referrals_of(db.session(), motion.id)}
    rows = about(motion)
    for name, role in (("parts", MotionRole.PART), ("procedures", MotionRole.PROCEDURE)):
        facts[name] = [(row, title) for row, title in rows if row.motion.role is role]
    if not any(facts.values()):
        return None
    facts["rejected_at"] = motion.parts_rejected_at
    return Beside(pgettext("motion", "Procedure"), "procedure", "procedure/on_motion.html", facts)


def what_it_is_about(motion: Motion) -> dict[str, Any]:
    """The motion that a part or a procedure is about; of amendments their own room tells."""
    if motion.role not in (MotionRole.PART, MotionRole.PROCEDURE) or motion.about_id is None:
        return {}
    about = db.session().get_one(Motion, motion.about_id)
    return {"about": about, "about_title": title_of(about, titles(db.session(), [about.id]))}


def procedure_actions(motion: Motion, state: MotionState, actor: Actor) -> Iterator[Action]:
    """What the presiding officer and delegations may do with a motion of its own as it stands."""
    if motion.role is not None:
        return
    for act_name, endpoint, label in (
        ("refer_motion", "refer", _("Refer the motion")),
        ("postpone_motion", "postpone", _("Postpone the motion")),
        ("resume_motion", "resume", _("Resume the motion")),
        ("divide_motion", "divide", _("Divide the motion")),
        ("undo_division", "undo", _("Take back the division")),
    ):
        if (state, act_name) in MOTION_TRANSITIONS and can(act_name, motion):
            yield Action(label, url_for(f"procedure.{endpoint}", motion_id=motion.id))
    offered = [words for name, words in PROCEDURES.items() if name in EFFECTS]
    if can("move_procedure", motion) and any((state, words.act) in MOTION_TRANSITIONS for words in offered):
        yield Action(_("Ask for a procedure"), url_for("procedure.ask", motion_id=motion.id))


# First of all: why a motion waits, or in which parts it is voted on.
BESIDE.insert(0, procedure_beside)
ACTIONS.append(procedure_actions)
