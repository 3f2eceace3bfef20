"""Countries as the register of regions names them."""

from collections.abc import Iterable

from app.moments import reader_locale
from governance.regions.naming import folded


def country_name(code: str) -> str:
    """The country by its ISO 3166-1 code, in the language of the page; the code where it has no name."""
    return str(reader_locale().territories.get(code, code))


def by_name(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Countries with their names, in the order of the names."""
    named = [(code, country_name(code)) for code in codes]
    return sorted(named, key=lambda country: folded(country[1]))
