"""A change made behind the service's back is found, and named by its table, row and column."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Boolean, Column, Connection, Integer, MetaData, String, create_engine, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from governance.amendments.answering import set_voting_order
from governance.amendments.proposing import propose_amendment
from governance.applications.examining import ask_applicant
from governance.applications.rules import ApplicationKind
from governance.assembly.agenda import add_agenda_item
from governance.assembly.commands import suspend_session
from governance.assembly.demands import open_demand, withdraw_demand
from governance.assembly.documents import add_agenda_document
from governance.assembly.models import AgendaItem, AssemblySession
from governance.base import Base, Instant
from governance.debate.closing import close_debate
from governance.debate.commands import make_statement
from governance.debate.floor import request_floor
from governance.debate.rules import Stance
from governance.elections.declaring import declare_election
from governance.elections.rules import PostKind
from governance.minutes.commands import draw_up_minutes, note_minutes
from governance.motions.amending import Paragraph
from governance.motions.commands import submit_motion
from governance.motions.supporting import invite_support
from governance.procedure.referring import postpone_motion
from governance.record import replay
from governance.record.replay import (
    UNTOLD,
    Difference,
    hold_still,
    rebuild,
    recorded_tables,
    scope,
    verify,
)
from governance.statutes.rules import MotionKind
from governance.texts import Wording
from governance.twinning.commands import end_twin
from governance.voting.commands import close_session
from governance.voting.proxies import give_proxy
from governance.voting.rules import Choice
from tests.applications.applying import examined, proposed
from tests.commitments.stage import Pair as Committed
from tests.elections import polling
from tests.factories import House, in_three
from tests.twinning.stage import Pair, profile

TABLES = [table.name for table in recorded_tables()]


@pytest.fixture
def full_house(house: House) -> House:
    """At least one row in every recorded table."""
    minuted(house)
    assembly = house.sitting()
    house.declared(
        house.vote(assembly), BJ_BO=Choice.FOR, FR_OCC=Choice.FOR, DE_BB=Choice.FOR, ML_3=Choice.FOR
    )
    described(house, assembly)
    debated(house, assembly)
    applied(house)
    twinned(house)
    proxied(house, assembly)
    demanded(house)
    moved(house, assembly)
    amended(house, assembly)
    elected(house)
    suspend_session(house.act(house.presiding), assembly)
    house.session.rollback()
    return house


def minuted(house: House) -> None:
    """A session that is over, and its minutes with a note."""
    assembly = close_session(house.act(house.presiding), house.sitting())
    note_minutes(house.act(house.secretary), assembly, text=in_three("It rained."))
    draw_up_minutes(house.act(house.secretary), assembly)


def described(house: House, assembly: AssemblySession) -> None:
    """A document with an item of the agenda."""
    item = add_agenda_item(house.act(house.presiding), assembly, title=in_three("Accounts"))
    words = {"title": "Accounts", "language": "en", "media_type": "application/pdf"}
    add_agenda_document(house.act(house.presiding), assembly, item=item, content=b"%PDF-1.4", **words)


def debated(house: House, assembly: AssemblySession) -> None:
    """A statement on a motion whose debate is closed, which is then put off; a request to speak on it."""
    motion = house.motion(assembly)
    words = {"stance": Stance.FOR, "language": "fr", "body": "Oui."}
    make_statement(house.act(house.head("BJ-BO")), motion, region=house.regions["BJ-BO"], **words)
    close_debate(house.act(house.presiding), motion)
    postpone_motion(house.act(house.presiding), motion, reason="Demain.", language="fr")
    item = house.session.get_one(AgendaItem, motion.agenda_item_id)
    request_floor(house.act(house.head("BJ-BO")), item, region=house.regions["BJ-BO"])


def moved(house: House, assembly: AssemblySession) -> None:
    """A motion whose author asks another region for its support."""
    text, region = Wording("fr", "Titre", "Un paragraphe."), house.regions["BJ-BO"]
    details = {"kind": MotionKind.RESOLUTION, "effect": {"act": "resolution"}, "text": text}
    motion = submit_motion(house.act(house.head("BJ-BO")), region, assembly=assembly, **details)
    invite_support(house.act(house.head("BJ-BO")), motion, region=house.regions["ML-3"])


def amended(house: House, assembly: AssemblySession) -> None:
    """Two amendments to a motion, in an order that the presiding officer set."""
    motion = house.motion(assembly)
    typed = [Paragraph("1", "Un seul paragraphe.")]
    details = {"paragraphs": typed, "note": None, "language": "fr"}
    made = [
        propose_amendment(house.act(house.head(code)), motion, region=house.regions[code], **details)
        for code in ("FR-OCC", "ML-3")
    ]
    places = [each.id for each in reversed(made)]
    set_voting_order(house.act(house.presiding), motion, places=places, reason="Simple", language="fr")


def applied(house: House) -> None:
    """A region that is asked a question, and a partner that is proposed."""
    region = examined(house)
    ask_applicant(house.act(house.secretary), region, text="Which census?")
    proposed(house, ApplicationKind.PARTNER, email="rivers@example.org")


def proxied(house: House, assembly: AssemblySession) -> None:
    """The vote of a region in the hand of another."""
    giver, holder = house.regions["CD-BC"], house.regions["ML-3"]
    give_proxy(house.act(house.head("CD-BC")), giver, holder=holder, assembly=assembly)


def demanded(house: House) -> None:
    """A demand that one region opened, and took back."""
    delegate, region = house.delegate("BJ-BO"), house.regions["BJ-BO"]
    demand = open_demand(house.act(delegate), region, language="fr", purpose="La sécheresse.")
    withdraw_demand(house.act(delegate), demand)


def twinned(house: House) -> None:
    """A signed agreement that is ended again, and a commitment with the value of a year."""
    for code, language in {"FR-OCC": "fr", "BJ-BO": "en"}.items():
        profile(house, code, languages=(language,))
    pair = Pair(house)
    twin = pair.registered()
    end_twin(house.act(pair.head(pair.one)), twin, region=pair.one, language="fr", reason="Fin.")
    committed = Committed.joined(house, "DE-BB", "ML-3")
    committed.entered(committed.stated(), 2025, 120)


def elected(house: House) -> None:
    """A post filled by recorded ballots, whose numbers were revealed."""
    election = polling.opened(house, kind=PostKind.OFFICER)
    paper = polling.ranking(*(election.paper or ()))
    polling.sealed(house, election, paper, paper, paper, paper)
    polling.revealed(house, election)
    declare_election(house.act(house.presiding), election)


@pytest.fixture
def stranger(full_house: House, database_url: str) -> Iterator[Connection]:
    """Somebody who holds the database and does not go through the service; takes back what they did."""
    engine = create_engine(database_url)
    with engine.connect() as connection:
        yield connection
        connection.rollback()
    engine.dispose()


@pytest.fixture
def read_once(stranger: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is read once for all changes that leave it alone."""
    with Session(stranger) as session:
        told = rebuild(session)
        assert list(replay._broken_digests(session)) == []
    monkeypatch.setattr(replay, "rebuild", lambda session: dict(told))
    monkeypatch.setattr(replay, "_broken_digests", lambda session: [])


