"""Reads of partners."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from governance.partners.models import Partner


def partners(session: Session, at: datetime) -> Sequence[Partner]:
    """The partners in force at `at`, in the order in which they came; one statement."""
    query = select(Partner).where(
        Partner.began_at <= at, or_(Partner.ended_at.is_(None), Partner.ended_at > at)
    )
    return session.scalars(query.order_by(Partner.began_at, Partner.id)).all()


def partner(session: Session, partner_id: int) -> Partner | None:
    """One partner that has begun."""
    query = select(Partner).where(Partner.id == partner_id, Partner.began_at.is_not(None))
    return session.scalars(query).first()
