from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.moments import both, duration, moment, zone_label


@pytest.mark.parametrize(
    ("language", "day", "time"),
    [
        ("en", "23 November 2026", "12:05"),
        ("fr", "23 novembre 2026", "12:05"),
        ("es", "23 de noviembre de 2026", "12:05"),
    ],
)
def test_a_visitor_reads_utc(visitor: FlaskClient, language: str, day: str, time: str) -> None:
    assert visitor.get(f"/{language}/sample/times").text == "|".join(
        (f"{day}, {time} UTC", day, f"{time} UTC", f"{day}, {time} UTC", "2026-11-23T12:05:00Z")
    )


def test_a_person_reads_their_own_zone(delegate: FlaskClient) -> None:
    shown = delegate.get("/fr/sample/times").text.split("|")
    assert shown[:4] == [
        "23 novembre 2026, 14:05 UTC+2",
        "23 novembre 2026",
        "14:05 UTC+2",
        "23 novembre 2026, 12:05 UTC",
    ]


@pytest.mark.parametrize(
    ("zone", "label"),
    [
        ("UTC", "UTC"),
        ("Africa/Bamako", "UTC"),
        ("Africa/Kinshasa", "UTC+1"),
        ("Asia/Kathmandu", "UTC+5:45"),
        ("America/St_Johns", "UTC−3:30"),
        ("Pacific/Kiritimati", "UTC+14"),
        ("Pacific/Pago_Pago", "UTC−11"),
    ],
)
def test_a_zone_is_named_by_its_distance_from_utc(zone: str, label: str) -> None:
    assert zone_label(datetime(2026, 11, 23, tzinfo=UTC), ZoneInfo(zone)) == label


def test_beyond_the_date_line_the_day_is_another(app: Flask) -> None:
    late = datetime(2026, 11, 23, 13, tzinfo=UTC)
    with app.app_context():
        assert moment(late, ZoneInfo("Pacific/Kiritimati")) == "24 November 2026, 03:00 UTC+14"
        assert both(late) == ("23 November 2026, 13:00 UTC", "23 November 2026, 13:00 UTC")


@pytest.mark.parametrize("zone", ["", None, "Mars/Olympus", "../../etc/passwd", "\0", "Europe"])
def test_an_unknown_zone_is_utc(
    app: Flask, delegate: FlaskClient, monkeypatch: pytest.MonkeyPatch, zone: str | None
) -> None:
    person = type("Person", (), {"is_authenticated": True, "zone": zone})
    monkeypatch.setattr("app.extensions.login_manager._user_callback", lambda _: person())
    assert delegate.get("/en/sample/times").text.startswith("23 November 2026, 12:05 UTC|")


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(days=60), "60 days"),
        (timedelta(days=1_095), "3 years"),
        (timedelta(days=1_460), "1,460 days"),
        (timedelta(days=1_461), "4 years"),
        (timedelta(hours=36), "1 day and 12 hours"),
        (timedelta(minutes=61), "1 hour and 1 minute"),
        (timedelta(seconds=20), "20 seconds"),
        (timedelta(0), "0 seconds"),
    ],
)
def test_a_duration_is_never_rounded(app: Flask, span: timedelta, said: str) -> None:
    with app.app_context():
        assert duration(span) == said
