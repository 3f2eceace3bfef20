"""In the name of which region somebody takes part in a debate."""

from app.acting import current_actor, now
from app.extensions import db
from governance.accounts.rules import DELEGATION
from governance.errors import NotAllowed
from governance.regions.models import Region
from governance.regions.queries import region_by_code


def own_regions() -> list[int]:
    """The regions in whose delegations the person sits, by their rows."""
    held = (office for office in current_actor().offices if office.kind in DELEGATION)
    return [office.region_id for office in held if office.region_id is not None]


def own_region() -> Region:
    """The region for which the person speaks. Raises NotAllowed for who sits in no delegation."""
    office = current_actor().office(*DELEGATION)
    row = region_by_code(db.session(), office.region, now()) if office and office.region else None
    if row is None:
        raise NotAllowed
    return row.region
