"""Reads of the record."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Select, Text, func, select, type_coerce
from sqlalchemy.orm import Session, joinedload

from governance.accounts.models import OfficeHeld
from governance.assembly.models import SessionDemand
from governance.elections.models import Appointment, Election
from governance.record.canonical import decode
from governance.record.models import Entry, Openness, Payload
from governance.regions.models import Twin
from governance.statutes.models import StatutesVersion
from governance.twinning.models import TwinEnding
from governance.voting.models import Vote

PAGE = 50


@dataclass(frozen=True)
class Filter:
    """What to look for: an act, a subject, a span of time; each may be missing."""

    act: str = ""
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None


def entries(session: Session, wanted: Filter, page: int) -> tuple[list[Entry], int]:
    """One page of entries, the latest first, and how many there are in all; two statements."""
    query = _filtered(select(Entry), wanted).order_by(Entry.id.desc()).offset((page - 1) * PAGE).limit(PAGE)
    total = session.scalar(_filtered(select(func.count()).select_from(Entry), wanted)) or 0
    return list(session.scalars(query)), total


def entries_that_wrote(
    session: Session, subject: str, moments: Sequence[datetime], words: Sequence[str]
) -> dict[str, Entry]:
    """Of the acts on a subject at these moments, the first that wrote each of the words; one statement."""
    query = _filtered(select(Entry), Filter(subject=subject)).where(Entry.at.in_(moments))
    found = session.scalars(query.options(joinedload(Entry.payloads)).order_by(Entry.id)).unique().all()
    bodies = [(entry, "".join(part.body or "" for part in entry.payloads)) for entry in reversed(found)]
    return {word: entry for entry, body in bodies for word in words if word in body}


def _filtered(query: Select[Any], wanted: Filter) -> Select[Any]:
    if wanted.act:
        query = query.where(Entry.act == wanted.act)
    if wanted.subject:
        query = query.where(
            type_coerce(Entry.subjects, Text).contains(f'"{wanted.subject}"', autoescape=True)
        )
    if wanted.since:
        query = query.where(Entry.at >= wanted.since)
    if wanted.until:
        query = query.where(Entry.at < wanted.until)
    return query


def entry(session: Session, entry_id: int) -> Entry | None:
    """One entry with its payloads."""
    query = select(Entry).where(Entry.id == entry_id).options(joinedload(Entry.payloads))
    return session.scalars(query).unique().first()


def disclosed(session: Session, found: Entry) -> list[tuple[Payload, Any]]:
    """The payloads anyone may read now, with their rows: public ones, and sealed ones since declared."""
    sealed = [part.until for part in found.payloads if part.openness is Openness.SEALED]
    opened = declared_subjects(session, [subject for subject in sealed if subject])
    readable = [
        part
        for part in found.payloads
        if part.openness is Openness.PUBLIC or (part.openness is Openness.SEALED and part.until in opened)
    ]
    return [(part, decode(part.body or "null")) for part in readable]


def declared_subjects(session: Session, subjects: Sequence[str]) -> set[str]:
    """Those of the subjects (such as `votes/7` or `elections/3`) whose declaration has been made."""
    return {subject for model in (Vote, Election) for subject in _declared(session, model, subjects)}


def _declared(session: Session, model: type[Vote] | type[Election], subjects: Sequence[str]) -> set[str]:
    named = [subject.partition("/") for subject in subjects]
    ids = [int(number) for table, _, number in named if table == model.__tablename__]
    query = select(model.id).where(model.id.in_(ids), model.declared_at.is_not(None))
    return {f"{model.__tablename__}/{number}" for number in session.scalars(query)} if ids else set()


def latest_entry(session: Session, subject: str, act: str) -> Entry | None:
    """The last entry of an act on a subject."""
    query = _filtered(select(Entry), Filter(act=act, subject=subject)).order_by(Entry.id.desc()).limit(1)
    return session.scalars(query).first()


def entries_on(session: Session, subject: str, acts: Sequence[str]) -> Sequence[Entry]:
    """The entries of some acts on a subject, the oldest first; one statement."""
    query = _filtered(select(Entry), Filter(subject=subject)).where(Entry.act.in_(acts))
    return session.scalars(query.order_by(Entry.id)).all()


def entries_writing(session: Session, table: str, instants: Sequence[datetime]) -> dict[int, tuple[int, str]]:
    """Which act of these moments wrote each public row of a table first: its entry and its name, by the
    number of the row; one statement."""
    query = (
        select(Entry.id, Entry.act, Payload.body)
        .join(Payload.entry)
        .where(Entry.at.in_(set(instants)), Payload.openness == Openness.PUBLIC)
        .where(Payload.body.contains(f'"{table}"', autoescape=True))
        .order_by(Entry.id)
    )
    found: dict[int, tuple[int, str]] = {}
    for entry_id, act, body in session.execute(query):
        for row in decode(str(body))["rows"]:
            if row["table"] == table:
                found.setdefault(row["id"], (entry_id, act))
    return found


# Entries commit out of the order of their ids, so the last id alone could miss one that came late.
_MARK = "SELECT max(id), count(*) FROM entries WHERE id > (SELECT coalesce(max(id), 0) - 500 FROM entries)"


Mark = tuple[int, int]
NEXT_TERMS = 200


def state_version(engine: Engine, mark: Mark, at: datetime) -> str:
    """Changes whenever anything public may have: an act was done (the mark moved), an hour struck, or a year
    began in UTC, which pages of figures end with."""
    last, recent = mark
    hours = _hours(engine, mark, at)
    struck = bisect_right(hours, at)
    return f"{last}.{recent}.{hours[struck - 1].timestamp() if struck else 0}.{at.year}"


def record_mark(engine: Engine) -> Mark:
    """How far the record is; asked on the driver's own connection, which is a third of the work."""
    connection = engine.raw_connection()
    try:
        last, recent = _read_alone(connection.driver_connection, engine.dialect.name) or (0, 0)
    except BaseException:
        connection.invalidate()  # it may still be out of transactions
        raise
    connection.close()
    return last or 0, recent


