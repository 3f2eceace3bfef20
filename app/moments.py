"""Instants and durations as a reader sees them: in their own zone, beside UTC.

Babel's named formats only: a hand-written pattern gives wrong Spanish. The zone we print ourselves, as
`UTC+1`: Babel names UTC "TU" in French, most African zones not at all, and one zone differently in each
language.
"""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel import Locale, dates
from babel.lists import format_list
from babel.units import format_unit
from flask import Flask, has_request_context
from flask_babel import get_locale
from flask_login import current_user

UTC_ZONE = ZoneInfo("UTC")


class Both(NamedTuple):
    """One instant twice: as the reader's clock shows it, and in UTC. Equal where the reader keeps UTC."""

    local: str
    utc: str


def reader_zone() -> ZoneInfo:
    """The signed-in person's zone; UTC for a visitor, in mail, or where the zone is unknown here."""
    name = getattr(current_user, "zone", None) if has_request_context() else None
    try:
        return ZoneInfo(name) if name else UTC_ZONE
    except (KeyError, ValueError, OSError):
        return UTC_ZONE


def reader_locale() -> Locale:
    """How dates are written: in English day before month and 24 hours, as in French and Spanish."""
    locale = get_locale()
    return Locale("en", "GB") if locale is None or locale.language == "en" else locale


def zone_label(instant: datetime, zone: ZoneInfo | None = None) -> str:
    """The zone's distance from UTC at that instant: `UTC`, `UTC+1`, `UTC+5:45`, `UTC−3`."""
    offset = instant.astimezone(zone or reader_zone()).utcoffset() or timedelta(0)
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"UTC{'+' if offset > timedelta(0) else '−'}{hours}{f':{minutes:02}' if minutes else ''}"


def moment(instant: datetime, zone: ZoneInfo | None = None) -> str:
    """Day, time and zone, in the reader's zone unless another is given; the instant must be aware."""
    there = instant.astimezone(zone or reader_zone())
    locale = reader_locale()
    pattern = str(dates.get_datetime_format("long", locale=locale)).replace("'", "")
    time = dates.format_time(there, "short", tzinfo=there.tzinfo, locale=locale)
    written = pattern.replace("{0}", time).replace("{1}", dates.format_date(there, "long", locale=locale))
    return f"{written} {zone_label(instant, zone)}"


def day(instant: datetime | date) -> str:
    """The day in the reader's zone; a plain date has no zone and stays itself."""
    there = instant.astimezone(reader_zone()) if isinstance(instant, datetime) else instant
    return dates.format_date(there, "long", locale=reader_locale())


def clock(instant: datetime, zone: ZoneInfo | None = None) -> str:
    """The time of day in the reader's zone or another one, for places that show the day elsewhere."""
    time = dates.format_time(instant, "short", tzinfo=zone or reader_zone(), locale=reader_locale())
    return f"{time} {zone_label(instant, zone)}"


def both(instant: datetime) -> Both:
    """The instant in the reader's zone and in UTC, each with its own day: they differ at the date line."""
    return Both(moment(instant), moment(instant, UTC_ZONE))


def machine_time(instant: datetime) -> str:
    """For the `datetime` attribute: `2026-11-23T13:05:00Z`."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def duration(span: timedelta) -> str:
    """Days, hours and minutes exactly, never rounded to a unit; seconds only when there is nothing else.

    Years are said for the one number of days that each stands for: three are 1,095 days, four 1,461.
    """
    years = span // timedelta(days=365)
    if years and span == timedelta(days=365 * years + years // 4):
        return format_unit(years, "duration-year", locale=reader_locale())
    minutes, seconds = divmod(span // timedelta(seconds=1), 60)
    parts = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    if not minutes:
        parts = {"second": seconds}
    locale = reader_locale()
    said = [(n, f"duration-{unit}") for unit, n in parts.items() if n or not minutes]
    return format_list([format_unit(n, unit, locale=locale) for n, unit in said], locale=locale)


def init_app(app: Flask) -> None:
    """Give templates the filters."""
    for written in (moment, day, clock, duration, machine_time, zone_label, both):
        app.jinja_env.filters[written.__name__] = written
    app.jinja_env.globals.update(reader_zone=reader_zone, both=both)
