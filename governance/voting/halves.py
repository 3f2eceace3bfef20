"""The other half of each twin region that a region on a roll votes for."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from governance.regions.models import Region, Twin
from governance.voting.models import RollEntry


def other_halves(session: Session, entries: Sequence[RollEntry]) -> dict[int, list[Region]]:
    """By roll entry the regions that confirm its ballot, in the order of their twins; one statement.

    None, and no statement, where each region votes for itself.
    """
    asked = {int(unit) for entry in entries for unit in entry.units or ()}
    if not asked:
        return {}
    both = (joinedload(Twin.emission_region), joinedload(Twin.potential_region))
    twins = {twin.id: twin for twin in session.scalars(select(Twin).where(Twin.id.in_(asked)).options(*both))}
    return {
        entry.id: [_other(twins[int(unit)], entry.region_id) for unit in entry.units]
        for entry in entries
        if entry.units
    }


def _other(twin: Twin, region_id: int) -> Region:
    return twin.potential_region if twin.emission_region_id == region_id else twin.emission_region
