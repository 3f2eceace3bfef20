"""Edges of the register: who speaks for a region that left, and what one instant may hold."""

import pytest

from governance.regions.profiles import ProfileValues, set_profile
from governance.regions.rules import NoLongerMember, Standing
from tests.factories import House
from tests.standing import stands


@pytest.mark.parametrize("gone", [Standing.WITHDRAWN, Standing.EXPELLED, Standing.LAPSED])
def test_who_is_no_member_says_nothing_more_of_the_region(gone: Standing, house: House) -> None:
    region, head = house.region("BJ-BO"), house.head("BJ-BO")
    house.later(days=1)
    stands(house, "BJ-BO", gone)
    with pytest.raises(NoLongerMember):
        set_profile(house.act(head), region, values=ProfileValues(brings_text="Anything."))


def test_a_suspended_region_still_says_what_it_is(house: House) -> None:
    region, head = house.region("BJ-BO"), house.head("BJ-BO")
    house.later(days=1)
    stands(house, "BJ-BO", Standing.SUSPENDED)
    set_profile(house.act(head), region, values=ProfileValues(brings_text="Forests."))
