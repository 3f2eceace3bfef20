"""Ballots of elections sent at the same moment, and while the urn is being sealed; on both databases."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from governance.accounts.rules import Actor
from governance.act import Act, Entrance
from governance.assembly.models import AssemblySession, Proxy
from governance.elections.annulling import annul_election
from governance.elections.ballots import Mark
from governance.elections.box import ElectionRollEntry, RankedBallot, UrnBallot, UrnSlip
from governance.elections.casting import BallotAlreadyCast, cast_election_ballot, cast_into_urn
from governance.elections.closing import seal_urn
from governance.elections.models import Election
from governance.elections.states import ElectionDoesNotAllow
from governance.elections.urn import AlreadyInUrn, drawn_slip
from governance.errors import NotAllowed
from governance.voting.proxies import give_proxy, revoke_proxy
from tests.elections.box import entry_of, opened, ranking, secret
from tests.factories import House
from tests.voting.test_concurrency import Task, at_once, at_the_heels


@pytest.fixture
def assembly(house: House) -> AssemblySession:
    return house.sitting("FR-OCC", "BJ-BO", "ML-3")


def dropping(actor: Actor, entry_id: int, at: datetime, mark: Mark) -> Task:
    """A task that puts a ballot into the urn."""
    slip = drawn_slip()

    def task(session: Session) -> str:
        entry = session.get_one(ElectionRollEntry, entry_id)
        cast_into_urn(Act(session, actor, at, Entrance.WEB), entry, mark=mark, slip=slip)
        return slip

    return task


def recording(actor: Actor, entry_id: int, at: datetime, mark: Mark, key: str) -> Task:
    """A task that casts a recorded ballot."""

    def task(session: Session) -> int:
        entry = session.get_one(ElectionRollEntry, entry_id)
        act = Act(session, actor, at, Entrance.WEB)
        return cast_election_ballot(act, entry, mark=mark, key=key).revision

    return task


def ending(house: House, election: Election, at: datetime, *, annul: bool) -> Task:
    """A task that seals the urn, or annuls the election."""
    election_id, presiding = election.id, house.presiding

    def task(session: Session) -> str:
        found = session.get_one(Election, election_id)
        act = Act(session, presiding, at, Entrance.WEB)
        if annul:
            annul_election(act, found, reason="A wrong name.")
        else:
            seal_urn(act, found)
        return "ended"

    return task


def in_urn(house: House) -> tuple[set[str], set[str]]:
    """The identifiers of slips, and of ballots of sealed urns."""
    house.session.rollback()
    slips, ballots = house.session.scalars(select(UrnSlip.id)), house.session.scalars(select(UrnBallot.id))
    return set(slips), set(ballots)


def test_of_two_delegates_who_cast_at_once_one_is_first(
    house: House, engine: Engine, assembly: AssemblySession
) -> None:
    election = secret(house, assembly)
    entry, mark = entry_of(house, election).id, ranking(*(election.paper or []))
    actors = [house.delegate("BJ-BO"), house.delegate("BJ-BO")]
    house.session.rollback()
    results = at_once(engine, [dropping(actor, entry, house.at, mark) for actor in actors])
    assert results.count(AlreadyInUrn) == 1
    assert in_urn(house)[0] == {result for result in results if isinstance(result, str)}


def test_one_recorded_ballot_sent_twice_at_once_is_cast_once(
    house: House, engine: Engine, assembly: AssemblySession
) -> None:
    election = opened(house, assembly)
    entry, mark = entry_of(house, election).id, ranking(*(election.paper or []))
    actor = house.delegate("BJ-BO")
    house.session.rollback()
    results = at_once(engine, [recording(actor, entry, house.at, mark, "one key")] * 2)
    assert {1, BallotAlreadyCast} == set(results)
    house.session.rollback()
    assert house.session.scalars(select(RankedBallot.revision)).all() == [1]


def test_two_recorded_ballots_of_a_region_at_once_are_two_and_the_last_counts(
    house: House, engine: Engine, assembly: AssemblySession
) -> None:
    election = opened(house, assembly)
    entry, mark = entry_of(house, election).id, ranking(*(election.paper or []))
    actors = [house.delegate("BJ-BO"), house.delegate("BJ-BO")]
    house.session.rollback()
    tasks = [recording(actor, entry, house.at, mark, f"key {turn}") for turn, actor in enumerate(actors)]
    assert sorted(map(int, at_once(engine, tasks))) == [1, 2]


def test_a_ballot_on_its_way_is_in_the_urn_that_is_sealed_and_a_later_one_is_refused(
    house: House, engine: Engine, assembly: AssemblySession
) -> None:
    election = secret(house, assembly)
    mark = ranking(*(election.paper or []))
    first, second = (entry_of(house, election, code).id for code in ("BJ-BO", "ML-3"))
    voters = [house.delegate("BJ-BO"), house.delegate("ML-3")]
    assert election.closes_at is not None
    before, after = election.closes_at - timedelta(seconds=1), election.closes_at
    seal = ending(house, election, after, annul=False)
    late = dropping(voters[1], second, before, mark)
    house.session.rollback()
    cast, ended = at_the_heels(engine, dropping(voters[0], first, before, mark), seal)
    assert ended == "ended"
    assert in_urn(house)[1] == {cast}
    assert at_once(engine, [late]) == [ElectionDoesNotAllow]


def test_a_ballot_at_the_heels_of_the_end_is_refused(
    house: House, engine: Engine, assembly: AssemblySession
) -> None:
    election = secret(house, assembly)
    entry, mark = entry_of(house, election).id, ranking(*(election.paper or []))
    voter = house.delegate("BJ-BO")
    assert election.closes_at is not None
    before, after = election.closes_at - timedelta(seconds=1), election.closes_at
    seal = ending(house, election, after, annul=False)
    house.session.rollback()
    assert at_the_heels(engine, seal, dropping(voter, entry, before, mark)) == ["ended", ElectionDoesNotAllow]
    assert in_urn(house) == (set(), set())


def test_a_ballot_at_the_heels_of_an_annulment_is_refused(
    house: House, engine: Engine, assembly: AssemblySession
) -> None:
    election = secret(house, assembly)
    entry, mark = entry_of(house, election).id, ranking(*(election.paper or []))
    voter = house.delegate("BJ-BO")
    annul = ending(house, election, house.at, annul=True)
    house.session.rollback()
    late = dropping(voter, entry, house.at, mark)
    assert at_the_heels(engine, annul, late) == ["ended", ElectionDoesNotAllow]
    assert in_urn(house) == (set(), set())


def test_a_ballot_at_the_heels_of_a_proxy_taken_back_is_refused(
    house: House, engine: Engine, assembly: AssemblySession
) -> None:
    giver, holder = house.head("BJ-BO"), house.delegate("ML-3")
    regions = house.regions
    given = {"holder": regions["ML-3"], "assembly": assembly}
    proxy = give_proxy(house.act(giver), regions["BJ-BO"], **given).id
    election = secret(house, assembly)
    entry, mark, at = entry_of(house, election).id, ranking(*(election.paper or [])), house.at
    house.session.rollback()

    def taking_back(session: Session) -> str:
        revoke_proxy(Act(session, giver, at, Entrance.WEB), session.get_one(Proxy, proxy))
        return "taken back"

    late = dropping(holder, entry, at, mark)
    assert at_the_heels(engine, taking_back, late) == ["taken back", NotAllowed]
    own = at_once(engine, [dropping(giver, entry, at, mark)])
    assert in_urn(house)[0] == set(own)
