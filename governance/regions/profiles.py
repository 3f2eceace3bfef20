"""What a region says of itself, told by its head of delegation; each telling ends the one before."""

from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance import permissions
from governance.act import Act, command
from governance.base import LANGUAGES
from governance.errors import N_
from governance.regions.figures import ProfileValues as ProfileValues
from governance.regions.figures import check_profile
from governance.regions.models import Profile, Region
from governance.regions.queries import standing_change
from governance.regions.rules import NoLongerMember, is_seated

LISTS = ("languages", "brings", "seeks")


@command(may=permissions.speak_for, label=N_("Set the profile of a region"))
def set_profile(act: Act, region: Region, *, values: ProfileValues) -> Region:
    """Say what the region is, brings and seeks. Raises NoLongerMember and what `check_profile` raises."""
    if not is_seated(standing_change(act.session, region.id).standing):
        raise NoLongerMember
    write_profile(act, region.id, values)
    return region


def write_profile(act: Act, region_id: int, values: ProfileValues) -> None:
    """Begin a profile and end the one before; a part of an act. Says nothing twice."""
    check_profile(values, act.at.year, LANGUAGES)
    columns = asdict(values) | {name: list(getattr(values, name)) for name in LISTS}
    query = select(Profile).where(Profile.region_id == region_id, Profile.ended_at.is_(None))
    before = act.session.scalars(query.with_for_update()).first()
    if before is not None:
        if all(getattr(before, name) == value for name, value in columns.items()):
            return
        act.check_follows(before.began_at)
        before.ended_at = act.at
        act.session.flush()
    act.session.add(Profile(region_id=region_id, began_at=act.at, **columns))


def profile_in_force(session: Session, region_id: int) -> Profile | None:
    """What the region says of itself now."""
    query = select(Profile).where(Profile.region_id == region_id, Profile.ended_at.is_(None))
    return session.scalars(query).first()
