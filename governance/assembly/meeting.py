"""What a convocation says, and what it must say: names, place or link, opening and end. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import NotRequired, TypedDict
from urllib.parse import urlsplit

from governance.assembly.rules import SessionMode
from governance.errors import N_, RuleBroken
from governance.statutes.deliberation import LONGEST_TIME

LONGEST_NAME = 200
LONGEST_LINK = 500


class Meeting(TypedDict):
    """What delegations are told of a session: names and place by language, instants aware.

    A session that meets on the network alone has an empty place.
    """

    name: Mapping[str, str]
    place: Mapping[str, str]
    zone: str
    opens_at: datetime
    mode: NotRequired[SessionMode]
    online: NotRequired[str | None]
    ends_at: NotRequired[datetime | None]


class NameMissing(RuleBroken):
    """A session is called by its name in every language."""

    message = N_("Name the session in each of the three languages.")


class NowhereToMeet(RuleBroken):
    """Delegations have to know where to come."""

    message = N_("Say where the session meets: a place in each of the three languages, a link, or both.")


class NotALink(RuleBroken):
    """Only an address of the web can be opened from a page and from a calendar."""

    message = N_("Write the whole address of the meeting, beginning with https://")


class EndsBeforeItOpens(RuleBroken):
    """A session lasts."""

    message = N_("The session ends after it opens. Choose a later end.")


class EndMissing(RuleBroken):
    """Who deliberates in their own time has to know until when."""

    message = N_("Set the planned end: a session over several days needs one.")


class TooFarAhead(RuleBroken):
    """Facts: latest (datetime). At the end of the calendar an hour is on no clock of any other zone."""

    message = N_("A session opens and ends within ten years: by %(latest)s at the latest.")


def check_meeting(meeting: Meeting, at: datetime) -> None:
    """Raise the refusal of the first rule that a convocation told at `at` breaks, whatever its notice."""
    if not all(text.strip() for text in meeting["name"].values()):
        raise NameMissing
    check_whereabouts(meeting["place"], meeting.get("online"))
    ends_at = meeting.get("ends_at")
    if ends_at is not None and ends_at <= meeting["opens_at"]:
        raise EndsBeforeItOpens
    if ends_at is None and meeting.get("mode") is SessionMode.ASYNCHRONOUS:
        raise EndMissing
    if max(ends_at or meeting["opens_at"], meeting["opens_at"]) > at + LONGEST_TIME:
        raise TooFarAhead(latest=at + LONGEST_TIME)


def check_whereabouts(place: Mapping[str, str], online: str | None) -> None:
    """A place in every language, a link, or both. Raises NowhereToMeet or NotALink."""
    written = [bool(text.strip()) for text in place.values()]
    if any(written) != all(written) or not (all(written) or online):
        raise NowhereToMeet
    if online and not is_link(online):
        raise NotALink


def is_link(address: str) -> bool:
    """Whether an address is whole, of the web, and without anything a calendar or a page would cut off."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    plain = address.isprintable() and " " not in address and len(address) <= LONGEST_LINK
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname)
