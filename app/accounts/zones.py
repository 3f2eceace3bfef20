"""Every time zone of the world, by region of the world and by its city in the reader's language."""

from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from babel.dates import get_timezone_location
from flask_babel import gettext
from wtforms import SelectChoice  # type: ignore[attr-defined]  # the stubs lag behind

__all__ = ["SelectChoice", "zone_choices"]

# Areas of the IANA database that hold places, by the CLDR territory that names them; the rest are aliases.
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


@lru_cache(maxsize=4)
def zone_choices(language: str) -> tuple[SelectChoice, ...]:
    """The choices of a select, asked for in this language: UTC, then places by area and name."""
    locale = Locale(language)
    places = sorted(
        (
            area_name(zone.partition("/")[0], locale),
            get_timezone_location(zone, locale, return_city=True),
            zone,
        )
        for zone in available_timezones()
        if zone.partition("/")[0] in AREAS
    )
    return (
        SelectChoice("UTC", "UTC", optgroup="UTC"),
        *(SelectChoice(zone, city, optgroup=area) for area, city, zone in places),
    )
