"""The life of a demand for an extraordinary session: signed until it is met or its time is over. Pure."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from governance.errors import N_, RuleBroken
from governance.texts import UnreadableCharacters, is_showable

LONGEST_PURPOSE = 2_000


class DemandState(StrEnum):
    """Where a demand stands; derived from its instants and the sessions convened from it."""

    OPEN = "open"
    MET = "met"
    CONVENED = "convened"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


DEMAND_TRANSITIONS: Mapping[tuple[DemandState, str], DemandState] = MappingProxyType(
    {
        (DemandState.OPEN, "sign_demand"): DemandState.OPEN,
        (DemandState.OPEN, "withdraw_signature"): DemandState.OPEN,
        (DemandState.OPEN, "withdraw_demand"): DemandState.WITHDRAWN,
        (DemandState.MET, "convene_session"): DemandState.CONVENED,
    }
)


class DemandDoesNotAllow(RuleBroken):
    """Facts: state (DemandState)."""

    message = N_("This cannot be done while the demand stands as: %(state)s.")


class PurposeMissing(RuleBroken):
    """A session is demanded for something."""

    message = N_("Write what the session is to be for.")


class PurposeTooLong(RuleBroken):
    """Facts: longest, length (int), in characters."""

    message = N_("The purpose has %(length)d characters; shorten it to %(longest)d at most.")


class UnknownLanguage(RuleBroken):
    """The Assembly works in its languages alone."""

    message = N_("The purpose is written in one of the languages of the Assembly.")


def demand_state(
    *,
    closes_at: datetime,
    met_at: datetime | None,
    withdrawn_at: datetime | None,
    convened: bool,
    at: datetime,
) -> DemandState:
    """Where a demand stands at `at`. A demand once met stays met; a session cancelled leaves it so again."""
    if withdrawn_at is not None:
        return DemandState.WITHDRAWN
    if met_at is not None:
        return DemandState.CONVENED if convened else DemandState.MET
    return DemandState.OPEN if at < closes_at else DemandState.EXPIRED


def check_demand_may(state: DemandState, act_name: str) -> DemandState:
    """The state that the act leads to; raises DemandDoesNotAllow where there is none."""
    if (state, act_name) not in DEMAND_TRANSITIONS:
        raise DemandDoesNotAllow(state=state)
    return DEMAND_TRANSITIONS[state, act_name]


def check_purpose(purpose: str, language: str, known: tuple[str, ...]) -> None:
    """A purpose in a language of the house, neither empty nor endless, and showable."""
    if language not in known:
        raise UnknownLanguage
    if not purpose.strip():
        raise PurposeMissing
    if len(purpose) > LONGEST_PURPOSE:
        raise PurposeTooLong(length=len(purpose), longest=LONGEST_PURPOSE)
    if not all(map(is_showable, purpose)):
        raise UnreadableCharacters
