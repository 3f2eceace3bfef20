"""How the standing of a region changes: by its own withdrawal, or by what the Assembly adopted."""

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, command
from governance.effects import Effect, Parameters, UnknownEffect, register
from governance.errors import N_, RuleBroken
from governance.regions.models import Region, StandingChange, Twin
from governance.regions.queries import standing_change
from governance.regions.rules import Standing, check_standing_change, is_seated
from governance.statutes.rules import MotionKind

LONGEST_REASON = 5000


class ReasonMissing(RuleBroken):
    """Facts: longest, in characters."""

    message = N_("Give the reason, in at most %(longest)d characters.")


def check_reason(reason: str) -> str:
    """The reason without the space around it; raises ReasonMissing."""
    given = reason.strip()
    if not 0 < len(given) <= LONGEST_REASON:
        raise ReasonMissing(longest=LONGEST_REASON)
    return given


@command(may=permissions.speak_for, label=N_("Withdrew a region from the Assembly"))
def withdraw_region(act: Act, region: Region, *, reason: str) -> Region:
    """End the membership of one's own region; it may apply again."""
    change_standing(act, region.id, Standing.WITHDRAWN, reason=check_reason(reason))
    return region


def change_standing(
    act: Act, region_id: int, standing: Standing, *, reason: str = "", declaration_id: int | None = None
) -> None:
    """End the standing in force and begin another, and with a seat its twins; a part of an act.

    Raises what the law refuses.
    """
    now = standing_change(act.session, region_id)
    check_standing_change(now.standing, standing)
    act.check_follows(now.began_at)
    now.ended_at = act.at
    if not is_seated(standing):
        end_twins(act, region_id)
    act.session.flush()
    begin_standing(act, region_id, standing, reason, declaration_id)


def end_twins(act: Act, region_id: int) -> None:
    """End every twin of a region that is no longer a member, those under notice too; a part of an act."""
    query = select(Twin).where(
        or_(Twin.emission_region_id == region_id, Twin.potential_region_id == region_id),
        or_(Twin.ended_at.is_(None), Twin.ended_at > act.at),
    )
    halves = selectinload(Twin.emission_region), selectinload(Twin.potential_region)
    query = query.options(*halves).order_by(Twin.id).with_for_update(key_share=True)
    for twin in act.session.scalars(query.execution_options(populate_existing=True)):
        act.check_follows(twin.registered_at)
        twin.ended_at = act.at
        act.concern(twin, twin.emission_region, twin.potential_region)


def begin_standing(
    act: Act, region_id: int, standing: Standing, reason: str = "", declaration_id: int | None = None
) -> None:
    """Begin the first standing of a region, or the one after another; a part of an act."""
    begun = StandingChange(
        region_id=region_id, standing=standing, reason=reason, declaration_id=declaration_id, began_at=act.at
    )
    act.session.add(begun)


def _region_of(act: Act, parameters: Parameters) -> Region:
    region = act.session.scalars(select(Region).where(Region.code == parameters.get("region"))).first()
    if region is None or set(parameters) != {"region"}:
        raise UnknownEffect
    return region


def _check_region(act: Act, parameters: Parameters) -> None:
    _region_of(act, parameters)


def effect_on_standing(name: str, label: str, before: Collection[Standing], after: Standing) -> Effect:
    """The effect of a motion on membership, by which a region that stands `before` stands `after`."""

    def run(act: Act, parameters: Parameters, declaration_id: int) -> bool:
        region = _region_of(act, parameters)
        now = standing_change(act.session, region.id)
        if now.standing not in before:
            return False  # the standing changed since the vote was opened: nothing left to do
        change_standing(act, region.id, after, declaration_id=declaration_id)
        act.concern(region)
        return True

    return Effect(name=name, label=label, kind=MotionKind.MEMBERSHIP, check=_check_region, run=run)


MEMBER, SUSPENDED, LAPSED = Standing.MEMBER, Standing.SUSPENDED, Standing.LAPSED

register(effect_on_standing("suspend_region", N_("The region is suspended."), [MEMBER], SUSPENDED))
register(effect_on_standing("reinstate_region", N_("The region is reinstated."), [SUSPENDED, LAPSED], MEMBER))
register(
    effect_on_standing("expel_region", N_("The region is expelled."), [MEMBER, SUSPENDED], Standing.EXPELLED)
)
