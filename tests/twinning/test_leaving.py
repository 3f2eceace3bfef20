"""A twin ends with the membership of a half, on both databases and on its page."""

from datetime import datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from governance.act import Act, Entrance
from governance.record.models import Entry
from governance.regions.models import Region, Twin
from governance.regions.queries import twins
from governance.regions.rules import Standing
from governance.regions.standing import withdraw_region
from governance.statutes.rules import MotionKind
from governance.twinning.commands import end_twin
from governance.twinning.paper import register_twin
from governance.twinning.rules import AlreadyTwins, NotAMember
from governance.voting.rules import Choice
from tests.factories import House, in_three
from tests.reading import page, words
from tests.standing import stands
from tests.twinning.stage import Pair
from tests.voting.test_concurrency import Task, at_the_heels

PAPER = {part: in_three(part) for part in ("title", "purpose", "commitment")}
GONE = [Standing.WITHDRAWN, Standing.EXPELLED, Standing.LAPSED]


@pytest.fixture
def pair(house: House) -> Pair:
    return Pair.met(house)


def on_paper(pair: Pair, one: Region | None = None) -> Twin:
    act = pair.house.act(pair.house.secretary)
    return register_twin(act, one or pair.one, other=pair.other, **PAPER)


def ended(session: Session) -> list[datetime | None]:
    session.rollback()
    return list(session.scalars(select(Twin.ended_at).order_by(Twin.id)))


@pytest.mark.parametrize("gone", GONE, ids=lambda standing: standing.value)
@pytest.mark.parametrize("code", ["FR-OCC", "BJ-BO"])
def test_a_twin_ends_when_a_half_is_no_longer_a_member(
    code: str, gone: Standing, pair: Pair, client: FlaskClient
) -> None:
    twin, house = pair.registered(), pair.house
    house.later(days=1)
    stands(house, code, gone)
    assert ended(house.session) == [house.at]
    assert twins(house.session, house.at) == []
    said = words(page(client, f"/en/twins/{twin.id}"))
    name = house.regions[code].name["en"]
    assert f"This twin ended because {name} is no longer a member." in said


def test_only_the_twins_of_the_region_that_left_end_and_each_is_in_the_record(pair: Pair) -> None:
    house = pair.house
    house.region("DE-BB")
    house.region("ML-3")
    left, stays = on_paper(pair), on_paper(pair, house.regions["DE-BB"])
    house.later(days=1)
    withdraw_region(house.act(pair.head(pair.one)), pair.one, reason="A new government.")
    assert ended(house.session) == [house.at, None]
    told = house.session.scalars(select(Entry.subjects).order_by(Entry.id.desc())).first()
    assert {f"twins/{left.id}", "regions/FR-OCC", "regions/BJ-BO"} <= set(told or [])
    assert f"twins/{stays.id}" not in (told or [])


def test_a_suspended_half_keeps_its_twin(pair: Pair, client: FlaskClient) -> None:
    twin = pair.registered()
    pair.house.later(days=1)
    stands(pair.house, "FR-OCC", Standing.SUSPENDED)
    assert ended(pair.house.session) == [None]
    assert "no longer a member" not in words(page(client, f"/en/twins/{twin.id}"))
    pair.house.later(days=1)
    stands(pair.house, "FR-OCC", Standing.LAPSED)
    assert ended(pair.house.session) == [pair.house.at]


def test_a_twin_under_notice_ends_at_once(pair: Pair, client: FlaskClient) -> None:
    twin, house = pair.registered(), pair.house
    end_twin(house.act(pair.head(pair.one)), twin, region=pair.one, reason="We part.", language="fr")
    house.later(days=1)
    stands(house, "BJ-BO", Standing.EXPELLED)
    assert ended(house.session) == [house.at]
    said = words(page(client, f"/en/twins/{twin.id}"))
    assert "is no longer a member" in said
    assert "We part." in said


def test_a_twin_that_has_ended_keeps_its_day(pair: Pair) -> None:
    twin, house = pair.registered(), pair.house
    for region in (pair.one, pair.other):
        end_twin(house.act(pair.head(region)), twin, region=region, reason="We part.", language="fr")
    before = ended(house.session)
    house.later(days=1)
    stands(house, "BJ-BO", Standing.WITHDRAWN)
    assert ended(house.session) == before


def test_an_expulsion_by_motion_ends_the_twin_in_the_same_act(house: House) -> None:
    assembly = house.sitting()
    act = house.act(house.secretary)
    register_twin(act, house.regions["DE-BB"], other=house.regions["BJ-BO"], **PAPER)
    motion = house.motion(assembly, MotionKind.MEMBERSHIP, {"act": "expel_region", "region": "DE-BB"})
    voters = dict.fromkeys(("BJ_BO", "FR_OCC", "ML_3", "CD_BC"), Choice.FOR)
    declaration = house.declared(house.vote(assembly, motion), **voters)
    assert ended(house.session) == [declaration.declared_at]


def test_who_comes_back_is_twinned_anew(pair: Pair) -> None:
    first, house = on_paper(pair), pair.house
    house.later(days=1)
    stands(house, "FR-OCC", Standing.LAPSED)
    with pytest.raises(NotAMember):
        on_paper(pair)
    house.later(days=1)
    stands(house, "FR-OCC", Standing.MEMBER)
    assert on_paper(pair).id != first.id


def test_two_regions_are_registered_on_paper_once(pair: Pair) -> None:
    on_paper(pair)
    with pytest.raises(AlreadyTwins):
        on_paper(pair)


def test_no_twin_is_registered_with_a_region_that_withdraws_at_the_same_moment(
    pair: Pair, engine: Engine
) -> None:
    tasks = withdrawing(pair), registering(pair)
    pair.house.session.rollback()
    assert at_the_heels(engine, *tasks) == ["withdrawn", NotAMember]
    assert ended(pair.house.session) == []


def withdrawing(pair: Pair) -> Task:
    head, at, region_id = pair.head(pair.one), pair.house.at, pair.one.id

    def task(session: Session) -> str:
        act = Act(session, head, at, Entrance.WEB)
        withdraw_region(act, session.get_one(Region, region_id), reason="A new government.")
        return "withdrawn"

    return task


def registering(pair: Pair) -> Task:
    secretary, at, ids = pair.house.secretary, pair.house.at, (pair.one.id, pair.other.id)

    def task(session: Session) -> str:
        one, other = (session.get_one(Region, row) for row in ids)
        register_twin(Act(session, secretary, at, Entrance.WEB), one, other=other, **PAPER)
        return "registered"

    return task
