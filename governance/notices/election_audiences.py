"""Of which acts in elections delegations are told, and which delegations."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from governance.assembly.models import Proxy
from governance.elections.box import ElectionRollEntry
from governance.elections.models import DrawNumber, Election
from governance.notices.occasions import Telling, everyone, named
from governance.notices.rules import Topic, warned_from
from governance.record.models import Entry


def on_its_roll(session: Session, entry: Entry) -> Sequence[int] | None:
    """The regions on the roll of the election, and those that vote for them; all before there is a roll."""
    return voters(session, ElectionRollEntry.election_id == election_named(entry)) or None


def voters_missing(session: Session, election_id: int) -> Sequence[int]:
    """The regions whose ballot is not in, and those that vote for them."""
    return voters(session, ElectionRollEntry.election_id == election_id, ~ElectionRollEntry.voted)


def voters(session: Session, *which: ColumnElement[bool]) -> list[int]:
    """The regions of some roll entries, and the holders of their proxies that were not revoked."""
    roll = ElectionRollEntry
    query = (
        select(roll.region_id, Proxy.holder_id)
        .outerjoin(Proxy, (Proxy.id == roll.proxy_id) & Proxy.revoked_at.is_(None))
        .where(*which)
    )
    return sorted({region_id for row in session.execute(query) for region_id in row if region_id is not None})


def elections_closing(session: Session, at: datetime) -> Sequence[Election]:
    """The elections that take ballots and soon close."""
    query = select(Election).where(Election.opens_at <= at, Election.closes_at > at)
    query = query.where(Election.closed_at.is_(None), Election.annulled_at.is_(None))
    return [each for each in session.scalars(query.order_by(Election.id)) if is_near(each, at)]


def is_near(election: Election, at: datetime) -> bool:
    """Whether an election closes soon."""
    opens_at, closes_at = election.opens_at, election.closes_at
    return opens_at is not None and closes_at is not None and warned_from(opens_at, closes_at) <= at


def committed(session: Session, entry: Entry) -> Sequence[int]:
    """The regions that committed words for the draw of the election."""
    query = select(DrawNumber.region_id).where(DrawNumber.election_id == election_named(entry))
    return session.scalars(query.order_by(DrawNumber.region_id)).all()


def election_named(entry: Entry) -> int:
    """The election acted on."""
    return int(named(entry, "elections")[0])


TOLD_OF_ELECTIONS: Mapping[str, Telling] = MappingProxyType(
    {
        "call_election": Telling(Topic.CONVOCATIONS, everyone),
        "prolong_nominations": Telling(Topic.CONVOCATIONS, everyone),
        "open_election": Telling(Topic.VOTES, on_its_roll),
        "seal_urn": Telling(Topic.VOTES, committed),
        "annul_election": Telling(Topic.VOTES, on_its_roll),
        "declare_election": Telling(Topic.RESULTS, everyone),
    }
)
