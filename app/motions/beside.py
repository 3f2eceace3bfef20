"""What other rooms show on the page of a motion, and what they offer there to whoever may act.

A room above adds its part when it is imported, in a module of its own that `app/rooms.py` loads:

    def amendments_beside(motion: Motion, state: MotionState) -> Beside | None:
        rows = amendments_of(db.session(), motion.id)
        title = pgettext("motion", "Amendments")
        return Beside(title, "amendments", "amendments/on_motion.html", {"rows": rows})

    BESIDE.append(amendments_beside)

Its template is included on the page, inside a section with the title and the anchor, and reads its facts
as `facts`. None: the motion has no such part. A motion is given with what `motion_page` loads. `ACTIONS`
are links under "What you can do": to pages on which something is done, for whoever may do it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.acting import current_actor
from governance.accounts.rules import Actor
from governance.motions.models import Motion
from governance.motions.rules import MotionState


@dataclass(frozen=True)
class Beside:
    """A part of the page: its heading, its anchor, the template that shows it, and what that one reads."""

    title: str
    anchor: str
    template: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Action:
    """A link to a page on which something can be done with a motion."""

    label: str
    url: str


BESIDE: list[Callable[[Motion, MotionState], Beside | None]] = []
ACTIONS: list[Callable[[Motion, MotionState, Actor], Iterable[Action]]] = []


def parts_beside(motion: Motion, state: MotionState) -> list[Beside]:
    """What the rooms show of a motion, in the order in which they were admitted."""
    found = (show(motion, state) for show in BESIDE)
    return [part for part in found if part is not None]


def actions_on(motion: Motion, state: MotionState) -> list[Action]:
    """What whoever is signed in may do with a motion."""
    actor = current_actor()
    if actor.person_id is None:
        return []
    return [action for offer in ACTIONS for action in offer(motion, state, actor)]
