"""The register of regions as it is read: in the order of the names, narrowed by what the reader looks for."""

from collections.abc import Iterable, Sequence

from app.languages import current_language
from app.moments import reader_locale
from app.places.folding import plain
from governance.regions.models import Region
from governance.regions.queries import RegionRow


def named_by(region: Region, words: str) -> bool:
    """Whether the code, or the name in any language, holds the words."""
    return any(words in plain(name) for name in (region.code, *region.name.values()))


def narrowed(rows: Iterable[RegionRow], name: str, constituency: str, standing: str) -> list[RegionRow]:
    """The regions that are meant, in the order of their names in the language of the page."""
    words, language = plain(name), current_language()
    found = [
        row
        for row in rows
        if constituency in ("", row.region.constituency)
        and standing in ("", row.standing)
        and named_by(row.region, words)
    ]
    return sorted(found, key=lambda row: (plain(row.region.name[language]), row.region.code))


def country_name(code: str) -> str:
    """The country by its ISO 3166-1 code, in the language of the page; the code where it has no name."""
    return str(reader_locale().territories.get(code, code))


def partners(rows: Sequence[RegionRow], pairs: Iterable[tuple[int, int]]) -> dict[int, list[Region]]:
    """With which regions each region is twinned, by its row."""
    regions = {row.region.id: row.region for row in rows}
    found: dict[int, list[Region]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(regions[other])
        found.setdefault(other, []).append(regions[one])
    return found
