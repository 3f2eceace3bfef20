"""Reads of the statutes."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.statutes.models import StatutesVersion
from governance.statutes.rules import Statutes


def statutes_in_force(session: Session, at: datetime) -> StatutesVersion:
    """The version in force at `at`; raises NoResultFound before the assembly is founded."""
    query = (
        select(StatutesVersion)
        .where(StatutesVersion.in_force_from <= at)
        .order_by(StatutesVersion.version.desc())
        .limit(1)
    )
    return session.scalars(query).one()


def versions(session: Session) -> list[StatutesVersion]:
    """Every version, the newest first."""
    return list(session.scalars(select(StatutesVersion).order_by(StatutesVersion.version.desc())))


def statutes_of(session: Session, statutes_id: int) -> Statutes:
    """The frozen value of one version, by its row."""
    return session.get_one(StatutesVersion, statutes_id).rules
