"""The minutes as they are written out in the reader's language, from the plain facts of the record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import pgettext

from app.facts import written
from app.labels import label
from app.languages import current_language
from app.minutes.election_written import ElectionWritten
from app.minutes.motion_written import MotionWritten
from app.moments import moment
from governance.assembly.rules import SessionKind, SessionMode
from governance.debate.rules import SpeakingKind
from governance.regions.rules import Constituency

Facts = Mapping[str, Any]


def in_language(text: Mapping[str, str]) -> str:
    """What the house says in the language of the page."""
    return text[current_language()]


@dataclass(frozen=True)
class Written:
    """The minutes of a session; times are those of the clocks where it sat."""

    document: Facts

    @property
    def session(self) -> Facts:
        """What is said of the session as a whole."""
        found: Facts = self.document["session"]
        return found

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the session."""
        return ZoneInfo(self.session["zone"])

    def at(self, instant: str) -> str:
        """A moment, by the clocks of the session."""
        return moment(datetime.fromisoformat(instant), self.zone)

    def region(self, code: str | None) -> str:
        """The name of a region; its code where it was not accredited."""
        names = self.document["regions"].get(code)
        return in_language(names) if names else code or ""

    def regions(self, codes: Sequence[str]) -> str:
        """Several regions, by name."""
        return written(sorted(map(self.region, codes)))

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The session in lines of a name and a value."""
        facts, session = [], self.session
        facts.append((pgettext("session", "Kind"), label(SessionKind(session["kind"]))))
        if session["mode"]:
            facts.append((pgettext("session", "How it meets"), label(SessionMode(session["mode"]))))
        if in_language(session["place"]):
            facts.append((pgettext("session", "Place"), in_language(session["place"])))
        names = {
            "convened_at": pgettext("session", "Convened"),
            "opened_at": pgettext("session", "Opened"),
            "agenda_adopted_at": pgettext("minutes", "Agenda adopted"),
            "closed_at": pgettext("session", "Closed"),
        }
        facts += [(name, self.at(session[key])) for key, name in names.items() if session[key]]
        return facts + [(pgettext("minutes", "Suspended"), self.between(*times)) for times in self.pauses]

    @property
    def pauses(self) -> Sequence[Sequence[str | None]]:
        """When the session was suspended, and resumed."""
        found: Sequence[Sequence[str | None]] = self.session["suspensions"]
        return found

    def between(self, since: str | None, until: str | None) -> str:
        """A time from one moment to another, which may not have come."""
        first = self.at(since) if since else ""
        return f"{first} – {self.at(until)}" if until else first

    @property
    def attendance(self) -> list[tuple[str, str, str]]:
        """Each delegation: its region, its constituency, and when it attended."""
        lines = [
            (
                self.region(line["region"]),
                label(Constituency(line["constituency"])),
                "; ".join(self.between(*times) for times in line["times"]) or _("Did not attend"),
            )
            for line in self.document["attendance"]
        ]
        return sorted(lines)

    @property
    def proxies(self) -> list[tuple[str, str]]:
        """Who voted for whom: the region that gave its vote, and the one that held it."""
        return [(self.region(giver), self.region(holder)) for giver, holder in self.document["proxies"]]

    @property
    def items(self) -> Iterator["ItemWritten"]:
        """The items of the agenda, numbered from 1; those of a group after it, as 2.1."""
        outer, inner = 0, 0
        for item in self.document["items"]:
            if item["parent"] is None:
                outer, inner = outer + 1, 0
            else:
                inner += 1
            yield ItemWritten(self, item, f"{outer}.{inner}" if inner else str(outer))

    @property
    def others(self) -> list[MotionWritten]:
        """The motions that were on no item of the agenda and are about no other."""
        listed = {item["motion"] for item in self.document["items"]}
        return [
            MotionWritten(self, motion)
            for motion in self.document["motions"]
            if motion["id"] not in listed and motion["about"] is None
        ]

    @property
    def elections(self) -> list[ElectionWritten]:
        """The elections of the session; minutes drawn up before there were any say nothing of them."""
        return [ElectionWritten(self, one) for one in self.document.get("elections", ())]

    def motion(self, motion_id: int | None) -> MotionWritten | None:
        """A motion by its row."""
        found = next((one for one in self.document["motions"] if one["id"] == motion_id), None)
        return MotionWritten(self, found) if found else None


@dataclass(frozen=True)
class ItemWritten:
    """One item: who spoke, what was noted, and the motion that it was about."""

    minutes: Written
    item: Facts
    number: str

    @property
    def title(self) -> str:
        """What the item is called."""
        return in_language(self.item["title"])

    @property
    def time(self) -> str:
        """From when to when it was dealt with, if it was taken up."""
        return self.minutes.between(self.item["taken_up_at"], self.item["concluded_at"])

    @property
    def speakers(self) -> list[str]:
        """Who had the floor, in order."""
        return [
            self.minutes.region(speech["region"])
            if speech["kind"] == SpeakingKind.SPEECH
            else _(
                "%(region)s (%(kind)s)",
                region=self.minutes.region(speech["region"]),
                kind=label(SpeakingKind(speech["kind"])),
            )
            for speech in self.item["speakers"]
        ]

    def speaker(self, region: str, kind: SpeakingKind) -> str:
        """A region that had the floor; for what, where it was no speech."""
        if kind is SpeakingKind.SPEECH:
            return region
        return _("%(region)s (%(kind)s)", region=region, kind=label(kind))

    @property
    def notes(self) -> list[str]:
        """What the secretariat noted."""
        return [in_language(note) for note in self.item["notes"]]

    @property
    def motion(self) -> MotionWritten | None:
        """The motion that the item is about."""
        return self.minutes.motion(self.item["motion"])
