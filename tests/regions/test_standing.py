"""Membership that ends and begins again for cause, on both databases and on its pages."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.accounts.rules import Actor, SameOfficer
from governance.errors import NotAllowed
from governance.regions.commands import (
    AlreadyApplied,
    NoApplication,
    confirm_admission,
    drop_admission,
    propose_admission,
)
from governance.regions.models import Region
from governance.regions.queries import region_by_code, standing_history
from governance.regions.register import Wanted, register_page
from governance.regions.rules import Constituency, Standing, StandingCannotChange
from governance.regions.standing import ReasonMissing, withdraw_region
from governance.statutes.rules import MotionKind
from governance.voting.models import RollEntry
from governance.voting.rules import Choice
from tests.desk import Desk
from tests.factories import House, in_three
from tests.reading import page
from tests.standing import stands

VOTERS = dict.fromkeys(("BJ_BO", "FR_OCC", "ML_3", "CD_BC"), Choice.FOR)


def history(house: House, code: str) -> list[Standing]:
    found = region_by_code(house.session, code, house.at)
    assert found is not None
    return [change.standing for change in standing_history(house.session, found.region.id)]


def proposed(house: House, name: str, constituency: Constituency = Constituency.HIGH_POTENTIAL) -> Region:
    act = house.act(house.secretary)
    names = in_three(name)
    return propose_admission(act, None, code="BJ-BO", name=names, country="BJ", constituency=constituency)


def test_a_head_withdraws_their_own_region_and_no_other(house: House) -> None:
    house.region("BJ-BO")
    house.region("FR-OCC")
    head = house.head("BJ-BO")
    with pytest.raises(NotAllowed):
        withdraw_region(house.act(head), house.regions["FR-OCC"], reason="Not ours")
    for reason in ("", "  \n", "x" * 5001):
        with pytest.raises(ReasonMissing):
            withdraw_region(house.act(head), house.regions["BJ-BO"], reason=reason)
    withdraw_region(house.act(head), house.regions["BJ-BO"], reason=" A new government. ")
    last = standing_history(house.session, house.regions["BJ-BO"].id)[-1]
    assert (last.standing, last.reason) == (Standing.WITHDRAWN, "A new government.")
    with pytest.raises(StandingCannotChange):
        withdraw_region(house.act(head), house.regions["BJ-BO"], reason="Again")


@pytest.mark.parametrize(
    "gone", [Standing.WITHDRAWN, Standing.EXPELLED, Standing.LAPSED], ids=lambda standing: standing.value
)
def test_a_region_that_left_applies_again_on_its_old_row(
    gone: Standing, house: House, session: Session
) -> None:
    before = house.region("BJ-BO").id
    stands(house, "BJ-BO", gone)
    house.later(days=1)
    region = proposed(house, "Borgou renamed", Constituency.HIGH_EMISSION)
    assert region.id == before
    confirm_admission(house.act(house.deputy), region)
    assert history(house, "BJ-BO") == [
        Standing.APPLICANT,
        Standing.MEMBER,
        gone,
        Standing.APPLICANT,
        Standing.MEMBER,
    ]
    (row,) = register_page(session, house.at, Wanted(words="renamed")).rows
    assert (row.region.name, row.region.constituency) == (
        in_three("Borgou renamed"),
        Constituency.HIGH_EMISSION,
    )


def test_a_second_officer_declines_and_the_place_may_be_proposed_again(house: House) -> None:
    region = proposed(house, "Borgou")
    with pytest.raises(SameOfficer):
        drop_admission(house.act(house.secretary), region, reason="No mandate")
    with pytest.raises(ReasonMissing):
        drop_admission(house.act(house.deputy), region, reason=" ")
    drop_admission(house.act(house.deputy), region, reason="No mandate")
    with pytest.raises(NoApplication):
        confirm_admission(house.act(house.deputy), region)
    assert proposed(house, "Borgou").id == region.id
    with pytest.raises(AlreadyApplied):
        proposed(house, "Borgou")
    confirm_admission(house.act(house.deputy), region)
    assert history(house, "BJ-BO")[1:] == [Standing.REFUSED, Standing.APPLICANT, Standing.MEMBER]


@pytest.mark.parametrize("standing", [Standing.MEMBER, Standing.SUSPENDED])
def test_who_is_still_of_the_assembly_cannot_apply(standing: Standing, house: House) -> None:
    house.region("BJ-BO")
    if standing is Standing.SUSPENDED:
        stands(house, "BJ-BO", standing)
    with pytest.raises(AlreadyApplied):
        proposed(house, "Borgou")


def test_the_assembly_expels_and_reinstates_by_motions(house: House) -> None:
    assembly = house.sitting()
    stands(house, "ES-AN", Standing.LAPSED)
    for effect, code in (("expel_region", "DE-BB"), ("reinstate_region", "ES-AN")):
        motion = house.motion(assembly, MotionKind.MEMBERSHIP, {"act": effect, "region": code})
        house.declared(house.vote(assembly, motion), **VOTERS)
    assert history(house, "DE-BB")[-1] is Standing.EXPELLED
    assert history(house, "ES-AN")[-2:] == [Standing.LAPSED, Standing.MEMBER]


@pytest.mark.parametrize(
    "gone",
    [Standing.SUSPENDED, Standing.WITHDRAWN, Standing.EXPELLED, Standing.LAPSED],
    ids=lambda standing: standing.value,
)
def test_the_electorate_is_frozen_by_standing_when_the_vote_opens(
    gone: Standing, house: House, session: Session
) -> None:
    assembly = house.sitting()
    first = house.vote(assembly)
    stands(house, "DE-BB", gone)
    second = house.vote(assembly)

    def roll(vote_id: int) -> set[str]:
        query = select(Region.code).join(RollEntry, RollEntry.region_id == Region.id)
        return set(session.scalars(query.where(RollEntry.vote_id == vote_id)))

    assert roll(first.id) == set(house.regions)
    assert roll(second.id) == set(house.regions) - {"DE-BB"}


def test_withdrawal_is_confirmed_on_a_page_that_says_what_it_means(
    house: House, sign_in: Callable[[Actor], FlaskClient]
) -> None:
    house.region("BJ-BO")
    desk = Desk(sign_in(house.head("BJ-BO")))
    assert "/en/regions/BJ-BO/withdraw" in page(desk.client, "/en/regions/BJ-BO")
    said = desk.see("/en/regions/BJ-BO/withdraw")
    assert "moves and supports no motion, and counts for no quorum" in said
    assert "Give the reason" in desk.send("/en/regions/BJ-BO/withdraw", 422, reason=" ")
    desk.send("/en/regions/BJ-BO/withdraw", reason="A new government.")
    assert history(house, "BJ-BO")[-1] is Standing.WITHDRAWN
    assert "A new government." in desk.see("/en/regions/BJ-BO")
    assert "nothing to withdraw from" in desk.see("/en/regions/BJ-BO/withdraw")


def test_the_page_of_a_lapse_says_what_was_missed(
    house: House, sign_in: Callable[[Actor], FlaskClient]
) -> None:
    house.region("BJ-BO")
    desk = Desk(sign_in(house.secretary))
    said = desk.see("/en/regions/BJ-BO/lapse")
    assert "missed in a row, up to the last one 0" in said
    assert "cannot lapse now" in said
    assert "This region has not." in desk.send("/en/regions/BJ-BO/lapse", 409)
    assert history(house, "BJ-BO")[-1] is Standing.MEMBER
