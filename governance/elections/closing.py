"""How an election ends its casting: closed when all have voted, its urn sealed when nothing can come."""

from collections.abc import Iterable
from random import SystemRandom

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from governance import permissions
from governance.act import Act, command
from governance.elections.box import ElectionRollEntry, UrnBallot, UrnSlip
from governance.elections.models import Election
from governance.elections.queries import state_of, voted_and_entitled
from governance.elections.rules import check_election_may
from governance.errors import N_, RuleBroken
from governance.record.canonical import digest, encode
from governance.statutes.elections import Secrecy
from governance.voting.rules import check_may_close_early

WITH_RULES = (selectinload(Election.statutes),)


class UrnDoesNotMatch(RuleBroken):
    """Facts: slips, voted (int). Somebody took a ballot out of the urn, or put one in."""

    message = N_(
        "The urn holds %(slips)d ballots, and the roll says that %(voted)d regions have voted. "
        "Do not count it: annul the election with this reason, and have the service examined."
    )


@command(may=permissions.preside, label=N_("Closed an election early"), load=WITH_RULES)
def close_election(act: Act, election: Election) -> Election:
    """Close an election before its time: only once every region on the roll has voted. Art. 5.3."""
    check_election_may(state_of(election, act.at), "close_election")
    lock_election_roll(act, election)
    voted, entitled = voted_and_entitled(act.session, [election.id])[election.id]
    check_may_close_early(voted, entitled, election.statutes.rules)
    election.closed_at = act.at
    return election


@command(may=permissions.preside, label=N_("Sealed the urn of an election"), load=WITH_RULES)
def seal_urn(act: Act, election: Election) -> Election:
    """Fix the ballots of an election that is closed; secret ones are written anew in an order of chance.

    Afterwards `forgetting.forget_slips` makes the database forget those that were cast. Raises
    UrnDoesNotMatch where the urn does not hold as many ballots as regions have voted.
    """
    check_election_may(state_of(election, act.at), "seal_urn")
    lock_election_roll(act, election)
    if election.secrecy is Secrecy.SECRET:
        election.urn_digest = mix(act, election)
    election.sealed_at = act.at
    return election


def mix(act: Act, election: Election) -> str:
    """Write every slip of the urn as a ballot, in an order that nobody can know; their digest."""
    slips = list(act.session.scalars(select(UrnSlip).where(UrnSlip.election_id == election.id)))
    voted = voted_in(act.session, election.id)
    if len(slips) != voted:
        raise UrnDoesNotMatch(slips=len(slips), voted=voted)
    SystemRandom().shuffle(slips)
    ballots = [UrnBallot(id=slip.id, election_id=slip.election_id, mark=slip.mark) for slip in slips]
    act.session.add_all(ballots)
    return urn_digest(ballots)


def voted_in(session: Session, election_id: int) -> int:
    """How many regions on the roll have voted; one statement."""
    entry = ElectionRollEntry
    query = select(func.count()).where(entry.election_id == election_id, entry.voted)
    return session.scalar(query) or 0


def urn_digest(ballots: Iterable[UrnBallot]) -> str:
    """What the record keeps of an urn: a digest over its ballots sorted by their identifiers."""
    return digest(encode(sorted(([ballot.id, ballot.mark] for ballot in ballots), key=lambda one: one[0])))


def lock_election_roll(act: Act, election: Election) -> None:
    """Wait for every ballot on its way and hold back the next: all that was acknowledged is counted."""
    query = (
        select(ElectionRollEntry.id)
        .where(ElectionRollEntry.election_id == election.id)
        .order_by(ElectionRollEntry.id)
    )
    act.session.execute(query.with_for_update(key_share=True))
