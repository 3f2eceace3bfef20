"""Nothing is written but by the flush of an act, whichever way it is tried, on both databases."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, TextClause, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from governance import permissions
from governance.accounts.models import Throttle
from governance.act import Act, Command, housekeeping
from governance.record.guard import WriteOutsideAct, belongs_to_flush, writes
from governance.record.models import Entry, Openness, Payload
from governance.regions.models import Region
from governance.regions.rules import Constituency
from tests.conftest import START
from tests.factories import House, in_three

ROW: dict[str, Any] = {
    "code": "XX-1",
    "name": in_three("Intruder"),
    "country": "XX",
    "constituency": Constituency.HIGH_EMISSION,
}
NAME = '{"en":"x","es":"x","fr":"x"}'
VALUES = f"(code, name, country, constituency) VALUES ('XX-1', '{NAME}', 'XX', 'high_emission')"
STATEMENTS = {
    "insert": f"INSERT INTO regions {VALUES}",
    "lower case": f"insert into regions {VALUES}",
    "update": "UPDATE regions SET country = 'XX'",
    "delete": "DELETE FROM regions",
    "comment before the verb": f"/* a read */ INSERT INTO regions {VALUES}",
    "line comment before the verb": f"-- SELECT\nINSERT INTO regions {VALUES}",
    "space before the verb": "\n\t UPDATE regions SET country = 'XX'",
    "second statement": "SELECT 1; DELETE FROM regions",
    "second statement hidden by an escape": r"SELECT E'\''; DELETE FROM regions --'",
    "second statement hidden by dollars": "SELECT $$ ' $$; DELETE FROM regions; SELECT $$ ' $$",
    "second statement hidden by a nested comment": "SELECT 1 /* /* */ ' */ */; DELETE FROM regions -- '",
    "write in a common table": "WITH gone AS (DELETE FROM regions RETURNING id) SELECT id FROM gone",
    "write after a common table": "WITH one AS (SELECT 1) UPDATE regions SET country = 'XX'",
    "write hidden by brackets": "WITH [o'] AS (SELECT 1) DELETE FROM regions WHERE code <> ']'",
    "write hidden by a comment": "WITH one AS (SELECT 1) --FOR \nUPDATE regions SET country = 'XX'",
    "explained": "EXPLAIN ANALYZE DELETE FROM regions",
    "select into": "SELECT * INTO copied FROM regions",
    "replace": f"REPLACE INTO regions {VALUES}",
    "truncate": "TRUNCATE regions",
    "drop": "DROP TABLE regions",
    "drop trigger": "DROP TRIGGER entries_no_update",
    "triggers off": "SET session_replication_role = replica",
    "schema writable": "PRAGMA writable_schema = ON",
    "attach": "ATTACH DATABASE ':memory:' AS other",
    "copy": "COPY regions FROM PROGRAM 'echo'",
    "block": "DO $$ BEGIN DELETE FROM regions; END $$",
    "prepared": "PREPARE gone AS DELETE FROM regions",
    "commit": "COMMIT",
    "commit in lower case": "commit",
    "end": "END",
    "rollback": "ROLLBACK",
}


def added(session: Session) -> None:
    session.add(Region(**ROW))
    session.commit()


def autoflushed(session: Session) -> None:
    session.add(Region(**ROW))
    session.scalars(select(Region)).all()


def changed(session: Session) -> None:
    session.scalars(select(Region)).first().country = "XX"
    session.flush()


def removed(session: Session) -> None:
    session.delete(session.scalars(select(Region)).first())
    session.flush()


def in_savepoint(session: Session) -> None:
    with session.begin_nested():
        session.add(Region(**ROW))


def merged(session: Session) -> None:
    session.merge(Region(id=1, **ROW))
    session.flush()


WAYS: dict[str, Callable[[Session], Any]] = {
    "add and commit": added,
    "autoflush": autoflushed,
    "change": changed,
    "delete": removed,
    "savepoint": in_savepoint,
    "merge": merged,
    "Core insert": lambda session: session.execute(insert(Region.__table__).values(**ROW)),
    "mapped insert": lambda session: session.execute(insert(Region), [ROW, {**ROW, "code": "XX-2"}]),
    "mapped update": lambda session: session.execute(update(Region).values(country="XX")),
    "mapped update by key": lambda session: session.execute(update(Region), [{"id": 1, "country": "XX"}]),
    "mapped delete": lambda session: session.execute(delete(Region)),
    "bulk mappings": lambda session: session.bulk_insert_mappings(Region, [ROW]),
    "bulk update mappings": lambda session: session.bulk_update_mappings(Region, [{"id": 1, "country": "X"}]),
    "bulk save": lambda session: session.bulk_save_objects([Region(**ROW)]),
    "query delete": lambda session: session.query(Region).delete(),
    "connection": lambda session: session.connection().execute(insert(Region.__table__).values(**ROW)),
    "driver": lambda session: session.connection().exec_driver_sql("DELETE FROM regions"),
    "returning": lambda session: session.scalars(insert(Region).values(**ROW).returning(Region.id)),
    "forged entry": lambda session: session.bulk_save_objects([an_entry()]),
}


def an_entry() -> Entry:
    return Entry(
        schema=1, act="x", at=START, actor="x", office="x", entrance="web", subjects=[], digests=[], leaf="x"
    )


@pytest.fixture(autouse=True)
def one_region(house: House) -> None:
    house.region("BJ-BO")
    house.session.rollback()


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Region)) or 0


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
def test_no_session_writes_outside_an_act(session: Session, way: Callable[[Session], Any]) -> None:
    with pytest.raises(WriteOutsideAct):
        way(session)
    session.rollback()
    assert count(session) == 1


def is_refused(way: Callable[..., Any], *args: Any) -> bool:
    """Whether the guard refuses a way of writing."""
    try:
        way(*args)
    except WriteOutsideAct:
        return True
    return False


def run_alone(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)


def run_in(session: Session, statement: str) -> None:
    try:
        session.execute(spelled(statement))
    finally:
        session.rollback()


def test_no_statement_writes_outside_an_act(engine: Engine, session: Session) -> None:
    let_through = [name for name, said in STATEMENTS.items() if not is_refused(run_alone, engine, said)]
    let_through += [name for name, said in STATEMENTS.items() if not is_refused(run_in, session, said)]
    assert let_through == []
    assert count(session) == 1


def spelled(statement: str) -> TextClause:
    return text(statement.replace(":", r"\:"))


def attempt(house: House, way: Callable[[Session], Any], first: bool = True) -> None:
    """Try a way inside an act, after one lawful flush."""

    def misbehave(act: Act, subject: Region) -> Region:
        if first:
            subject.country = "BJ"
            act.session.add(Region(**{**ROW, "code": "XX-9"}))
            act.session.flush()
        way(act.session)
        return subject

    command: Command[Region, [], Region] = Command(misbehave, permissions.secretariat, "Misbehaved", ())
    command.name, command.room = "misbehave", "regions"
    command(house.act(house.secretary), house.regions["BJ-BO"])


LAWFUL_IN_AN_ACT = ("autoflush", "change", "merge")


def test_inside_an_act_only_its_flush_writes(house: House) -> None:
    unlawful = {name: way for name, way in WAYS.items() if name not in LAWFUL_IN_AN_ACT}
    assert [name for name, way in unlawful.items() if not is_refused(attempt, house, way)] == []
    assert count(house.session) == 1


def test_no_statement_writes_beside_the_flush_of_an_act(house: House) -> None:
    def beside(statement: str) -> None:
        attempt(house, lambda session: session.execute(spelled(statement)))

    assert [name for name, said in STATEMENTS.items() if not is_refused(beside, said)] == []
    assert count(house.session) == 1


@pytest.mark.parametrize("name", LAWFUL_IN_AN_ACT)
def test_what_an_act_flushes_is_recorded(house: House, name: str) -> None:
    attempt(house, WAYS[name])
    assert house.session.scalars(select(Entry.act).order_by(Entry.id.desc())).first() == "misbehave"


@pytest.mark.parametrize(
    "commit",
    [
        lambda session: session.commit(),
        lambda session: session.connection().commit(),
        lambda session: session.connection().get_transaction().commit(),
        lambda session: session.get_transaction().commit(),
    ],
    ids=["session", "connection", "transaction of the connection", "transaction of the session"],
)
def test_an_act_cannot_be_committed_before_its_entry(house: House, commit: Callable[[Session], Any]) -> None:
    with pytest.raises(WriteOutsideAct):
        attempt(house, commit)
    assert count(house.session) == 1


def taken_back(session: Session) -> None:
    savepoint = session.begin_nested()
    session.add(Region(**ROW))
    session.flush()
    savepoint.rollback()


def taken_back_beneath(session: Session) -> None:
    savepoint = session.connection().begin_nested()
    session.add(Region(**ROW))
    session.flush()
    savepoint.rollback()


@pytest.mark.parametrize("way", [taken_back, taken_back_beneath])
def test_an_act_cannot_take_back_a_part_that_its_entry_would_tell(
    house: House, way: Callable[[Session], None]
) -> None:
    with pytest.raises(WriteOutsideAct):
        attempt(house, way, first=False)
    assert count(house.session) == 1


def test_a_flush_that_fails_leaves_no_door_open(house: House) -> None:
    def twice(session: Session) -> None:
        session.add(Region(**{**ROW, "code": "BJ-BO"}))
        with pytest.raises(IntegrityError):
            session.flush()
        session.rollback()
        session.execute(insert(Region.__table__).values(**ROW))

    with pytest.raises(WriteOutsideAct):
        attempt(house, twice, first=False)


def test_an_act_forges_no_entry(house: House) -> None:
    def forge(session: Session) -> None:
        session.add(an_entry())
        session.flush()

    with pytest.raises(WriteOutsideAct, match="recorder"):
        attempt(house, forge)


def test_housekeeping_writes_operational_tables_only(house: House, session: Session) -> None:
    with housekeeping(session):
        session.add(Throttle(key="k", window_began_at=house.at, failures=0))
    assert session.scalars(select(Throttle.key)).all() == ["k"]
    for row in (Region(**ROW), an_entry(), a_payload(session)):
        with pytest.raises(WriteOutsideAct), housekeeping(session):
            session.add(row)


def test_operational_rows_need_housekeeping(house: House, session: Session) -> None:
    session.add(Throttle(key="k", window_began_at=house.at, failures=0))
    with pytest.raises(WriteOutsideAct):
        session.commit()


def a_payload(session: Session) -> Payload:
    entry_id = session.scalars(select(func.max(Entry.id))).one()
    return Payload(entry_id=entry_id, position=9, openness=Openness.PUBLIC, salt="00", body='{"rows":[]}')


def test_a_flush_of_chosen_rows_is_refused(session: Session, house: House) -> None:
    with pytest.raises(WriteOutsideAct), pytest.warns(DeprecationWarning, match="flush"):
        attempt(house, lambda held: (held.add(Region(**ROW)), held.flush([house.regions["BJ-BO"]])))


def test_an_engine_with_options_is_guarded_too(engine: Engine) -> None:
    quick: Engine = engine.execution_options(isolation_level="AUTOCOMMIT")
    with pytest.raises(WriteOutsideAct), quick.connect() as connection:
        remove(connection)


def remove(connection: Connection) -> None:
    connection.execute(delete(Region))


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT id FROM votes FOR NO KEY UPDATE",
        "SELECT id FROM votes WHERE id = 1 FOR UPDATE OF votes",
        "select pg_catalog.version()",
        "WITH one AS (SELECT 1) SELECT declared_at FROM one",
        "SELECT 1;",
        "BEGIN",
        "BEGIN IMMEDIATE",
        "SAVEPOINT sa_savepoint_1",
    ],
)
def test_reads_go_through(statement: str) -> None:
    assert not writes(statement)


def test_a_flush_writes_one_statement_and_removes_nothing() -> None:
    assert belongs_to_flush("INSERT INTO regions (code) VALUES (?) RETURNING id")
    assert not belongs_to_flush("DELETE FROM regions WHERE id = ?")
    assert not belongs_to_flush("UPDATE regions SET code = ?; DELETE FROM regions")


def test_an_act_that_is_refused_leaves_no_trace(house: House) -> None:
    before = house.session.scalar(select(func.count()).select_from(Entry))
    with pytest.raises(WriteOutsideAct):
        attempt(house, lambda session: session.execute(delete(Region)))
    assert house.session.scalar(select(func.count()).select_from(Entry)) == before
