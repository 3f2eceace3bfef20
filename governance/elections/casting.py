"""How a region votes in an election: a recorded ballot that it may replace, or one slip into the urn."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, selectinload

from governance import permissions
from governance.act import Act, command, taken
from governance.elections.ballots import Mark, check_mark
from governance.elections.box import ElectionRollEntry, RankedBallot
from governance.elections.models import Election
from governance.elections.queries import state_of
from governance.elections.rules import check_election_may
from governance.elections.urn import AlreadyInUrn, put_into_urn
from governance.errors import N_, NotAllowed, RuleBroken
from governance.statutes.elections import Secrecy
from governance.statutes.queries import statutes_of
from governance.voting.commands import tracking_code
from governance.voting.deeds import CastByProxy
from governance.voting.rules import check_colleague

WITH_ELECTION = (selectinload(ElectionRollEntry.election), selectinload(ElectionRollEntry.proxy))


class OtherBallots(RuleBroken):
    """A secret ballot is never recorded, and a recorded one goes into no urn."""

    message = N_("The ballots of this election are kept in another way. Open the ballot from its page again.")


class BallotAlreadyCast(RuleBroken):
    """This very ballot is in already: not an error to the voter, who gets the same receipt. Facts: ballot."""

    message = N_("This ballot was already cast.")


@command(
    may=permissions.vote_in_election,
    label=N_("Cast the ballot of a region in an election"),
    load=WITH_ELECTION,
)
def cast_election_ballot(act: Act, entry: ElectionRollEntry, *, mark: Mark, key: str) -> RankedBallot:
    """Record what a region marks; the last ballot before the close counts.

    The same `key` handed in again gives the same ballot, and changes nothing. Raises BallotAlreadyCast.
    """
    hold_proxy(act, entry)
    already = ballot_by_key(act.session, key)
    if already is not None:
        raise BallotAlreadyCast(ballot=already)
    check_receives(act, entry.election, mark, Secrecy.RECORDED)
    before = last_ballot(act.session, entry.id)
    if before is not None:
        check_may_replace(act, entry, before)
    ballot = next_ballot(act, entry, before, mark=mark, key=key)
    entry.voted = True
    act.concern(entry.election)
    act.session.add(ballot)
    return ballot


@command(
    may=permissions.vote_in_election,
    label=N_("Cast the secret ballot of a region in an election"),
    load=WITH_ELECTION,
)
def cast_into_urn(act: Act, entry: ElectionRollEntry, *, mark: Mark, slip: str) -> ElectionRollEntry:
    """Put what a region marks into the urn under the identifier `slip`, and note that the region has voted.

    The entry says only that: no row of the record holds the mark or the identifier. What is in the urn
    belongs to nobody any more, so it cannot be changed. Raises AlreadyInUrn.
    """
    hold_proxy(act, entry)
    if entry.voted:
        raise AlreadyInUrn
    check_receives(act, entry.election, mark, Secrecy.SECRET)
    put_into_urn(act.session, entry.election_id, slip, mark)
    entry.voted = True
    act.concern(entry.election)
    return entry


def hold_proxy(act: Act, entry: ElectionRollEntry) -> None:
    """Whoever takes a proxy back does so before this ballot or after it; raises NotAllowed if before."""
    if entry.proxy is None:
        return
    taken(act.session, entry.proxy, ())
    if permissions.vote_in_election(act.actor, entry) is None:
        raise NotAllowed


def next_ballot(
    act: Act, entry: ElectionRollEntry, before: RankedBallot | None, *, mark: Mark, key: str
) -> RankedBallot:
    """The ballot that counts from now on, with a code by which the voter finds it."""
    proxy = entry.proxy_in_force
    return RankedBallot(
        entry=entry,
        election_id=entry.election_id,
        person_id=act.person_id,
        proxy_id=proxy.id if proxy else None,
        revision=before.revision + 1 if before else 1,
        key=key,
        cast_at=act.at,
        mark=mark,
        code=tracking_code(),
    )


def check_receives(act: Act, election: Election, mark: Mark, secrecy: Secrecy) -> None:
    """Raise unless the election is open, keeps ballots so, and this is one of its ballots."""
    name = "cast_into_urn" if secrecy is Secrecy.SECRET else "cast_election_ballot"
    check_election_may(state_of(election, act.at), name)
    if election.secrecy is not secrecy:
        raise OtherBallots
    check_mark(mark, election.paper or [], election.method, election.seats, confirming=election.confirming)


def check_may_replace(act: Act, entry: ElectionRollEntry, before: RankedBallot) -> None:
    """Raise CastByProxy or ColleagueHasCast where what was cast is not this person's to replace."""
    if before.proxy_id is not None and entry.proxy_in_force is None:
        raise CastByProxy
    if before.person_id != act.person_id:
        rules = statutes_of(act.session, entry.election.statutes_id)
        check_colleague(act.person_id, before.person_id, rules)


# Composed once, which costs more than asking them: every ballot that is cast asks both.
_BY_KEY = select(RankedBallot).where(RankedBallot.key == bindparam("key"))
_LAST = (
    select(RankedBallot)
    .where(RankedBallot.roll_entry_id == bindparam("entry_id"))
    .order_by(RankedBallot.revision.desc())
    .limit(1)
)


def ballot_by_key(session: Session, key: str) -> RankedBallot | None:
    """The recorded ballot handed in under `key`; for one sent twice."""
    return session.scalars(_BY_KEY, {"key": key}).first()


def last_ballot(session: Session, entry_id: int) -> RankedBallot | None:
    """The recorded ballot of a region that counts so far."""
    return session.scalars(_LAST, {"entry_id": entry_id}).first()
