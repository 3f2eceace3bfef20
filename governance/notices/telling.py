"""Turns acts into notices, once each: at once, or kept for the daily mail, as each person chose."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from governance.accounts.models import OfficeHeld, Person
from governance.accounts.post import write_message
from governance.accounts.queries import in_force
from governance.accounts.rules import DELEGATION, VOTING_OFFICES, OfficeKind
from governance.act import Overtaken, housekeeping
from governance.notices.audiences import TOLD, voters_of
from governance.notices.election_audiences import elections_closing, voters_missing
from governance.notices.models import NoticeMark, PendingNotice
from governance.notices.rules import Frequency, Topic, warned_from
from governance.notices.wishes import frequencies
from governance.record.models import Entry
from governance.voting.models import Ballot, RollEntry, Vote
from governance.voting.papers import receives

# Written in one transaction, so that nobody waits long for a turn to write.
BATCH = 500
# An act of which nobody was told in this time, for want of a worker, is news no more.
NEWS = timedelta(days=2)


@dataclass(frozen=True)
class Occasion:
    """Something to be told: its name, which makes it once; to which regions (None: all); in which offices."""

    name: str
    topic: Topic
    kind: str
    facts: dict[str, Any]
    regions: Sequence[int] | None
    offices: Sequence[OfficeKind]


def tell_of_acts(session: Session, at: datetime) -> int:
    """Tell of every act that is news; how many persons were told, or will be in their daily mail."""
    return sum(
        tell(session, occasion, at)
        for occasion in [
            *acts_untold(session, at),
            *closings(session, at),
            *election_closings(session, at),
        ]
    )


def acts_untold(session: Session, at: datetime) -> Iterator[Occasion]:
    """The acts of which not everybody was told yet, the oldest first; those of an audience of nobody too."""
    query = select(Entry).where(Entry.act.in_(TOLD), Entry.at > at - NEWS, Entry.at <= at).order_by(Entry.id)
    entries = session.scalars(query).all()
    done = _done(session, [f"entries/{entry.id}" for entry in entries])
    for entry in entries:
        name, telling = f"entries/{entry.id}", TOLD[entry.act]
        if name not in done:
            facts = {"act": entry.act, "entry": entry.id, "subjects": entry.subjects}
            regions = telling.audience(session, entry)
            yield Occasion(name, telling.topic, "notice", facts, regions, tuple(DELEGATION))


def closings(session: Session, at: datetime) -> Iterator[Occasion]:
    """The votes that soon close, told to the regions whose ballot is not in the box."""
    votes = session.scalars(select(Vote).where(receives(at)).order_by(Vote.id)).all()
    near = [vote for vote in votes if warned_from(vote.opens_at, vote.closes_at) <= at]
    done = _done(session, [f"closing/{vote.id}" for vote in near])
    for vote in near:
        name = f"closing/{vote.id}"
        if name not in done:
            facts = {"act": "closing", "subjects": [vote.reference]}
            yield Occasion(name, Topic.VOTES, "notice", facts, _not_cast(session, vote.id), VOTING_OFFICES)


def election_closings(session: Session, at: datetime) -> Iterator[Occasion]:
    """The elections that soon close, told to the regions whose ballot is not in."""
    near = elections_closing(session, at)
    done = _done(session, [f"election_closing/{each.id}" for each in near])
    for each in near:
        name = f"election_closing/{each.id}"
        if name not in done:
            facts = {"act": "election_closing", "subjects": [f"elections/{each.id}"]}
            voters = voters_missing(session, each.id)
            yield Occasion(name, Topic.VOTES, "notice", facts, voters, VOTING_OFFICES)


def _not_cast(session: Session, vote_id: int) -> Sequence[int]:
    """The regions without a ballot, and those that vote for them."""
    cast = exists().where(Ballot.roll_entry_id == RollEntry.id)
    return voters_of(session, select(RollEntry.id).where(RollEntry.vote_id == vote_id, ~cast))


def _done(session: Session, names: Sequence[str]) -> set[str]:
    query = select(NoticeMark.occasion).where(NoticeMark.occasion.in_(names), NoticeMark.done_at.is_not(None))
    return set(session.scalars(query))


def tell(session: Session, occasion: Occasion, at: datetime) -> int:
    """Tell everybody of one occasion, some hundreds in a transaction; how many."""
    told = 0
    # Another worker may begin in the same moment; it then tells the rest.
    with suppress(Overtaken):
        while written := _tell_some(session, occasion, at):
            told += written
    return told


def _tell_some(session: Session, occasion: Occasion, at: datetime) -> int:
    """Tell the next of them; none where all have been told, by this worker or another."""
    with housekeeping(session):
        mark = _mark(session, occasion.name, at)
        if mark.done_at is not None:
            return 0
        persons = _persons(session, occasion, mark.reached, at)
        wishes = frequencies(session, [person.id for person in persons], occasion.topic)
        for person in persons:
            _write(session, occasion, person, wishes[person.id], at)
        mark.reached = persons[-1].id if persons else mark.reached
        mark.done_at = at if len(persons) < BATCH else None
        return len(persons)


def _mark(session: Session, name: str, at: datetime) -> NoticeMark:
    """The mark of an occasion under a lock; its unique row refuses a second worker that comes as early."""
    query = select(NoticeMark).where(NoticeMark.occasion == name).with_for_update()
    found = session.scalars(query.execution_options(populate_existing=True)).first()
    if found is None:
        found = NoticeMark(occasion=name, reached=0, began_at=at)
        session.add(found)
    return found


def _persons(session: Session, occasion: Occasion, after: int, at: datetime) -> Sequence[Person]:
    """The next persons who hold one of the offices, in the order of their rows."""
    holds = exists().where(
        OfficeHeld.person_id == Person.id, OfficeHeld.kind.in_(occasion.offices), in_force(at)
    )
    if occasion.regions is not None:
        holds = holds.where(OfficeHeld.region_id.in_(occasion.regions))
    query = select(Person).where(Person.id > after, holds).order_by(Person.id).limit(BATCH)
    return session.scalars(query).all()


def _write(session: Session, occasion: Occasion, person: Person, often: Frequency, at: datetime) -> None:
    if often is Frequency.AT_ONCE:
        write_message(session, kind=occasion.kind, facts=occasion.facts, at=at, person=person)
    elif often is Frequency.DAILY:
        session.add(
            PendingNotice(
                person_id=person.id, occasion=occasion.name, kind=occasion.kind, facts=occasion.facts, at=at
            )
        )
