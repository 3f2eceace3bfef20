"""Membership whole, for tables that somebody takes away; one statement each, whatever the size."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, or_, select
from sqlalchemy.orm import Session, joinedload

from governance.regions.models import Profile, Region, StandingChange, Twin
from governance.regions.queries import in_force


def whole_register(session: Session, at: datetime) -> Sequence[Row[Region, StandingChange, Profile | None]]:
    """Every region of the register at `at` with its standing and what it said of itself, by code."""
    told = (Profile.began_at <= at) & or_(Profile.ended_at.is_(None), Profile.ended_at > at)
    query = (
        select(Region, StandingChange, Profile)
        .join(StandingChange, StandingChange.region_id == Region.id)
        .outerjoin(Profile, (Profile.region_id == Region.id) & told)
        .where(in_force(at))
        .order_by(Region.code)
    )
    return session.execute(query).all()


def whole_history(session: Session, at: datetime) -> Sequence[Row[Region, StandingChange]]:
    """Every standing that began by `at`, region by region, the oldest first."""
    query = (
        select(Region, StandingChange)
        .join(StandingChange, StandingChange.region_id == Region.id)
        .where(StandingChange.began_at <= at)
        .order_by(Region.code, StandingChange.id)
    )
    return session.execute(query).all()


def whole_twins(session: Session, at: datetime) -> Sequence[Twin]:
    """Every twin registered by `at`, ended ones too, with both halves."""
    query = select(Twin).where(Twin.registered_at <= at).order_by(Twin.id)
    halves = joinedload(Twin.emission_region), joinedload(Twin.potential_region)
    return session.scalars(query.options(*halves)).all()
