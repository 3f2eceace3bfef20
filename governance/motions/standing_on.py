"""Why the item of a motion is not taken off the agenda like any other."""

from sqlalchemy import select

from governance.act import Act
from governance.assembly.agenda import register
from governance.assembly.models import AgendaItem
from governance.errors import N_, RuleBroken
from governance.motions.models import Motion


class MotionStandsThere(RuleBroken):
    """What was moved is disposed of by its author or by the Assembly."""

    message = N_(
        "A motion stands under this item. It leaves the agenda by being withdrawn, referred or postponed."
    )


def check_no_motion(act: Act, item: AgendaItem) -> None:
    """Raise MotionStandsThere for the item of a motion."""
    if act.session.scalars(select(Motion.id).where(Motion.agenda_item_id == item.id)).first() is not None:
        raise MotionStandsThere


register(check_no_motion)
