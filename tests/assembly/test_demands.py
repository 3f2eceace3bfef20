"""Regions demand an extraordinary session, on both databases."""

from datetime import timedelta

import pytest

from governance.accounts.rules import OfficeKind
from governance.assembly.convening import DemandedIsExtraordinary, cancel_session, convene_session
from governance.assembly.demanding import (
    DemandDoesNotAllow,
    DemandState,
    PurposeMissing,
    PurposeTooLong,
    UnknownLanguage,
)
from governance.assembly.demands import (
    DemandOpenAlready,
    NotSigned,
    OnlyMembersDemand,
    OwnDemand,
    SignedAlready,
    count_of,
    demand_page,
    demand_state_of,
    open_demand,
    sign_demand,
    withdraw_demand,
    withdraw_signature,
)
from governance.assembly.models import AssemblySession, SessionDemand
from governance.assembly.rules import QuorumCount, SessionKind, SessionMode
from governance.errors import NotAllowed
from governance.regions.rules import Standing
from tests.assembly.meetings import meeting
from tests.factories import SIX, House, in_three
from tests.standing import stands

WORDS = {"language": "fr", "purpose": "La sécheresse."}


@pytest.fixture
def seated(house: House) -> House:
    """Six member regions: two signatures are a fifth of them."""
    for code in SIX:
        house.region(code)
    return house


def demanded(house: House, code: str = "BJ-BO") -> SessionDemand:
    return open_demand(house.act(house.head(code)), house.regions[code], **WORDS)


def signed(house: House, demand: SessionDemand, code: str) -> None:
    sign_demand(house.act(house.head(code)), demand, region=house.regions[code])


def answered(house: House, demand: SessionDemand, **changes: object) -> AssemblySession:
    told = meeting(opens_at=house.at + timedelta(days=7), mode=SessionMode.LIVE, ends_at=None)
    details = {"kind": SessionKind.EXTRAORDINARY, "demand": demand, **changes}
    return convene_session(house.act(house.secretary), None, **details, **told)


def state(house: House, demand: SessionDemand) -> DemandState:
    house.session.expire_all()
    found = demand_page(house.session, demand.id)
    assert found is not None
    return demand_state_of(found, house.at)


def test_a_demand_is_met_by_a_fifth_of_the_members_and_convened_from(seated: House) -> None:
    demand = demanded(seated)
    assert count_of(seated.session, [demand.id], seated.at) == {demand.id: QuorumCount(6, 1, 2, False)}
    with pytest.raises(DemandDoesNotAllow):
        answered(seated, demand)
    seated.later(days=2)
    signed(seated, demand, "FR-OCC")
    assert (demand.met_at, state(seated, demand)) == (seated.at, DemandState.MET)
    assert answered(seated, demand).demand_id == demand.id
    assert state(seated, demand) is DemandState.CONVENED
    with pytest.raises(DemandDoesNotAllow):
        answered(seated, demand)


def test_a_cancelled_session_leaves_its_demand_to_be_convened_from_again(seated: House) -> None:
    demand = demanded(seated)
    signed(seated, demand, "FR-OCC")
    cancel_session(seated.act(seated.secretary), answered(seated, demand), reason=in_three("Floods."))
    assert state(seated, demand) is DemandState.MET
    assert answered(seated, demand).number == 2


def test_what_was_demanded_is_extraordinary(seated: House) -> None:
    demand = demanded(seated)
    signed(seated, demand, "FR-OCC")
    with pytest.raises(DemandedIsExtraordinary):
        answered(seated, demand, kind=SessionKind.ORDINARY)


