"""Amendments on the page of their motion: the list in the order of voting, and what may be done."""

from collections.abc import Iterator
from typing import Any

from flask import url_for
from flask_babel import pgettext

from app.acting import can
from app.amendments.reading import rows_of
from app.extensions import db
from app.motions.beside import ACTIONS, BESIDE, Action, Beside
from governance.accounts.rules import VOTING_OFFICES, Actor
from governance.amendments.standing import proposed_on, text_of
from governance.motions.models import Motion
from governance.motions.rules import MOTION_TRANSITIONS, MotionState


def amendments_beside(motion: Motion, state: MotionState) -> Beside | None:
    """What is proposed to a motion of its own; nothing where nothing is."""
    if motion.role is not None:
        return None
    proposed = proposed_on(db.session(), motion)
    if not proposed.proposals:
        return None
    waiting, decided = rows_of(proposed, text_of(db.session(), motion))
    facts: dict[str, Any] = {
        "motion": motion,
        "waiting": waiting,
        "decided": decided,
        "order": proposed.order if len(proposed.in_order) > 1 else None,
    }
    return Beside(pgettext("motion", "Amendments"), "amendments", "amendments/on_motion.html", facts)


def amendment_actions(motion: Motion, state: MotionState, actor: Actor) -> Iterator[Action]:
    """Propose, correct, set the order."""
    if motion.role is not None:
        return
    if (state, "propose_amendment") in MOTION_TRANSITIONS and actor.office(*VOTING_OFFICES):
        url = url_for("amendments.propose", motion_id=motion.id)
        yield Action(pgettext("motion", "Propose an amendment"), url)
    if (state, "recommend_correction") in MOTION_TRANSITIONS and can("recommend_correction", motion):
        url = url_for("amendments.correct", motion_id=motion.id)
        yield Action(pgettext("motion", "Recommend a correction"), url)
    if (state, "set_voting_order") in MOTION_TRANSITIONS and can("set_voting_order", motion):
        url = url_for("amendments.order", motion_id=motion.id)
        yield Action(pgettext("motion", "Set the order of voting on the amendments"), url)


BESIDE.append(amendments_beside)
ACTIONS.append(amendment_actions)
