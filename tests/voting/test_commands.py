"""Votes as they are held: opened, cast, closed, annulled and declared, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.accounts.rules import NOBODY
from governance.errors import NotAllowed
from governance.motions.commands import Wording
from governance.motions.models import Motion
from governance.motions.rules import MotionDoesNotAllow
from governance.regions.queries import region_by_code
from governance.regions.rules import Standing
from governance.statutes.rules import MotionKind
from governance.voting.commands import (
    AlreadyCast,
    annul_vote,
    cast_ballots,
    close_vote,
    declare_vote,
    open_votes,
    write_translation,
)
from governance.voting.models import Ballot, Resolution, RollEntry
from governance.voting.rules import (
    CastingVoteNeeded,
    Choice,
    NotAllHaveCast,
    Outcome,
    VoteAnnulled,
    VoteClosed,
    VoteStillOpen,
)
from tests.factories import SIX, House

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN


def test_what_most_are_for_becomes_a_numbered_resolution(house: House, session: Session) -> None:
    vote = house.vote(house.sitting())
    declaration = house.declared(vote, BJ_BO=FOR, FR_OCC=FOR, ML_3=AGAINST, CD_BC=ABSTAIN)
    resolution = session.scalars(select(Resolution)).one()
    assert (declaration.outcome, resolution.symbol) == (Outcome.ADOPTED, "2026-1")


def test_too_few_ballots_decide_nothing(house: House, session: Session) -> None:
    vote = house.vote(house.sitting())
    declaration = house.declared(vote, BJ_BO=FOR, FR_OCC=FOR, ML_3=FOR)
    assert declaration.outcome is Outcome.NOT_DECIDED
    assert session.scalars(select(Resolution)).all() == []


def test_a_motion_not_decided_can_be_voted_on_again(house: House) -> None:
    assembly = house.sitting()
    motion = house.motion(assembly)
    house.declared(house.vote(assembly, motion), BJ_BO=FOR)
    again = house.declared(house.vote(assembly, motion), BJ_BO=FOR, FR_OCC=FOR, ML_3=FOR, ES_AN=FOR)
    assert again.outcome is Outcome.ADOPTED


def test_a_region_admitted_after_sealing_is_not_on_the_roll(house: House, session: Session) -> None:
    vote = house.vote(house.sitting("BJ-BO", "FR-OCC", "ML-3"))
    house.region("CD-BC")
    roll = session.scalars(select(RollEntry).where(RollEntry.vote_id == vote.id)).all()
    assert {entry.region_id for entry in roll} == {
        house.regions[code].id for code in ("BJ-BO", "FR-OCC", "ML-3")
    }


def test_a_region_suspended_while_a_vote_is_open_still_casts_in_it(house: House, session: Session) -> None:
    assembly = house.sitting()
    suspension = house.motion(
        assembly, MotionKind.MEMBERSHIP, {"act": "suspend_region", "region": "DE-BB"}, author="DE-BB"
    )
    other = house.vote(assembly, house.motion(assembly), hours=300)
    voters = {code: house.delegate(code) for code in SIX}
    deciding = house.vote(assembly, suspension)
    for actor in voters.values():
        house.cast(deciding, actor, FOR)
    house.later(hours=24)
    declared = declare_vote(house.act(house.presiding), deciding)
    standing = region_by_code(session, "DE-BB", house.at)
    assert (declared.effect_done, standing and standing.standing) == (True, Standing.SUSPENDED)
    house.cast(other, voters["DE-BB"], FOR)


def test_a_suspended_region_is_not_on_the_roll_of_a_later_vote(house: House, session: Session) -> None:
    assembly = house.sitting()
    motion = house.motion(
        assembly, MotionKind.MEMBERSHIP, {"act": "suspend_region", "region": "DE-BB"}, author="DE-BB"
    )
    house.declared(house.vote(assembly, motion), **dict.fromkeys(("BJ_BO", "FR_OCC", "ML_3", "CD_BC"), FOR))
    later = house.vote(assembly)
    assert len(session.scalars(select(RollEntry).where(RollEntry.vote_id == later.id)).all()) == 5


def test_one_region_counts_once_and_its_last_ballot_counts(house: House, session: Session) -> None:
    vote = house.vote(house.sitting())
    first, second = house.delegate("BJ-BO"), house.delegate("BJ-BO")
    house.cast(vote, first, FOR)
    house.cast(vote, second, AGAINST)
    declaration = house.declared(vote, FR_OCC=FOR, ML_3=ABSTAIN, CD_BC=ABSTAIN)
    assert declaration.verdict["tally"]["in_favour"]["heads"] == 1
    assert declaration.verdict["tally"]["against"]["heads"] == 1
    assert [ballot.revision for ballot in session.scalars(select(Ballot).order_by(Ballot.id))][:2] == [1, 2]


def test_the_same_paper_twice_is_one_casting(house: House, session: Session) -> None:
    vote = house.vote(house.sitting())
    actor = house.delegate("BJ-BO")
    house.cast(vote, actor, FOR, key="paper")
    with pytest.raises(AlreadyCast):
        house.cast(vote, actor, AGAINST, key="paper")
    assert [ballot.choice for ballot in session.scalars(select(Ballot))] == [FOR]


def test_a_ballot_is_received_until_the_last_moment_and_not_at_the_close(house: House) -> None:
    vote = house.vote(house.sitting())
    actor = house.delegate("BJ-BO")
    house.at = vote.closes_at - timedelta(microseconds=1)
    house.cast(vote, actor, FOR)
    house.at = vote.closes_at
    with pytest.raises(VoteClosed):
        house.cast(vote, actor, AGAINST)


def test_who_is_no_delegate_of_the_region_cannot_cast_for_it(house: House, session: Session) -> None:
    vote = house.vote(house.sitting())
    borgou = RollEntry.region_id == house.regions["BJ-BO"].id
    entry = session.scalars(select(RollEntry).where(RollEntry.vote_id == vote.id, borgou)).one()
    for stranger in (house.secretary, house.presiding, house.delegate("FR-OCC"), NOBODY):
        with pytest.raises(NotAllowed):
            cast_ballots(house.act(stranger), [entry], choices={entry.id: FOR}, key="key")


def test_a_vote_closes_early_only_once_all_have_cast(house: House) -> None:
    vote = house.vote(house.sitting("BJ-BO", "FR-OCC"))
    house.cast(vote, house.delegate("BJ-BO"), FOR)
    with pytest.raises(NotAllHaveCast):
        close_vote(house.act(house.presiding), vote)
    house.cast(vote, house.delegate("FR-OCC"), FOR)
    house.later(minutes=1)
    close_vote(house.act(house.presiding), vote)
    assert declare_vote(house.act(house.presiding), vote).outcome is Outcome.ADOPTED


def test_a_vote_still_open_is_not_declared(house: House) -> None:
    vote = house.vote(house.sitting())
    with pytest.raises(VoteStillOpen):
        declare_vote(house.act(house.presiding), vote)


def test_an_annulled_vote_receives_nothing_and_another_can_be_opened(house: House) -> None:
    assembly = house.sitting()
    motion = house.motion(assembly)
    vote = house.vote(assembly, motion)
    annul_vote(house.act(house.presiding), vote, reason="The wrong text was shown.")
    with pytest.raises(VoteAnnulled):
        house.cast(vote, house.delegate("BJ-BO"), FOR)
    assert house.vote(assembly, motion).id != vote.id


def test_a_motion_under_vote_is_not_opened_again(house: House, session: Session) -> None:
    assembly = house.sitting()
    vote = house.vote(assembly)
    motion = session.get_one(Motion, vote.motion_id)
    with pytest.raises(MotionDoesNotAllow):
        house.vote(assembly, motion)


def test_a_block_opens_whole_or_not_at_all(house: House, session: Session) -> None:
    assembly = house.sitting()
    good, taken = house.motion(assembly), house.motion(assembly)
    house.vote(assembly, taken)
    closes_at = dict.fromkeys((good.id, taken.id), house.at + timedelta(hours=24))
    with pytest.raises(MotionDoesNotAllow):
        open_votes(house.act(house.presiding), assembly, motions=[good, taken], closes_at=closes_at)
    assert house.vote(assembly, good).motion_id == good.id


def test_a_procedural_tie_waits_for_the_casting_vote(house: House) -> None:
    assembly = house.sitting()
    vote = house.vote(assembly, house.motion(assembly, MotionKind.PROCEDURAL), hours=1)
    for code, choice in {"BJ-BO": FOR, "FR-OCC": AGAINST}.items():
        house.cast(vote, house.delegate(code), choice)
    house.at = vote.closes_at
    with pytest.raises(CastingVoteNeeded):
        declare_vote(house.act(house.presiding), vote)
    declared = declare_vote(house.act(house.presiding), vote, casting_vote=FOR)
    assert declared.outcome is Outcome.ADOPTED


def test_a_majority_of_one_side_alone_is_no_concurrent_majority(house: House) -> None:
    assembly = house.sitting()
    vote = house.vote(assembly, house.motion(assembly, MotionKind.COMMITMENT), hours=72)
    declared = house.declared(vote, FR_OCC=FOR, DE_BB=FOR, ES_AN=FOR, BJ_BO=FOR, CD_BC=AGAINST, ML_3=AGAINST)
    assert declared.outcome is Outcome.REJECTED


def test_no_text_changes_once_its_vote_is_open_nor_after_its_adoption(house: House, session: Session) -> None:
    vote = house.vote(house.sitting())
    motion, mover = session.get_one(Motion, vote.motion_id), house.delegate("BJ-BO")
    other = Wording("en", "Another title", "Another text.")
    with pytest.raises(MotionDoesNotAllow):
        write_translation(house.act(mover), motion, text=other)
    house.declared(vote, BJ_BO=FOR, FR_OCC=FOR, ML_3=FOR, CD_BC=FOR)
    with pytest.raises(MotionDoesNotAllow):
        write_translation(house.act(mover), motion, text=other)
