"""A twin that came about while another act was on its way counts for that act too."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from governance.act import Act, Entrance
from governance.regions.models import Twin
from governance.statutes.rules import FOUNDING
from governance.twinning.commands import end_twin
from governance.twinning.paper import register_twin
from governance.twinning.rules import AlreadyTwins, TooManyTwins
from tests.conftest import START
from tests.factories import House, in_three
from tests.twinning.stage import Pair

PAPER = {part: in_three(part) for part in ("title", "purpose", "commitment")}


def late(house: House) -> Act:
    """An act that set out before what was done last."""
    return Act(house.session, house.secretary, house.at - timedelta(seconds=5), Entrance.WEB)


def on_paper(house: House, act: Act, one: str, other: str) -> Twin:
    regions = house.regions
    return register_twin(act, regions[one], other=regions[other], **PAPER)


def test_two_regions_are_not_registered_twice(house: House) -> None:
    Pair.met(house)
    house.later(days=1)
    on_paper(house, house.act(house.secretary), "FR-OCC", "BJ-BO")
    with pytest.raises(AlreadyTwins):
        on_paper(house, late(house), "BJ-BO", "FR-OCC")


def test_a_twin_registered_meanwhile_counts_for_the_limit(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_twin = replace(FOUNDING, membership=replace(FOUNDING.membership, twins_per_region=1))
    monkeypatch.setattr("governance.statutes.commands.FOUNDING", one_twin)
    house = Pair.met(House.founded(session, START)).house
    house.region("ML-3")
    house.later(days=1)
    on_paper(house, house.act(house.secretary), "FR-OCC", "BJ-BO")
    with pytest.raises(TooManyTwins):
        on_paper(house, late(house), "FR-OCC", "ML-3")


def test_a_kept_page_is_made_anew_when_a_notice_is_over(house: House, client: FlaskClient) -> None:
    pair = Pair.met(house)
    twin = on_paper(house, house.act(house.secretary), "FR-OCC", "BJ-BO")
    end_twin(house.act(pair.head(pair.one)), twin, region=pair.one, reason="We part.", language="fr")
    page = f"/en/twins/{twin.id}"
    house.later(days=89)
    kept = {"If-None-Match": client.get(page).headers["ETag"]}
    assert client.get(page, headers=kept).status_code == 304
    house.later(days=2)
    assert client.get(page, headers=kept).status_code == 200
