"""Whether a motion is admissible: what the presiding officer finds, with reasons, for the Assembly to see."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance import permissions
from governance.act import Act, command
from governance.base import LANGUAGES
from governance.errors import N_
from governance.motions.commands import UnknownLanguage, state_before_vote
from governance.motions.models import Motion, Ruling
from governance.motions.rules import check_motion_may
from governance.motions.supporting import check_has_support
from governance.regions.standing import check_reason

# The effect by which the Assembly overrules a ruling.
CHALLENGE = "overrule_ruling"


@command(may=permissions.preside, label=N_("Admitted a motion"))
def admit_motion(
    act: Act, motion: Motion, *, reasons: str | None = None, language: str | None = None
) -> Motion:
    """Find a motion admissible that has the support it needs; the language of the reasons is the motion's
    unless another is given. Raises NotSupported, OneConstituency.
    """
    check_motion_may(state_before_vote(motion), "admit_motion")
    check_has_support(act.session, motion)
    write_ruling(act, motion, True, check_reason(reasons) if reasons else "", language)
    motion.admitted_at = act.at
    return motion


def write_ruling(act: Act, motion: Motion, admissible: bool, reasons: str, language: str | None) -> Ruling:
    """Add a finding on a motion; a part of an act. Raises UnknownLanguage."""
    written_in = language or motion.authentic_language
    if written_in not in LANGUAGES:
        raise UnknownLanguage
    ruling = Ruling(
        motion_id=motion.id, admissible=admissible, language=written_in, reasons=reasons, ruled_at=act.at
    )
    act.session.add(ruling)
    return ruling


def rulings_on(session: Session, motion_id: int) -> Sequence[Ruling]:
    """What was found of the admissibility of a motion, the oldest first; one statement."""
    return session.scalars(select(Ruling).where(Ruling.motion_id == motion_id).order_by(Ruling.id)).all()
