"""The fourth wall: every recorded row rebuilt from the entries alone, and compared with the database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Dialect, Table, func, select, type_coerce
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.types import NullType

from governance.base import Base
from governance.record.canonical import NotCanonical, decode, leaf_digest, salted_digest
from governance.record.models import Entry, Openness, Payload
from governance.record.operational import OPERATIONAL
from governance.record.recorder import header, plain

Rows = dict[int, dict[str, Any]]
UNTOLD = "not in the record"
BATCH = 1000


@dataclass(frozen=True)
class Difference:
    """Where the record and the database disagree: the table, the row, what each says."""

    table: str
    row: int
    column: str
    recorded: Any
    stored: Any


@dataclass(frozen=True)
class Scope:
    """What a replay compares: so many entries, and the tables by name with their rows."""

    entries: int
    rows: dict[str, int]


def verify(session: Session) -> list[Difference]:
    """Every difference between the record and the database; empty when they are one.

    Checks the digest of every header and of every payload that is not erased, then each recorded table.
    """
    return [*_broken_digests(session), *differences(session)]


def scope(session: Session) -> Scope:
    """What `verify` goes through."""
    rows = {
        table.name: session.scalar(select(func.count()).select_from(table)) or 0
        for table in recorded_tables()
    }
    return Scope(session.scalar(select(func.count()).select_from(Entry)) or 0, rows)


def hold_still(session: Session) -> None:
    """Let every statement of this session see one moment, so that acts in between are no differences."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def recorded_tables() -> list[Table]:
    """Every table whose rows the record tells."""
    return [table for table in Base.metadata.sorted_tables if table.name not in OPERATIONAL]


def differences(session: Session) -> Iterator[Difference]:
    """Compare each recorded table with the rows that the entries rebuild."""
    rebuilt = rebuild(session)
    for table in recorded_tables():
        yield from _compare(table, rebuilt.pop(table.name, {}), stored(session, table))
    for name, rows in rebuilt.items():
        yield from (Difference(name, row, "", "recorded", "no such table") for row in rows)


def rebuild(session: Session) -> dict[str, Rows]:
    """The rows of every recorded table as the entries tell them, in the order of the entries."""
    tables: dict[str, Rows] = {}
    query = select(Payload.body).where(Payload.body.is_not(None)).order_by(Payload.entry_id, Payload.position)
    for body in session.scalars(query.execution_options(yield_per=BATCH)):
        for change in _rows(body):
            tables.setdefault(change["table"], {}).setdefault(change["id"], {}).update(change["set"])
    return tables


def _rows(body: str | None) -> list[dict[str, Any]]:
    """The rows of a body; none of one that was tampered with, which its digest already tells."""
    try:
        rows: list[dict[str, Any]] = decode(body or "")["rows"]
    except (NotCanonical, KeyError, TypeError):
        return []
    return rows


def stored(session: Session, table: Table) -> Rows:
    """The rows of a table as they are, spelled as the record spells them."""
    dialect = session.get_bind().dialect
    readers = {column.name: _reader(column.type, dialect) for column in table.columns}
    as_kept = [type_coerce(column, NullType()).label(column.name) for column in table.columns]
    rows: Rows = {}
    for row in session.execute(select(*as_kept).execution_options(yield_per=BATCH)).mappings():
        columns = {name: _spelled(read, row[name]) for name, read in readers.items()}
        rows[columns.pop("id")] = columns
    return rows


def _reader(kind: Any, dialect: Dialect) -> Callable[[Any], Any]:
    reader: Callable[[Any], Any] | None = kind.dialect_impl(dialect).result_processor(dialect, None)
    return reader or (lambda value: value)


def _spelled(read: Callable[[Any], Any], value: Any) -> Any:
    """A value as the record spells it; one that no act can have written is shown as it is."""
    try:
        return plain(read(value))
    except (LookupError, ValueError, TypeError, ArithmeticError):
        return f"unreadable: {value!r}"


def _compare(table: Table, recorded: Rows, present: Rows) -> Iterator[Difference]:
    for row in sorted(recorded.keys() | present.keys(), key=str):
        if row not in present or row not in recorded:
            yield Difference(table.name, row, "", row in recorded, row in present)
            continue
        for column in table.columns:
            if column.name == "id":
                continue
            said, found = recorded[row].get(column.name, UNTOLD), present[row][column.name]
            if said != found and not (column.name not in recorded[row] and _may_be_untold(column, found)):
                yield Difference(table.name, row, column.name, said, found)


def _may_be_untold(column: Column[Any], found: Any) -> bool:
    """Whether the record may be silent on a value: it was erased, or its column came later and is empty."""
    return found is None or column.info.get("payload") == Openness.WITHHELD


def _broken_digests(session: Session) -> Iterator[Difference]:
    query = select(Entry).options(selectinload(Entry.payloads)).order_by(Entry.id)
    for entry in session.scalars(query.execution_options(yield_per=BATCH)):
        if leaf_digest(header(entry)) != entry.leaf:
            yield Difference("entries", entry.id, "leaf", entry.leaf, leaf_digest(header(entry)))
        if len(entry.payloads) != len(entry.digests):
            yield Difference("entries", entry.id, "payloads", len(entry.digests), len(entry.payloads))
        yield from _broken_payloads(entry)


def _broken_payloads(entry: Entry) -> Iterator[Difference]:
    for part, said in zip(entry.payloads, entry.digests, strict=False):
        if part.body is None and part.openness is Openness.WITHHELD:
            continue
        found = salted_digest(part.salt, part.body or "")
        if said != {"digest": found, "openness": part.openness, "until": part.until}:
            yield Difference("payloads", part.id, "digest", said, found)
