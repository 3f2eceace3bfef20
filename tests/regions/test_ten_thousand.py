"""The public pages of 10,000 regions: as light and in as many statements as those of a few.

The rows are put there without acts, so the replay would not agree: these databases are not replayed.
"""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine
from sqlalchemy.engine import Connection

from app.caching import ReadyPages
from app.extensions import db
from app.places.finder import register
from governance.base import LANGUAGES
from governance.regions.models import Region, RegionIndex, StandingChange, Twin
from governance.regions.naming import searched
from governance.regions.rules import Constituency, Standing
from tests.bench.assembly import add
from tests.conftest import service
from tests.reading import page, statements, words

KIB = 1024
MANY = 10_000
SIDES = tuple(Constituency)
AT = datetime(2026, 3, 1, tzinfo=UTC)
ADDRESSES = (
    "/en/regions/map",
    "/fr/regions/map?page=7",
    "/es/regions/map?on=2026-03-01",
    "/en/regions/history",
    "/en/regions/changes",
    "/fr/regions/changes?cause=admission&page=100",
    "/en/progress",
    "/en/",
)


def fill(connection: Connection) -> None:
    """Every subdivision that there is and places below them, each the twin of the next."""
    places = list(register().places.values())
    rows: list[dict[str, Any]] = []
    for number in range(MANY):
        place, below = places[number % len(places)], number >= len(places)
        named = {lang: f"{place.names[lang]}{' (below)' * below}" for lang in LANGUAGES}
        code = f"{place.code}.BELOW-{number}" if below else place.code
        rows.append(
            {"id": number + 1, "code": code, "parent_code": place.code if below else None}
            | {"name": named, "country": place.country, "constituency": SIDES[number % 2]}
        )
    ids = range(1, MANY + 1)
    add(connection, Region, rows)
    add(
        connection,
        RegionIndex,
        [
            {"id": row["id"], "region_id": row["id"], "words": searched(row["code"], row["name"].values())}
            | {f"sort_{language}": row["name"][language].casefold()[:200] for language in LANGUAGES}
            for row in rows
        ],
    )
    applied = {"standing": Standing.APPLICANT, "reason": "", "began_at": AT, "ended_at": AT}
    standing = {"standing": Standing.MEMBER, "reason": "", "began_at": AT}
    add(connection, StandingChange, [{"id": each, "region_id": each, **applied} for each in ids])
    add(connection, StandingChange, [{"id": MANY + each, "region_id": each, **standing} for each in ids])
    words = {"title": None, "purpose": None, "commitment": None, "registered_at": AT}
    twins = [{"emission_region_id": each, "potential_region_id": each + 1, **words} for each in ids[::2]]
    add(connection, Twin, [{"id": number, **twin} for number, twin in enumerate(twins, start=1)])


@pytest.fixture
def crowded(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The service of 10,000 regions."""
    engine = create_engine(database_url)
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()
    app = service(database_url, tmp_path)
    app.extensions["clock"] = lambda: AT + timedelta(days=30)
    yield app
    with app.app_context():
        db.engine.dispose()


def test_every_page_is_light_and_takes_few_statements(crowded: Flask) -> None:
    client = crowded.test_client()
    page(client, "/en/accessibility")
    found = {}
    for address in ADDRESSES:
        crowded.extensions["ready_pages"] = ReadyPages()
        with statements(crowded) as sent:
            answer = client.get(address)
        assert answer.status_code == 200
        found[address] = (len(gzip.compress(answer.data, 6)), len(sent))
    heavy = {address: cost for address, cost in found.items() if cost[0] > 30 * KIB or cost[1] > 9}
    assert heavy == {}
    drawing = client.get("/en/regions/map.svg")
    assert len(gzip.compress(drawing.data, 6)) <= 20 * KIB


def test_the_list_of_ten_thousand_is_cut_into_pages(crowded: Flask) -> None:
    client = crowded.test_client()
    first = words(page(client, "/en/regions/map"))
    assert "Member regions: 10000." in first
    assert "Twin regions: 5000." in first
    assert "Page 1 of 100" in first
    assert "Too many regions have a twin for the lines between them to be drawn." in first
    assert client.get("/en/regions/map?page=101").status_code == 404
    assert "10000 changes" in words(page(client, "/en/regions/changes?cause=admission"))
