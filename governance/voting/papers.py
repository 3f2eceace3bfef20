"""Reads of the booth: what a region is asked, and what it has cast; a fixed number of statements each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    SQLColumnExpression,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload

from governance.accounts.models import OfficeHeld
from governance.accounts.rules import VOTING_OFFICES, OfficeKind
from governance.assembly.models import Proxy
from governance.motions.models import Motion
from governance.regions.models import Region, StandingChange
from governance.regions.queries import in_force
from governance.regions.rules import Standing
from governance.voting.models import Ballot, Casting, RollEntry, Vote
from governance.voting.places import place_of, roots_of


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
    """The ballot of a region that counts so far: how many there were, who cast it, and by which proxy."""

    revision: int
    person_id: int
    proxy_id: int | None = None


class Hand(StrEnum):
    """In whose hand a vote is, seen from one region: its own, lent to it or by it, or taken back from it."""

    OWN = "own"
    HELD = "held"
    GIVEN = "given"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class PaperLine:
    """One question on a delegate's paper: the vote, the place on its roll, what was last cast from it.

    `used`: the proxy by which it was cast was taken back since; what it cast stands.
    """

    entry: RollEntry
    vote: Vote
    last: LastCast | None
    hand: Hand

    @property
    def castable(self) -> bool:
        """Whether the region's delegation casts here, if the vote is open."""
        return self.hand in (Hand.OWN, Hand.HELD) and not self.used

    @property
    def used(self) -> bool:
        """Whether it was cast by a proxy that its giver has taken back since: that ballot stands."""
        cast = self.last.casting.proxy_id if self.last else None
        return cast is not None and self.entry.proxy_in_force is None


def receives(at: datetime) -> ColumnElement[bool]:
    """The votes that receive ballots at `at`."""
    undisturbed = and_(Vote.closed_at.is_(None), Vote.annulled_at.is_(None), Vote.declared_at.is_(None))
    return and_(Vote.opens_at <= at, Vote.closes_at > at, undisturbed)


def cast_in_office() -> ColumnElement[bool]:
    """Joins a casting to the office in which its person cast it; its proxy must be joined."""
    return and_(
        OfficeHeld.person_id == Casting.person_id,
        OfficeHeld.region_id == func.coalesce(Proxy.holder_id, Casting.region_id),
        OfficeHeld.kind.in_(VOTING_OFFICES),
        OfficeHeld.began_at <= Casting.cast_at,
        or_(OfficeHeld.ended_at.is_(None), OfficeHeld.ended_at > Casting.cast_at),
    )


def booths(session: Session, region_ids: Sequence[int], at: datetime) -> list[Booth]:
    """The regions with their standing and how many votes each casts now, by code; one statement."""
    open_to = select(func.count()).select_from(RollEntry).join(RollEntry.vote).where(receives(at))
    with_proxy = open_to.join(RollEntry.proxy).where(Proxy.revoked_at.is_(None))
    own = open_to.where(RollEntry.region_id == Region.id).correlate(Region).scalar_subquery()
    given = with_proxy.where(Proxy.giver_id == Region.id).correlate(Region).scalar_subquery()
    held = with_proxy.where(Proxy.holder_id == Region.id).correlate(Region).scalar_subquery()
    query = (
        select(Region, StandingChange.standing, own - given + held)
        .join(StandingChange.region)
        .where(Region.id.in_(region_ids), in_force(at))
        .order_by(Region.code)
    )
    return [Booth(*row) for row in session.execute(query)]


