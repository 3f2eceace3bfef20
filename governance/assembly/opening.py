"""What stands in the way of opening a session, all of it at once."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from governance.assembly.models import AssemblySession
from governance.assembly.queries import delegations, quorum_of, state_of
from governance.assembly.rules import (
    QuorumCount,
    check_notice_given,
    check_quorum,
    check_session_may,
    notice_of,
)
from governance.errors import N_, RuleBroken


class SessionNotYet(RuleBroken):
    """A session opens at the hour it was convened for, not before."""

    message = N_("This session was convened for %(opens_at)s; it cannot open before.")


def check_session_hour(assembly: AssemblySession, at: datetime) -> None:
    """Raise SessionNotYet before the hour of the convocation."""
    if at < assembly.opens_at:
        raise SessionNotYet(opens_at=assembly.opens_at)


def told_at(assembly: AssemblySession) -> datetime:
    """When delegations were told the opening that is now set: from then the notice runs."""
    return assembly.notice_from or assembly.convened_at


def check_lawful_notice(assembly: AssemblySession) -> None:
    """Raise NoticeNotLawful where the opening follows too soon on what was told."""
    needed = notice_of(assembly.kind, assembly.statutes.rules)
    check_notice_given(assembly.kind, told_at(assembly), assembly.opens_at, needed)


def obstacles_to_opening(session: Session, assembly: AssemblySession, at: datetime) -> list[RuleBroken]:
    """Every rule that refuses an opening at `at`, in the order in which they are asked; one statement."""
    return obstacles_with(assembly, quorum_of(assembly, delegations(session, assembly, at)), at)


def obstacles_with(assembly: AssemblySession, quorum: QuorumCount, at: datetime) -> list[RuleBroken]:
    """The same, where the delegations are counted already; statutes and suspensions must be loaded."""
    checks: tuple[Callable[[], object], ...] = (
        lambda: check_session_may(state_of(assembly), "open_session"),
        lambda: check_lawful_notice(assembly),
        lambda: check_session_hour(assembly, at),
        lambda: check_quorum(quorum),
    )
    return [refusal for check in checks if (refusal := _refused(check))]


def _refused(check: Callable[[], object]) -> RuleBroken | None:
    try:
        check()
    except RuleBroken as refusal:
        return refusal
    return None
