"""Migrations run in one line, end at the models, and lose nothing of a filled database."""

import hashlib
import shutil
import sqlite3
import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    Boolean,
    CheckConstraint,
    DateTime,
    MetaData,
    Table,
    create_engine,
    inspect,
    select,
    text,
)
from sqlalchemy.orm import Session

from app.migrating import alembic_config, upgrade
from governance.base import Base
from governance.record.guard import guard_engine
from governance.record.replay import verify
from governance.voting.rules import Choice
from tests.conftest import START, administer, psycopg_url
from tests.factories import House

FIRST = "0001"
# Named checks are compared only by this plugin (DESIGN, section 8).
PLUGINS = ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"]


def script() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config())


def revisions() -> list[str]:
    """From the first to the newest."""
    return [revision.revision for revision in script().walk_revisions()][::-1]


def test_revisions_are_one_line_from_the_first_to_the_newest() -> None:
    steps = list(script().walk_revisions())
    assert (script().get_bases(), len(script().get_heads())) == ([FIRST], 1)
    assert [step for step in steps if step.is_merge_point or step.is_branch_point] == []


def test_revisions_are_numbered_and_named_for_the_change() -> None:
    files = sorted(path.name for path in Path(script().versions).glob("*.py"))
    assert [name.split("_")[0] for name in files] == revisions()
    assert [name for name in files if not name.split("_", 1)[1].removesuffix(".py")] == []


def test_the_migrated_database_is_the_one_that_the_models_describe(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        options: dict[str, Any] = {"compare_type": True, "autogenerate_plugins": PLUGINS}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_every_named_check_stands_in_the_database(database_url: str) -> None:
    engine = create_engine(database_url)
    found = {
        check["name"]
        for table in Base.metadata.tables
        for check in inspect(engine).get_check_constraints(table)
    }
    engine.dispose()
    named = {
        str(constraint.name)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }
    assert found == named


def test_the_record_is_append_only_in_the_migrated_database(database_url: str) -> None:
    engine = create_engine(database_url)
    sqlite = engine.dialect.name == "sqlite"
    query = (
        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
        if sqlite
        else "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"
    )
    with engine.connect() as connection:
        assert connection.execute(text(query)).scalar_one() > 0
    engine.dispose()


def filled(url: str) -> None:
    """A database of the first revision with a bit of everything, written by the commands of today.

    Once a later revision exists that today's commands need, what they wrote at the first revision has to be
    kept as a file beside this test instead: `tests/architecture/first.sql`, taken with `iterdump`.
    """
    engine = create_engine(url)
    guard_engine(engine)
    with Session(engine) as session:
        house = House.founded(session, START)
        house.declared(house.vote(house.sitting()), BJ_BO=Choice.FOR, FR_OCC=Choice.FOR, ML_3=Choice.FOR)
    engine.dispose()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled database of the first revision."""
    file = tmp_path_factory.mktemp("first") / "assembly.db"
    kept = Path(__file__).with_name("first.sql")
    if kept.exists():
        with sqlite3.connect(file) as connection:
            connection.executescript(kept.read_text())
        connection.close()
        return file
    upgrade(f"sqlite:///{file}", FIRST)
    filled(f"sqlite:///{file}")
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return file


def test_a_filled_database_of_the_first_revision_reaches_the_newest_without_loss(
    first: Path, tmp_path: Path
) -> None:
    file = tmp_path / "assembly.db"
    shutil.copy(first, file)
    before = contents(file)
    upgrade(f"sqlite:///{file}")
    after = contents(file)
    lost = {table for table, rows in before.items() if rows - after.get(table, 0) > 0}
    assert lost == set()
    assert digest_of_entries(first) == digest_of_entries(file), "a migration rewrote the record"
    engine = create_engine(f"sqlite:///{file}")
    with Session(engine) as session:
        assert verify(session) == []
    engine.dispose()


def test_a_filled_postgresql_of_the_first_revision_reaches_the_newest_without_loss(
    first: Path, postgresql_server: str
) -> None:
    name = f"first_{uuid.uuid4().hex[:8]}"
    administer(postgresql_server, f"CREATE DATABASE {name}")
    url = psycopg_url(postgresql_server, name)
    upgrade(url, FIRST)
    copied(f"sqlite:///{first}", url)
    upgrade(url)
    engine = create_engine(url)
    with Session(engine) as session:
        assert verify(session) == []
        leaves = "".join(session.scalars(text("SELECT leaf FROM entries ORDER BY id")))
    engine.dispose()
    administer(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")
    assert hashlib.sha256(leaves.encode()).hexdigest() == digest_of_entries(first)


def copied(source: str, target: str) -> None:
    """Every row of one database in another of the same revision."""
    one, other, tables = create_engine(source), create_engine(target), MetaData()
    tables.reflect(other)
    with one.connect() as there, other.begin() as here:
        here.execute(text("SET TIME ZONE 'UTC'"))
        for table in tables.sorted_tables:
            rows = [dict(row) for row in there.execute(text(f"SELECT * FROM {table.name}")).mappings()]
            if rows and table.name != "alembic_version":
                here.execute(table.insert(), [kept(table, row) for row in rows])
    one.dispose()
    other.dispose()


def kept(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """A row of SQLite as PostgreSQL takes it: with truth values and instants."""
    made: dict[type, Any] = {Boolean: bool, DateTime: datetime.fromisoformat}
    for name, value in row.items():
        make = next((made[kind] for kind in made if isinstance(table.c[name].type, kind)), None)
        row[name] = make(value) if make and value is not None else value
    return row


def contents(file: Path) -> dict[str, int]:
    """How many rows each table holds."""
    engine = create_engine(f"sqlite:///{file}")
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        counted = {
            name: len(connection.execute(select(table)).all())
            for name, table in tables.tables.items()
            if name != "alembic_version"
        }
    engine.dispose()
    assert sum(counted.values()) > 100
    return counted


def digest_of_entries(file: Path) -> str:
    """One digest over every leaf of the record, in order."""
    with sqlite3.connect(file) as connection:
        leaves = [leaf for (leaf,) in connection.execute("SELECT leaf FROM entries ORDER BY id")]
    connection.close()
    return hashlib.sha256("".join(leaves).encode()).hexdigest()
