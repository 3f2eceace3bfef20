"""Progress: twenty countries by 2030, every country by 2050."""

from flask.testing import FlaskClient

from app.regions.goals import Goal, stairs
from governance.regions.register import YearEnd
from governance.regions.rules import Constituency, Standing
from tests.factories import House
from tests.reading import page, words
from tests.standing import stands


def test_progress_is_counted_at_any_day(house: House, client: FlaskClient) -> None:
    house.region("FR-OCC")
    house.region("FR-BRE", Constituency.HIGH_EMISSION)
    house.later(days=200)
    house.region("BJ-BO")
    stands(house, "FR-OCC", Standing.SUSPENDED)
    now, then = (words(page(client, f"/en/progress{query}")) for query in ("", "?on=2026-12-31"))
    assert "Countries with a member region: 2 of 20" in now
    assert "2 of 195: 193 members and 2 observer states of the United Nations." in now
    assert "2026 2 1 2027 2 2" in now
    assert "Benin (1) France (1)" in now
    assert "High-emission 1 High-potential 1" in now
    assert "Countries with a member region: 1 of 20" in then
    assert "2026 2 1" in then
    assert "2027 2 2" not in then
    assert "France (2)" in then


def test_a_place_that_is_no_member_of_the_united_nations_is_said_apart(
    house: House, client: FlaskClient
) -> None:
    house.region("GL-KU", Constituency.HIGH_POTENTIAL)
    said = words(page(client, "/en/progress"))
    assert "0 of 195" in said
    assert "1 place with a code of its own is not one of them." in said
    assert "Greenland (1)*" in said


def test_progress_before_anything_has_happened(client: FlaskClient) -> None:
    said = words(page(client, "/en/progress"))
    assert "0 of 20" in said
    assert "No region was a member on this day." in said


def test_stairs_rise_at_the_year_that_they_are_counted_at() -> None:
    years = [YearEnd(2026, 3, 2), YearEnd(2027, 9, 5), YearEnd(2028, 9, 10)]
    drawn = stairs(years, Goal(20, 2030))
    assert (drawn.first, drawn.last, drawn.top) == (2026, 2030, 20)
    assert drawn.steps == "M36 150H36V137H104V117H171V84"
    assert (drawn.here, drawn.aim) == ((171, 84), (306, 18))


def test_stairs_have_room_for_more_than_the_goal() -> None:
    drawn = stairs([YearEnd(2030, 30, 25), YearEnd(2031, 50, 40)], Goal(20, 2030))
    assert (drawn.last, drawn.top) == (2031, 40)
    assert drawn.here == (306, 18)
    assert drawn.aim == (36, 84)
