"""Reads of the booth: what a region is asked, and what it has cast; a fixed number of statements each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, func, inspect, or_, select, tuple_
from sqlalchemy.orm import Session, contains_eager, selectinload

from governance.accounts.models import OfficeHeld
from governance.accounts.rules import VOTING_OFFICES, OfficeKind
from governance.motions.models import Motion
from governance.regions.models import Region, StandingChange
from governance.regions.queries import in_force
from governance.regions.rules import Standing
from governance.voting.models import Ballot, Casting, RollEntry, Vote


@dataclass(frozen=True)
class Booth:
    """A region that somebody votes for: its standing, and how many votes wait for it."""

    region: Region
    standing: Standing
    open_votes: int


@dataclass(frozen=True)
class LastCast:
    """The ballot of a region that counts in one vote, the paper it came on, and the office that cast it."""

    ballot: Ballot
    casting: Casting
    office: OfficeKind | None


@dataclass(frozen=True)
class CastBefore:
    """The ballot of a region that counts so far: how many there were, and who cast it."""

    revision: int
    person_id: int


@dataclass(frozen=True)
class PaperLine:
    """One question on a delegate's paper: the vote, the place on its roll, what the region last cast."""

    entry: RollEntry
    vote: Vote
    last: LastCast | None


@dataclass(frozen=True)
class CastingRow:
    """A paper handed in for a region: when, by whom and in which office, and how many ballots were on it."""

    id: int
    cast_at: datetime
    person_id: int
    office: OfficeKind | None
    ballots: int


@dataclass(frozen=True)
class Receipt:
    """A paper handed in, with all its receipt says; `revisions` has the one that counts, by roll entry."""

    casting: Casting
    office: OfficeKind | None
    revisions: dict[int, int]


def receives(at: datetime) -> ColumnElement[bool]:
    """The votes that receive ballots at `at`."""
    undisturbed = and_(Vote.closed_at.is_(None), Vote.annulled_at.is_(None), Vote.declared_at.is_(None))
    return and_(Vote.opens_at <= at, Vote.closes_at > at, undisturbed)


def cast_in_office() -> ColumnElement[bool]:
    """Joins a casting to the office in which its person cast it."""
    return and_(
        OfficeHeld.person_id == Casting.person_id,
        OfficeHeld.region_id == Casting.region_id,
        OfficeHeld.kind.in_(VOTING_OFFICES),
        OfficeHeld.began_at <= Casting.cast_at,
        or_(OfficeHeld.ended_at.is_(None), OfficeHeld.ended_at > Casting.cast_at),
    )


def booths(session: Session, region_ids: Sequence[int], at: datetime) -> list[Booth]:
    """The regions with their standing and the number of votes open to each, by code; one statement."""
    waiting = (
        select(func.count())
        .select_from(RollEntry)
        .join(RollEntry.vote)
        .where(RollEntry.region_id == Region.id, receives(at))
        .correlate(Region)
        .scalar_subquery()
    )
    query = (
        select(Region, StandingChange.standing, waiting)
        .join(StandingChange.region)
        .where(Region.id.in_(region_ids), in_force(at))
        .order_by(Region.code)
    )
    return [Booth(*row) for row in session.execute(query)]


def paper(session: Session, region_id: int, at: datetime, also: Sequence[int] = ()) -> list[PaperLine]:
    """The votes open to a region at `at`, in the order of the agenda; two statements.

    `also` names roll entries of the region to have on the paper whatever became of their votes.
    """
    asked = or_(receives(at), RollEntry.id.in_(also)) if also else receives(at)
    vote = contains_eager(RollEntry.vote)
    query = (
        select(RollEntry)
        .join(RollEntry.vote)
        .where(RollEntry.region_id == region_id, asked)
        .options(vote.joinedload(Vote.motion).joinedload(Motion.agenda_item), vote.joinedload(Vote.statutes))
    )
    entries = session.scalars(query).all()
    last = _last_cast(session, [entry.id for entry in entries])
    lines = [PaperLine(entry, entry.vote, last.get(entry.id)) for entry in entries]
    return sorted(lines, key=lambda line: (_position(line.vote.motion), line.vote.id))


def _last_cast(session: Session, entry_ids: Sequence[int]) -> dict[int, LastCast]:
    query = (
        select(Ballot, Casting, OfficeHeld.kind)
        .join(Ballot.casting)
        .outerjoin(OfficeHeld, cast_in_office())
        .where(counts(entry_ids))
    )
    cast = [LastCast(*row) for row in session.execute(query)]
    return {each.ballot.roll_entry_id: each for each in cast}


def counts(entry_ids: Sequence[int] | BindParameter[Any]) -> ColumnElement[bool]:
    """The ballots that count for the roll entries: those of the highest revision, however many there were."""
    theirs = Ballot.roll_entry_id.in_(entry_ids)
    latest = select(Ballot.roll_entry_id, func.max(Ballot.revision)).where(theirs)
    latest = latest.group_by(Ballot.roll_entry_id)
    # Said twice, so that no database reads the ballots of others to find these.
    return theirs & tuple_(Ballot.roll_entry_id, Ballot.revision).in_(latest)


# Composed once, which costs more than asking them: every paper that is cast asks both.
_BY_KEY = select(Casting).where(Casting.key == bindparam("key"))
_BEFORE = (
    select(Ballot.roll_entry_id, Ballot.revision, Casting.person_id)
    .join(Ballot.casting)
    .where(counts(bindparam("entry_ids", expanding=True)))
)


def cast_before(session: Session, entry_ids: Sequence[int]) -> dict[int, CastBefore]:
    """What the regions cast before, by roll entry; one statement of plain columns."""
    found = session.execute(_BEFORE, {"entry_ids": entry_ids})
    return {entry_id: CastBefore(*before) for entry_id, *before in found}


def _position(motion: Motion) -> int:
    return motion.agenda_item.position if motion.agenda_item else 0


def casting_by_key(session: Session, key: str) -> Casting | None:
    """The paper handed in under `key`; for a paper sent twice."""
    return session.scalars(_BY_KEY, {"key": key}).first()


def number_of(casting: Casting) -> int:
    """Its row, which is known without reading it again after the commit."""
    (number,) = inspect(casting).identity or ()
    return int(number)


def receipt(session: Session, casting_id: int) -> Receipt | None:
    """A paper handed in, as its receipt shows it; three statements."""
    entry = selectinload(Casting.ballots).joinedload(Ballot.entry)
    query = (
        select(Casting, OfficeHeld.kind)
        .outerjoin(OfficeHeld, cast_in_office())
        .where(Casting.id == casting_id)
        .options(entry.joinedload(RollEntry.vote).joinedload(Vote.motion))
    )
    row = session.execute(query).first()
    if row is None:
        return None
    entry_ids = [ballot.roll_entry_id for ballot in row[0].ballots]
    counting = cast_before(session, entry_ids)
    return Receipt(row[0], row[1], {entry_id: last.revision for entry_id, last in counting.items()})


def castings_of(session: Session, region_id: int, limit: int) -> list[CastingRow]:
    """The papers handed in for a region, the latest first; one statement."""
    ballots = select(func.count()).where(Ballot.casting_id == Casting.id).correlate(Casting).scalar_subquery()
    query = (
        select(Casting.id, Casting.cast_at, Casting.person_id, func.min(OfficeHeld.kind), ballots)
        .outerjoin(OfficeHeld, cast_in_office())
        .where(Casting.region_id == region_id)
        .group_by(Casting.id)
        .order_by(Casting.id.desc())
        .limit(limit)
    )
    return [CastingRow(*row) for row in session.execute(query)]