def found_after(stranger: Connection, statement: str) -> list[Difference] | None:
    """What the replay says of a change, which is then taken back; None where the database refuses it."""
    try:
        changed = stranger.execute(text(statement)).rowcount
    except DatabaseError:
        return None
    else:
        assert changed == 1, statement
        with Session(stranger) as session:
            return verify(session)
    finally:
        stranger.rollback()


def another_value(column: Column) -> str:
    if isinstance(column.type, Boolean):
        return f"NOT {column.name}"
    if isinstance(column.type, Instant):
        return "'2001-01-01 00:00:00.000000'"
    return "1000" if isinstance(column.type, Integer) else "'x'"


def filled(stranger: Connection) -> list[str]:
    """The recorded tables with rows; that it is all of them, the last test of this file sees to."""
    return [name for name in TABLES if first_row(stranger, name)]


def first_row(stranger: Connection, table: str) -> int:
    row: int = stranger.execute(text(f"SELECT min(id) FROM {table}")).scalar_one()
    return row


@pytest.mark.usefixtures("read_once")
def test_a_changed_value_is_found_in_every_column_of_every_table(stranger: Connection) -> None:
    for name in filled(stranger):
        row, named = first_row(stranger, name), 0
        for column in Base.metadata.tables[name].columns:
            change = f"UPDATE {name} SET {column.name} = {another_value(column)} WHERE id = {row}"
            found = found_after(stranger, change)
            expected = (
                {(name, 1000, ""), (name, row, "")} if column.name == "id" else {(name, row, column.name)}
            )
            assert found is None or {(each.table, each.row, each.column) for each in found} == expected, (
                change
            )
            named += found is not None
        assert named, f"nothing could be changed in {name}"


