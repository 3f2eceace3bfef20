"""The assembly that the figures are taken on: founded by its commands, then filled with rows in bulk.

The bulk rows have no entries, so the replay would not agree: they stand for acts that nobody measures.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, insert, select
from sqlalchemy.orm import Session

from governance.accounts.models import LoginSession, OfficeHeld, Person
from governance.accounts.rules import OfficeKind
from governance.assembly.models import Accreditation, AssemblySession, Attendance
from governance.base import LANGUAGES
from governance.database import prepare
from governance.regions.models import Region, RegionIndex, StandingChange
from governance.regions.naming import folded
from governance.regions.rules import Constituency, Standing
from governance.voting.commands import open_votes
from governance.voting.models import BallotDraft, RollEntry, Vote
from governance.voting.rules import Choice
from tests.factories import House, in_three

MOTIONS = 12
FIRST = 1_000_000  # bulk rows are numbered from here, out of the way of the sequences
CHUNK = 5000


@dataclass(frozen=True)
class Delegate:
    """Somebody who can cast one paper: the token of their login session, and what is marked on the paper."""

    token: str
    region: str
    key: str
    entries: tuple[int, ...]


@dataclass(frozen=True)
class Bench:
    """Where the house stands: its open votes, and the delegates who have marked a paper and not cast it."""

    session_number: int
    vote_ids: tuple[int, ...]
    declared_id: int
    one: list[Delegate]
    twelve: list[Delegate]


def guarded(url: str) -> Engine:
    """The database as the service opens it."""
    engine = create_engine(url)
    prepare(engine)
    return engine


def add(connection: Connection, model: Any, rows: list[dict[str, Any]]) -> None:
    """Insert rows in bulk, past the guard: the engine is not the service's."""
    for start in range(0, len(rows), CHUNK):
        connection.execute(insert(model), rows[start : start + CHUNK])


def seated(url: str, regions: int = 0) -> tuple[House, AssemblySession, Session]:
    """A sitting session of six regions by their commands, and `regions` more in bulk, all present."""
    session = Session(guarded(url))
    house = House.founded(session, datetime.now(UTC) - timedelta(days=40))
    assembly = house.sitting()
    bulk = create_engine(url)
    with bulk.begin() as connection:
        admit(connection, regions, house.at)
        attend(connection, regions, assembly.id, house.at)
    bulk.dispose()
    return house, assembly, session


def admit(connection: Connection, number: int, at: datetime) -> None:
    """Member regions of both constituencies in turn."""
    sides, ids = list(Constituency), range(FIRST, FIRST + number)
    regions = [
        {
            "id": each,
            "code": code_of(each),
            "name": in_three(f"Region {each}"),
            "country": "XA",
            "constituency": sides[each % 2],
        }
        for each in ids
    ]
    add(connection, Region, regions)
    add(connection, RegionIndex, [index(row) for row in regions])
    standing = {"standing": Standing.MEMBER, "reason": "", "began_at": at}
    add(connection, StandingChange, [{"id": each, "region_id": each, **standing} for each in ids])


def index(region: dict[str, Any]) -> dict[str, Any]:
    """By what a region is found and sorted."""
    name = folded(region["name"]["en"])
    sorted_by = {f"sort_{language}": name for language in LANGUAGES}
    return {"id": region["id"], "region_id": region["id"], "words": name, **sorted_by}


def code_of(region_id: int) -> str:
    """A code of the user-assigned kind, which no place has."""
    return f"XA-{region_id}"


def attend(connection: Connection, number: int, assembly_id: int, at: datetime) -> None:
    """Credentials in order and arrived."""
    ids = range(FIRST, FIRST + number)
    accredited = {"assembly_session_id": assembly_id, "accredited_at": at}
    add(connection, Accreditation, [{"id": each, "region_id": each, **accredited} for each in ids])
    add(connection, Attendance, [{"id": each, "accreditation_id": each, "arrived_at": at} for each in ids])


def open_on(house: House, assembly: AssemblySession, motions: int) -> list[Vote]:
    """Votes on so many new motions, open for days."""
    moved = [house.motion(assembly) for _ in range(motions)]
    closes_at = {motion.id: house.at + timedelta(days=10) for motion in moved}
    return open_votes(house.act(house.presiding), assembly, motions=moved, closes_at=closes_at)


