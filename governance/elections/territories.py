"""Where a post has its task: the areas of the world by their codes. Plain values, no database.

Source: United Nations Statistics Division, Standard country or area codes (M49), geographic regions.
"""

import re

from governance.elections.rules import Territory
from governance.errors import N_, RuleBroken

CONTINENTS = ("002", "019", "142", "150", "009")
SUBREGIONS = (
    *("015", "011", "014", "017", "018"),
    *("021", "029", "013", "005"),
    *("143", "030", "035", "034", "145"),
    *("151", "154", "039", "155"),
    *("053", "054", "057", "061"),
)
# Source: ISO 3166-1, alpha-2.
COUNTRY = re.compile(r"[A-Z]{2}")
NUMBER = re.compile(r"[1-9][0-9]{0,8}")


class NoSuchTerritory(RuleBroken):
    """A post has its task somewhere that everybody can look up."""

    message = N_("Choose where the post has its task from the list.")


def check_territory(territory: Territory, code: str | None) -> None:
    """Raise NoSuchTerritory unless the code is one of its kind; whether a twin is registered, a row says."""
    known = {
        Territory.WORLD: code is None,
        Territory.CONTINENT: code in CONTINENTS,
        Territory.SUBREGION: code in SUBREGIONS,
        Territory.COUNTRY: bool(COUNTRY.fullmatch(code or "")),
        Territory.TWIN: bool(NUMBER.fullmatch(code or "")),
    }
    if not known[territory]:
        raise NoSuchTerritory
