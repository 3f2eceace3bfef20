"""Any day in an address: a page that a browser can keep, or one that says what is wrong with the day."""

from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient

from tests.factories import House

PAGES = (
    "/fr/regions",
    "/fr/regions/history",
    "/fr/regions/changes",
    "/fr/regions/map",
    "/fr/regions/map.svg",
    "/fr/progress",
)
GOOD = ("1970-01-01", "2000-02-29", "2020-12-31", "2026-09-01", "2026-9-1", "&on=2026-09-01")
ODD = (
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "2199-12-31",
    "٢٠٢٦-٠٩-٠١",
    "2026-09-01T00:00",
    "2026-W01",
    "2026-09-01&on=2026-09-02",
    "%3Csvg%20onload=alert(1)%3E",
    "x" * 5000,
)


@pytest.fixture
def visitor(house: House, client: FlaskClient) -> FlaskClient:
    """Somebody who looks at two members."""
    for code in ("BJ-BO", "FR-OCC"):
        house.region(code)
    return client


@pytest.mark.parametrize("on", GOOD)
def test_a_day_gone_by_can_be_kept(visitor: FlaskClient, on: str) -> None:
    for page in PAGES:
        answer = visitor.get(f"{page}?on={on}")
        assert answer.status_code == 200, page
        kept = {"If-None-Match": answer.headers["ETag"]}
        assert visitor.get(f"{page}?on={on}", headers=kept).status_code == 304


@pytest.mark.parametrize("on", ODD)
def test_a_day_that_is_none_is_refused_to_everyone_alike(visitor: FlaskClient, on: str) -> None:
    """Not to the first who asks only: what lies ready for the others is a page that was found good."""
    for page in PAGES:
        for _visit in range(2):
            answer = visitor.get(f"{page}?on={on}")
            assert (answer.status_code, answer.headers.get("ETag")) == (422, None), page
            assert "<svg onload" not in answer.text


def test_a_new_year_is_seen_though_nothing_was_done(house: House, visitor: FlaskClient) -> None:
    house.at = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
    before = visitor.get("/en/progress")
    house.later(minutes=2)
    after = visitor.get("/en/progress", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert ("2027" in before.text, "2027" in after.text) == (False, True)
