"""The life of a session: notice, quorum, and what may be done in which state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from governance.errors import N_, RuleBroken
from governance.statutes.rules import Quorum, Statutes, least_meeting


class SessionKind(StrEnum):
    """How a session comes about; an extraordinary one needs shorter notice."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"


class SessionMode(StrEnum):
    """Whether a session sits at one hour, or deliberates over days, each delegation in its own time."""

    LIVE = "live"
    ASYNCHRONOUS = "asynchronous"


class SessionState(StrEnum):
    """Where a session of the Assembly stands; derived from its instants, never stored."""

    CONVENED = "convened"
    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    CANCELLED = "cancelled"


SESSION_TRANSITIONS: Mapping[tuple[SessionState, str], SessionState] = MappingProxyType(
    {
        (SessionState.CONVENED, "change_convocation"): SessionState.CONVENED,
        (SessionState.CONVENED, "cancel_session"): SessionState.CANCELLED,
        (SessionState.CONVENED, "check_in"): SessionState.CONVENED,
        (SessionState.CONVENED, "check_out"): SessionState.CONVENED,
        (SessionState.CONVENED, "open_session"): SessionState.OPEN,
        (SessionState.OPEN, "check_in"): SessionState.OPEN,
        (SessionState.OPEN, "check_out"): SessionState.OPEN,
        (SessionState.OPEN, "adopt_agenda"): SessionState.OPEN,
        (SessionState.OPEN, "take_up_item"): SessionState.OPEN,
        (SessionState.OPEN, "conclude_item"): SessionState.OPEN,
        (SessionState.OPEN, "open_votes"): SessionState.OPEN,
        (SessionState.OPEN, "suspend_session"): SessionState.SUSPENDED,
        (SessionState.OPEN, "close_session"): SessionState.CLOSED,
        (SessionState.SUSPENDED, "check_in"): SessionState.SUSPENDED,
        (SessionState.SUSPENDED, "check_out"): SessionState.SUSPENDED,
        (SessionState.SUSPENDED, "resume_session"): SessionState.OPEN,
        (SessionState.SUSPENDED, "close_session"): SessionState.CLOSED,
    }
)


class SessionDoesNotAllow(RuleBroken):
    """Facts: state (SessionState)."""

    message = N_("This cannot be done while the session stands as: %(state)s.")


class NoticeTooShort(RuleBroken):
    """Facts: kind (SessionKind), earliest (datetime)."""

    message = N_("This leaves too little notice (%(kind)s). Choose an opening at %(earliest)s or later.")


class NoticeNotLawful(RuleBroken):
    """Facts: kind (SessionKind), short (timedelta), earliest (datetime)."""

    message = N_(
        "The notice that was given is too short by %(short)s (%(kind)s). "
        "Change the convocation: the opening may be set for %(earliest)s or later."
    )


class QuorumNotMet(RuleBroken):
    """Facts: needed, present, missing (int)."""

    message = N_("A quorum needs %(needed)d regions; %(present)d are present. Still missing: %(missing)d.")


@dataclass(frozen=True)
class QuorumCount:
    """Heads against a quorum, never weights: how many there are, take part, and are needed."""

    entitled: int
    present: int
    needed: int
    met: bool


def session_state(
    opened_at: datetime | None,
    suspended_at: datetime | None,
    closed_at: datetime | None,
    cancelled_at: datetime | None = None,
) -> SessionState:
    """Where its acts have brought a session; `suspended_at` is of the suspension not yet resumed, if any.

    An act done is done: another that set out before it, and had to wait for it, comes after it.
    """
    reached = (
        (cancelled_at, SessionState.CANCELLED),
        (closed_at, SessionState.CLOSED),
        (suspended_at, SessionState.SUSPENDED),
        (opened_at, SessionState.OPEN),
    )
    return next((state for since, state in reached if since is not None), SessionState.CONVENED)


def check_session_may(state: SessionState, act_name: str) -> SessionState:
    """The state that the act leads to; raises SessionDoesNotAllow where there is none."""
    if (state, act_name) not in SESSION_TRANSITIONS:
        raise SessionDoesNotAllow(state=state)
    return SESSION_TRANSITIONS[state, act_name]


def notice_of(kind: SessionKind, statutes: Statutes) -> timedelta:
    """The notice that the statutes ask for. Statutes, art. 3."""
    extraordinary = kind is SessionKind.EXTRAORDINARY
    return statutes.extraordinary_notice if extraordinary else statutes.ordinary_notice


def check_notice(kind: SessionKind, convened_at: datetime, opens_at: datetime, statutes: Statutes) -> None:
    """Exactly the notice is enough. Statutes, art. 3. Raises NoticeTooShort."""
    earliest = convened_at + notice_of(kind, statutes)
    if opens_at < earliest:
        raise NoticeTooShort(kind=kind, earliest=earliest)


def check_notice_given(kind: SessionKind, told_at: datetime, opens_at: datetime, needed: timedelta) -> None:
    """The same of a convocation that is out: says by how much it fell short. Raises NoticeNotLawful."""
    earliest = told_at + needed
    if opens_at < earliest:
        raise NoticeNotLawful(kind=kind, short=earliest - opens_at, earliest=earliest)


def count_quorum(entitled: int, present: int, quorum: Quorum) -> QuorumCount:
    """Compare those who take part with the quorum of those entitled; nobody is never a quorum."""
    needed = least_meeting(quorum.share, quorum.strict, entitled)
    return QuorumCount(entitled, present, needed, met=present >= needed)


def check_quorum(count: QuorumCount) -> None:
    """Raise QuorumNotMet unless the count meets its quorum. Statutes, art. 4."""
    if not count.met:
        missing = count.needed - count.present
        raise QuorumNotMet(needed=count.needed, present=count.present, missing=missing)
