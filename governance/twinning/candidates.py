"""The regions that one may look at as a counterpart, with what they say of themselves."""

import json
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Row, Text, and_, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from governance.regions.models import Profile, Region, StandingChange, Twin
from governance.regions.queries import in_force as standing_in_force
from governance.regions.rules import Standing
from governance.twinning.queries import in_force, of_region
from governance.twinning.ranking import Candidate

# As text: ten thousand regions say the same few lists again and again, and each is read once.
LISTS = tuple(
    type_coerce(column, Text).label(name)
    for name, column in (
        ("brings", Profile.brings),
        ("seeks", Profile.seeks),
        ("languages", Profile.languages),
    )
)
HALF = or_(Twin.emission_region_id == Region.id, Twin.potential_region_id == Region.id)


def candidates(session: Session, at: datetime, region: Region) -> tuple[Candidate, list[Candidate]]:
    """A region, and the members on the other side that it has no twin with at `at`; two statements."""
    twinned = select(Twin.id).where(of_region(region.id), HALF, in_force(at)).exists()
    query = _asked(at).where(Region.constituency != region.constituency, ~twinned)
    members = query.where(StandingChange.standing == Standing.MEMBER)
    own = session.execute(_asked(at).where(Region.id == region.id)).one()
    return _candidate(own), [_candidate(row) for row in session.execute(members)]


def _asked(at: datetime) -> Any:
    twins = select(func.count()).select_from(Twin).where(HALF, in_force(at)).correlate(Region)
    said = and_(
        Profile.region_id == Region.id,
        Profile.began_at <= at,
        or_(Profile.ended_at.is_(None), Profile.ended_at > at),
    )
    return (
        select(
            Region.code,
            Region.constituency,
            Profile.population,
            Profile.emissions,
            Profile.sequestration,
            *LISTS,
            twins.scalar_subquery().label("twins"),
        )
        .join(StandingChange, and_(StandingChange.region_id == Region.id, standing_in_force(at)))
        .outerjoin(Profile, said)
    )


def _candidate(row: Row[Any]) -> Candidate:
    return Candidate(
        code=row.code,
        constituency=row.constituency,
        brings=frozenset(_listed(row.brings)),
        seeks=frozenset(_listed(row.seeks)),
        languages=_listed(row.languages),
        population=row.population,
        emissions=row.emissions,
        sequestration=row.sequestration,
        twins=row.twins,
    )


@cache
def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()


def regions_with(session: Session, codes: list[str]) -> dict[str, Region]:
    """Regions by their codes; one statement."""
    return {region.code: region for region in session.scalars(select(Region).where(Region.code.in_(codes)))}