def test_a_region_signs_once_and_may_take_it_back_until_the_demand_is_met(seated: House) -> None:
    for number in range(5):
        seated.region(f"FR-{number}", SIX["FR-OCC"])
    demand = demanded(seated)
    region = seated.regions["FR-OCC"]
    signed(seated, demand, "FR-OCC")
    with pytest.raises(SignedAlready):
        signed(seated, demand, "FR-OCC")
    withdraw_signature(seated.act(seated.head("FR-OCC")), demand, region=region)
    with pytest.raises(NotSigned):
        withdraw_signature(seated.act(seated.head("FR-OCC")), demand, region=region)
    signed(seated, demand, "FR-OCC")
    signed(seated, demand, "ML-3")
    assert state(seated, demand) is DemandState.MET
    with pytest.raises(DemandDoesNotAllow):
        withdraw_signature(seated.act(seated.head("FR-OCC")), demand, region=region)
    with pytest.raises(DemandDoesNotAllow):
        withdraw_demand(seated.act(seated.head("BJ-BO")), demand)


def test_who_opened_it_withdraws_the_demand_and_not_its_signature(seated: House) -> None:
    demand = demanded(seated)
    with pytest.raises(OwnDemand):
        withdraw_signature(seated.act(seated.head("BJ-BO")), demand, region=seated.regions["BJ-BO"])
    with pytest.raises(DemandOpenAlready):
        demanded(seated)
    with pytest.raises(NotAllowed):
        withdraw_demand(seated.act(seated.head("ML-3")), demand)
    withdraw_demand(seated.act(seated.head("BJ-BO")), demand)
    assert state(seated, demand) is DemandState.WITHDRAWN
    with pytest.raises(DemandDoesNotAllow):
        signed(seated, demand, "FR-OCC")
    with pytest.raises(DemandDoesNotAllow):
        answered(seated, demand)
    assert demanded(seated).id != demand.id


def test_after_its_time_a_demand_is_closed(seated: House) -> None:
    demand = demanded(seated)
    seated.at = demand.closes_at - timedelta(microseconds=1)
    assert state(seated, demand) is DemandState.OPEN
    seated.at = demand.closes_at
    assert demand.closes_at == demand.opened_at + timedelta(days=60)
    assert state(seated, demand) is DemandState.EXPIRED
    with pytest.raises(DemandDoesNotAllow):
        signed(seated, demand, "FR-OCC")
    with pytest.raises(DemandDoesNotAllow):
        answered(seated, demand)


def test_only_members_in_good_standing_sign_and_are_counted(seated: House) -> None:
    for number in range(5):
        seated.region(f"FR-{number}", SIX["FR-OCC"])
    demand = demanded(seated)
    signed(seated, demand, "FR-OCC")
    stands(seated, "FR-OCC", Standing.SUSPENDED)
    stands(seated, "ML-3", Standing.SUSPENDED)
    assert count_of(seated.session, [demand.id], seated.at) == {demand.id: QuorumCount(9, 1, 2, False)}
    with pytest.raises(OnlyMembersDemand):
        signed(seated, demand, "ML-3")
    with pytest.raises(OnlyMembersDemand):
        demanded(seated, "ML-3")


def test_who_signs_signs_for_their_own_region(seated: House) -> None:
    demand = demanded(seated)
    with pytest.raises(NotAllowed):
        sign_demand(seated.act(seated.head("ML-3")), demand, region=seated.regions["FR-OCC"])
    alternate = seated.delegate("ML-3", OfficeKind.ALTERNATE)
    with pytest.raises(NotAllowed):
        sign_demand(seated.act(alternate), demand, region=seated.regions["ML-3"])


def test_a_demand_says_what_for_in_a_language_of_the_house(seated: House) -> None:
    act, region = seated.act(seated.head("BJ-BO")), seated.regions["BJ-BO"]
    for refusal, words in (
        (PurposeMissing, {"language": "fr", "purpose": " \n"}),
        (PurposeTooLong, {"language": "fr", "purpose": "x" * 2_001}),
        (UnknownLanguage, {"language": "de", "purpose": "Dürre."}),
    ):
        with pytest.raises(refusal):
            open_demand(act, region, **words)
