"""A sealed urn: as many ballots as voters, mixed by chance, and nothing left of how they were cast."""

import uuid
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.orm import Session

from app.migrating import upgrade
from governance.act import Command
from governance.due import do_what_is_due
from governance.elections.annulling import annul_election
from governance.elections.box import ElectionRollEntry, UrnBallot, UrnSlip
from governance.elections.closing import UrnDoesNotMatch, close_election, seal_urn, urn_digest
from governance.elections.forgetting import delete_on_sqlite, forget_slips, is_left
from governance.elections.models import Election
from governance.elections.opening import open_election
from governance.elections.rules import ElectionDoesNotAllow, PostKind
from governance.permissions import preside
from governance.voting.rules import NotAllHaveCast
from tests.conftest import administer, psycopg_url
from tests.elections.polling import cast, committed, opened, ranking, ready, sealed, voted
from tests.elections.stage import called, nominated
from tests.factories import SIX, House, in_three


def marks(election: Election) -> list[dict]:
    """Six ballots, no two of them alike."""
    a, b, c = election.paper
    return [ranking(*order) for order in ((a, b, c), (a, c, b), (b, a, c), (b, c, a), (c, a, b), (c, b, a))]


def slips(session: Session) -> dict[str, dict]:
    session.rollback()
    return {slip.id: slip.mark for slip in session.scalars(select(UrnSlip))}


def ballots(session: Session) -> dict[str, dict]:
    session.rollback()
    return {ballot.id: ballot.mark for ballot in session.scalars(select(UrnBallot))}


def test_an_election_closes_early_only_when_all_have_voted(house: House) -> None:
    election = opened(house)
    *rest, last = SIX
    for code, mark in zip(rest, marks(election), strict=False):
        cast(house, election, code, mark)
    with pytest.raises(NotAllHaveCast):
        close_election(house.act(house.presiding), election)
    cast(house, election, last, marks(election)[0])
    assert close_election(house.act(house.presiding), election).closed_at == house.at


def test_an_open_election_is_not_sealed(house: House) -> None:
    with pytest.raises(ElectionDoesNotAllow):
        seal_urn(house.act(house.presiding), opened(house))


def test_sealing_keeps_every_ballot_and_commits_to_them(house: House, session: Session) -> None:
    election = opened(house)
    voted(house, election, *marks(election))
    cast_so = slips(session)
    seal_urn(house.act(house.presiding), election)
    assert ballots(session) == cast_so
    rows = session.scalars(select(UrnBallot)).all()
    assert election.urn_digest == urn_digest(rows) == urn_digest(reversed(rows))


def test_an_urn_is_sealed_once(house: House) -> None:
    election = sealed(house, opened(house))
    with pytest.raises(ElectionDoesNotAllow):
        seal_urn(house.act(house.presiding), election)


def test_an_urn_with_a_ballot_too_many_is_not_sealed(house: House, session: Session) -> None:
    election = opened(house)
    put = Command(lambda act, entry: setattr(entry, "voted", True), lambda actor, entry: preside, "", ())
    put.name = "note_voted"
    entry = session.scalars(select(ElectionRollEntry).limit(1)).one()
    put(house.act(house.presiding), entry)
    voted(house, election)
    with pytest.raises(UrnDoesNotMatch) as refused:
        seal_urn(house.act(house.presiding), election)
    assert refused.value.facts == {"slips": 0, "voted": 1}


def test_sealing_recorded_ballots_just_fixes_them(house: House, session: Session) -> None:
    election = opened(house, kind=PostKind.OFFICER)
    sealed(house, election, *marks(election))
    assert (election.urn_digest, ballots(session)) == (None, {})
    assert election.sealed_at == house.at


def test_slips_are_forgotten_once_their_urn_is_sealed(house: House, session: Session) -> None:
    election = opened(house)
    voted(house, election, *marks(election))
    assert forget_slips(session, house.at) == 0
    seal_urn(house.act(house.presiding), election)
    assert forget_slips(session, house.at) == 1
    assert (len(slips(session)), len(ballots(session))) == (0, len(SIX))
    session.rollback()
    assert forget_slips(session, house.at) == 0


def test_slips_of_an_annulled_election_are_forgotten(house: House, session: Session) -> None:
    election = opened(house)
    voted(house, election, *marks(election))
    annul_election(house.act(house.presiding), election, reason="The wrong post.")
    assert forget_slips(session, house.at) == 1
    assert slips(session) == {}


def test_the_worker_forgets_what_the_page_could_not(house: House, session: Session) -> None:
    election = opened(house)
    sealed(house, election, *marks(election))
    session.rollback()
    assert do_what_is_due(session, house.at) >= 1
    assert slips(session) == {}


def two_open(house: House) -> tuple[Election, Election]:
    """Two elections in which the same six regions vote, by turns."""
    first = ready(house)
    second = called(house, name=in_three("Another post"))
    nominated(house, second, 3)
    return first, second


