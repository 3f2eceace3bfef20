"""Makes the database forget how secret ballots were cast, once their urn is sealed or annulled.

To delete rows is not enough: see docs/decisions/0028-roll-and-urn.md for what each engine keeps. This runs
outside of the guard, on a connection of its own, after the act is committed. It may be killed at any moment
and run again, by the page, the command line or the worker; where others keep it from its turn, it waits for
the next look.
"""

from datetime import datetime
from random import SystemRandom
from typing import Any

from sqlalchemy.orm import Session

from governance.act import housekeeping

# Of the urns that are closed for good; slips of the others stay.
OVER = "(SELECT id FROM elections WHERE sealed_at IS NOT NULL OR annulled_at IS NOT NULL)"
# In the header of an SQLite file, in one transaction with the deletion: the file is still to be rewritten.
BEGUN, DONE = "PRAGMA user_version = 1", "PRAGMA user_version = 0"
WAITS = "5s"
# Source: PostgreSQL, appendix A, error codes: a lock that was not to be had, a deadlock.
LOCKED = ("55P03", "40P01")


def forget_slips(session: Session, at: datetime) -> int:
    """Forget the slips of every urn that is sealed or annulled: 1 if there were any, 0 if there was nothing.

    0 too where somebody else had the tables; the next look finds what is left.
    """
    engine: Any = session.get_bind()
    connection = engine.raw_connection()
    forget = _forget_on_sqlite if engine.dialect.name == "sqlite" else _forget_on_postgresql
    try:
        if not is_left(connection, engine.dialect.name):
            return 0
        # What this session was reading would keep the old pages.
        with housekeeping(session):
            pass
        return int(forget(connection))
    except engine.dialect.dbapi.OperationalError as error:
        if not is_locked(error):
            raise
        return 0
    finally:
        connection.rollback()
        connection.close()


def is_locked(error: Any) -> bool:
    """Whether somebody else had the tables."""
    return getattr(error, "sqlstate", None) in LOCKED or "locked" in str(error)


def is_left(connection: Any, dialect: str) -> bool:
    """Whether slips are left to forget, or the file from a time before."""
    cursor = connection.cursor()
    cursor.execute(f"SELECT count(*) FROM urn_slips WHERE election_id IN {OVER}")  # noqa: S608 - our own words
    left = cursor.fetchone()[0]
    if dialect == "sqlite":
        cursor.execute("PRAGMA user_version")
        left += cursor.fetchone()[0]
    connection.rollback()
    return bool(left)


def _forget_on_postgresql(connection: Any) -> bool:
    """Replace the file of the table: TRUNCATE gives it a new one, into which the other urns are written anew.

    In random order and by one transaction, so that not even of those anything is left of their casting.
    """
    cursor = connection.cursor()
    cursor.execute(f"SET LOCAL lock_timeout = '{WAITS}'")
    cursor.execute("LOCK TABLE urn_slips IN ACCESS EXCLUSIVE MODE")
    cursor.execute(f"SELECT id, election_id, mark FROM urn_slips WHERE election_id NOT IN {OVER}")  # noqa: S608
    kept = cursor.fetchall()
    SystemRandom().shuffle(kept)
    cursor.execute("TRUNCATE urn_slips")
    cursor.executemany("INSERT INTO urn_slips (id, election_id, mark) VALUES (%s, %s, %s)", kept)
    connection.commit()
    return True


def _forget_on_sqlite(connection: Any) -> bool:
    """Delete, write the whole file anew, empty the log beside it; not done while a reader needs the log."""
    delete_on_sqlite(connection)
    cursor = connection.cursor()
    cursor.execute("VACUUM")
    busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        return False
    cursor.execute(DONE)
    return True


def delete_on_sqlite(connection: Any) -> None:
    """The first half: the slips are overwritten, and the file says that it is to be written anew."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("BEGIN IMMEDIATE")
    cursor.execute(BEGUN)
    cursor.execute(f"DELETE FROM urn_slips WHERE election_id IN {OVER}")  # noqa: S608 - our own words
    connection.commit()