def _read_alone(driver: Any, dialect: str) -> Any:
    """One read without a transaction around it, which PostgreSQL would be asked to begin and to roll back."""
    if dialect == "postgresql":
        driver.autocommit = True
    cursor = driver.cursor()
    cursor.execute(_MARK)
    found = cursor.fetchone()
    cursor.close()
    if dialect == "postgresql":
        driver.autocommit = False
    return found


def _of_holders() -> tuple[Select[datetime], ...]:
    """When somebody elected begins to hold a post, and when the term is over."""
    return select(Appointment.begins_at), select(Appointment.term_until)


_known_hours: WeakKeyDictionary[Engine, tuple[Mark, list[datetime]]] = WeakKeyDictionary()


def _hours(engine: Engine, mark: Mark, at: datetime) -> list[datetime]:
    """When a page changes by itself: a vote, nominations or an election close, the time of a demand, a term
    or a notice ends, statutes or a post begin; until an act."""
    known = _known_hours.get(engine)
    if known is None or known[0] != mark:
        closing = select(Vote.closes_at).where(Vote.declared_at.is_(None))
        demanded = select(SessionDemand.closes_at).where(
            SessionDemand.met_at.is_(None), SessionDemand.withdrawn_at.is_(None)
        )
        notices = select(Twin.ended_at).join(TwinEnding, TwinEnding.twin_id == Twin.id)
        terms = select(OfficeHeld.term_until).where(OfficeHeld.ended_at.is_(None))
        ended = terms.where(OfficeHeld.term_until <= at).order_by(OfficeHeld.term_until.desc()).limit(1)
        # More do not end before something is done again.
        coming = terms.where(OfficeHeld.term_until > at).order_by(OfficeHeld.term_until).limit(NEXT_TERMS)
        begun = select(StatutesVersion.in_force_from)
        nominating = select(Election.nominations_close_at).where(Election.opens_at.is_(None))
        electing = select(Election.closes_at).where(Election.sealed_at.is_(None))
        with engine.connect() as connection:
            queries = (closing, demanded, notices, ended, coming, begun, nominating, electing, *_of_holders())
            found = [hour for query in queries for hour in connection.scalars(query) if hour]
        known = _known_hours[engine] = (mark, sorted(found))
    return known[1]
