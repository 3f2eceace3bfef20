"""What a convocation says in tests, and its form as a page sends it."""

from datetime import UTC, datetime
from typing import Any

from governance.assembly.convening import convene_session
from governance.assembly.models import AssemblySession
from governance.assembly.rules import SessionKind, SessionMode
from tests.factories import House, in_three

# Over the autumn change of summer time in Europe: 2026-10-25, 01:00 UTC.
EVENING = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)
NEXT_WEEK = datetime(2026, 10, 31, 17, tzinfo=UTC)


def meeting(**changes: Any) -> dict[str, Any]:
    """A session over several days that begins on one day in Lima and on the next in Lubumbashi."""
    return {
        "name": {"en": "Autumn session", "fr": "Session d'automne", "es": "Período de otoño"},
        "place": in_three("Lubumbashi"),
        "zone": "Africa/Lubumbashi",
        "opens_at": EVENING,
        "mode": SessionMode.ASYNCHRONOUS,
        "online": "https://meet.example.org/room?id=7&lang=fr",
        "ends_at": NEXT_WEEK,
        **changes,
    }


def convened(house: House, kind: SessionKind = SessionKind.ORDINARY, **changes: Any) -> AssemblySession:
    """A session convened so."""
    return convene_session(house.act(house.secretary), None, kind=kind, **meeting(**changes))


def typed(**changes: str) -> dict[str, str]:
    """The form of a convocation as somebody fills it in."""
    parts = {"name": "Autumn session", "place": "Lubumbashi"}
    return {
        **{f"{part}_{code}": f"{text} {code}" for part, text in parts.items() for code in ("en", "fr", "es")},
        "kind": "ordinary",
        "mode": "asynchronous",
        "zone": "Africa/Lubumbashi",
        "opens": "2026-10-25T00:30",
        "ends": "2026-10-31T19:00",
        "online": "https://meet.example.org/room",
        **changes,
    }
