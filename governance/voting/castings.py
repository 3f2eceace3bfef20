"""Reads of papers that were handed in: their receipts, and the latest of a region."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, inspect, select, union_all
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from governance.accounts.models import OfficeHeld
from governance.accounts.rules import OfficeKind
from governance.assembly.models import Proxy
from governance.voting.models import Ballot, Casting, RollEntry, Vote
from governance.voting.papers import cast_before, cast_in_office


@dataclass(frozen=True)
class CastingRow:
    """A paper handed in for a region, the office of who cast it, and how many ballots were on it."""

    casting: Casting
    office: OfficeKind | None
    ballots: int


@dataclass(frozen=True)
class Receipt:
    """A paper handed in, with all its receipt says; `revisions` has the one that counts, by roll entry."""

    casting: Casting
    office: OfficeKind | None
    revisions: dict[int, int]


def number_of(casting: Casting) -> int:
    """Its row, which is known without reading it again after the commit."""
    (number,) = inspect(casting).identity or ()
    return int(number)


def receipts(session: Session, casting_ids: Sequence[int]) -> list[Receipt]:
    """Papers handed in, as their receipts show them, in the order asked for; three statements."""
    entry = selectinload(Casting.ballots).joinedload(Ballot.entry)
    query = (
        select(Casting, OfficeHeld.kind)
        .outerjoin(Casting.proxy)
        .outerjoin(OfficeHeld, cast_in_office())
        .where(Casting.id.in_(casting_ids))
        .options(entry.joinedload(RollEntry.vote).joinedload(Vote.motion))
        .options(joinedload(Casting.region), contains_eager(Casting.proxy).joinedload(Proxy.holder))
    )
    rows = {casting.id: (casting, office) for casting, office in session.execute(query)}
    entry_ids = [ballot.roll_entry_id for casting, _ in rows.values() for ballot in casting.ballots]
    counting = {entry_id: last.revision for entry_id, last in cast_before(session, entry_ids).items()}
    return [Receipt(*rows[number], counting) for number in casting_ids if number in rows]


def castings_of(session: Session, region_id: int, limit: int) -> list[CastingRow]:
    """The papers handed in for a region, or by it for another, the latest first; one statement."""
    ballots = select(func.count()).where(Ballot.casting_id == Casting.id).correlate(Casting).scalar_subquery()
    own = select(Casting.id).where(Casting.region_id == region_id)
    by_it = select(Casting.id).join(Casting.proxy).where(Proxy.holder_id == region_id)
    office = select(func.min(OfficeHeld.kind)).where(cast_in_office()).correlate(Casting, Proxy)
    query = (
        select(Casting, office.scalar_subquery(), ballots)
        .outerjoin(Casting.proxy)
        .where(Casting.id.in_(union_all(own, by_it)))
        .options(joinedload(Casting.region), contains_eager(Casting.proxy).joinedload(Proxy.holder))
        .order_by(Casting.id.desc())
        .limit(limit)
    )
    return [CastingRow(*row) for row in session.execute(query)]
