"""An election opens with a sealed roll, a drawn paper and conditions that a team can meet, or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.assembly.commands import suspend_session
from governance.assembly.models import AssemblySession
from governance.assembly.rules import SessionDoesNotAllow
from governance.elections.box import ElectionRollEntry
from governance.elections.draws import DrawNotPrepared, fingerprint, ordered
from governance.elections.models import Election
from governance.elections.opening import NobodyStands, obstacles, open_election
from governance.elections.queries import election_page
from governance.elections.readiness import readiness
from governance.elections.rules import ElectionDoesNotAllow, PostKind
from governance.elections.teams import TeamImpossible, conditions_of
from governance.errors import NotAllowed
from governance.statutes.elections import FOUNDING_ELECTIONS
from governance.voting.proxies import give_proxy
from governance.voting.rules import ClosesTooLate
from tests.elections.polling import committed, opened, ready, words_of
from tests.elections.stage import called, nominated
from tests.factories import SIX, House


def opening(house: House, election: Election, **details: object) -> Election:
    return open_election(house.act(house.presiding), election, **details)


def test_the_roll_is_every_region_entitled_with_one_vote_each(house: House, session: Session) -> None:
    election = opened(house)
    roll = session.scalars(select(ElectionRollEntry).where(ElectionRollEntry.election_id == election.id))
    entries = {entry.region_id: (entry.constituency, entry.voted) for entry in roll}
    assert entries == {house.regions[code].id: (side, False) for code, side in SIX.items()}
    assert len(election.roll_digest) == 64


def test_candidates_stand_in_the_order_that_the_commitments_draw(house: House) -> None:
    election = called(house)
    candidates = nominated(house, election, 5)
    committed(house, election)
    house.at = election.nominations_close_at
    named = [(one.name, one.id) for one in candidates]
    seed = "".join(f"{fingerprint(words_of(code)).upper()}/" for code in ("BJ-BO", "FR-OCC"))
    assert opening(house, election).paper == ordered(named, seed)


def test_an_election_closes_when_the_statutes_let_it(house: House) -> None:
    election = opened(house)
    assert election.closes_at - election.opens_at == FOUNDING_ELECTIONS.voting_time


def test_another_closing_time_keeps_within_the_statutes(house: House) -> None:
    election = ready(house)
    with pytest.raises(ClosesTooLate):
        opening(house, election, closes_at=house.at + timedelta(days=15))
    closing = house.at + timedelta(hours=5)
    assert opening(house, election, closes_at=closing).closes_at == closing


def test_nobody_opens_an_election_while_nominations_are_open(house: House) -> None:
    election = called(house)
    with pytest.raises(ElectionDoesNotAllow):
        opening(house, election)


def test_an_election_without_candidates_does_not_open(house: House) -> None:
    with pytest.raises(NobodyStands):
        opening(house, ready(house, candidates=0))


def test_an_election_waits_for_words_of_both_constituencies(house: House) -> None:
    election = called(house)
    nominated(house, election, 2)
    committed(house, election, "BJ-BO", "CD-BC")
    house.at = election.nominations_close_at
    with pytest.raises(DrawNotPrepared):
        opening(house, election)


def test_an_election_does_not_open_while_the_session_pauses(house: House, session: Session) -> None:
    election = ready(house)
    assembly = session.get_one(AssemblySession, election.assembly_session_id)
    suspend_session(house.act(house.presiding), assembly)
    with pytest.raises(SessionDoesNotAllow):
        opening(house, election)


def test_only_the_presiding_officer_opens_an_election(house: House) -> None:
    election = ready(house)
    with pytest.raises(NotAllowed):
        open_election(house.act(house.secretary), election)


def test_as_many_candidates_as_seats_are_voted_on_one_by_one(house: House) -> None:
    assert opened(house, candidates=2, holders=2).confirming


def test_more_candidates_than_seats_stand_against_each_other(house: House) -> None:
    assert not opened(house, candidates=2).confirming


def test_several_holders_are_of_both_constituencies(house: House) -> None:
    election = called(house, holders=2)
    first, second, third = nominated(house, election, 3, "BJ-BO", "FR-OCC", "CD-BC")
    committed(house, election)
    house.at = election.nominations_close_at
    among = {one["name"]: (one["among"], one["least"]) for one in opening(house, election).conditions}
    assert {name: (sorted(who), least) for name, (who, least) in among.items()} == {
        "high_emission": ([second.id], 1),
        "high_potential": ([first.id, third.id], 1),
    }


def test_a_team_that_the_candidates_cannot_make_up_is_refused_before_anybody_votes(house: House) -> None:
    election = called(house, holders=2)
    nominated(house, election, 3, "BJ-BO", "CD-BC", "ML-3")
    committed(house, election)
    house.at = election.nominations_close_at
    with pytest.raises(TeamImpossible):
        opening(house, election)


def test_a_single_seat_has_no_conditions() -> None:
    assert conditions_of(replace(FOUNDING_ELECTIONS, one_of_a_twin=True), 1, []) == []


def test_whoever_has_given_its_vote_away_is_on_the_roll_with_its_proxy(house: House) -> None:
    election = ready(house)
    assembly = house.session.get_one(AssemblySession, election.assembly_session_id)
    giver, holder = house.regions["BJ-BO"], house.regions["CD-BC"]
    given = give_proxy(house.act(house.head("BJ-BO")), giver, holder=holder, assembly=assembly)
    opening(house, election)
    entries = house.session.scalars(select(ElectionRollEntry).order_by(ElectionRollEntry.id)).all()
    proxies = {entry.region_id: entry.proxy_id for entry in entries if entry.proxy_id}
    assert proxies == {giver.id: given.id}


def test_every_obstacle_is_named_before_the_officer_tries(house: House) -> None:
    election = called(house)
    page = election_page(house.session, election.id)
    found = obstacles(page, readiness(house.session, page, page.assembly_session, house.at))
    assert [type(one) for one in found] == [NobodyStands, DrawNotPrepared]


def test_ballots_for_officers_are_recorded_and_for_coordinators_secret(house: House) -> None:
    assembly = house.sitting()
    assert called(house, assembly).secrecy == FOUNDING_ELECTIONS.coordinators
    other = called(house, assembly, kind=PostKind.OFFICER, name={"en": "A", "fr": "B", "es": "C"})
    assert other.secrecy == FOUNDING_ELECTIONS.officers
