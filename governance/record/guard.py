"""The wall inside the process: the database is written in the flush of an act, and nowhere else.

Session events alone miss bulk and Core writes, so the last word is on the engine's cursor.
"""

import re
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session, UOWTransaction

from governance.record.operational import OPERATIONAL

READS = frozenset(
    {"SELECT", "WITH", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SHOW", "EXPLAIN"}
)
LITERALS = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)
HIDDEN_WRITES = re.compile(r"\b(INSERT|DELETE|MERGE|TRUNCATE)\b|(?<!FOR )(?<!NO KEY )\bUPDATE\b|\bINTO\b")


class WriteOutsideAct(RuntimeError):
    """A statement tried to change the database outside an act. A bug or an attack, never a refusal."""


def writes(statement: str) -> bool:
    """Whether an SQL text may change anything; what is not known to read counts as writing."""
    bare = LITERALS.sub(" ", statement).upper()
    for part in filter(None, (part.strip() for part in bare.split(";"))):
        if part.split(None, 1)[0].strip("(") not in READS or HIDDEN_WRITES.search(part):
            return True
    return False


def erases(statement: str) -> bool:
    """Whether an SQL text removes rows."""
    return re.search(r"\b(DELETE|TRUNCATE|DROP|REPLACE)\b", LITERALS.sub(" ", statement).upper()) is not None


def guard_engine(engine: Engine) -> None:
    """Refuse on this engine every write that is not part of an act's flush, and every removal of rows."""

    @event.listens_for(engine, "begin")
    def close_door(connection: Connection) -> None:
        connection.info["flushing"] = False

    @event.listens_for(engine, "before_cursor_execute")
    def check(
        connection: Connection, cursor: Any, statement: str, parameters: Any, context: Any, many: bool
    ) -> None:
        if connection.info.get("flushing") and not erases(statement):
            return
        if writes(statement):
            raise WriteOutsideAct(statement.split("\n", 1)[0][:120])


@event.listens_for(Session, "before_flush")
def open_for_flush(session: Session, context: UOWTransaction, instances: Any) -> None:
    """Let the flush of an act write; let housekeeping write operational tables; refuse all else."""
    touched = [*session.new, *(row for row in session.dirty if session.is_modified(row)), *session.deleted]
    if not touched:
        return
    if session.deleted:
        raise WriteOutsideAct("rows are never deleted")
    if "act" not in session.info:
        recorded = sorted({row.__tablename__ for row in touched if row.__tablename__ not in OPERATIONAL})
        if recorded or not session.info.get("keeping"):
            raise WriteOutsideAct(f"{recorded or 'operational rows'} changed outside an act")
    session.connection().info["flushing"] = True


@event.listens_for(Session, "after_flush")
def close_after_flush(session: Session, context: UOWTransaction) -> None:
    """Close the door that the flush opened."""
    session.connection().info["flushing"] = False


@event.listens_for(Session, "before_commit")
def check_committer(session: Session) -> None:
    """Only the door of an act commits what an act changed."""
    if "act" in session.info and not session.info.get("closing"):
        raise WriteOutsideAct("only @command commits")
