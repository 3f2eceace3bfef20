"""A session from its convocation to its close, on both databases."""

from datetime import timedelta

import pytest

from governance.assembly.agenda import add_agenda_item
from governance.assembly.commands import (
    AlreadyAccredited,
    AlreadyPresent,
    NotAMember,
    NotPresent,
    SessionNotYet,
    SessionOver,
    accredit_delegation,
    open_session,
    record_arrival,
    record_departure,
    resume_session,
    suspend_session,
)
from governance.assembly.convening import convene_session
from governance.assembly.queries import delegations, quorum_of
from governance.assembly.rules import (
    NoticeTooShort,
    QuorumCount,
    QuorumNotMet,
    SessionDoesNotAllow,
    SessionKind,
)
from governance.errors import NotAllowed
from governance.regions.commands import propose_admission
from governance.regions.rules import Constituency
from governance.voting.commands import VotesUndecided, close_session, open_votes
from tests.factories import SIX, House, in_three


def test_a_session_needs_its_notice(house: House) -> None:
    with pytest.raises(NoticeTooShort):
        convene_session(
            house.act(house.secretary),
            None,
            kind=SessionKind.ORDINARY,
            name=in_three("Session"),
            place=in_three("Parakou"),
            zone="Africa/Porto-Novo",
            opens_at=house.at + timedelta(days=29),
        )


def test_the_quorum_fills_delegation_by_delegation(house: House, session: object) -> None:
    for code in SIX:
        house.region(code)
    assembly = house.convened()
    for count, code in enumerate(SIX, start=1):
        house.attend(assembly, code)
        rows = delegations(house.session, assembly, house.at)
        house.session.refresh(assembly, ["statutes"])
        assert quorum_of(assembly, rows) == QuorumCount(6, count, 4, count >= 4)


def test_a_session_without_a_quorum_does_not_open(house: House) -> None:
    for code in SIX:
        house.region(code)
    assembly = house.convened()
    for code in ("BJ-BO", "FR-OCC", "ML-3"):
        house.attend(assembly, code)
    with pytest.raises(QuorumNotMet) as refused:
        open_session(house.act(house.presiding), assembly)
    assert refused.value.facts == {"needed": 4, "present": 3, "missing": 1}


def test_a_session_does_not_open_before_its_hour(house: House) -> None:
    for code in SIX:
        house.region(code)
    assembly = house.convened()
    for code in SIX:
        house.attend(assembly, code)
    house.at = assembly.opens_at - timedelta(microseconds=1)
    with pytest.raises(SessionNotYet):
        open_session(house.act(house.presiding), assembly)


def test_who_left_does_not_count_for_the_quorum(house: House) -> None:
    house.region("BJ-BO")
    assembly = house.convened()
    accredited = accredit_delegation(house.act(house.secretary), assembly, region=house.regions["BJ-BO"])
    record_arrival(house.act(house.secretary), accredited)
    house.later(hours=1)
    record_departure(house.act(house.secretary), accredited)
    (row,) = delegations(house.session, assembly, house.at)
    assert (row.accredited, row.present) == (True, False)


def test_credentials_and_arrivals_are_recorded_once(house: House) -> None:
    house.region("BJ-BO")
    assembly = house.convened()
    region = house.regions["BJ-BO"]
    accredited = accredit_delegation(house.act(house.secretary), assembly, region=region)
    with pytest.raises(AlreadyAccredited):
        accredit_delegation(house.act(house.secretary), assembly, region=region)
    with pytest.raises(NotPresent):
        record_departure(house.act(house.secretary), accredited)
    record_arrival(house.act(house.secretary), accredited)
    with pytest.raises(AlreadyPresent):
        record_arrival(house.act(house.secretary), accredited)


def test_an_applicant_is_not_accredited(house: House) -> None:
    applicant = propose_admission(
        house.act(house.secretary),
        None,
        code="BJ-BO",
        name=in_three("Borgou"),
        country="BJ",
        constituency=Constituency.HIGH_POTENTIAL,
    )
    assembly = house.convened()
    with pytest.raises(NotAMember):
        accredit_delegation(house.act(house.secretary), assembly, region=applicant)


def test_a_suspended_session_opens_no_votes_until_it_is_resumed(house: House) -> None:
    assembly = house.sitting()
    motion = house.motion(assembly)
    suspend_session(house.act(house.presiding), assembly)
    closes_at = {motion.id: house.at + timedelta(hours=24)}
    with pytest.raises(SessionDoesNotAllow):
        open_votes(house.act(house.presiding), assembly, motions=[motion], closes_at=closes_at)
    resume_session(house.act(house.presiding), assembly)
    assert len(open_votes(house.act(house.presiding), assembly, motions=[motion], closes_at=closes_at)) == 1


def test_a_session_closes_when_its_votes_are_decided_and_then_stands(house: House) -> None:
    assembly = house.sitting()
    vote = house.vote(assembly)
    with pytest.raises(VotesUndecided):
        close_session(house.act(house.presiding), assembly)
    house.declared(vote)
    close_session(house.act(house.presiding), assembly)
    with pytest.raises(SessionOver):
        add_agenda_item(house.act(house.presiding), assembly, title=in_three("More"))


def test_the_secretariat_opens_no_session_and_the_presiding_officer_accredits_nobody(house: House) -> None:
    house.region("BJ-BO")
    assembly = house.convened()
    with pytest.raises(NotAllowed):
        open_session(house.act(house.secretary), assembly)
    with pytest.raises(NotAllowed):
        accredit_delegation(house.act(house.presiding), assembly, region=house.regions["BJ-BO"])
