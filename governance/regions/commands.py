"""How a region joins: entered in the register, and admitted by two officers."""

from sqlalchemy import Integer, Select, String, column, select, table

from governance import permissions
from governance.accounts.offices import end_delegation
from governance.accounts.rules import check_second_officer
from governance.act import Act, command
from governance.base import LANGUAGES
from governance.errors import N_, RuleBroken
from governance.regions.figures import ProfileValues
from governance.regions.models import Admission, Region, RegionIndex
from governance.regions.naming import check_naming, folded, searched
from governance.regions.profiles import write_profile
from governance.regions.queries import standing_change
from governance.regions.rules import AssemblyAdmits, Constituency, Standing
from governance.regions.standing import begin_standing, check_reason
from governance.regions.standing import change_standing as change_standing
from governance.statutes.membership import AdmissionBy
from governance.statutes.queries import statutes_in_force

# The room of applications, above, is not imported here; it is asked whether one of them waits.
APPLICATIONS = table("applications", column("region_id", Integer), column("outcome", String))


class AlreadyApplied(RuleBroken):
    """One region for each code."""

    message = N_("The region %(code)s is already in the register.")


class NoApplication(RuleBroken):
    """Only a proposed admission can be confirmed, and once."""

    message = N_("No admission of this region is waiting to be confirmed.")


class HasApplied(RuleBroken):
    """Whoever applied is answered: what is decided on a region is decided on its application."""

    message = N_("This region has applied. Decide on its application.")


@command(may=permissions.secretariat, label=N_("Proposed the admission of a region"))
def propose_admission(  # noqa: PLR0913 - what the register says of a place
    act: Act,
    subject: None,
    *,
    code: str,
    name: dict[str, str],
    country: str,
    constituency: Constituency,
    parent_code: str | None = None,
    profile: ProfileValues | None = None,
) -> Region:
    """Enter a region in the register as an applicant, perhaps with figures; a second officer confirms.

    Raises AssemblyAdmits, AlreadyApplied.
    """
    _check_secretariat_admits(act)
    region = enter_region(
        act, code=code, parent_code=parent_code, name=name, country=country, constituency=constituency
    )
    act.session.add(Admission(region_id=region.id, proposed_by_id=act.person_id, proposed_at=act.at))
    if profile is not None:
        write_profile(act, region.id, profile)
    return region


@command(may=permissions.secretariat, label=N_("Confirmed the admission of a region"))
def confirm_admission(act: Act, region: Region) -> Region:
    """Admit a proposed region: a different officer than the one who proposed it.

    Raises HasApplied, AssemblyAdmits, NoApplication, SameOfficer.
    """
    admit_proposed(act, region)
    _check_not_applied(act, region)
    return region


@command(may=permissions.secretariat, label=N_("Declined the admission of a region"))
def drop_admission(act: Act, region: Region, *, reason: str) -> Region:
    """Decline a proposed admission: a different officer than the one who proposed it."""
    given = check_reason(reason)
    _admission(act, region).dropped_at = act.at
    _check_not_applied(act, region)
    change_standing(act, region.id, Standing.REFUSED, reason=given)
    return region


@command(may=permissions.secretariat, label=N_("Renamed a region"))
def rename_region(act: Act, region: Region, *, name: dict[str, str]) -> Region:
    """Write the name of a region as it is written now; its code stays. Raises NameMissing."""
    check_naming(region.code, region.parent_code, region.country, name)
    region.name = name
    _index(act, region)
    return region


def admit_proposed(act: Act, region: Region) -> None:
    """Admit a region as the second officer; a part of an act."""
    admission = _admission(act, region)
    _check_secretariat_admits(act)
    admission.confirmed_by_id, admission.confirmed_at = act.person_id, act.at
    change_standing(act, region.id, Standing.MEMBER)


def enter_region(
    act: Act,
    *,
    code: str,
    parent_code: str | None,
    name: dict[str, str],
    country: str,
    constituency: Constituency,
) -> Region:
    """Enter an applicant, on its old row if it was here before; a part of an act. Raises AlreadyApplied."""
    check_naming(code, parent_code, country, name)
    region = act.session.scalars(select(Region).where(Region.code == code).with_for_update()).first()
    if region is None:
        region = Region(code=code)
        act.session.add(region)
    else:
        _apply_again(act, region)
    region.parent_code, region.name = parent_code, name
    region.country, region.constituency = country, constituency
    new = region.id is None
    act.session.flush()
    if new:
        begin_standing(act, region.id, Standing.APPLICANT)
    _index(act, region)
    return region


def _apply_again(act: Act, region: Region) -> None:
    """Raise AlreadyApplied for a member, or an applicant whose admission waits for its second officer."""
    now = standing_change(act.session, region.id)
    if now.standing is Standing.APPLICANT:
        if act.session.scalars(_waiting(region.id)).first():
            raise AlreadyApplied(code=region.code)
        return
    if now.standing in (Standing.MEMBER, Standing.SUSPENDED):
        raise AlreadyApplied(code=region.code)
    change_standing(act, region.id, Standing.APPLICANT)
    end_delegation(act, region.id)


def _index(act: Act, region: Region) -> None:
    """Write by which words the region is found, and by which it is sorted."""
    index = act.session.scalars(select(RegionIndex).where(RegionIndex.region_id == region.id)).first()
    if index is None:
        index = RegionIndex(region_id=region.id)
        act.session.add(index)
    index.words = searched(region.code, region.name.values())
    for language in LANGUAGES:
        setattr(index, f"sort_{language}", folded(region.name[language])[:200])


def _waiting(region_id: int) -> Select[Admission]:
    """The admission of a region that waits for its second officer."""
    return select(Admission).where(
        Admission.region_id == region_id, Admission.confirmed_at.is_(None), Admission.dropped_at.is_(None)
    )


def _admission(act: Act, region: Region) -> Admission:
    """The admission that waits, under a lock; raises NoApplication, or SameOfficer for who proposed it."""
    admission = act.session.scalars(_waiting(region.id).with_for_update()).first()
    if admission is None:
        raise NoApplication
    check_second_officer(admission.proposed_by_id, act.person_id)
    return admission


def _check_not_applied(act: Act, region: Region) -> None:
    """Raise HasApplied for a region that an application brought; its admission is locked."""
    waits = APPLICATIONS.c.region_id == region.id, APPLICATIONS.c.outcome.is_(None)
    if act.session.scalars(select(APPLICATIONS.c.region_id).where(*waits)).first() is not None:
        raise HasApplied


def _check_secretariat_admits(act: Act) -> None:
    if statutes_in_force(act.session, act.at).rules.membership.admission is AdmissionBy.ASSEMBLY:
        raise AssemblyAdmits
