"""A session as its presiding officer sees it: where it stands, what it still needs, what can be done now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.errors import say
from governance.assembly.models import AssemblySession
from governance.assembly.opening import obstacles_with, told_at
from governance.assembly.queries import state_of
from governance.assembly.rules import (
    SESSION_TRANSITIONS,
    QuorumCount,
    SessionKind,
    SessionState,
)
from governance.errors import RuleBroken
from governance.statutes.rules import ARTICLES, Statutes


@dataclass(frozen=True)
class Notice:
    """The notice that was given, and the notice that the statutes ask for."""

    given: timedelta
    needed: timedelta
    article: str

    @property
    def lawful(self) -> bool:
        """Exactly the notice is enough."""
        return self.given >= self.needed


@dataclass(frozen=True)
class Conduct:
    """A session for its presiding officer; `missing` are sentences on what its opening still needs."""

    assembly: AssemblySession
    state: SessionState
    quorum: QuorumCount
    notice: Notice
    missing: tuple[str, ...]

    def allows(self, act_name: str) -> bool:
        """Whether the state of the session lets the act happen."""
        return (self.state, act_name) in SESSION_TRANSITIONS

    @property
    def quorum_lost(self) -> bool:
        """Whether the session goes on without a quorum."""
        return self.state in (SessionState.OPEN, SessionState.SUSPENDED) and not self.quorum.met


def conduct_of(assembly: AssemblySession, quorum: QuorumCount, at: datetime) -> Conduct:
    """The session as it stands at `at`; its statutes and suspensions must be loaded."""
    state, rules = state_of(assembly), assembly.statutes.rules
    missing = missing_to_open(assembly, quorum, at) if state is SessionState.CONVENED else ()
    return Conduct(assembly, state, quorum, notice(assembly, rules), missing)


def notice(assembly: AssemblySession, statutes: Statutes) -> Notice:
    """How long before its opening the session was told, in whole days where there is one."""
    ordinary = assembly.kind is SessionKind.ORDINARY
    name = "ordinary_notice" if ordinary else "extraordinary_notice"
    given = max(assembly.opens_at - told_at(assembly), timedelta(0))
    unit = timedelta(days=1) if given >= timedelta(days=1) else timedelta(minutes=1)
    return Notice(given - given % unit, getattr(statutes, name), ARTICLES[name].number)


def missing_to_open(assembly: AssemblySession, quorum: QuorumCount, at: datetime) -> tuple[str, ...]:
    """Every rule that would refuse an opening at `at`, as a sentence."""
    return tuple(say(obstacle) for obstacle in obstacles_with(assembly, quorum, at))


def refusal_of(check: Callable[[], object]) -> str:
    """The sentence of the rule that the check finds broken; empty when it finds none."""
    try:
        check()
    except RuleBroken as refusal:
        return say(refusal)
    return ""
