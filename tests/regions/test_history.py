"""Who was a member on a day, and by which act."""

import pytest
from flask.testing import FlaskClient

from governance.regions.commands import drop_admission, propose_admission
from governance.regions.rules import Cause, Constituency, Standing
from governance.regions.standing import withdraw_region
from tests.factories import House, in_three
from tests.reading import page, words
from tests.standing import stands


def story(house: House) -> None:
    """One region is suspended and comes back, one leaves, one is refused."""
    house.region("FR-OCC")
    house.region("BJ-BO")
    house.later(days=10)
    stands(house, "FR-OCC", Standing.SUSPENDED)
    house.later(days=10)
    withdraw_region(house.act(house.head("BJ-BO")), house.regions["BJ-BO"], reason="Merged with another")
    asked = propose_admission(
        house.act(house.secretary),
        None,
        code="ML-3",
        name=in_three("ML-3"),
        country="ML",
        constituency=Constituency.HIGH_POTENTIAL,
    )
    drop_admission(house.act(house.deputy), asked, reason="Not a place")
    house.later(days=10)
    stands(house, "FR-OCC", Standing.MEMBER)


def test_the_members_of_a_day_stand_with_the_act_that_made_them_so(house: House, client: FlaskClient) -> None:
    story(house)
    html = page(client, "/en/regions/history?on=2026-09-05")
    said = words(html)
    assert "At the end of 5 September 2026 · 2 regions" in said
    assert "BJ-BO Benin Member 1 September 2026 Confirmed the admission of a region" in said
    assert 'href="/en/record/' in html
    assert 'href="/en/regions/map?on=2026-09-05"' in html
    assert 'href="/en/regions?on=2026-09-05"' in html


def test_a_suspended_region_is_still_a_member_and_one_that_left_is_not(
    house: House, client: FlaskClient
) -> None:
    story(house)
    assert "FR-OCC France Suspended 11 September 2026" in words(
        page(client, "/en/regions/history?on=2026-09-15")
    )
    last = words(page(client, "/en/regions/history"))
    assert "1 region" in last
    assert "FR-OCC France Member 1 October 2026" in last
    assert "BJ-BO" not in last


def test_every_change_stands_with_its_cause_the_latest_first(house: House, client: FlaskClient) -> None:
    story(house)
    html = page(client, "/en/regions/changes")
    said = words(html)
    assert 'name="cause"' in html
    assert "9 changes" in said
    told = [
        "FR-OCC 1 October 2026 · Reinstatement",
        "ML-3 21 September 2026 · Refusal of the application",
        "Not a place",
        "ML-3 21 September 2026 · Application for membership",
        "BJ-BO 21 September 2026 · Withdrawal Withdrew a region from the Assembly Merged with another",
        "FR-OCC 11 September 2026 · Suspension",
        "BJ-BO 1 September 2026 · Admission Confirmed the admission of a region",
        "BJ-BO 1 September 2026 · Application for membership Proposed the admission of a region",
    ]
    places = [said.find(line) for line in told]
    assert -1 not in places, told[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("cause", "number"),
    [
        (Cause.APPLICATION, 3),
        (Cause.ADMISSION, 2),
        (Cause.REFUSAL, 1),
        (Cause.SUSPENSION, 1),
        (Cause.REINSTATEMENT, 1),
        (Cause.WITHDRAWAL, 1),
    ],
)
def test_changes_are_narrowed_by_their_cause(
    cause: Cause, number: int, house: House, client: FlaskClient
) -> None:
    story(house)
    said = words(page(client, f"/en/regions/changes?cause={cause}"))
    assert f"{number} change" in said


def test_changes_are_told_up_to_a_day(house: House, client: FlaskClient) -> None:
    story(house)
    assert "4 changes" in words(page(client, "/en/regions/changes?on=2026-09-10"))
    assert "1 change " in words(page(client, "/en/regions/changes?on=2026-09-11&cause=suspension"))
    assert "has not changed in this way" in words(page(client, "/en/regions/changes?cause=expulsion"))


def test_a_cause_that_is_none_is_asked_for_again(house: House, client: FlaskClient) -> None:
    story(house)
    answer = client.get("/en/regions/changes?cause=magic")
    assert answer.status_code == 422
    assert "9 changes" in words(answer.text)


@pytest.mark.parametrize("asked", ["page=0", "page=2", "page=x"])
def test_a_page_that_is_not_there_is_no_address(asked: str, house: House, client: FlaskClient) -> None:
    story(house)
    for address in ("map", "history", "changes"):
        assert client.get(f"/en/regions/{address}?{asked}").status_code == 404
