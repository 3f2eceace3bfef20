"""The elections of a session as its minutes keep them: plain facts, and never how anyone voted in secret."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from governance.assembly.models import AssemblySession
from governance.elections.models import Election, ElectionDeclaration
from governance.elections.reading import elections_of, names_of
from governance.elections.rules import ElectionOutcome
from governance.record.recorder import plain

Facts = dict[str, Any]
GO_ON = 2


def elections_held(session: Session, assembly: AssemblySession) -> list[Facts]:
    """Every election that opened in a session, the oldest first; at most two statements."""
    found = [each for each in elections_of(session, assembly.id) if each.opens_at or each.annulled_at]
    numbers = [number for each in found for number in (*(each.paper or ()), *named(each.declaration))]
    names = names_of(session, numbers) if numbers else {}
    return [_election(each, names) for each in found]


def named(declaration: ElectionDeclaration | None) -> list[int]:
    """Who is named in a declaration."""
    return [*declaration.elected, *declaration.runners_up] if declaration else []


def _election(election: Election, names: Mapping[int, str]) -> Facts:
    declaration = election.declaration
    return {
        "id": election.id,
        "item": election.agenda_item_id,
        "post": election.post.name,
        "seats": election.seats,
        "method": election.method,
        "secrecy": election.secrecy,
        "opened_at": plain(election.opens_at),
        "closed_at": plain(election.closed_at or election.closes_at),
        "annulled_at": plain(election.annulled_at),
        "reason": election.annulment_reason,
        "candidates": [names[number] for number in election.paper or ()],
        "declared_at": plain(election.declared_at),
        "outcome": declaration.outcome if declaration else None,
        "cast": declaration.cast if declaration else None,
        "entitled": declaration.entitled if declaration else None,
        "elected": [names[number] for number in declaration.elected] if declaration else [],
        "going_on": _going_on(declaration, names),
    }


def _going_on(declaration: ElectionDeclaration | None, names: Mapping[int, str]) -> list[str]:
    """Between whom a second round decides."""
    if declaration is None or declaration.outcome is not ElectionOutcome.SECOND_ROUND:
        return []
    return [names[number] for number in declaration.runners_up[:GO_ON]]