def paper(session: Session, region_id: int, at: datetime, also: Sequence[int] = ()) -> list[PaperLine]:
    """The votes open to a region at `at`, its own and those it holds, in the order of the agenda.

    What is about a motion, such as an amendment to it, stands before it, in the order in which it was opened.

    `also` names roll entries to have on the paper whatever became of their votes and proxies; of those, what
    was never in the region's hand is left out. Two statements, three where some are about another motion.
    """
    vote = contains_eager(RollEntry.vote)
    proxy = joinedload(RollEntry.proxy)
    query = (
        select(RollEntry)
        .join(RollEntry.vote)
        .where(RollEntry.id.in_(_in_hand(region_id, at, also)))
        .options(vote.joinedload(Vote.motion).joinedload(Motion.agenda_item), vote.joinedload(Vote.statutes))
        .options(joinedload(RollEntry.region), proxy.joinedload(Proxy.holder))
    )
    entries = session.scalars(query).all()
    last = _last_cast(session, [entry.id for entry in entries])
    lines = [PaperLine(entry, entry.vote, last.get(entry.id), hand_of(entry, region_id)) for entry in entries]
    roots = roots_of(session, [line.vote.motion for line in lines])
    return sorted(lines, key=lambda line: (place_of(line.vote.motion, roots), *_turn(line, region_id)))


def _in_hand(region_id: int, at: datetime, also: Sequence[int]) -> CompoundSelect[Any]:
    """The roll entries that are the region's, or that it holds or, of `also`, has held."""
    asked = or_(receives(at), RollEntry.id.in_(also)) if also else receives(at)
    entries = select(RollEntry.id).join(RollEntry.vote).where(asked)
    lent = or_(Proxy.revoked_at.is_(None), RollEntry.id.in_(also)) if also else Proxy.revoked_at.is_(None)
    held = entries.join(RollEntry.proxy).where(Proxy.holder_id == region_id, lent)
    # Each half by its own index; together in one condition neither would be used.
    return union_all(entries.where(RollEntry.region_id == region_id), held)


def hand_of(entry: RollEntry, region_id: int) -> Hand:
    """In whose hand the vote is, seen from the region."""
    if entry.region_id == region_id:
        return Hand.GIVEN if entry.proxy_in_force else Hand.OWN
    return Hand.HELD if entry.voter_id == region_id else Hand.TAKEN_BACK


def castable_by(region_id: SQLColumnExpression[int]) -> ColumnElement[bool]:
    """The roll entries that the delegation of a region casts for now."""
    deed = aliased(Proxy)
    lent = exists().where(deed.id == RollEntry.proxy_id, deed.revoked_at.is_(None))
    return or_(
        and_(RollEntry.region_id == region_id, ~lent),
        lent.where(deed.holder_id == region_id),
    )


def _turn(line: PaperLine, region_id: int) -> tuple[int, bool, str]:
    """The vote opened first goes first; of one vote a region's own."""
    return line.vote.id, line.entry.region_id != region_id, line.entry.region.code


def _last_cast(session: Session, entry_ids: Sequence[int]) -> dict[int, LastCast]:
    query = (
        select(Ballot, Casting, OfficeHeld.kind)
        .join(Ballot.casting)
        .outerjoin(Casting.proxy)
        .outerjoin(OfficeHeld, cast_in_office())
        .where(counts(entry_ids))
        .options(contains_eager(Casting.proxy).joinedload(Proxy.holder))
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
_BY_KEY = select(Casting).where(Casting.key == bindparam("key")).options(joinedload(Casting.proxy))
_BEFORE = (
    select(Ballot.roll_entry_id, Ballot.revision, Casting.person_id, Casting.proxy_id)
    .join(Ballot.casting)
    .where(counts(bindparam("entry_ids", expanding=True)))
)


def cast_before(session: Session, entry_ids: Sequence[int]) -> dict[int, CastBefore]:
    """What the regions cast before, by roll entry; one statement of plain columns."""
    found = session.execute(_BEFORE, {"entry_ids": entry_ids})
    return {entry_id: CastBefore(revision, by, proxy) for entry_id, revision, by, proxy in found}


def casting_by_key(session: Session, key: str) -> Casting | None:
    """The paper handed in under `key`; for a paper sent twice."""
    return session.scalars(_BY_KEY, {"key": key}).first()
