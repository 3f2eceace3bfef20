"""Where a question stands on a paper: under the item of the agenda that it belongs to."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from governance.assembly.models import AgendaItem
from governance.motions.models import Motion
from governance.motions.rules import MotionRole

# By position on the agenda, by motion; what is about it before itself, procedure before all; parts by number.
Place = tuple[int, int, int, int]
FIRST, BEFORE_IT, ITSELF = range(3)


def place_of(motion: Motion, roots: dict[int, tuple[int, int]]) -> Place:
    """Where a motion is voted on; `roots` is of those about another one. Its place on the agenda is loaded.

    Source: rules of procedure of the UN General Assembly, rules 77, 89 and 90.
    """
    if motion.role is None:
        return motion.agenda_item.position if motion.agenda_item else 0, motion.id, ITSELF, 0
    turn = FIRST if motion.role is MotionRole.PROCEDURE else BEFORE_IT
    return *roots[motion.id], turn, (motion.number or 0) if motion.role is MotionRole.PART else 0


def roots_of(session: Session, motions: Collection[Motion]) -> dict[int, tuple[int, int]]:
    """Of each motion about another one: the position of the motion that it is finally about, and that motion.

    One statement, and none where all are motions of their own. A procedure about a sub-amendment is the
    third level, and there is no fourth.
    """
    asked = [motion.id for motion in motions if motion.role is not None]
    if not asked:
        return {}
    first, second, third = (aliased(Motion) for _level in range(3))
    item = func.coalesce(third.agenda_item_id, second.agenda_item_id, first.agenda_item_id)
    query = (
        select(Motion.id, func.coalesce(AgendaItem.position, 0), func.coalesce(third.id, second.id, first.id))
        .outerjoin(first, Motion.about_id == first.id)
        .outerjoin(second, first.about_id == second.id)
        .outerjoin(third, second.about_id == third.id)
        .outerjoin(AgendaItem, AgendaItem.id == item)
        .where(Motion.id.in_(asked))
    )
    return {motion_id: (position, root) for motion_id, position, root in session.execute(query)}
