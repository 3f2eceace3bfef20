"""Elections of thirty candidates and ten thousand regions: as light as any, in as many statements as one.

The rows are put there without acts, so the replay would not agree: these databases are not replayed.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from app.caching import ReadyPages
from app.extensions import db
from governance.counting.lots import Lots
from governance.counting.methods import METHODS, Method
from governance.counting.profile import Profile
from governance.database import prepare
from governance.elections.box import ElectionRollEntry, UrnBallot
from governance.elections.models import CandidateStatement, Election, ElectionDeclaration, Nomination, Post
from governance.elections.rules import ElectionOutcome, PostKind, Territory
from governance.elections.sheets import sheet_plain
from governance.regions.models import Region
from governance.regions.rules import Constituency
from governance.statutes.elections import Secrecy
from tests.bench.assembly import add
from tests.conftest import START, service
from tests.factories import House, in_three
from tests.reading import page, statements, weight, words

KIB = 1024
REGIONS, CANDIDATES, SEATS = 10_000, 30, 5
METHODS_SHOWN = (Method.SCOTTISH_STV, Method.SCHULZE, Method.PAV)
AT = START + timedelta(days=60)
SIDES = tuple(Constituency)
PAGES = ("", "/count", "/roll", "/roll?page=100", "/receipt", "/receipt?page=100")


def ballots(seed: int) -> Profile:
    """Rankings of some of the candidates, drawn so that favourites are common."""
    random, rankings = Random(seed), {}
    for _ in range(REGIONS):
        order = sorted(range(CANDIDATES), key=lambda one: random.random() * (one + 3))
        ranking = tuple(order[: random.randint(1, 8)])
        rankings[ranking] = rankings.get(ranking, 0) + 1
    return Profile(tuple(f"Ambassador Number {one}" for one in range(CANDIDATES)), SEATS, rankings)


def fill(connection: Connection) -> None:
    """The regions, and one declared election by each method."""
    ids = range(101, 101 + REGIONS)
    add(
        connection,
        Region,
        [
            {"id": each, "code": f"QZ-{each}", "name": in_three(f"Region {each}"), "country": "QZ"}
            | {"parent_code": None, "constituency": SIDES[each % 2]}
            for each in ids
        ],
    )
    for number, method in enumerate(METHODS_SHOWN, start=1):
        elect(connection, number, method)


def elect(connection: Connection, number: int, method: Method) -> None:
    """A secret election of 30 candidates for 5 places, counted and declared."""
    words = {"name": in_three(f"Team {number}"), "task": in_three("Plants.")}
    post = {"id": number, "kind": PostKind.COORDINATOR, "territory": Territory.WORLD, "created_at": AT}
    add(connection, Post, [post | words | {"holders": SEATS, "term_months": 24}])
    first = number * 100
    paper = list(range(first, first + CANDIDATES))
    add(connection, Election, [election(number, method, paper)])
    add(connection, Nomination, [nomination(number, each) for each in paper])
    said = {"language": "en", "body": "We plant trees and save water. " * 40, "written_at": AT}
    statements = [{"id": each, "nomination_id": each, "digest": f"{each:064}"} | said for each in paper]
    add(connection, CandidateStatement, statements)
    roll = [
        {"id": number * 100_000 + each, "election_id": number, "region_id": each, "proxy_id": None}
        | {"constituency": SIDES[each % 2], "present": True, "voted": True}
        for each in range(101, 101 + REGIONS)
    ]
    add(connection, ElectionRollEntry, roll)
    add(connection, UrnBallot, urn(number, paper))
    profile = ballots(number)
    count = METHODS[method].count(profile, Lots(profile.by_name, "A/"), ())
    declaration = {"id": number, "election_id": number, "outcome": ElectionOutcome.ELECTED}
    declaration |= {"elected": [paper[one] for one in count.elected], "cast": REGIONS, "entitled": REGIONS}
    declaration |= {"runners_up": [paper[one] for one in count.runners_up], "sheet": sheet_plain(count)}
    add(connection, ElectionDeclaration, [declaration | {"seed": None, "declared_at": AT}])


def urn(number: int, paper: list[int]) -> list[dict[str, Any]]:
    """The rows of ballots that rank all."""
    mark = {"kind": "ranking", "ranks": [[one] for one in paper]}
    return [{"id": f"{number}-{each:07}", "election_id": number, "mark": mark} for each in range(REGIONS)]


def election(number: int, method: Method, paper: list[int]) -> dict[str, Any]:
    """The row of an election."""
    row = {"id": number, "post_id": number, "assembly_session_id": 1, "statutes_id": 1, "seats": SEATS}
    row |= {"method": method, "secrecy": Secrecy.SECRET, "confirming": False, "paper": paper}
    row |= {"conditions": [], "roll_digest": "0" * 64, "urn_digest": "0" * 64}
    row |= {"called_at": START, "nominations_close_at": AT, "opens_at": AT, "sealed_at": AT}
    return row | {"closes_at": AT + timedelta(hours=1), "declared_at": AT}


def nomination(number: int, each: int) -> dict[str, Any]:
    """The row of a candidate."""
    row = {"id": each, "election_id": number, "region_id": 101 + each % 50, "person_id": 1 + each % 2}
    row |= {"nominated_at": START, "accepted_at": START, "declined_at": None, "withdrawn_at": START}
    name = f"Ambassador Number {each % 100}"
    return row | {"name": name, "interests": "None.", "photo_digest": "0" * 64}


@pytest.fixture
def crowded(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The service of 10,000 regions that have elected."""
    guarded = create_engine(database_url)
    prepare(guarded)
    with Session(guarded) as session:
        House.founded(session, START).convened()
    guarded.dispose()
    engine = create_engine(database_url)
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()
    app = service(database_url, tmp_path)
    app.extensions["clock"] = lambda: AT + timedelta(days=1)
    yield app
    with app.app_context():
        db.engine.dispose()


def test_every_page_is_light_and_takes_few_statements(crowded: Flask) -> None:
    client = crowded.test_client()
    page(client, "/en/accessibility")
    found = {}
    for address in ["", *(f"/{number}{rest}" for number in (1, 2, 3) for rest in PAGES)]:
        crowded.extensions["ready_pages"] = ReadyPages()
        with statements(crowded) as sent:
            html = page(client, f"/fr/elections{address}")
        found[address] = (weight(html), len(sent))
    heavy = {address: cost for address, cost in found.items() if cost[0] > 30 * KIB or cost[1] > 11}
    assert heavy == {}
    assert "5000" in words(page(client, "/en/elections/1"))
