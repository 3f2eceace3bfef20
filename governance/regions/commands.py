"""How a region joins, and how its standing changes."""

from sqlalchemy import select

from governance import permissions
from governance.accounts.rules import check_second_officer
from governance.act import Act, command
from governance.effects import Effect, Parameters, UnknownEffect, register
from governance.errors import N_, RuleBroken
from governance.regions.models import Admission, Region, StandingChange, Twin
from governance.regions.queries import standing_change
from governance.regions.rules import Constituency, Standing, check_standing_change
from governance.statutes.rules import MotionKind


class AlreadyApplied(RuleBroken):
    """One region for each code."""

    message = N_("The region %(code)s is already in the register.")


class NoApplication(RuleBroken):
    """Only a proposed admission can be confirmed, and once."""

    message = N_("No admission of this region is waiting to be confirmed.")


class NotOpposite(RuleBroken):
    """A twin joins two regions of opposite constituencies. Statutes, article on twins."""

    message = N_("A twin joins a high-emission region with a high-potential region.")


@command(may=permissions.secretariat, label=N_("Proposed the admission of a region"))
def propose_admission(
    act: Act, subject: None, *, code: str, name: dict[str, str], country: str, constituency: Constituency
) -> Region:
    """Enter a region in the register as an applicant; a second officer confirms."""
    if act.session.scalar(select(Region.id).where(Region.code == code)):
        raise AlreadyApplied(code=code)
    region = Region(code=code, name=name, country=country, constituency=constituency)
    act.session.add(region)
    act.session.flush()
    _begin_standing(act, region.id, Standing.APPLICANT, "", None)
    act.session.add(Admission(region_id=region.id, proposed_by_id=act.person_id, proposed_at=act.at))
    return region


@command(may=permissions.secretariat, label=N_("Confirmed the admission of a region"))
def confirm_admission(act: Act, region: Region) -> Region:
    """Admit a proposed region: a different officer than the one who proposed it."""
    query = select(Admission).where(Admission.region_id == region.id, Admission.confirmed_at.is_(None))
    admission = act.session.scalars(query.with_for_update()).first()
    if admission is None:
        raise NoApplication
    check_second_officer(admission.proposed_by_id, act.person_id)
    admission.confirmed_by_id, admission.confirmed_at = act.person_id, act.at
    change_standing(act, region.id, Standing.MEMBER)
    return region


@command(may=permissions.secretariat, label=N_("Registered a twin region"))
def register_twin(
    act: Act,
    region: Region,
    *,
    other: Region,
    title: dict[str, str],
    purpose: dict[str, str],
    commitment: dict[str, str],
) -> Twin:
    """Enter the signed agreement of two regions of opposite constituencies."""
    halves = {half.constituency: half for half in (region, other)}
    if len(halves) != len(Constituency):
        raise NotOpposite
    twin = Twin(
        emission_region_id=halves[Constituency.HIGH_EMISSION].id,
        potential_region_id=halves[Constituency.HIGH_POTENTIAL].id,
        title=title,
        purpose=purpose,
        commitment=commitment,
        registered_at=act.at,
    )
    act.session.add(twin)
    act.concern(other)
    return twin


def change_standing(
    act: Act, region_id: int, standing: Standing, *, reason: str = "", declaration_id: int | None = None
) -> None:
    """End the standing in force and begin another; a part of an act. Raises what the law refuses."""
    now = standing_change(act.session, region_id)
    check_standing_change(now.standing, standing)
    act.check_follows(now.began_at)
    now.ended_at = act.at
    act.session.flush()
    _begin_standing(act, region_id, standing, reason, declaration_id)


def _begin_standing(
    act: Act, region_id: int, standing: Standing, reason: str, declaration_id: int | None
) -> None:
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


def _effect_on_standing(name: str, label: str, before: Standing, after: Standing) -> Effect:
    def run(act: Act, parameters: Parameters, declaration_id: int) -> bool:
        region = _region_of(act, parameters)
        now = standing_change(act.session, region.id)
        if now.standing is not before:
            return False  # the standing changed since the vote was opened: nothing left to do
        change_standing(act, region.id, after, declaration_id=declaration_id)
        act.concern(region)
        return True

    return Effect(name=name, label=label, kind=MotionKind.MEMBERSHIP, check=_check_region, run=run)


register(
    _effect_on_standing("suspend_region", N_("The region is suspended."), Standing.MEMBER, Standing.SUSPENDED)
)
register(
    _effect_on_standing(
        "reinstate_region", N_("The region is reinstated."), Standing.SUSPENDED, Standing.MEMBER
    )
)
