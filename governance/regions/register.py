"""The register of regions as it stood at any moment: list, search, map and progress, whatever its size."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Text, case, func, literal, or_, select, type_coerce, union_all
from sqlalchemy.orm import Session, aliased

from governance.base import Instant
from governance.regions.models import Region, RegionIndex, StandingChange, Twin
from governance.regions.naming import folded
from governance.regions.queries import RegionRow, in_force
from governance.regions.rules import Constituency, Standing

PAGE = 100
# No assembly of regions was founded before this year, so that no earlier year is asked about.
FIRST_YEAR = 2020
MOMENT = timedelta(microseconds=1)
# Names as they are kept: reading them as strictly as a record costs more than all else of ten thousand rows.
NAMES = type_coerce(Region.name, Text)


@dataclass(frozen=True)
class Wanted:
    """What the reader looks for: every word in the code or a name, in any language; empty is anything."""

    words: str = ""
    constituency: Constituency | None = None
    standing: Standing | None = None
    country: str | None = None


EVERYTHING = Wanted()


@dataclass(frozen=True)
class RegisterPage:
    """The regions of one page, and how many were found on all pages."""

    rows: list[RegionRow]
    found: int


class MapRow(NamedTuple):
    """What the map and its list say of a member."""

    code: str
    parent_code: str | None
    country: str
    constituency: Constituency
    name: dict[str, str]


@dataclass(frozen=True)
class Progress:
    """How many member regions there are, in how many countries, on which side, and how many twins."""

    regions: int
    countries: int
    sides: dict[Constituency, int]
    twins: int


class YearEnd(NamedTuple):
    """How many members there were in how many countries when the year ended, or now."""

    year: int
    regions: int
    countries: int


def register_page(
    session: Session, at: datetime, wanted: Wanted = EVERYTHING, *, language: str = "en", page: int = 1
) -> RegisterPage:
    """The regions that are meant as they stood at `at`, by their names in the language; two statements."""
    meant = [in_force(at), *_meant(wanted)]
    query = (
        _joined(select(Region, StandingChange.standing))
        .where(*meant)
        .order_by(getattr(RegionIndex, f"sort_{language}"), Region.code)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    rows = [RegionRow(region, standing) for region, standing in session.execute(query)]
    return RegisterPage(rows, session.scalar(_joined(select(func.count())).where(*meant)) or 0)


def _meant(wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    asked = {
        StandingChange.standing: wanted.standing,
        Region.constituency: wanted.constituency,
        Region.country: wanted.country,
    }
    yield from (column == value for column, value in asked.items() if value)
    for word in folded(wanted.words).split():
        yield RegionIndex.words.contains(word, autoescape=True)


def _joined(query: Any) -> Any:
    on_region = RegionIndex.region_id == StandingChange.region_id
    return query.select_from(StandingChange).join(StandingChange.region).join(RegionIndex, on_region)


def countries_of(session: Session) -> Sequence[str]:
    """The countries in which a region of the register lies or lay, by code; one statement."""
    return session.scalars(select(Region.country).distinct().order_by(Region.country)).all()


def map_rows(session: Session, at: datetime) -> list[MapRow]:
    """The members at `at` as the map draws them, by code; one statement."""
    query = (
        select(Region.code, Region.parent_code, Region.country, Region.constituency, NAMES)
        .join(StandingChange.region)
        .where(in_force(at), StandingChange.standing == Standing.MEMBER)
        .order_by(Region.code)
    )
    return [
        MapRow(code, parent, country, side, json.loads(names))
        for code, parent, country, side, names in session.execute(query)
    ]


def progress(session: Session, at: datetime) -> Progress:
    """The figures of membership at `at`; one statement."""
    twins = select(func.count()).select_from(Twin).where(twin_in_force(at)).scalar_subquery()
    sides = [func.count(case((Region.constituency == side, 1))) for side in Constituency]
    query = (
        select(func.count(), func.count(Region.country.distinct()), twins, *sides)
        .select_from(StandingChange)
        .join(StandingChange.region)
        .where(in_force(at), StandingChange.standing == Standing.MEMBER)
    )
    regions, countries, joined, *on_side = session.execute(query).one()
    return Progress(regions, countries, dict(zip(Constituency, on_side, strict=True)), joined)


def progress_by_year(session: Session, until: datetime) -> list[YearEnd]:
    """Members and countries at the end of each year from that of the first member, and at `until`;
    one statement over the intervals of standing."""
    ends = _year_ends(until)
    ended = StandingChange.ended_at
    during = (StandingChange.began_at <= ends.c.at) & or_(ended.is_(None), ended > ends.c.at)
    query = (
        select(ends.c.year, func.count(), func.count(Region.country.distinct()))
        .select_from(StandingChange)
        .join(StandingChange.region)
        .join(ends, during)
        .where(StandingChange.standing == Standing.MEMBER)
        .group_by(ends.c.year)
    )
    counted = {year: YearEnd(year, regions, countries) for year, regions, countries in session.execute(query)}
    first = min(counted, default=until.year)
    return [counted.get(year, YearEnd(year, 0, 0)) for year in range(first, until.year + 1)]


def _year_ends(until: datetime) -> Any:
    """Each year with its last moment in UTC; the year of `until` with that moment."""
    moments = {year: datetime(year + 1, 1, 1, tzinfo=UTC) - MOMENT for year in range(FIRST_YEAR, until.year)}
    rows = [
        select(literal(year).label("year"), literal(at, Instant).label("at"))
        for year, at in {**moments, until.year: until}.items()
    ]
    return union_all(*rows).subquery("year_ends")


def twin_in_force(at: datetime) -> ColumnElement[bool]:
    """A twin registered by then that has not ended."""
    return (Twin.registered_at <= at) & or_(Twin.ended_at.is_(None), Twin.ended_at > at)


def twinned_with(session: Session, at: datetime, region_ids: Sequence[int]) -> dict[int, list[Region]]:
    """With which regions each of these is twinned at `at`, by its row; one statement."""
    emission, potential = aliased(Region), aliased(Region)
    query = (
        select(emission, potential)
        .select_from(Twin)
        .join(emission, Twin.emission_region_id == emission.id)
        .join(potential, Twin.potential_region_id == potential.id)
        .where(twin_in_force(at), or_(emission.id.in_(region_ids), potential.id.in_(region_ids)))
        .order_by(Twin.id)
    )
    found: dict[int, list[Region]] = {}
    for one, other in session.execute(query):
        found.setdefault(one.id, []).append(other)
        found.setdefault(other.id, []).append(one)
    return found
