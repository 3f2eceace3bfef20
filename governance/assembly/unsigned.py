"""Which demands for a session wait for the signature of a region."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from governance.assembly.models import DemandSignature, SessionDemand


def demands_to_sign(session: Session, region_id: int, at: datetime) -> Sequence[SessionDemand]:
    """The open demands that a region has neither signed nor taken its signature from; one statement."""
    asked = exists().where(
        DemandSignature.demand_id == SessionDemand.id, DemandSignature.region_id == region_id
    )
    gathering = (SessionDemand.met_at.is_(None), SessionDemand.withdrawn_at.is_(None))
    query = select(SessionDemand).where(*gathering, SessionDemand.closes_at > at, ~asked)
    return session.scalars(query.order_by(SessionDemand.closes_at, SessionDemand.id)).all()
