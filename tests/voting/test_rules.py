"""When a vote is open, which ballot is received, and when it may be closed, declared or annulled."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from governance.errors import RuleBroken
from governance.statutes.rules import FOUNDING
from governance.voting import rules
from governance.voting.rules import (
    VoteState,
    check_closing_time,
    check_colleague,
    check_may_annul,
    check_may_close_early,
    check_may_declare,
    check_open,
    check_receivable,
    effective_close,
    vote_state,
)

OPENS = datetime(2026, 11, 23, 12, tzinfo=UTC)
CLOSES = OPENS + timedelta(hours=24)
EARLY = OPENS + timedelta(hours=1)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("closed_at", "expected"), [(None, CLOSES), (EARLY, EARLY), (CLOSES, CLOSES), (CLOSES + MOMENT, CLOSES)]
)
def test_the_close_is_the_set_time_or_an_earlier_act(closed_at: datetime | None, expected: datetime) -> None:
    assert effective_close(CLOSES, closed_at) == expected


@pytest.mark.parametrize("at", [OPENS, EARLY, CLOSES - MOMENT])
def test_a_ballot_is_received_from_the_opening_until_just_before_the_close(at: datetime) -> None:
    check_open(OPENS, CLOSES, at)
    check_receivable(OPENS, CLOSES, None, None, None, at)


@pytest.mark.parametrize("at", [CLOSES, CLOSES + MOMENT, CLOSES + timedelta(days=400)])
def test_a_ballot_at_the_closing_instant_or_later_is_late(at: datetime) -> None:
    with pytest.raises(rules.VoteClosed) as refusal:
        check_open(OPENS, CLOSES, at)
    assert refusal.value.facts == {"closed_at": CLOSES}
    with pytest.raises(rules.VoteClosed):
        check_receivable(OPENS, CLOSES, None, CLOSES, None, at)


def test_a_ballot_before_the_opening_is_refused_with_the_hour() -> None:
    with pytest.raises(rules.VoteNotYetOpen) as refusal:
        check_open(OPENS, CLOSES, OPENS - MOMENT)
    assert refusal.value.facts == {"opens_at": OPENS}
    with pytest.raises(rules.VoteNotYetOpen):
        check_receivable(OPENS, CLOSES, None, None, None, OPENS - MOMENT)


def test_a_ballot_after_an_early_close_is_refused_with_that_time() -> None:
    with pytest.raises(rules.VoteClosed) as refusal:
        check_receivable(OPENS, CLOSES, EARLY, None, None, EARLY)
    assert refusal.value.facts == {"closed_at": EARLY}


def test_a_ballot_in_an_annulled_vote_is_refused() -> None:
    with pytest.raises(rules.VoteAnnulled):
        check_receivable(OPENS, CLOSES, None, None, EARLY, EARLY)


@pytest.mark.parametrize(
    ("closed", "declared", "annulled", "at", "state"),
    [
        (None, None, None, OPENS, VoteState.OPEN),
        (None, None, None, CLOSES - MOMENT, VoteState.OPEN),
        (None, None, None, CLOSES, VoteState.CLOSED),
        (EARLY, None, None, EARLY - MOMENT, VoteState.CLOSED),
        (EARLY, None, None, EARLY, VoteState.CLOSED),
        (None, CLOSES, None, CLOSES, VoteState.DECLARED),
        (None, CLOSES, None, CLOSES - MOMENT, VoteState.DECLARED),
        (None, None, EARLY, EARLY, VoteState.ANNULLED),
        (None, None, EARLY, EARLY - MOMENT, VoteState.ANNULLED),
        (None, None, CLOSES + MOMENT, CLOSES, VoteState.ANNULLED),
    ],
)
def test_the_state_of_a_vote_follows_from_its_instants(
    closed: datetime | None,
    declared: datetime | None,
    annulled: datetime | None,
    at: datetime,
    state: VoteState,
) -> None:
    assert vote_state(OPENS, CLOSES, closed, declared, annulled, at) is state


def test_there_is_no_vote_before_its_opening() -> None:
    with pytest.raises(rules.VoteNotYetOpen):
        vote_state(OPENS, CLOSES, None, None, None, OPENS - MOMENT)


@pytest.mark.parametrize("length", [timedelta(minutes=10), timedelta(hours=24), timedelta(days=14)])
def test_a_vote_may_last_from_the_shortest_to_the_longest_time(length: timedelta) -> None:
    check_closing_time(OPENS, OPENS + length, FOUNDING)


@pytest.mark.parametrize("length", [timedelta(minutes=10) - MOMENT, timedelta(0), timedelta(days=-1)])
def test_a_vote_that_closes_too_soon_is_refused_with_the_earliest_time(length: timedelta) -> None:
    with pytest.raises(rules.ClosesTooSoon) as refusal:
        check_closing_time(OPENS, OPENS + length, FOUNDING)
    assert refusal.value.facts == {"earliest": OPENS + timedelta(minutes=10)}


def test_a_vote_that_closes_too_late_is_refused_with_the_latest_time() -> None:
    with pytest.raises(rules.ClosesTooLate) as refusal:
        check_closing_time(OPENS, OPENS + timedelta(days=14) + MOMENT, FOUNDING)
    assert refusal.value.facts == {"latest": OPENS + timedelta(days=14)}


def test_a_vote_closes_early_only_when_all_have_cast() -> None:
    check_may_close_early(6, 6, FOUNDING)
    with pytest.raises(rules.NotAllHaveCast) as refusal:
        check_may_close_early(5, 6, FOUNDING)
    assert refusal.value.facts == {"cast": 5, "entitled": 6}


def test_no_vote_closes_early_where_the_statutes_forbid_it() -> None:
    with pytest.raises(rules.ClosesOnlyAtItsTime):
        check_may_close_early(6, 6, replace(FOUNDING, close_when_all_cast=False))


REFUSED_DECLARATION = {
    VoteState.OPEN: rules.VoteStillOpen,
    VoteState.DECLARED: rules.VoteDeclared,
    VoteState.ANNULLED: rules.VoteAnnulled,
}
REFUSED_ANNULMENT = {VoteState.DECLARED: rules.VoteDeclared, VoteState.ANNULLED: rules.VoteAnnulled}


@pytest.mark.parametrize(("state", "refusal"), REFUSED_DECLARATION.items())
def test_only_a_closed_vote_is_declared(state: VoteState, refusal: type[RuleBroken]) -> None:
    check_may_declare(VoteState.CLOSED)
    with pytest.raises(refusal):
        check_may_declare(state)


@pytest.mark.parametrize(("state", "refusal"), REFUSED_ANNULMENT.items())
def test_only_an_undeclared_vote_is_annulled(state: VoteState, refusal: type[RuleBroken]) -> None:
    check_may_annul(VoteState.OPEN)
    check_may_annul(VoteState.CLOSED)
    with pytest.raises(refusal):
        check_may_annul(state)


def test_a_colleague_may_change_the_ballot_as_the_statutes_allow() -> None:
    strict = replace(FOUNDING, colleague_may_change=False)
    check_colleague(2, 1, FOUNDING)
    check_colleague(1, 1, strict)
    check_colleague(1, None, strict)
    with pytest.raises(rules.ColleagueHasCast):
        check_colleague(2, 1, strict)
