"""Reads of elections, their candidates and how many have voted; a fixed number of statements each."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, joinedload

from governance.assembly.models import AssemblySession
from governance.elections.box import ElectionRollEntry
from governance.elections.models import Election, ElectionDeclaration, Nomination
from governance.elections.rules import ElectionFacts, ElectionState, election_state


def state_of(election: Election, at: datetime) -> ElectionState:
    """Where an election stands at `at`."""
    facts = ElectionFacts(
        election.nominations_close_at,
        election.opens_at,
        election.closes_at,
        election.closed_at,
        election.sealed_at,
        election.declared_at,
        election.annulled_at,
    )
    return election_state(facts, at)


def election_page(session: Session, election_id: int) -> Election | None:
    """One election with its post, session, statutes, first round and declaration; two statements."""
    query = (
        select(Election)
        .where(Election.id == election_id)
        .options(
            joinedload(Election.post),
            joinedload(Election.agenda_item),
            joinedload(Election.statutes),
            joinedload(Election.first_round),
            joinedload(Election.declaration),
            joinedload(Election.assembly_session).joinedload(AssemblySession.statutes),
            joinedload(Election.assembly_session).selectinload(AssemblySession.suspensions),
        )
    )
    return session.scalars(query).first()


def candidates_of(session: Session, election: Election) -> list[Nomination]:
    """Who stands, by name: who accepted and did not withdraw, or who goes on from a first round.

    Once an election has opened its paper says it, in its order. At most two statements.
    """
    numbers = election.paper if election.paper is not None else _going_on(session, election)
    query = select(Nomination).options(joinedload(Nomination.region))
    if numbers is None:
        query = query.where(Nomination.election_id == election.id, Nomination.accepted_at.is_not(None))
    else:
        query = query.where(Nomination.id.in_(numbers))
    if election.paper is None:
        query = query.where(Nomination.withdrawn_at.is_(None))
    found = {one.id: one for one in session.scalars(query.order_by(Nomination.name, Nomination.id))}
    return [found[number] for number in election.paper] if election.paper else list(found.values())


def _going_on(session: Session, election: Election) -> list[int] | None:
    """Who goes on to a second round; None for an election that is none."""
    if election.first_round_id is None:
        return None
    query = select(ElectionDeclaration).where(ElectionDeclaration.election_id == election.first_round_id)
    return session.scalars(query).one().runners_up


def voted_and_entitled(session: Session, election_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """How many regions have voted in each election, and how many are on its roll; one statement."""
    entry = ElectionRollEntry
    query = (
        select(entry.election_id, func.count(case((entry.voted, 1))), func.count())
        .where(entry.election_id.in_(election_ids))
        .group_by(entry.election_id)
    )
    counted = {election_id: (voted, entitled) for election_id, voted, entitled in session.execute(query)}
    return {election_id: counted.get(election_id, (0, 0)) for election_id in election_ids}
