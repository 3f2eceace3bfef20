"""How regions join and are joined, on both databases."""

import pytest
from sqlalchemy.orm import Session

from governance.accounts.rules import SameOfficer
from governance.regions.commands import (
    AlreadyApplied,
    NoApplication,
    confirm_admission,
    propose_admission,
    rename_region,
)
from governance.regions.naming import NameMissing
from governance.regions.queries import members, region_by_code, standing_history, twins
from governance.regions.register import Wanted, register_page
from governance.regions.rules import Constituency, Standing
from governance.statutes.rules import MotionKind
from governance.twinning.paper import register_twin
from governance.twinning.rules import SameConstituency
from governance.voting.rules import Choice
from tests.factories import House, in_three

BORGOU = {
    "code": "BJ-BO",
    "name": in_three("Borgou"),
    "country": "BJ",
    "constituency": Constituency.HIGH_POTENTIAL,
}
TEXTS = {"title": in_three("Title"), "purpose": in_three("Purpose"), "commitment": in_three("Path")}


def test_a_region_is_admitted_by_two_officers(house: House, session: Session) -> None:
    region = propose_admission(house.act(house.secretary), None, **BORGOU)
    with pytest.raises(SameOfficer):
        confirm_admission(house.act(house.secretary), region)
    confirm_admission(house.act(house.deputy), region)
    assert [member.code for member in members(session, house.at)] == ["BJ-BO"]


def test_a_region_is_admitted_once(house: House) -> None:
    region = house.region("BJ-BO")
    with pytest.raises(NoApplication):
        confirm_admission(house.act(house.deputy), region)
    with pytest.raises(AlreadyApplied):
        propose_admission(house.act(house.secretary), None, **BORGOU)


def test_a_renamed_region_is_found_and_sorted_by_its_new_name(house: House, session: Session) -> None:
    region = house.region("BJ-BO")
    rename_region(house.act(house.secretary), region, name=in_three("Zogbodomey"))
    found = register_page(session, house.at, Wanted(words="zogbo"))
    assert [row.region.name["fr"] for row in found.rows] == ["Zogbodomey"]
    with pytest.raises(NameMissing):
        rename_region(house.act(house.secretary), region, name=in_three(" "))


def test_a_twin_joins_opposite_constituencies(house: House, session: Session) -> None:
    one, other, same = house.region("FR-OCC"), house.region("BJ-BO"), house.region("DE-BB")
    with pytest.raises(SameConstituency):
        register_twin(house.act(house.secretary), one, other=same, **TEXTS)
    register_twin(house.act(house.secretary), other, other=one, **TEXTS)
    (twin,) = twins(session, house.at)
    assert (twin.emission_region.code, twin.potential_region.code) == ("FR-OCC", "BJ-BO")


def test_a_region_is_suspended_and_reinstated_by_adopted_motions_alone(
    house: House, session: Session
) -> None:
    assembly = house.sitting()
    voters = ("BJ_BO", "FR_OCC", "ML_3", "CD_BC")
    for effect in ("suspend_region", "reinstate_region"):
        motion = house.motion(assembly, MotionKind.MEMBERSHIP, {"act": effect, "region": "DE-BB"})
        house.declared(house.vote(assembly, motion), **dict.fromkeys(voters, Choice.FOR))
    found = region_by_code(session, "DE-BB", house.at)
    assert found is not None
    history = [change.standing for change in standing_history(session, found.region.id)]
    assert history == [Standing.APPLICANT, Standing.MEMBER, Standing.SUSPENDED, Standing.MEMBER]


def test_the_members_of_a_past_day_are_known(house: House, session: Session) -> None:
    before = house.at
    house.later(days=1).region("BJ-BO")
    assert [member.code for member in members(session, before)] == []
