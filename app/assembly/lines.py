"""The lines of an agenda as a page shows them: what each is called, when it is planned, what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from app.languages import current_language
from app.moments import clock, moment, reader_zone
from app.motions.titles import Title, title_of
from governance.assembly.models import AgendaDocument, AgendaItem, AssemblySession
from governance.assembly.places import Place, numbers, planned_hours
from governance.voting.models import Vote
from governance.voting.outcomes import MotionRow
from governance.voting.queries import state_of as vote_state_of
from governance.voting.rules import VoteState


@dataclass(frozen=True)
class Hour:
    """When an item is planned: by the clocks of the session, and by the reader's where they show another."""

    instant: datetime
    there: str
    here: str


@dataclass(frozen=True)
class Line:
    """One line of the agenda; a motion and its last vote where there are such; `parts` are grouped under it.

    `changed` is the day on which it was last changed after the agenda was adopted.
    """

    title: Title
    motion: MotionRow | None = None
    vote: Vote | None = None
    vote_state: VoteState | None = None
    item: AgendaItem | None = None
    number: str = ""
    hour: Hour | None = None
    changed: datetime | None = None
    documents: Sequence[AgendaDocument] = ()
    parts: Sequence["Line"] = field(default=())

    @property
    def note(self) -> str:
        """What is noted beside the item, in the language of the page."""
        return self.item.note[current_language()] if self.item and self.item.note else ""

    @property
    def current(self) -> bool:
        """Whether the Assembly deals with the item now."""
        item = self.item
        return item is not None and item.taken_up_at is not None and item.concluded_at is None

    @property
    def concluded(self) -> bool:
        """Whether the Assembly has dealt with the item."""
        return self.item is not None and self.item.concluded_at is not None


def item_line(item: AgendaItem) -> Line:
    """An item without a motion."""
    language = current_language()
    return Line(Title(item.title[language], language), item=item)


def motion_line(row: MotionRow, named: Mapping[int, Mapping[str, str]], at: datetime) -> Line:
    """A motion with its last vote."""
    vote = row.votes[-1] if row.votes else None
    return Line(title_of(row.motion, named), row, vote, vote_state_of(vote, at) if vote else None)


def agenda_lines(
    assembly: AssemblySession,
    items: Sequence[AgendaItem],
    motions: Mapping[int | None, Line],
    documents: Sequence[AgendaDocument],
) -> list[Line]:
    """The items in their order with those grouped under them; a motion stands in the place of its item."""
    places = [Place(item.id, item.parent_id, item.minutes) for item in items]
    cited, hours = numbers(places), planned_hours(places, assembly.opened_at or assembly.opens_at)
    lines = {
        item.id: replace(
            motions.get(item.id) or item_line(item),
            item=item,
            number=cited[item.id],
            hour=hour_of(hours[item.id], assembly) if item.id in hours else None,
            changed=changed_since(assembly, item),
            documents=[one for one in documents if one.agenda_item_id == item.id],
        )
        for item in items
    }
    return [
        replace(lines[top.id], parts=[lines[item.id] for item in items if item.parent_id == top.id])
        for top in items
        if top.parent_id is None
    ]


def changed_since(assembly: AssemblySession, item: AgendaItem) -> datetime | None:
    """When an item was last put on, changed or moved, if that was after the agenda was adopted."""
    adopted, changed = assembly.agenda_adopted_at, item.changed_at
    return changed if adopted and changed and changed > adopted else None


def every(lines: Sequence[Line]) -> list[Line]:
    """Each line followed by those grouped under it."""
    return [one for line in lines for one in (line, *line.parts)]


def hour_of(instant: datetime, assembly: AssemblySession) -> Hour:
    """A planned hour; the day is said with it where it is not the day on which the session begins."""
    there, here = ZoneInfo(assembly.zone), reader_zone()
    begins = (assembly.opened_at or assembly.opens_at).astimezone(there).date()
    written = [
        clock(instant, zone) if instant.astimezone(zone).date() == begins else moment(instant, zone)
        for zone in (there, here)
    ]
    return Hour(instant, written[0], written[1] if written[1] != written[0] else "")
