"""What every page of a head of delegation asks first: what it is about, and in whose name they act."""

from flask import abort

from app.acting import can, current_actor, now
from app.extensions import db
from governance.commitments.models import Commitment, YearlyValue
from governance.commitments.queries import CommitmentRow, commitment_row, twin_of, value_of
from governance.errors import NotAllowed
from governance.regions.models import Region, Twin


def half_for(twin: Twin, but: int | None = None) -> Region:
    """The half of a twin that the person heads; `but` is the row of one that another is preferred to.

    Raises NotAllowed.
    """
    halves = [
        half for half in (twin.emission_region, twin.potential_region) if current_actor().heads(half.id)
    ]
    if not halves:
        raise NotAllowed
    return next((half for half in halves if half.id != but), halves[0])


def half_bound(commitment: Commitment) -> Region:
    """The half in whose name the person keeps a commitment: the one it binds, where it binds one."""
    return commitment.region or half_for(commitment.twin)


def twin_for(act_name: str, twin_id: int) -> Twin:
    """The twin, for who may perform the act on it; 404 where there is none. Raises NotAllowed."""
    twin = twin_of(db.session(), twin_id) or abort(404)
    if not can(act_name, twin):
        raise NotAllowed
    return twin


def row_for(act_name: str, commitment_id: int) -> CommitmentRow:
    """The commitment, for who may perform the act on it; 404 where there is none. Raises NotAllowed."""
    row = commitment_row(db.session(), commitment_id, now()) or abort(404)
    if not can(act_name, row.commitment):
        raise NotAllowed
    return row


def value_for(act_name: str, value_id: int) -> YearlyValue:
    """The value of a year, for who may perform the act on it; 404 where there is none. Raises NotAllowed."""
    value = value_of(db.session(), value_id) or abort(404)
    if not can(act_name, value):
        raise NotAllowed
    return value
