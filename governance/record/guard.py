"""The wall inside the process: the database is written in the flush of an act, and nowhere else.

Session events alone miss bulk and Core writes, so the last word is on the engine's cursor. It does not read
SQL: what is not plainly one read, or one statement by which a transaction goes on, counts as writing.
"""

import re
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, event, inspect
from sqlalchemy.orm import Session, UOWTransaction

from governance.record.operational import OPERATIONAL, RECORD

# No COMMIT: it would keep what an act changed without its entry. The driver commits, by no statement.
CONTROL = re.compile(r"BEGIN|BEGIN IMMEDIATE|(SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT) \w+")
READS = re.compile(r"\s*(SELECT|WITH|SHOW|EXPLAIN)\s", re.IGNORECASE)
FLUSHES = re.compile(r"\s*(INSERT INTO|UPDATE)\s")
# Looked for in quotes and comments too: each database has its own, and a wrong guess lets a write through.
WRITING = re.compile(
    r"\b(INSERT|DELETE|MERGE|TRUNCATE|INTO)\b|(?<!\bFOR )(?<!\bNO KEY )\bUPDATE\b", re.IGNORECASE
)


class WriteOutsideAct(RuntimeError):
    """A statement tried to change the database outside an act. A bug or an attack, never a refusal."""


def is_single(statement: str) -> bool:
    """Whether no second statement can hide behind the first."""
    return ";" not in statement.rstrip().removesuffix(";")


@lru_cache(4096)
def writes(statement: str) -> bool:
    """Whether an SQL text may change anything."""
    if CONTROL.fullmatch(statement):
        return False
    return not (READS.match(statement) and is_single(statement) and not WRITING.search(statement))


@lru_cache(4096)
def belongs_to_flush(statement: str) -> bool:
    """Whether the unit of work writes in this way: one insert or update, and never a removal."""
    return bool(FLUSHES.match(statement)) and is_single(statement)


def guard_engine(engine: Engine) -> None:
    """Refuse on this engine every write that is not part of an act's flush, and every removal of rows."""
    event.listen(engine, "begin", _close_door)
    event.listen(engine, "rollback", _close_door)
    event.listen(engine, "before_cursor_execute", _check_statement)
    event.listen(engine, "commit", _check_commit)


def _close_door(connection: Connection) -> None:
    connection.info.update(flushing=False, written=False, act=False, step=False, closing=False)


def _check_statement(
    connection: Connection, cursor: Any, statement: str, parameters: Any, context: Any, many: bool
) -> None:
    if connection.info.get("flushing") and belongs_to_flush(statement):
        return
    taken_back = statement.startswith("ROLLBACK TO")
    # A step of several acts goes with its entry; within one act nothing that it tells may be taken back.
    whole = connection.info.get("step") or not connection.info.get("act")
    if writes(statement) or (taken_back and not whole):
        raise WriteOutsideAct(statement.split("\n", 1)[0][:120])
    if taken_back:
        connection.info["flushing"] = False  # the flush that failed did not close its door


def _check_commit(connection: Connection) -> None:
    if connection.info.get("written") and not connection.info.get("closing"):
        raise WriteOutsideAct("only the door of an act commits what was written")


@event.listens_for(Session, "before_flush")
def open_for_flush(session: Session, context: UOWTransaction, instances: Any) -> None:
    """Let the flush of an act write; let housekeeping write operational tables; refuse all else."""
    touched = [*session.new, *(row for row in session.dirty if session.is_modified(row)), *session.deleted]
    if not touched:
        return
    if session.deleted or instances:
        raise WriteOutsideAct("rows are never deleted, and never written one without the others")
    _check_tables(session, touched)
    in_act = "act" in session.info
    session.connection().info.update(flushing=True, written=True, act=in_act)


def _check_tables(session: Session, touched: list[Any]) -> None:
    """Recorded rows change in an act; the recorder makes entries; the rest needs housekeeping at least."""
    recorded = sorted({row.__tablename__ for row in touched if row.__tablename__ not in OPERATIONAL})
    if "act" not in session.info and (recorded or not session.info.get("keeping")):
        raise WriteOutsideAct(f"{recorded or 'operational rows'} changed outside an act")
    record = [row for row in touched if row.__tablename__ in RECORD]
    if record and not session.info.get("entering") and not _only_erased(session, record):
        raise WriteOutsideAct("only the recorder writes the record")


def _only_erased(session: Session, record: list[Any]) -> bool:
    """Whether an act that is erasing empties bodies of withheld payloads, and no more of the record."""
    if "act" not in session.info or not session.info.get("erasing"):
        return False
    return all(_is_emptied(row) for row in record)


def _is_emptied(row: Any) -> bool:
    state = inspect(row)
    moved = [attribute.key for attribute in state.attrs if attribute.history.has_changes()]
    withheld = row.__tablename__ == "payloads" and row.openness == "withheld"
    return state.persistent and withheld and moved == ["body"] and row.body is None


@event.listens_for(Session, "after_flush")
def close_after_flush(session: Session, context: UOWTransaction) -> None:
    """Close the door that the flush opened."""
    session.connection().info["flushing"] = False


@event.listens_for(Session, "before_commit")
def check_committer(session: Session) -> None:
    """Only the door of an act, or housekeeping, commits what was changed."""
    if session.info.get("closing"):
        session.connection().info["closing"] = True
    elif "act" in session.info:
        raise WriteOutsideAct("only @command commits")