@pytest.mark.usefixtures("read_once")
def test_a_row_removed_or_slipped_in_is_found_in_every_table(stranger: Connection) -> None:
    for name in filled(stranger):
        row = first_row(stranger, name)
        removed = found_after(stranger, f"DELETE FROM {name} WHERE id = {row}")
        assert removed is None or removed == [Difference(name, row, "", True, False)]
        columns = ", ".join(
            column.name for column in Base.metadata.tables[name].columns if column.name != "id"
        )
        slip = f"INSERT INTO {name} (id, {columns}) SELECT 1000, {columns} FROM {name} WHERE id = {row}"
        slipped = found_after(stranger, slip)
        assert slipped is None or slipped == [Difference(name, 1000, "", False, True)]


def test_an_entry_changed_with_its_guard_taken_off_is_found(stranger: Connection) -> None:
    for table in ("entries", "payloads"):
        take_off_triggers(stranger, table)
    changes = {
        ("entries", "leaf"): "UPDATE entries SET actor = 'other' WHERE id = 1",
        ("payloads", "digest"): "UPDATE payloads SET salt = '00' WHERE id = 1",
        ("entries", "payloads"): "DELETE FROM payloads WHERE id = 1",
    }
    for (table, column), change in changes.items():
        found = found_after(stranger, change)
        assert found is not None
        assert (table, 1, column) in {(each.table, each.row, each.column) for each in found}


@pytest.mark.parametrize(("motto", "found"), [("NULL", 0), ("'Onward'", 1)])
def test_a_row_told_before_a_column_existed_may_be_empty_there_and_no_more(
    stranger: Connection, monkeypatch: pytest.MonkeyPatch, motto: str, found: int
) -> None:
    row = first_row(stranger, "admissions")
    grown = Base.metadata.tables["admissions"].to_metadata(MetaData())
    grown.append_column(Column("motto", String))
    monkeypatch.setattr(replay, "recorded_tables", lambda: [grown])
    monkeypatch.setattr(replay, "rebuild", lambda session: {"admissions": told["admissions"]})
    with Session(stranger) as session:
        told = rebuild(session)
    stranger.execute(text("ALTER TABLE admissions ADD COLUMN motto VARCHAR"))
    stranger.execute(text(f"UPDATE admissions SET motto = {motto} WHERE id = {row}"))
    with Session(stranger) as session:
        assert verify(session) == [Difference("admissions", row, "motto", UNTOLD, "Onward")][:found]


def take_off_triggers(stranger: Connection, table: str) -> None:
    if stranger.dialect.name == "postgresql":
        stranger.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
    else:
        named = stranger.execute(
            text(f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'")
        )
        for name in named.scalars().all():
            stranger.execute(text(f"DROP TRIGGER {name}"))
    stranger.commit()


def test_what_is_compared_can_be_said(full_house: House) -> None:
    hold_still(full_house.session)
    compared = scope(full_house.session)
    assert [name for name, rows in compared.rows.items() if not rows] == []
    assert compared.entries > 20
