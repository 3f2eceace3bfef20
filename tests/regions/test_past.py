"""Who was a member on any past day: random acts are performed, told to a plain model, and both are asked."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from governance import permissions
from governance.act import Act, Command
from governance.database import prepare
from governance.errors import RuleBroken
from governance.record.replay import verify
from governance.regions.commands import confirm_admission, drop_admission, propose_admission
from governance.regions.history import PAGE as HISTORY_PAGE
from governance.regions.history import changes, seated_page, twin_codes
from governance.regions.models import Twin
from governance.regions.queries import members, region_by_code, twins
from governance.regions.register import map_rows, progress, register_page
from governance.regions.rules import Constituency, Standing, is_seated
from governance.twinning.paper import register_twin
from tests.conftest import BOTH, START, database
from tests.factories import House, in_three
from tests.standing import stands

CODES = ("FR-OCC", "FR-BRE", "DE-BB", "BJ-BO", "ML-3")
EMISSION, POTENTIAL = Constituency
SIDES = dict.fromkeys(CODES[:3], EMISSION) | dict.fromkeys(CODES[3:], POTENTIAL)
CHANGES = (Standing.MEMBER, Standing.SUSPENDED, Standing.WITHDRAWN, Standing.EXPELLED, Standing.LAPSED)


@dataclass
class Model:
    """What is so at one moment: the standing of each region, and the pairs that are twinned."""

    standing: dict[str, Standing] = field(default_factory=dict)
    twins: list[tuple[str, str]] = field(default_factory=list)

    def copy(self) -> "Model":
        return Model(dict(self.standing), list(self.twins))


@dataclass
class Story:
    """The house and its model, side by side; an act that the house refuses changes neither."""

    house: House
    model: Model = field(default_factory=Model)
    rows: list[tuple[tuple[str, str], int]] = field(default_factory=list)

    def tell(self, act: str, code: str, other: str, standing: Standing) -> None:
        try:
            getattr(self, act)(code, other, standing)
        except RuleBroken:
            self.house.session.rollback()

    def propose(self, code: str, other: str, standing: Standing) -> None:
        details = {"code": code, "name": in_three(code), "country": code[:2], "constituency": SIDES[code]}
        region = propose_admission(self.house.act(self.house.secretary), None, **details)
        self.house.regions[code] = region
        self.model.standing[code] = Standing.APPLICANT

    def confirm(self, code: str, other: str, standing: Standing) -> None:
        if code in self.house.regions:
            confirm_admission(self.house.act(self.house.deputy), self.house.regions[code])
            self.model.standing[code] = Standing.MEMBER

    def drop(self, code: str, other: str, standing: Standing) -> None:
        if code in self.house.regions:
            drop_admission(self.house.act(self.house.deputy), self.house.regions[code], reason="Not yet")
            self.model.standing[code] = Standing.REFUSED

    def change(self, code: str, other: str, standing: Standing) -> None:
        # An applicant becomes a member by two officers alone, which the acts above tell.
        if self.model.standing.get(code, Standing.APPLICANT) is not Standing.APPLICANT:
            stands(self.house, code, standing)
            self.model.standing[code] = standing
            if not is_seated(standing):
                self.rows = [row for row in self.rows if code not in row[0]]
                self.model.twins = [pair for pair in self.model.twins if code not in pair]

    def twin(self, code: str, other: str, standing: Standing) -> None:
        regions = self.house.regions
        if code in regions and other in regions:
            texts = dict.fromkeys(("title", "purpose", "commitment"), in_three("Text"))
            twin = register_twin(
                self.house.act(self.house.secretary), regions[code], other=regions[other], **texts
            )
            self.rows.append(((code, other), twin.id))
            self.model.twins.append((code, other))

    def end(self, code: str, other: str, standing: Standing) -> None:
        if self.rows:
            pair, row = self.rows.pop(0)
            end = Command(end_outright, permissions.secretariat, "Ended a twin outright", ())
            end(self.house.act(self.house.secretary), self.house.session.get_one(Twin, row))
            self.model.twins.remove(pair)


def end_outright(act: Act, twin: Twin) -> Twin:
    twin.ended_at = act.at
    return twin


@pytest.fixture(params=BOTH)
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Session]]:
    """Makes a session of an empty database, another one for every story; replayed when all are told."""
    with ExitStack() as open_still:

        def made() -> Session:
            url = open_still.enter_context(database(request, tmp_path))
            engine = create_engine(url)
            prepare(engine)
            open_still.callback(engine.dispose)
            session = open_still.enter_context(Session(engine))
            open_still.callback(
                lambda: pytest.fail("the record tells otherwise") if verify(session) else None
            )
            return session

        yield made


def check_told(session: Session) -> None:
    assert verify(session) == []


ACTS = ("propose", "propose", "confirm", "confirm", "drop", "change", "change", "twin", "end")
STEP = st.tuples(
    st.sampled_from(ACTS), st.sampled_from(CODES), st.sampled_from(CODES), st.sampled_from(CHANGES)
)


@given(steps=st.lists(STEP, min_size=4, max_size=30), asked=st.lists(st.integers(-1, 61), max_size=6))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_past_moment_is_as_it_was_told(
    fresh: Callable[[], Session], steps: list[Any], asked: list[int]
) -> None:
    session = fresh()
    story = Story(House.founded(session, START))
    told: list[tuple[datetime, Model]] = [(START - timedelta(days=1), Model())]
    for step in steps:
        story.house.later(days=1)
        story.tell(*step)
        told.append((story.house.at, story.model.copy()))
    for hours in asked:
        at = START + timedelta(hours=12 * hours)
        compare(session, at, [model for moment, model in told if moment <= at][-1:] or [Model()])
    for moment, model in told[-3:]:
        compare(session, moment, [model])


def compare_history(session: Session, at: datetime, model: Model) -> None:
    """Who has a seat, the suspended too, and who is whose twin are what the model was then."""
    seated, total = seated_page(session, at, "en", 1)
    meant = {code: standing for code, standing in model.standing.items() if is_seated(standing)}
    assert {row.region.code: row.standing for row in seated} == meant
    assert total == len(meant)
    pairs = [{one, other} for _, one, other in twin_codes(session, at)]
    assert pairs == [set(pair) for pair in model.twins]
    found, total = changes(session, at, None, 1)
    assert {row.change.region.code for row in found} == set(model.standing)
    assert len(found) == min(total, HISTORY_PAGE)


def compare(session: Session, at: datetime, models: list[Model]) -> None:
    """List, counts, map and twins at a moment are what the model was then."""
    (model,) = models
    member = sorted(code for code, standing in model.standing.items() if standing is Standing.MEMBER)
    countries = {code[:2] for code in member}
    assert [region.code for region in members(session, at)] == member
    assert [row.code for row in map_rows(session, at)] == member
    compare_history(session, at, model)
    listed = register_page(session, at)
    assert {row.region.code: row.standing for row in listed.rows} == model.standing
    assert listed.found == len(model.standing)
    figures = progress(session, at)
    assert (figures.regions, figures.countries, figures.twins) == (
        len(member),
        len(countries),
        len(model.twins),
    )
    assert figures.sides == {side: sum(SIDES[code] is side for code in member) for side in Constituency}
    found = [{twin.emission_region.code, twin.potential_region.code} for twin in twins(session, at)]
    assert found == [set(pair) for pair in model.twins]
    for code in CODES:
        row = region_by_code(session, code, at)
        assert (row.standing if row else None) == model.standing.get(code)