def test_slips_of_an_urn_that_is_still_open_stay(house: House, session: Session) -> None:
    first, second = two_open(house)
    committed(house, second)
    house.at = second.nominations_close_at
    for election in (first, second):
        open_election(house.act(house.presiding), election)
    for code, one, other in zip(SIX, marks(first), marks(second), strict=True):
        cast(house, first, code, one)
        cast(house, second, code, other)
    stay = {slip.id for slip in session.scalars(select(UrnSlip).where(UrnSlip.election_id == second.id))}
    house.at = first.closes_at
    seal_urn(house.act(house.presiding), first)
    assert forget_slips(session, house.at) == 1
    assert set(slips(session)) == stay
    if session.get_bind().dialect.name == "postgresql":
        transactions = session.scalars(text("SELECT DISTINCT xmin::text FROM urn_slips")).all()
        assert len(transactions) == 1
    seal_urn(house.act(house.presiding), second)
    assert forget_slips(session, house.at) == 1


def six_cast(house: House, session: Session) -> tuple[Election, list[str]]:
    """A sealed urn of six voters, cast one after the other; the identifiers in the order of casting."""
    election, order = opened(house), []
    for code, mark in zip(SIX, marks(election), strict=True):
        cast(house, election, code, mark)
        order.extend(set(slips(session)) - set(order))
    house.at = election.closes_at
    seal_urn(house.act(house.presiding), election)
    return election, order


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_no_row_of_a_sealed_urn_knows_by_which_transaction_it_was_cast(
    house: House, session: Session
) -> None:
    _election, order = six_cast(house, session)
    forget_slips(session, house.at)
    query = "SELECT id, xmin::text, ctid::text FROM urn_ballots ORDER BY ctid"
    rows = session.execute(text(query)).all()
    assert len({row.xmin for row in rows}) == 1
    voters = session.scalars(text("SELECT xmin::text FROM election_roll_entries")).all()
    assert {row.xmin for row in rows}.isdisjoint(voters)
    assert sorted(row.id for row in rows) == sorted(order)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_the_file_of_the_slips_is_another_one_after_the_sealing(house: House, session: Session) -> None:
    query = text("SELECT pg_relation_filenode('urn_slips')")
    before = session.scalar(query)
    six_cast(house, session)
    forget_slips(session, house.at)
    assert session.scalar(query) != before


def files_of(engine: Engine) -> bytes:
    """Every byte that the database keeps on the disk."""
    path = Path(engine.url.database)
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))


def copies(engine: Engine, order: Sequence[str]) -> list[int]:
    """How often each identifier stands in the files: once in the table and once in its index."""
    content = files_of(engine)
    return [content.count(identifier.encode()) for identifier in order]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_file_holds_a_slip_after_the_sealing(house: House, session: Session, engine: Engine) -> None:
    _election, order = six_cast(house, session)
    assert max(copies(engine, order)) > 2
    session.rollback()
    assert forget_slips(session, house.at) == 1
    assert copies(engine, order) == [2] * len(order)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_forgetting_that_was_killed_half_way_is_finished_by_the_next(
    house: House, session: Session, engine: Engine
) -> None:
    _election, order = six_cast(house, session)
    session.rollback()
    connection = engine.raw_connection()
    delete_on_sqlite(connection)
    assert is_left(connection, "sqlite")
    connection.close()
    assert slips(session) == {}
    session.rollback()
    assert forget_slips(session, house.at) == 1
    assert copies(engine, order) == [2] * len(order)
    assert forget_slips(session, house.at) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_forgetting_waits_for_a_reader_who_needs_the_old_pages(
    house: House, session: Session, engine: Engine
) -> None:
    six_cast(house, session)
    session.rollback()
    with engine.connect() as reader:
        reader.execute(text("SELECT count(*) FROM urn_slips")).scalar()
        assert forget_slips(session, house.at) == 0
    assert forget_slips(session, house.at) == 1


def test_the_order_of_the_ballots_is_drawn_by_chance(
    house: House, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    shuffled: list[int] = []
    monkeypatch.setattr(
        "governance.elections.closing.SystemRandom.shuffle",
        lambda self, rows: (shuffled.append(len(rows)), rows.reverse()),
    )
    six_cast(house, session)
    assert shuffled == [len(SIX)]


def test_the_role_that_serves_may_empty_the_urn_and_no_other_table(postgresql_server: str) -> None:
    role, name = (f"{what}_{uuid.uuid4().hex[:8]}" for what in ("serving", "roles"))
    administer(postgresql_server, f"CREATE DATABASE {name}")
    administer(postgresql_server, f"CREATE ROLE {role}")
    url = psycopg_url(postgresql_server, name)
    granted = f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE ON TABLES TO {role}"
    owner = create_engine(url)
    with owner.begin() as connection:
        connection.execute(text(granted))
    upgrade(url)
    emptied = (
        "SELECT table_name FROM information_schema.role_table_grants "
        "WHERE grantee = :role AND privilege_type = 'TRUNCATE'"
    )
    with owner.connect() as connection:
        assert connection.scalars(text(emptied), {"role": role}).all() == ["urn_slips"]
    owner.dispose()
    administer(postgresql_server, f"DROP DATABASE {name} WITH (FORCE)")
    administer(postgresql_server, f"DROP ROLE {role}")
