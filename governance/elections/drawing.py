"""How regions choose the numbers of a draw: a commitment before the opening, the words after the sealing."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from governance import permissions
from governance.act import Act, command, taken
from governance.elections.draws import (
    Chosen,
    CommitmentCopied,
    NothingCommitted,
    RevealedAlready,
    check_fingerprint,
    check_reveal_time,
    check_words,
)
from governance.elections.models import DrawNumber, Election
from governance.elections.queries import state_of
from governance.elections.rules import check_election_may
from governance.errors import N_, RuleBroken
from governance.regions.models import Region
from governance.regions.queries import standing_change
from governance.regions.rules import may_vote

WITH_RULES = (selectinload(Election.statutes),)


class DrawNotForVoters(RuleBroken):
    """Who has no vote has no part in the draw."""

    message = N_("Only member regions with the right to vote take part in the draw.")


@command(may=permissions.commit_for, label=N_("Committed to words for a draw"))
def commit_number(act: Act, region: Region, *, election: Election, commitment: str) -> DrawNumber:
    """Commit a region to words that nobody knows yet; until the opening it may choose others.

    `commitment` is their SHA-256 in hexadecimal: the words themselves never reach the service.
    """
    check_fingerprint(commitment)
    # Held, so that the election does not open in between with another list.
    election = taken(act.session, election, WITH_RULES)
    check_election_may(state_of(election, act.at), "commit_number")
    if not may_vote(standing_change(act.session, region.id).standing):
        raise DrawNotForVoters
    numbers = draw_numbers(act.session, election.id)
    if any(one.commitment == commitment and one.region_id != region.id for one in numbers):
        raise CommitmentCopied
    number = next((one for one in numbers if one.region_id == region.id), None)
    if number is None:
        number = DrawNumber(election_id=election.id, region_id=region.id)
        act.session.add(number)
    number.commitment, number.committed_at = commitment, act.at
    act.concern(election)
    return number


@command(may=permissions.commit_for, label=N_("Revealed words for a draw"))
def reveal_number(act: Act, region: Region, *, election: Election, words: str) -> DrawNumber:
    """Reveal the words that a region committed to: once no ballot can come any more, and in time."""
    election = taken(act.session, election, WITH_RULES)
    check_election_may(state_of(election, act.at), "reveal_number")
    numbers = draw_numbers(act.session, election.id)
    number = next((one for one in numbers if one.region_id == region.id), None)
    if number is None:
        raise NothingCommitted
    if number.revealed is not None:
        raise RevealedAlready
    if election.sealed_at is not None:
        check_reveal_time(election.sealed_at, election.statutes.rules.elections.reveal_time, act.at)
    check_words(words, number.commitment)
    number.revealed, number.revealed_at = words, act.at
    act.concern(election)
    return number


def draw_numbers(session: Session, election_id: int) -> list[DrawNumber]:
    """What regions committed to for the draw of an election, by region code; one statement."""
    query = (
        select(DrawNumber).where(DrawNumber.election_id == election_id).options(joinedload(DrawNumber.region))
    )
    rows = session.scalars(query.execution_options(populate_existing=True))
    return sorted(rows, key=lambda number: number.region.code)


def chosen(numbers: list[DrawNumber]) -> list[Chosen]:
    """The numbers as the law takes them."""
    return [Chosen(one.region.code, one.region.constituency, one.commitment, one.revealed) for one in numbers]


def own_regions(session: Session, region_ids: list[int]) -> list[Region]:
    """Regions by their numbers, in the order of their codes; one statement."""
    query = select(Region).where(Region.id.in_(region_ids)).order_by(Region.code)
    return list(session.scalars(query))
