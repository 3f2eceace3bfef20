"""Who is let in: to a delegation its own members, to what changes it those who may."""

from flask import abort

from app.acting import can, current_actor, now
from app.extensions import db
from governance.accounts.models import OfficeHeld
from governance.accounts.rules import OfficeEnded
from governance.errors import NotAllowed
from governance.regions.mandates import Mandate, mandates
from governance.regions.models import Region
from governance.regions.queries import RegionRow, region_by_code


def own_delegation(code: str) -> RegionRow:
    """The region, for who holds an office of it; 404 where there is none. Raises NotAllowed."""
    row = region_by_code(db.session(), code, now()) or abort(404)
    if all(office.region_id != row.region.id for office in current_actor().offices):
        raise NotAllowed
    return row


def region_for(act_name: str, code: str) -> Region:
    """The region, for who may perform the act on it; 404 where there is none. Raises NotAllowed."""
    row = region_by_code(db.session(), code, now()) or abort(404)
    if not can(act_name, row.region):
        raise NotAllowed
    return row.region


def office_for(act_name: str, office_id: int) -> tuple[OfficeHeld, Mandate, Region]:
    """An office of a delegation, its holder and its region, for who may perform the act on it.

    404 where there is none. Raises NotAllowed, and OfficeEnded for one that is over.
    """
    office = db.session.get(OfficeHeld, office_id) or abort(404)
    if not can(act_name, office):
        raise NotAllowed
    region = db.session.get(Region, office.region_id or 0) or abort(404)
    sitting = {mandate.office_id: mandate for mandate in mandates(db.session(), region.id, now())}
    if office.id not in sitting:
        raise OfficeEnded
    return office, sitting[office.id], region
