"""Every time zone of the world, by region of the world and by its city in the reader's language."""

import unicodedata
from functools import lru_cache
from importlib.resources import files

from babel import Locale
from babel.dates import get_timezone_location
from flask_babel import gettext
from wtforms import SelectChoice  # type: ignore[attr-defined]  # the stubs lag behind

__all__ = ["SelectChoice", "zone_choices"]

# Areas of the IANA database that hold places, by the CLDR territory that names them.
AREAS = {
    "Africa": "002",
    "America": "019",
    "Antarctica": "AQ",
    "Arctic": "154",
    "Asia": "142",
    "Atlantic": "",
    "Australia": "AU",
    "Europe": "150",
    "Indian": "",
    "Pacific": "009",
}


def area_name(area: str, locale: Locale) -> str:
    """The name of an area; oceans are no territories."""
    if area == "Atlantic":
        return gettext("Atlantic Ocean")
    if area == "Indian":
        return gettext("Indian Ocean")
    return str(locale.territories[AREAS[area]])


def listed_zones() -> list[str]:
    """The zones that the IANA database lists by country, without their aliases."""
    table = files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    return [line.split("\t")[2] for line in table.splitlines() if line and not line.startswith("#")]


def alphabetical(name: str) -> str:
    """A key that puts accented letters beside their plain ones."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=4)
def zone_choices(language: str) -> tuple[SelectChoice, ...]:
    """The choices of a select, asked for in this language: UTC, then places by area and name."""
    locale = Locale(language)
    places = [
        (
            area_name(zone.partition("/")[0], locale),
            get_timezone_location(zone, locale, return_city=True),
            zone,
        )
        for zone in listed_zones()
    ]
    places.sort(key=lambda place: (alphabetical(place[0]), alphabetical(place[1])))
    return (
        SelectChoice("UTC", "UTC", optgroup="UTC"),
        *(SelectChoice(zone, city, optgroup=area) for area, city, zone in places),
    )
