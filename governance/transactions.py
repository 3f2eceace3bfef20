"""The only place where what was written is kept: one transaction for an act, or for several together."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from governance.errors import N_, RuleBroken

# Source: PostgreSQL, appendix A, error codes.
UNIQUE_VIOLATION, DEADLOCK = "23505", "40P01"


class Overtaken(RuleBroken):
    """Two acts could not both be; the other one was first."""

    message = N_(
        "Somebody did this, or something that excludes it, at the same moment. Look at the page again."
    )


class Crowded(RuleBroken):
    """SQLite lets one act write at a time, and this one waited in vain for its turn."""

    message = N_("Too many acts came at the same moment, and this one was not recorded. Try again.")


@contextmanager
def transaction(session: Session) -> Iterator[None]:
    """One writing transaction, begun afresh to read what it changes; in `together` one step of it."""
    if session.info.get("together"):
        with _told(), _step(session):
            yield
        return
    session.rollback()
    try:
        with _told():
            session.connection(execution_options={"writing": True})
            yield
            session.info["closing"] = True
            session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info.pop("closing", None)


@contextmanager
def together(session: Session) -> Iterator[None]:
    """Several acts in one transaction, each with its entry: all of them are done, or none."""
    with transaction(session):
        session.info["together"] = True
        try:
            yield
        finally:
            session.info.pop("together")


class _Rehearsed(Exception):
    """Carries a rehearsal past its commit."""


@contextmanager
def rehearsal(session: Session) -> Iterator[None]:
    """Acts that are performed as they would be and then taken back; one that is refused takes itself back."""
    with suppress(_Rehearsed), together(session):
        yield
        raise _Rehearsed


@contextmanager
def _step(session: Session) -> Iterator[None]:
    """One act of several: taken back whole if it is refused, without the others."""
    connection = session.connection()
    connection.info["step"] = True
    try:
        with session.begin_nested():
            yield
    finally:
        connection.info["step"] = False


@contextmanager
def _told() -> Iterator[None]:
    """Say what stood in the way of an act as a refusal, where it was another act."""
    try:
        yield
    except DBAPIError as error:
        if is_overtaken(error):
            raise Overtaken from error
        if "database is locked" in str(error.orig):
            raise Crowded from error
        raise


def is_overtaken(error: DBAPIError) -> bool:
    """Whether another act stood in the way: by a unique row, or by locks that each held for the other."""
    unique = "UNIQUE constraint" in str(error.orig)
    return unique or getattr(error.orig, "sqlstate", None) in (UNIQUE_VIOLATION, DEADLOCK)


@contextmanager
def housekeeping(session: Session) -> Iterator[None]:
    """Write operational tables, without an entry; any other table is refused by the guard."""
    if session.info.get("keeping") or "act" in session.info:
        yield
        return
    session.info["keeping"] = True
    try:
        with transaction(session):
            yield
    finally:
        session.info.pop("keeping", None)
