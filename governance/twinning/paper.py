"""Twin regions whose agreement was signed on paper: the register holds its words, in every language."""

from governance import permissions
from governance.act import Act, command
from governance.errors import N_
from governance.regions.models import Region, Twin
from governance.regions.rules import Constituency
from governance.twinning.commands import check_members, check_pair_is_free
from governance.twinning.rules import AlreadyTwins, check_opposite


@command(may=permissions.secretariat, label=N_("Registered a twin region that was agreed on paper"))
def register_twin(
    act: Act,
    region: Region,
    *,
    other: Region,
    title: dict[str, str],
    purpose: dict[str, str],
    commitment: dict[str, str],
) -> Twin:
    """Enter what two members of opposite constituencies signed elsewhere; not beside another twin."""
    check_opposite(region.constituency, other.constituency)
    check_members(act, region, other)
    if check_pair_is_free(act, region, other) is not None:
        raise AlreadyTwins
    halves = {half.constituency: half for half in (region, other)}
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
