"""Writes down what an act changed: collected at its flushes, sorted by who may read it."""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session, UOWTransaction

from governance.record.canonical import encode, leaf_digest, salted_digest
from governance.record.models import SCHEMA, Entry, Openness, Payload
from governance.record.operational import OPERATIONAL

Readership = tuple[Openness, str | None]
Change = tuple[Readership, dict[str, Any]]


def plain(value: Any) -> Any:
    """A column's value as canonical JSON can hold it: instants as RFC 3339 in UTC, fractions as `n/d`."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    return value


def readership(row: Any, column_info: dict[str, Any]) -> Readership:
    """Who may read a column of a row, and until when it is sealed."""
    openness = Openness(column_info.get("payload", Openness.PUBLIC))
    return openness, row.sealed_until if openness is Openness.SEALED else None


def changed_columns(row: Any, new: bool) -> Iterator[tuple[Readership, str, Any]]:
    """The columns of a row that the flush writes: all of a new row, else those whose value moved."""
    state = inspect(row)
    for attribute in state.mapper.column_attrs:
        if new or state.attrs[attribute.key].history.has_changes():
            column = attribute.columns[0]
            yield readership(row, column.info), column.name, plain(getattr(row, attribute.key))


def changes(session: Session) -> Iterator[Change]:
    """Every row the flush touches, once for each readership that sees a part of it."""
    rows = [(row, True) for row in session.new] + [(row, False) for row in session.dirty]
    for row, new in sorted(rows, key=lambda touched: (touched[0].__tablename__, touched[0].id)):
        if row.__tablename__ in OPERATIONAL:
            continue
        parts: dict[Readership, dict[str, Any]] = {}
        for who, name, value in changed_columns(row, new):
            parts.setdefault(who, {})[name] = value
        for who, columns in parts.items():
            columns.pop("id", None)
            yield who, {"id": row.id, "set": columns, "table": row.__tablename__}


@event.listens_for(Session, "after_flush")
def collect(session: Session, context: UOWTransaction) -> None:
    """Keep what an act's flush wrote until its entry is composed."""
    if "act" in session.info:
        session.info["changes"].extend(changes(session))


def payloads(changed: list[Change]) -> list[Payload]:
    """One payload for each readership, the public one first and always there."""
    parts: dict[Readership, list[dict[str, Any]]] = {(Openness.PUBLIC, None): []}
    for who, change in changed:
        parts.setdefault(who, []).append(change)
    return [
        Payload(
            position=position, openness=who[0], until=who[1], salt=secrets.token_hex(16), body=_body(rows)
        )
        for position, (who, rows) in enumerate(parts.items())
    ]


def _body(rows: list[dict[str, Any]]) -> str:
    return encode({"rows": rows}).decode()


def header(entry: Entry) -> dict[str, Any]:
    """The public header of an entry: what its leaf digest commits to. Format: docs/record.md."""
    return {
        "act": entry.act,
        "actor": entry.actor,
        "at": plain(entry.at),
        "entrance": entry.entrance,
        "office": entry.office,
        "payloads": entry.digests,
        "schema": entry.schema,
        "subjects": entry.subjects,
    }


def write_entry(session: Session, act: Any, subjects: list[str]) -> Entry:
    """Append the entry of `act`, with the digest of its header, to what the transaction writes."""
    parts = payloads(session.info["changes"])
    entry = Entry(
        schema=SCHEMA,
        act=act.name,
        at=act.at,
        actor=act.actor.public_id,
        office=str(act.office),
        entrance=str(act.entrance),
        subjects=subjects,
        digests=[_commitment(part) for part in parts],
        payloads=parts,
    )
    entry.leaf = leaf_digest(header(entry))
    session.info["entering"] = True
    try:
        session.add(entry)
        session.flush()
    finally:
        session.info.pop("entering")
    return entry


def _commitment(part: Payload) -> dict[str, Any]:
    return {
        "digest": salted_digest(part.salt, part.body or ""),
        "openness": str(part.openness),
        "until": part.until,
    }
