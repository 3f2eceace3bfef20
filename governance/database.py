"""How each database is set up so that a committed act is durable and a reader never blocks a ballot."""

from typing import Any

from sqlalchemy import Connection, Engine, event

from governance.record.guard import guard_engine

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON")


def prepare(engine: Engine) -> None:
    """Set the pragmas and the transaction begins of SQLite, and put the guard on the engine."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    guard_engine(engine)


def _set_pragmas(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # else the driver begins transactions of its own
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # Without IMMEDIATE, two who read and then write lose an update silently.
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
