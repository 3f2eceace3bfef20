"""Reads of the ballot page: whose ballot somebody casts, and in which order candidates stand on it."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from governance.assembly.models import Proxy
from governance.elections.box import ElectionRollEntry, RankedBallot
from governance.elections.models import Election
from governance.regions.models import Region
from governance.statutes.elections import PaperOrder

Candidate = TypeVar("Candidate")


def entries_of(session: Session, election_id: int, region_ids: Sequence[int]) -> Sequence[ElectionRollEntry]:
    """The places on a roll of these regions, and those they hold or held by proxy, by code; one statement."""
    query = (
        select(ElectionRollEntry)
        .join(ElectionRollEntry.region)
        .outerjoin(ElectionRollEntry.proxy)
        .where(ElectionRollEntry.election_id == election_id)
        .where(or_(ElectionRollEntry.region_id.in_(region_ids), Proxy.holder_id.in_(region_ids)))
        .options(
            contains_eager(ElectionRollEntry.region),
            contains_eager(ElectionRollEntry.proxy).joinedload(Proxy.holder),
        )
        .order_by(Region.code)
    )
    return session.scalars(query).all()


def on_paper_of(
    session: Session, election: Election, entry: ElectionRollEntry, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """The candidates as they stand on the ballot of a region: as drawn, or begun with another one each time.

    At most one statement; the statutes of the election and the region of the entry must be loaded.
    """
    if election.statutes.rules.elections.paper_order is PaperOrder.DRAWN or not candidates:
        return list(candidates)
    before = (
        select(func.count())
        .select_from(ElectionRollEntry)
        .join(ElectionRollEntry.region)
        .where(ElectionRollEntry.election_id == election.id, Region.code < entry.region.code)
    )
    first = (session.scalar(before) or 0) % len(candidates)
    return [*candidates[first:], *candidates[:first]]


def ballots_of(session: Session, entry_ids: Sequence[int]) -> Sequence[RankedBallot]:
    """The recorded ballots cast from these places, the latest first; one statement."""
    query = (
        select(RankedBallot)
        .where(RankedBallot.roll_entry_id.in_(entry_ids))
        .options(joinedload(RankedBallot.entry).joinedload(ElectionRollEntry.region))
        .order_by(RankedBallot.roll_entry_id, RankedBallot.revision.desc())
    )
    return session.scalars(query).all()
