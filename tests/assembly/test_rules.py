"""Sessions: notice, quorum and the life of a session."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.assembly.rules import (
    SESSION_TRANSITIONS,
    NoticeTooShort,
    QuorumCount,
    QuorumNotMet,
    SessionDoesNotAllow,
    SessionKind,
    SessionState,
    check_notice,
    check_quorum,
    check_session_may,
    count_quorum,
    session_state,
)
from governance.statutes.rules import FOUNDING, MORE_THAN_HALF, ONE_THIRD, Quorum

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
TWO_THIRDS_OF_HEADS = Quorum(Fraction(2, 3), strict=False)
EVERYBODY = Quorum(Fraction(1), strict=False)


@pytest.mark.parametrize(
    ("quorum", "entitled", "needed"),
    [
        (MORE_THAN_HALF, 0, 1),
        (MORE_THAN_HALF, 1, 1),
        (MORE_THAN_HALF, 2, 2),
        (MORE_THAN_HALF, 5, 3),
        (MORE_THAN_HALF, 6, 4),
        (ONE_THIRD, 0, 1),
        (ONE_THIRD, 1, 1),
        (ONE_THIRD, 3, 1),
        (ONE_THIRD, 4, 2),
        (ONE_THIRD, 6, 2),
        (TWO_THIRDS_OF_HEADS, 6, 4),
        (TWO_THIRDS_OF_HEADS, 7, 5),
        (EVERYBODY, 6, 6),
    ],
)
def test_exactly_the_quorum_is_met_and_one_short_is_not(quorum: Quorum, entitled: int, needed: int) -> None:
    assert count_quorum(entitled, needed, quorum) == QuorumCount(entitled, needed, needed, met=True)
    assert count_quorum(entitled, needed - 1, quorum) == QuorumCount(entitled, needed - 1, needed, met=False)


@given(st.integers(1, 10**6), st.fractions(0, 1).filter(bool), st.booleans(), st.data())
def test_a_quorum_is_met_exactly_when_the_share_is(
    entitled: int, share: Fraction, strict: bool, data: st.DataObject
) -> None:
    present = data.draw(st.integers(1, entitled))
    quorum = Quorum(share, strict and share < 1)
    enough = Fraction(present, entitled) > share if quorum.strict else Fraction(present, entitled) >= share
    assert count_quorum(entitled, present, quorum).met == enough


def test_nobody_is_never_a_quorum() -> None:
    assert not count_quorum(0, 0, ONE_THIRD).met


def test_a_quorum_that_is_not_met_says_how_many_it_needs() -> None:
    with pytest.raises(QuorumNotMet) as refusal:
        check_quorum(count_quorum(6, 3, MORE_THAN_HALF))
    assert refusal.value.facts == {"needed": 4, "present": 3, "missing": 1}
    assert str(refusal.value) == "A quorum needs 4 regions; 3 are present. Still missing: 1."
    check_quorum(count_quorum(6, 4, MORE_THAN_HALF))


@pytest.mark.parametrize(
    ("kind", "notice"),
    [(SessionKind.ORDINARY, timedelta(days=30)), (SessionKind.EXTRAORDINARY, timedelta(days=7))],
)
def test_exactly_the_notice_is_enough_and_a_second_less_is_not(kind: SessionKind, notice: timedelta) -> None:
    check_notice(kind, NOON, NOON + notice, FOUNDING)
    with pytest.raises(NoticeTooShort) as refusal:
        check_notice(kind, NOON, NOON + notice - SECOND, FOUNDING)
    assert refusal.value.facts == {"kind": kind, "earliest": NOON + notice}


@pytest.mark.parametrize(
    ("opened", "suspended", "closed", "state"),
    [
        (None, None, None, SessionState.CONVENED),
        (NOON, None, None, SessionState.OPEN),
        (NOON, NOON, None, SessionState.SUSPENDED),
        (NOON, None, NOON, SessionState.CLOSED),
        (NOON, NOON, NOON, SessionState.CLOSED),
    ],
)
def test_the_state_of_a_session_is_the_last_stage_reached(
    opened: datetime | None, suspended: datetime | None, closed: datetime | None, state: SessionState
) -> None:
    assert session_state(opened, suspended, closed) is state


ACTS = {act for _, act in SESSION_TRANSITIONS}


@pytest.mark.parametrize(("state", "act"), list(product(SessionState, sorted(ACTS))))
def test_a_session_allows_what_its_table_says_and_nothing_else(state: SessionState, act: str) -> None:
    if (state, act) in SESSION_TRANSITIONS:
        assert check_session_may(state, act) is SESSION_TRANSITIONS[state, act]
        return
    with pytest.raises(SessionDoesNotAllow) as refusal:
        check_session_may(state, act)
    assert refusal.value.facts == {"state": state}


def test_votes_open_only_in_an_open_session() -> None:
    assert [state for state, act in SESSION_TRANSITIONS if act == "open_votes"] == [SessionState.OPEN]


def test_nothing_follows_a_closed_session() -> None:
    assert not [act for state, act in SESSION_TRANSITIONS if state is SessionState.CLOSED]
