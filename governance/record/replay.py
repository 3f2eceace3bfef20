"""The fourth wall: every recorded row rebuilt from the entries, and compared with the database as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session, joinedload

from governance.base import Base
from governance.record.canonical import decode, leaf_digest, salted_digest
from governance.record.models import Entry, Openness, Payload
from governance.record.operational import OPERATIONAL
from governance.record.recorder import header, plain

Rows = dict[int, dict[str, Any]]
ERASED = object()


@dataclass(frozen=True)
class Difference:
    """Where the record and the database disagree: the table, the row, what each says."""

    table: str
    row: int
    column: str
    recorded: Any
    stored: Any


def verify(session: Session) -> list[Difference]:
    """Every difference between the record and the database; empty when they are one.

    Checks the digest of every header and of every payload that is not erased, then each recorded table.
    """
    return [*_broken_digests(session), *differences(session)]


def differences(session: Session) -> Iterator[Difference]:
    """Compare each recorded table with the rows that the entries rebuild."""
    rebuilt = rebuild(session)
    for table in Base.metadata.sorted_tables:
        if table.name not in OPERATIONAL:
            yield from _compare(table, rebuilt.pop(table.name, {}), stored(session, table))
    for name, rows in rebuilt.items():
        yield from (Difference(name, row, "", "recorded", "no such table") for row in rows)


def rebuild(session: Session) -> dict[str, Rows]:
    """The rows of every recorded table as the entries tell them, in the order of the entries."""
    tables: dict[str, Rows] = {}
    query = select(Payload.body, Payload.openness).join(Payload.entry).order_by(Entry.id, Payload.position)
    for body, _ in session.execute(query.execution_options(yield_per=1000)):
        if body is None:
            continue
        for change in decode(body)["rows"]:
            tables.setdefault(change["table"], {}).setdefault(change["id"], {}).update(change["set"])
    return tables


def stored(session: Session, table: Table) -> Rows:
    """The rows of a table as they are, spelled as the record spells them."""
    rows: Rows = {}
    for row in session.execute(select(table).execution_options(yield_per=1000)).mappings():
        columns = {column.name: plain(row[column.name]) for column in table.columns}
        rows[columns.pop("id")] = columns
    return rows


def _compare(table: Table, recorded: Rows, present: Rows) -> Iterator[Difference]:
    for row in sorted(recorded.keys() | present.keys()):
        if row not in present or row not in recorded:
            yield Difference(table.name, row, "", row in recorded, row in present)
            continue
        for column in table.columns:
            if column.name == "id" or _erasable(column.info, column.name, recorded[row]):
                continue
            said, found = recorded[row].get(column.name, ERASED), present[row][column.name]
            if said is ERASED or said != found:
                yield Difference(table.name, row, column.name, said, found)


def _erasable(info: dict[Any, Any], name: str, recorded: dict[str, Any]) -> bool:
    return info.get("payload") == Openness.WITHHELD and name not in recorded


def _broken_digests(session: Session) -> Iterator[Difference]:
    query = select(Entry).options(joinedload(Entry.payloads)).order_by(Entry.id)
    for entry in session.scalars(query).unique():
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
