"""Every motion of its own with where it stands, for the list of them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, joinedload

from governance.motions.models import Motion
from governance.voting.models import Declaration, Vote
from governance.voting.outcomes import MotionRow, with_votes


def all_motions(session: Session, at: datetime) -> list[MotionRow]:
    """The motions of every session, the latest first, without those about another motion; two statements."""
    regions = (joinedload(Motion.assembly_session), joinedload(Motion.author))
    own = select(Motion).where(Motion.role.is_(None)).options(*regions).order_by(Motion.id.desc())
    votes = (
        select(Vote)
        .join(Motion, Motion.id == Vote.motion_id)
        .where(Motion.role.is_(None))
        .options(joinedload(Vote.declaration).defer(Declaration.verdict, raiseload=True))
        .options(defer(Vote.majority, raiseload=True), defer(Vote.quorum, raiseload=True))
        .order_by(Vote.id)
    )
    return with_votes(session.scalars(own), session.scalars(votes), at)
