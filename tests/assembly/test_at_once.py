"""Two officers or two delegations press at the same moment: one wins, the other is told."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from governance.accounts.rules import Actor
from governance.act import Act, Entrance
from governance.assembly.checking_in import check_in
from governance.assembly.commands import AlreadyPresent, accredit_delegation, open_session
from governance.assembly.convening import cancel_session, change_convocation, convene_session
from governance.assembly.demanding import DemandDoesNotAllow
from governance.assembly.demands import open_demand, sign_demand, withdraw_demand
from governance.assembly.models import AssemblySession, SessionDemand
from governance.assembly.rules import SessionDoesNotAllow, SessionKind, SessionMode
from governance.regions.models import Region
from tests.assembly.meetings import meeting
from tests.factories import SIX, House, in_three
from tests.voting.test_concurrency import Task, at_once, at_the_heels


@pytest.fixture
def seated(house: House) -> House:
    for code in SIX:
        house.region(code)
    return house


def doing(
    house: House, actor: Actor, model: type, row: Any, verb: Callable[[Act, Any, Session], Any]
) -> Task:
    at, row_id = house.at, row.id

    def task(session: Session) -> str:
        verb(Act(session, actor, at, Entrance.WEB), session.get_one(model, row_id), session)
        return "done"

    return task


def ready(house: House) -> AssemblySession:
    """A session whose hour has come, with a quorum."""
    assembly = house.convened()
    for code in SIX:
        house.attend(assembly, code)
    return assembly


def test_a_session_that_opens_is_not_cancelled_and_one_cancelled_does_not_open(
    seated: House, engine: Engine
) -> None:
    opens = lambda act, found, session: open_session(act, found)  # noqa: E731
    cancels = lambda act, found, session: cancel_session(act, found, reason=in_three("Floods."))  # noqa: E731
    for number in range(2):
        assembly = ready(seated)
        tasks = [
            doing(seated, seated.presiding, AssemblySession, assembly, opens),
            doing(seated, seated.secretary, AssemblySession, assembly, cancels),
        ]
        seated.session.rollback()
        first, second = reversed(tasks) if number else tasks
        assert at_the_heels(engine, first, second) == ["done", SessionDoesNotAllow]


def test_two_changes_of_one_convocation_are_both_counted(seated: House, engine: Engine) -> None:
    assembly = convene_session(seated.act(seated.secretary), None, kind=SessionKind.ORDINARY, **meeting())

    def renaming(name: str) -> Task:
        changed = meeting(name=in_three(name))
        return doing(
            seated,
            seated.secretary,
            AssemblySession,
            assembly,
            lambda act, found, session: change_convocation(act, found, **changed),
        )

    tasks = [renaming("One"), renaming("Other")]
    seated.session.rollback()
    assert at_once(engine, tasks) == ["done", "done"]
    seated.session.refresh(assembly)
    assert assembly.revision == 2


def test_the_last_signature_and_the_withdrawal_of_a_demand_exclude_each_other(
    seated: House, engine: Engine
) -> None:
    region = seated.regions["BJ-BO"]
    words = {"language": "fr", "purpose": "La sécheresse."}
    demand = open_demand(seated.act(seated.head("BJ-BO")), region, **words)
    other = seated.regions["FR-OCC"].id
    tasks = [
        doing(
            seated,
            seated.head("FR-OCC"),
            SessionDemand,
            demand,
            lambda act, found, session: sign_demand(act, found, region=session.get_one(Region, other)),
        ),
        doing(
            seated,
            seated.head("BJ-BO"),
            SessionDemand,
            demand,
            lambda act, found, session: withdraw_demand(act, found),
        ),
    ]
    seated.session.rollback()
    assert at_the_heels(engine, *tasks) == ["done", DemandDoesNotAllow]
    seated.session.refresh(demand)
    assert (demand.met_at, demand.withdrawn_at) == (seated.at, None)


def test_one_session_is_convened_from_a_demand_by_two_officers(seated: House, engine: Engine) -> None:
    words = {"language": "fr", "purpose": "La sécheresse."}
    demand = open_demand(seated.act(seated.head("BJ-BO")), seated.regions["BJ-BO"], **words)
    sign_demand(seated.act(seated.head("FR-OCC")), demand, region=seated.regions["FR-OCC"])
    opens_at = seated.at + timedelta(days=7)
    told = meeting(opens_at=opens_at, mode=SessionMode.LIVE, ends_at=None)
    kind = SessionKind.EXTRAORDINARY

    def convening(officer: Actor) -> Task:
        return doing(
            seated,
            officer,
            SessionDemand,
            demand,
            lambda act, found, session: convene_session(act, None, kind=kind, demand=found, **told),
        )

    tasks = [convening(seated.secretary), convening(seated.deputy)]
    seated.session.rollback()
    assert at_the_heels(engine, *tasks) == ["done", DemandDoesNotAllow]


def test_a_delegation_that_presses_twice_comes_once(seated: House, engine: Engine) -> None:
    assembly, region = seated.convened(), seated.regions["BJ-BO"]
    accredit_delegation(seated.act(seated.secretary), assembly, region=region)
    region_id = region.id
    coming = doing(
        seated,
        seated.head("BJ-BO"),
        AssemblySession,
        assembly,
        lambda act, found, session: check_in(act, found, region=session.get_one(Region, region_id)),
    )
    seated.session.rollback()
    assert at_the_heels(engine, coming, coming) == ["done", AlreadyPresent]
