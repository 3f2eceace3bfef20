"""How a table is kept until it is written. Operational rows only; each function runs in `housekeeping`."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from governance.act import housekeeping
from governance.imports.models import TableImport
from governance.imports.rules import KEPT, Forgotten, ImportKind, NotRehearsed, WrittenAlready
from governance.record.canonical import digest, encode

Fates = Sequence[Mapping[str, Any]]
# What a row made is told, but not compared: a rehearsal gives other numbers than the writing.
COMPARED = ("row", "name", "fate", "why", "before")
# Megabytes that no list of tables shows; whoever works on a table reads them.
LARGE = (defer(TableImport.content), defer(TableImport.fates))


def keep_table(
    session: Session,
    *,
    person_id: int,
    kind: ImportKind,
    language: str,
    content: bytes,
    rows: int,
    at: datetime,
) -> int:
    """Keep a table that is to be rehearsed, and forget those that are too old; its number."""
    kept = TableImport(
        person_id=person_id,
        kind=kind,
        language=language,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        rows=rows,
        created_at=at,
    )
    with housekeeping(session):
        forget_tables(session, at)
        session.add(kept)
    return kept.id


def table_import(session: Session, import_id: int) -> TableImport | None:
    """One table by its number."""
    return session.get(TableImport, import_id, options=LARGE[:1])


def recent_imports(session: Session, person_id: int) -> Sequence[TableImport]:
    """The tables of a person that are not forgotten, the newest first; one statement."""
    query = select(TableImport).where(TableImport.person_id == person_id, TableImport.purged_at.is_(None))
    return session.scalars(query.order_by(TableImport.id.desc()).limit(20).options(*LARGE)).all()


def digest_of(fates: Fates) -> str:
    """By which two lists of fates are compared."""
    return digest(encode([{key: fate[key] for key in COMPARED} for fate in fates]))


def begin_writing(session: Session, import_id: int, shown: str, at: datetime) -> None:
    """Note that a table is to be written, as it was shown. Raises WrittenAlready, Forgotten, NotRehearsed."""
    with housekeeping(session):
        table = locked(session, import_id)
        if table.created_at <= at - KEPT:
            raise Forgotten
        if table.rehearsed_at is None or table.fates_digest != shown:
            raise NotRehearsed
        table.began_at, table.obstacle = at, None


def locked(session: Session, import_id: int) -> TableImport:
    """The table under a lock, in whichever transaction. Raises WrittenAlready, Forgotten."""
    query = select(TableImport).where(TableImport.id == import_id).with_for_update()
    table = session.scalars(query.execution_options(populate_existing=True)).one()
    if table.finished_at is not None:
        raise WrittenAlready
    if table.purged_at is not None:
        raise Forgotten
    return table


def keep_rehearsal(
    session: Session, import_id: int, fates: Fates, at: datetime, obstacle: dict[str, str] | None = None
) -> None:
    """Keep what a rehearsal brought, or a writing that found things changed; nothing is being written."""
    with housekeeping(session):
        table = locked(session, import_id)
        table.rehearsed_at, table.began_at, table.obstacle = at, None, obstacle
        table.fates, table.fates_digest = [dict(fate) for fate in fates], digest_of(fates)


def note_obstacle(session: Session, import_id: int, obstacle: dict[str, str]) -> None:
    """Note, in words of each language, why a run came to nothing; it may be begun again."""
    with housekeeping(session):
        table = locked(session, import_id)
        table.began_at, table.obstacle = None, obstacle


def mark_written(session: Session, table: TableImport, fates: Fates, at: datetime) -> None:
    """Note in the transaction of the acts themselves that they were done, and forget the file."""
    with housekeeping(session):
        table.fates, table.finished_at, table.content = [dict(fate) for fate in fates], at, b""


def forget_tables(session: Session, at: datetime) -> int:
    """Blank the tables that are older than a day, with their lists; how many."""
    old = select(TableImport).where(TableImport.purged_at.is_(None), TableImport.created_at <= at - KEPT)
    with housekeeping(session):
        tables = session.scalars(old.order_by(TableImport.id).with_for_update(skip_locked=True)).all()
        for table in tables:
            table.content, table.fates, table.obstacle, table.purged_at = b"", [], None, at
        return len(tables)
