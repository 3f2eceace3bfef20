"""Reads of what was decided on procedure: referrals, parts, rulings, procedures asked for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from governance.motions.models import Motion, Referral, Ruling
from governance.motions.rules import MotionRole
from governance.voting.models import Declaration, Vote
from governance.voting.outcomes import MotionRow, with_votes


def referral_in_force(session: Session, motion_id: int) -> Referral | None:
    """Why a motion waits now; None where it does not."""
    query = select(Referral).where(Referral.motion_id == motion_id, Referral.ended_at.is_(None))
    return session.scalars(query).first()


def referrals_of(session: Session, motion_id: int) -> Sequence[Referral]:
    """Every time a motion was referred or postponed, the oldest first."""
    return session.scalars(
        select(Referral).where(Referral.motion_id == motion_id).order_by(Referral.id)
    ).all()


def latest_ruling(session: Session, motion_id: int) -> Ruling | None:
    """The last ruling on the admissibility of a motion."""
    query = select(Ruling).where(Ruling.motion_id == motion_id).order_by(Ruling.id.desc()).limit(1)
    return session.scalars(query).first()


def rows_about(
    session: Session, motion_id: int, role: MotionRole, at: datetime | None = None
) -> list[MotionRow]:
    """The motions of a role about a motion, the oldest first, and where each stands; two statements.

    Without a moment they are read anew, for an act that holds the motion.
    """
    of_role = (Motion.about_id == motion_id, Motion.role == role)
    anew = {"populate_existing": at is None}
    motions = select(Motion).where(*of_role).options(joinedload(Motion.author)).order_by(Motion.id)
    votes = select(Vote).join(Vote.motion).where(*of_role).options(joinedload(Vote.declaration))
    found = session.scalars(motions, execution_options=anew).all()
    return with_votes(found, session.scalars(votes.order_by(Vote.id), execution_options=anew), at)


def parts_in_force(rows: Sequence[MotionRow], motion: Motion) -> list[MotionRow]:
    """Of the parts of a motion those of its last division that was not undone, unless reconsidered since."""
    since = motion.reconsidered_at
    standing = [row for row in rows if row.motion.lapsed_at is None]
    return [row for row in standing if since is None or row.motion.submitted_at >= since]


def next_number(session: Session, motion_id: int, role: MotionRole) -> int:
    """The number after the last motion of a role about a motion; none is used twice."""
    query = select(func.max(Motion.number)).where(Motion.about_id == motion_id, Motion.role == role)
    return (session.scalar(query) or 0) + 1


def declared_motion(session: Session, declaration_id: int) -> Motion:
    """The motion whose result a declaration is."""
    query = select(Motion).join(Vote, Vote.motion_id == Motion.id).join(Declaration)
    return session.scalars(query.where(Declaration.id == declaration_id)).one()
