"""The speakers' list as pages show it: the item, who has the floor and until when, who waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel import dates

from app.extensions import db
from app.moments import reader_locale, reader_zone, zone_label
from governance.assembly.models import AgendaItem, AssemblySession
from governance.assembly.queries import agenda, state_of
from governance.assembly.rules import SessionState
from governance.debate import speakers
from governance.debate.models import SpeakingRequest

SITS = (SessionState.OPEN, SessionState.SUSPENDED)


@dataclass(frozen=True)
class Speech:
    """Who has the floor, and until when; `until` is the time of day on the clock of the page."""

    request: SpeakingRequest
    ends_at: datetime
    until: str


@dataclass(frozen=True)
class Floor:
    """The floor of a session at one moment: the item, who speaks on it, and who waits in which order."""

    assembly: AssemblySession
    item: AgendaItem | None
    speech: Speech | None
    waiting: Sequence[SpeakingRequest]

    @property
    def sits(self) -> bool:
        """Whether the floor can be asked for."""
        return state_of(self.assembly) in SITS

    @property
    def is_open(self) -> bool:
        """Whether the floor can be given."""
        return state_of(self.assembly) is SessionState.OPEN and self.item is not None

    @property
    def speaking_time(self) -> timedelta:
        """How long whoever is called next may speak."""
        rules = self.assembly.statutes.rules
        return speakers.speaking_time(self.item, rules) if self.item else rules.debate.speaking_time


def floor_of(assembly: AssemblySession, zone: ZoneInfo | None = None) -> Floor:
    """The floor as it stands; four statements. Times on the reader's clock, unless a zone is given."""
    session = db.session()
    item = speakers.current_item(session, assembly.id)
    alternating = assembly.statutes.rules.debate.alternating
    waiting = speakers.list_of(session, item, alternating) if item else []
    return Floor(assembly, item, speech_of(speakers.on_floor(session, assembly.id), zone), waiting)


def speech_of(request: SpeakingRequest | None, zone: ZoneInfo | None = None) -> Speech | None:
    """Who has the floor, with the end of their time."""
    ends_at = speakers.speech_ends(request) if request else None
    return Speech(request, ends_at, clock_of(ends_at, zone)) if request and ends_at else None


def clock_of(instant: datetime, zone: ZoneInfo | None) -> str:
    """The time of day to the second: `14:32:10 UTC+1`."""
    there = zone or reader_zone()
    time = dates.format_time(instant, "medium", tzinfo=there, locale=reader_locale())
    return f"{time} {zone_label(instant, there)}"


def open_items(assembly: AssemblySession) -> list[AgendaItem]:
    """The items on which one may still ask to speak: the current one, then the agenda; one statement."""
    going_on = [item for item in agenda(db.session(), assembly) if item.concluded_at is None]
    return sorted(going_on, key=lambda item: item.taken_up_at is None)
