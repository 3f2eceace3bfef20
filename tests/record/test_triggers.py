"""Whoever connects, entries and payloads are only added to; a withheld body may be erased."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from governance.record.replay import verify
from tests.factories import House

REFUSED = {
    "change of an entry": "UPDATE entries SET act = 'other'",
    "removal of entries": "DELETE FROM entries WHERE id = (SELECT max(id) FROM entries)",
    "change of a public body": "UPDATE payloads SET body = NULL WHERE openness = 'public'",
    "other words in a withheld body": "UPDATE payloads SET body = '{}' WHERE openness = 'withheld'",
    "another salt": "UPDATE payloads SET body = NULL, salt = 'x' WHERE openness = 'withheld'",
    "another entry": "UPDATE payloads SET body = NULL, entry_id = entry_id + 1 WHERE openness = 'withheld'",
    "another place": "UPDATE payloads SET body = NULL, position = 7 WHERE openness = 'withheld'",
    "opened": "UPDATE payloads SET body = NULL, openness = 'public' WHERE openness = 'withheld'",
    "another seal": "UPDATE payloads SET body = NULL, until = 'votes/1' WHERE openness = 'withheld'",
    "another number": "UPDATE payloads SET body = NULL, id = id + 1000 WHERE openness = 'withheld'",
    "removal of payloads": "DELETE FROM payloads",
}
ON = {
    "postgresql": {
        "truncate": "TRUNCATE entries CASCADE",
        "truncate payloads": "TRUNCATE payloads",
        "upsert": "INSERT INTO payloads SELECT * FROM payloads ON CONFLICT (id) DO UPDATE SET body = '{}'",
    },
    "sqlite": {
        "replaced entry": "INSERT OR REPLACE INTO entries SELECT * FROM entries",
        "replaced by its leaf": "INSERT OR REPLACE INTO entries SELECT id + 1000, schema, 'other', at, "
        "actor, office, entrance, subjects, digests, leaf FROM entries LIMIT 1",
        "replaced payload": "REPLACE INTO payloads SELECT * FROM payloads",
        "replaced by its place": "REPLACE INTO payloads SELECT id + 1000, entry_id, position, openness, "
        "until, salt, '{}' FROM payloads LIMIT 1",
        "change or replace": "UPDATE OR REPLACE entries SET id = 1",
        "upsert": "INSERT INTO payloads SELECT * FROM payloads WHERE true "
        "ON CONFLICT (id) DO UPDATE SET body = ''",
    },
}


@pytest.fixture
def behind(house: House, database_url: str) -> Iterator[Connection]:
    """A connection of somebody who does not go through the service."""
    house.region("BJ-BO")
    house.session.rollback()
    stranger = create_engine(database_url)
    with stranger.connect() as connection:
        yield connection
    stranger.dispose()


def is_refused(behind: Connection, statement: str) -> bool:
    """Whether the database itself refuses, for the reason that the trigger gives."""
    try:
        behind.execute(text(statement))
    except DatabaseError as error:
        return "append-only" in str(error.orig)
    finally:
        behind.rollback()
    return False


def test_the_record_is_only_added_to(behind: Connection) -> None:
    tried = {**REFUSED, **ON[behind.dialect.name]}
    assert [name for name, statement in tried.items() if not is_refused(behind, statement)] == []


def test_a_withheld_body_can_be_erased_and_nothing_else_is_lost(behind: Connection, engine: Engine) -> None:
    behind.execute(text("UPDATE payloads SET body = NULL WHERE openness = 'withheld'"))
    behind.commit()
    left = behind.execute(
        text("SELECT count(*) FROM payloads WHERE openness = 'withheld' AND body IS NOT NULL")
    )
    assert left.scalar_one() == 0
    with Session(engine) as session:
        assert verify(session) == []
