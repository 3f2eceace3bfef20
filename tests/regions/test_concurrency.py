"""Two at once, on both databases: one place becomes one applicant, and one officer decides."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from governance.accounts.rules import Actor
from governance.act import Act, Entrance, Overtaken
from governance.regions.commands import (
    AlreadyApplied,
    NoApplication,
    confirm_admission,
    drop_admission,
    propose_admission,
)
from governance.regions.models import Admission, Region, StandingChange
from governance.regions.queries import region_by_code
from governance.regions.rules import Constituency, Standing
from tests.factories import House, in_three
from tests.standing import stands
from tests.voting.test_concurrency import at_once, at_the_heels

Together = Callable[[Engine, Any, Any], list[object]]
SIDE_BY_SIDE: list[Together] = [lambda engine, one, other: at_once(engine, [one, other]), at_the_heels]


def act_of(house: House, actor: Actor, session: Session) -> Act:
    return Act(session, actor, house.at, Entrance.WEB)


def proposing(house: House, actor: Actor) -> Callable[[Session], object]:
    def propose(session: Session) -> object:
        act, name = act_of(house, actor, session), in_three("Borgou")
        side = Constituency.HIGH_POTENTIAL
        propose_admission(act, None, code="BJ-BO", name=name, country="BJ", constituency=side)
        return "proposed"

    return propose


@pytest.mark.parametrize("together", SIDE_BY_SIDE, ids=["at once", "at the heels"])
@pytest.mark.parametrize("was_here", [False, True], ids=["new", "withdrawn before"])
def test_of_two_proposals_of_one_place_one_is_entered(
    was_here: bool, together: Together, engine: Engine, house: House, session: Session
) -> None:
    if was_here:
        house.region("BJ-BO")
        stands(house, "BJ-BO", Standing.WITHDRAWN)
        house.later(days=1)
    found = together(engine, proposing(house, house.secretary), proposing(house, house.deputy))
    assert found.count("proposed") == 1
    assert set(found) - {"proposed"} <= {Overtaken, AlreadyApplied}
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Region)) == 1
    waiting = select(func.count()).select_from(Admission).where(Admission.confirmed_at.is_(None))
    assert session.scalar(waiting) == 1


@pytest.mark.parametrize("together", SIDE_BY_SIDE, ids=["at once", "at the heels"])
def test_of_two_officers_who_decide_one_wins_and_the_other_is_told(
    together: Together, engine: Engine, house: House, session: Session
) -> None:
    third = replace(house.presiding, offices=house.deputy.offices)
    proposing(house, third)(session)
    house.later(hours=1)

    def confirm(other: Session) -> object:
        region = other.scalars(select(Region)).one()
        confirm_admission(act_of(house, house.secretary, other), region)
        return Standing.MEMBER

    def decline(other: Session) -> object:
        region = other.scalars(select(Region)).one()
        drop_admission(act_of(house, house.deputy, other), region, reason="No mandate")
        return Standing.REFUSED

    found = together(engine, confirm, decline)
    told = [each for each in found if isinstance(each, Standing)]
    assert len(told) == 1
    assert set(found) - set(told) <= {NoApplication, Overtaken}
    session.rollback()
    row = region_by_code(session, "BJ-BO", house.at)
    assert row is not None
    assert row.standing is told[0]
    in_force = select(func.count()).select_from(StandingChange).where(StandingChange.ended_at.is_(None))
    assert session.scalar(in_force) == 1
