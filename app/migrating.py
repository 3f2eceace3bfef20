"""Brings a database to the newest schema, on an engine of its own: the guard is for acts, not for tables."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, NullPool, create_engine, event, text

FOLDER = Path(__file__).resolve().parent.parent / "migrations"


class DanglingReference(RuntimeError):
    """A migration left a row that refers to nothing."""


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Migrate the database at `url`; on SQLite with foreign keys off, and every reference checked after."""
    engine = create_engine(url, poolclass=NullPool)
    sqlite = engine.dialect.name == "sqlite"
    if sqlite:
        event.listen(engine, "connect", _plain_sqlite)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        if not sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(7462035)"))  # one migration at a time
        command.upgrade(alembic_config(connection), revision)
        if sqlite and (dangling := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
            raise DanglingReference(str(dangling[:5]))
    engine.dispose()


def _plain_sqlite(connection, record) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA busy_timeout=5000")
    connection.execute("PRAGMA foreign_keys=OFF")
