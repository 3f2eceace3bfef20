"""The members and their twins at a moment, as the map draws them and the list beside it says them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy.orm import Session

from app.languages import current_language
from app.places.countries import COUNTRIES
from app.places.finder import position
from app.places.folding import plain
from app.places.world import Dot, Picture, world_map
from app.regions.register import country_name
from governance.regions.history import twin_codes
from governance.regions.register import MapRow, map_rows

PICTURES = 8

Place = tuple[str, str, str]  # code, country, constituency
Pair = tuple[str, str]


class TwinOf(NamedTuple):
    """With which region another is twinned, and where their agreement stands."""

    twin_id: int
    code: str
    name: str


@dataclass(frozen=True)
class Listed:
    """A member as the list says it."""

    row: MapRow
    name: str
    twins: Sequence[TwinOf]


@dataclass(frozen=True)
class CountryListed:
    """The members of one country, in the order of their names."""

    code: str
    name: str
    regions: Sequence[Listed]


@dataclass(frozen=True)
class Atlas:
    """Every member at a moment, and the pairs that are twinned."""

    rows: Sequence[MapRow]
    twins: Sequence[tuple[int, str, str]]

    @property
    def countries(self) -> Counter[str]:
        """How many members each country has."""
        return Counter(row.country for row in self.rows)

    @property
    def reached(self) -> int:
        """How many of the countries that there are to reach have a member."""
        return len(COUNTRIES & self.countries.keys())

    def picture(self) -> Picture:
        """The map of it."""
        places = tuple((row.parent_code or row.code, row.country, str(row.constituency)) for row in self.rows)
        above = {row.code: row.parent_code or row.code for row in self.rows}
        return drawn(
            places, tuple((above.get(one, one), above.get(other, other)) for _, one, other in self.twins)
        )


def atlas(session: Session, at: datetime) -> Atlas:
    """What the map and the list say of `at`; two statements."""
    return Atlas(map_rows(session, at), twin_codes(session, at))


@lru_cache(PICTURES)
def drawn(places: tuple[Place, ...], pairs: tuple[Pair, ...]) -> Picture:
    """The map of these facts, kept for whoever asks next: it is the same in every language."""
    found = {
        code: position(code) for code in {code for code, _, _ in places} | {c for pair in pairs for c in pair}
    }
    dots = [Dot(*where, kind) for code, _, kind in places if (where := found[code])]
    lines = [(one, other) for ends in pairs if (one := found[ends[0]]) and (other := found[ends[1]])]
    return world_map(dots, {country for _, country, _ in places}, lines)


def listed(found: Atlas) -> list[Listed]:
    """The members by country and name, in the language of the page, each with its twins."""
    language = current_language()
    named = {row.code: row.name[language] for row in found.rows}
    twins: dict[str, list[TwinOf]] = {}
    for twin_id, *ends in found.twins:
        for own, other in (ends, ends[::-1]):
            twins.setdefault(own, []).append(TwinOf(twin_id, other, named.get(other, other)))
    countries = {code: plain(country_name(code)) for code in found.countries}
    rows = sorted(
        found.rows, key=lambda row: (countries[row.country], row.country, plain(named[row.code]), row.code)
    )
    return [Listed(row, named[row.code], twins.get(row.code, ())) for row in rows]


def by_country(rows: Sequence[Listed]) -> list[CountryListed]:
    """The members of a page under the names of their countries."""
    groups: dict[str, list[Listed]] = {}
    for each in rows:
        groups.setdefault(each.row.country, []).append(each)
    return [CountryListed(code, country_name(code), regions) for code, regions in groups.items()]