def ready_to_cast(url: str, papers: int, guests: int = 26) -> Bench:
    """Twelve open votes, one declared, and `papers` delegates of each kind, each of a region of their own."""
    house, assembly, session = seated(url, guests)
    number = assembly.number
    declared = house.vote(assembly)
    declared_id = declared.id
    house.declared(declared, BJ_BO=Choice.FOR, FR_OCC=Choice.FOR, ML_3=Choice.AGAINST, DE_BB=Choice.ABSTAIN)
    house.at = datetime.now(UTC) - timedelta(hours=1)
    vote_ids = tuple(vote.id for vote in open_on(house, assembly, MOTIONS))
    bind, at = session.get_bind(), house.at
    session.close()
    bind.engine.dispose()
    one, twelve = mark_papers(url, vote_ids, papers, guests, at)
    return Bench(number, vote_ids, declared_id, one, twelve)


def mark_papers(
    url: str, vote_ids: tuple[int, ...], papers: int, guests: int, at: datetime
) -> tuple[list[Delegate], list[Delegate]]:
    """Regions on the rolls, each with a delegate signed in and a paper marked: half of them on one vote."""
    engine = create_engine(url)
    with engine.begin() as connection:
        start = FIRST + guests
        more = [
            {"id": each, "code": code_of(each), "name": in_three(f"Region {each}"), "country": "XA"}
            | {"constituency": list(Constituency)[each % 2]}
            for each in range(start, start + 2 * papers)
        ]
        add(connection, Region, more)
        made = [
            delegate(row["id"], vote_ids[:1] if number < papers else vote_ids)
            for number, row in enumerate(more)
        ]
        for region, each in zip(more, made, strict=True):
            region["delegate"] = each
        add(connection, RollEntry, [entry for row in more for entry in roll(row, vote_ids)])
        for model, rows in people(more, at).items():
            add(connection, model, rows)
    analyse(engine)
    return made[:papers], made[papers:]


def analyse(engine: Engine) -> None:
    """Let the database count its rows now, and not in the middle of a run."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def entry_id(region_id: int, vote_id: int) -> int:
    """The place of a bulk region on the roll of a vote."""
    return FIRST + (region_id - FIRST) * 100 + vote_id


def delegate(region_id: int, vote_ids: tuple[int, ...]) -> Delegate:
    """A delegate with a paper marked on these votes."""
    entries = tuple(entry_id(region_id, vote_id) for vote_id in vote_ids)
    return Delegate(f"token-of-{region_id}", code_of(region_id), f"key-of-{region_id}", entries)


def roll(region: dict[str, Any], vote_ids: tuple[int, ...]) -> list[dict[str, Any]]:
    """The places of a region on every roll."""
    from fractions import Fraction

    return [
        {
            "id": entry_id(region["id"], vote_id),
            "vote_id": vote_id,
            "region_id": region["id"],
            "constituency": region["constituency"],
            "weight": Fraction(1),
            "present": True,
        }
        for vote_id in vote_ids
    ]


def people(regions: list[dict[str, Any]], at: datetime) -> dict[Any, list[dict[str, Any]]]:
    """A delegate of each region: person, office, login session and draft."""
    rows: dict[Any, list[dict[str, Any]]] = {Person: [], OfficeHeld: [], LoginSession: [], BallotDraft: []}
    for region in regions:
        number, each = region["id"], region["delegate"]
        rows[Person].append(
            {"id": number, "public_id": f"p{number}", "email": f"{number}@bench.example.org"}
            | {"name": f"Delegate {number}", "language": "fr", "zone": "Africa/Porto-Novo", "joined_at": at}
        )
        rows[OfficeHeld].append(
            {"id": number, "person_id": number, "kind": OfficeKind.DELEGATE, "region_id": number}
            | {"began_at": at}
        )
        rows[LoginSession].append(
            {"id": number, "token_digest": sha256(each.token.encode()).hexdigest(), "person_id": number}
            | {"began_at": at, "seen_at": datetime.now(UTC) + timedelta(hours=1), "shared": False}
            | {"expires_at": at + timedelta(days=2), "device": "bench"}
        )
        choices = {str(entry): str(Choice.FOR) for entry in each.entries}
        rows[BallotDraft].append(
            {"id": number, "person_id": number, "region_id": number, "choices": choices}
            | {"key": each.key, "saved_at": at}
        )
    return rows


def number_cast(url: str) -> int:
    """How many ballots are in the boxes: what was acknowledged must be there."""
    from governance.voting.models import Ballot

    engine = create_engine(url)
    with engine.connect() as connection:
        found = len(connection.execute(select(Ballot.id)).all())
    engine.dispose()
    return found
