"""Ballots of elections as they are cast: recorded ones until the close, secret ones once."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from governance.accounts.rules import Actor, OfficeKind
from governance.assembly.models import AssemblySession
from governance.elections.ballots import MarkWrong
from governance.elections.box import RankedBallot, UrnSlip
from governance.elections.casting import BallotAlreadyCast, OtherBallots
from governance.elections.models import Election
from governance.elections.states import ElectionDoesNotAllow
from governance.elections.urn import SLIP, AlreadyInUrn, SlipMalformed, drawn_slip
from governance.errors import NotAllowed
from governance.record.models import Entry, Openness, Payload
from governance.statutes.models import StatutesVersion
from governance.statutes.rules import FOUNDING
from governance.voting.deeds import CastByProxy
from governance.voting.proxies import give_proxy, revoke_proxy
from governance.voting.rules import ColleagueHasCast
from tests.elections.box import cast, drop, entry_of, opened, ranking, secret
from tests.factories import House, in_three


@pytest.fixture
def assembly(house: House) -> AssemblySession:
    return house.sitting("FR-OCC", "BJ-BO", "ML-3")


@pytest.fixture
def recorded(house: House, assembly: AssemblySession) -> Election:
    return opened(house, assembly)


@pytest.fixture
def urn(house: House, assembly: AssemblySession) -> Election:
    return secret(house, assembly)


@pytest.fixture
def delegate(house: House, assembly: AssemblySession) -> Actor:
    return house.delegate("BJ-BO")


def ballots(house: House) -> list[tuple[int, dict[str, object]]]:
    query = select(RankedBallot).order_by(RankedBallot.id)
    return [(ballot.revision, ballot.mark) for ballot in house.session.scalars(query)]


def last_payloads(house: House) -> list[Payload]:
    entry = house.session.scalars(select(Entry).order_by(Entry.id.desc()).limit(1)).one()
    return list(house.session.scalars(select(Payload).where(Payload.entry_id == entry.id)))


def test_a_recorded_ballot_is_replaced_until_the_close_and_every_one_is_kept(
    house: House, recorded: Election, delegate: Actor
) -> None:
    first, second, third = recorded.paper or []
    cast(house, recorded, ranking(first, second), by=delegate, key="one")
    cast(house, recorded, ranking(third), by=delegate, key="two")
    assert ballots(house) == [(1, ranking(first, second)), (2, ranking(third))]
    assert entry_of(house, recorded).voted
    house.at = recorded.closes_at
    with pytest.raises(ElectionDoesNotAllow):
        cast(house, recorded, ranking(first), by=delegate, key="three")


def test_the_same_ballot_sent_again_is_the_same_ballot(
    house: House, recorded: Election, delegate: Actor
) -> None:
    mark = ranking(*(recorded.paper or []))
    ballot = cast(house, recorded, mark, by=delegate)
    with pytest.raises(BallotAlreadyCast) as again:
        cast(house, recorded, mark, by=delegate)
    assert again.value.facts["ballot"].id == ballot.id
    assert len(ballots(house)) == 1


def test_what_is_marked_on_a_recorded_ballot_is_sealed_until_the_declaration(
    house: House, recorded: Election, delegate: Actor
) -> None:
    cast(house, recorded, ranking(*(recorded.paper or [])), by=delegate)
    parts = {part.openness: part for part in last_payloads(house)}
    assert parts[Openness.SEALED].until == f"elections/{recorded.id}"
    assert '"ranks"' in (parts[Openness.SEALED].body or "")
    assert '"ranks"' not in (parts[Openness.PUBLIC].body or "")
    assert '"code"' not in (parts[Openness.PUBLIC].body or "")


def test_only_a_voter_of_the_region_casts_and_only_a_ballot_of_the_election(
    house: House, recorded: Election, delegate: Actor
) -> None:
    mark = ranking(*(recorded.paper or []))
    for stranger in (
        house.delegate("FR-OCC"),
        house.delegate("BJ-BO", OfficeKind.ALTERNATE),
        house.presiding,
    ):
        with pytest.raises(NotAllowed):
            cast(house, recorded, mark, by=stranger)
    with pytest.raises(MarkWrong):
        cast(house, recorded, {"kind": "choices", "chosen": []}, by=delegate)
    assert ballots(house) == []


def test_the_statutes_may_reserve_a_change_to_who_cast(
    house: House, recorded: Election, delegate: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, _third = recorded.paper or []
    colleague = house.delegate("BJ-BO")
    cast(house, recorded, ranking(first), by=delegate, key="one")
    cast(house, recorded, ranking(second), by=colleague, key="two")
    strict = replace(FOUNDING, colleague_may_change=False)
    monkeypatch.setattr(StatutesVersion, "rules", property(lambda row: strict))
    with pytest.raises(ColleagueHasCast):
        cast(house, recorded, ranking(first), by=delegate, key="three")


def test_the_holder_of_a_proxy_casts_and_what_it_cast_stands(house: House, assembly: AssemblySession) -> None:
    giver = house.head("BJ-BO")
    proxy = give_proxy(
        house.act(giver), house.regions["BJ-BO"], holder=house.regions["ML-3"], assembly=assembly
    )
    election = opened(house, assembly)
    mark = ranking(*(election.paper or []))
    with pytest.raises(NotAllowed):
        cast(house, election, mark, by=house.head("BJ-BO"))
    assert cast(house, election, mark, by=house.head("ML-3")).proxy_id == proxy.id
    revoke_proxy(house.act(house.head("BJ-BO")), proxy)
    with pytest.raises(CastByProxy):
        cast(house, election, mark, by=house.head("BJ-BO"), key="another")


def test_a_secret_ballot_is_cast_once_and_by_whomever_first(
    house: House, urn: Election, delegate: Actor
) -> None:
    first, second, _third = urn.paper or []
    drop(house, urn, ranking(first), by=delegate, slip="2222-3333-4444-5555")
    for again in (delegate, house.delegate("BJ-BO")):
        with pytest.raises(AlreadyInUrn):
            drop(house, urn, ranking(second), by=again)
    slips = house.session.scalars(select(UrnSlip)).all()
    assert [(slip.id, slip.mark) for slip in slips] == [("2222-3333-4444-5555", ranking(first))]


def test_the_record_of_a_secret_ballot_says_that_the_region_voted_and_nothing_else(
    house: House, urn: Election, delegate: Actor
) -> None:
    drop(house, urn, ranking(*(urn.paper or [])), by=delegate)
    entry = house.session.scalars(select(Entry).order_by(Entry.id.desc()).limit(1)).one()
    place = entry_of(house, urn)
    assert entry.subjects == [place.reference, urn.reference]
    (part,) = last_payloads(house)
    assert part.body == (
        f'{{"rows":[{{"id":{place.id},"set":{{"voted":true}},"table":"election_roll_entries"}}]}}'
    )


def test_neither_kind_of_election_takes_the_ballots_of_the_other(
    house: House, assembly: AssemblySession, delegate: Actor
) -> None:
    box = opened(house, assembly, name=in_three("Bailiff"))
    with pytest.raises(OtherBallots):
        drop(house, box, ranking(), by=delegate)
    urn = secret(house, assembly)
    with pytest.raises(OtherBallots):
        cast(house, urn, ranking(), by=house.delegate("BJ-BO"))
    assert house.session.scalars(select(UrnSlip)).all() == []


def test_a_refused_secret_ballot_leaves_the_region_its_vote(
    house: House, urn: Election, delegate: Actor
) -> None:
    with pytest.raises(MarkWrong):
        drop(house, urn, ranking(0), by=delegate)
    with pytest.raises(SlipMalformed):
        drop(house, urn, ranking(), by=delegate, slip="a mark of my own")
    assert not entry_of(house, urn).voted
    drop(house, urn, ranking(), by=delegate)
    assert entry_of(house, urn).voted


def test_identifiers_are_drawn_by_chance_and_never_alike() -> None:
    drawn = [drawn_slip() for _ in range(500)]
    assert len(set(drawn)) == 500
    assert all(SLIP.fullmatch(slip) for slip in drawn)
