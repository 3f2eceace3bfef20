"""The life of an election: every state, and every act that leads to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from governance.errors import N_, RuleBroken


class ElectionState(StrEnum):
    """Where an election stands; derived from its instants, never stored."""

    NOMINATING = "nominating"
    NOMINATED = "nominated"
    OPEN = "open"
    CLOSED = "closed"
    SEALED = "sealed"
    DECLARED = "declared"
    ANNULLED = "annulled"


S = ElectionState

# The states that an act may lead to. Closing on time and the end of nominations need no act.
ELECTION_TRANSITIONS: Mapping[tuple[ElectionState, str], tuple[ElectionState, ...]] = MappingProxyType(
    {
        (S.NOMINATING, "nominate"): (S.NOMINATING,),
        (S.NOMINATING, "accept_nomination"): (S.NOMINATING,),
        (S.NOMINATING, "decline_nomination"): (S.NOMINATING,),
        (S.NOMINATING, "withdraw_nomination"): (S.NOMINATING,),
        (S.NOMINATING, "write_statement"): (S.NOMINATING,),
        (S.NOMINATED, "write_statement"): (S.NOMINATED,),
        (S.NOMINATING, "commit_number"): (S.NOMINATING,),
        (S.NOMINATED, "commit_number"): (S.NOMINATED,),
        (S.NOMINATED, "prolong_nominations"): (S.NOMINATING,),
        (S.NOMINATED, "open_election"): (S.OPEN,),
        (S.OPEN, "cast_election_ballot"): (S.OPEN,),
        (S.OPEN, "cast_into_urn"): (S.OPEN,),
        (S.OPEN, "close_election"): (S.CLOSED,),
        (S.CLOSED, "seal_urn"): (S.SEALED,),
        (S.SEALED, "reveal_number"): (S.SEALED,),
        (S.SEALED, "declare_election"): (S.DECLARED,),
        **{
            (state, "annul_election"): (S.ANNULLED,)
            for state in (S.NOMINATING, S.NOMINATED, S.OPEN, S.CLOSED, S.SEALED)
        },
    }
)


class ElectionDoesNotAllow(RuleBroken):
    """Facts: state (ElectionState), act (str)."""

    message = N_("This election stands where this cannot be done: %(state)s.")


@dataclass(frozen=True)
class ElectionFacts:
    """The instants of an election from which its state follows."""

    nominations_close_at: datetime
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    closed_at: datetime | None = None
    sealed_at: datetime | None = None
    declared_at: datetime | None = None
    annulled_at: datetime | None = None


def election_state(facts: ElectionFacts, at: datetime) -> ElectionState:
    """Where an election stands at `at`."""
    if facts.annulled_at is not None:
        return S.ANNULLED
    if facts.declared_at is not None:
        return S.DECLARED
    if facts.sealed_at is not None:
        return S.SEALED
    return _before_sealing(facts, at)


def _before_sealing(facts: ElectionFacts, at: datetime) -> ElectionState:
    if facts.opens_at is None:
        return S.NOMINATING if at < facts.nominations_close_at else S.NOMINATED
    over = facts.closed_at is not None or (facts.closes_at is not None and facts.closes_at <= at)
    return S.CLOSED if over else S.OPEN


def check_election_may(state: ElectionState, act: str) -> None:
    """Raise ElectionDoesNotAllow unless the table lets an election in `state` do `act`."""
    if (state, act) not in ELECTION_TRANSITIONS:
        raise ElectionDoesNotAllow(state=state, act=act)
