"""The notice of a session as a calendar event (RFC 5545), in the reader's language."""

from datetime import datetime
from email.utils import parseaddr
from enum import StrEnum
from zoneinfo import ZoneInfo

from flask import Response, current_app
from flask_babel import force_locale
from flask_babel import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from app.addresses import absolute_url
from app.assembly.public import named
from app.assembly.routes import pages
from app.caching import public_page
from app.labels import label
from app.languages import current_language
from app.moments import moment
from config import Configuration
from governance.assembly.models import AssemblySession
from governance.assembly.rules import SessionMode


class Method(StrEnum):
    """What a calendar is to do with the file: keep it, or answer an invitation or its end (RFC 5546)."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@pages.get("/sessions/<int:number>.ics")
@public_page
def calendar(number: int) -> Response:
    """The session for anyone's own calendar."""
    content = calendar_file(named(number), current_language(), Method.PUBLISH)
    answer = Response(content, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    answer.headers["Content-Disposition"] = f'attachment; filename="session-{number}.ics"'
    return answer


def calendar_file(assembly: AssemblySession, language: str, method: str, attendee: str = "") -> bytes:
    """The session as a file with one event; its changes carry the same name and a higher number.

    REQUEST and CANCEL go by mail to `attendee`. Instants are in UTC, which every calendar shows by its
    owner's clock, and which needs no table of a zone's rules; the description says the hour of the place.
    """
    file = Calendar()
    file.add("prodid", f"-//{house()}//Twin Regions Assembly//{language.upper()}")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", str(method))
    with force_locale(language):
        file.add_component(event_of(assembly, language, attendee))
    return bytes(file.to_ical())


def event_of(assembly: AssemblySession, language: str, attendee: str) -> Event:
    """The event; a session over several days leaves its delegates' days free."""
    event = Event()
    address = absolute_url("assembly.session", number=assembly.number, lang=language)
    event.add("uid", f"session-{assembly.number}@{house()}")
    event.add("sequence", assembly.revision or 0)
    event.add("dtstamp", last_told(assembly))
    event.add("dtstart", assembly.opens_at)
    if assembly.ends_at is not None:
        event.add("dtend", assembly.ends_at)
    event.add("summary", assembly.name[language], parameters={"LANGUAGE": language})
    place = assembly.place[language] or assembly.online or ""
    event.add("location", place, parameters={"LANGUAGE": language})
    event.add("description", description(assembly, language, address), parameters={"LANGUAGE": language})
    event.add("url", address)
    event.add("status", "CANCELLED" if assembly.cancelled_at else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if assembly.mode is SessionMode.ASYNCHRONOUS else "OPAQUE")
    invite(event, attendee)
    return event


def invite(event: Event, attendee: str) -> None:
    """Who convenes, and who is asked to come."""
    configuration: Configuration = current_app.config["CONFIGURATION"]
    sender = parseaddr(configuration.smtp_sender)[1] or f"noreply@{house()}"
    organizer = vCalAddress(f"mailto:{sender}")
    organizer.params["CN"] = vText(_("Secretariat of the Twin Regions Assembly"))
    event["organizer"] = organizer
    if attendee:
        invited = vCalAddress(f"mailto:{attendee}")
        asked = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
        invited.params.update({name: vText(word) for name, word in asked.items()})
        event.add("attendee", invited, encode=False)


def description(assembly: AssemblySession, language: str, address: str) -> str:
    """What the event says, a sentence a line: by the clocks of the session's own zone."""
    lines = [label(assembly.kind), _("Opens: %(time)s (%(zone)s)", **there(assembly, assembly.opens_at))]
    if assembly.ends_at is not None:
        lines.append(_("Planned end: %(time)s (%(zone)s)", **there(assembly, assembly.ends_at)))
    if assembly.online:
        lines.append(_("Online: %(address)s", address=assembly.online))
    if assembly.cancellation:
        lines.insert(0, _("Cancelled. Reason: %(reason)s", reason=assembly.cancellation[language]))
    return "\n".join([*lines, _("Agenda and delegations: %(address)s", address=address)])


def there(assembly: AssemblySession, instant: datetime) -> dict[str, str]:
    """An instant as the clocks of the session's zone show it, and the name of that zone."""
    return {"time": moment(instant, ZoneInfo(assembly.zone)), "zone": assembly.zone}


def last_told(assembly: AssemblySession) -> datetime:
    """The last moment of which the session knows that delegations were told something."""
    return assembly.cancelled_at or assembly.notice_from or assembly.convened_at


def house() -> str:
    """The name of the service's machine, which makes the names of its events its own."""
    configuration: Configuration = current_app.config["CONFIGURATION"]
    return configuration.address.hostname or "localhost"
