"""The screen of the room: what the Assembly is at, for everybody, in big type.

The page is the same for all who open it: whoever has it is answered that nothing changed, at the door and
without a page being made. Its script asks for it anew every few seconds without saying who asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import abort, render_template

from app.acting import now
from app.assembly.sitting import attended_until, quorum
from app.caching import public_page
from app.debate.routes import pages
from app.debate.speakers_page import Floor, floor_of
from app.extensions import db
from app.languages import current_language
from app.moments import moment
from app.motions.titles import Title, title_of
from app.voting.result_page import Result, result_from
from governance.assembly.models import AssemblySession
from governance.assembly.queries import assembly_session, attendance_counts, state_of
from governance.assembly.rules import QuorumCount
from governance.debate.screen import last_declared, motion_at, text_at, votes_in_progress
from governance.motions.models import Motion
from governance.motions.queries import titles
from governance.motions.rules import paragraphs
from governance.voting.models import Vote
from governance.voting.queries import cast_counts
from governance.voting.rules import effective_close

# As much of a text as a room can read; the page of the motion has all of it.
MOST_CHARACTERS = 900


@dataclass(frozen=True)
class OpenVote:
    """A vote in progress: how many have cast, never how."""

    vote: Vote
    title: Title
    cast: int
    entitled: int
    until: str


@dataclass(frozen=True)
class Shown:
    """The motion on the screen: its title and the beginning of its text, each in a language it stands in."""

    motion: Motion
    title: Title
    paragraphs: Sequence[str]
    goes_on: bool


@dataclass(frozen=True)
class Room:
    """Everything on the screen at one moment."""

    floor: Floor
    shown: Shown | None
    quorum: QuorumCount
    votes: Sequence[OpenVote]
    more_votes: int
    result: Result | None
    result_title: Title | None


@pages.get("/sessions/<int:number>/screen")
@public_page
def screen(number: int) -> str:
    """The room as it is now."""
    assembly = assembly_session(db.session(), number) or abort(404)
    return render_template(
        "debate/screen.html", assembly=assembly, state=state_of(assembly), room=room_of(assembly, now())
    )


def room_of(assembly: AssemblySession, at: datetime) -> Room:
    """What goes on in the room; at most eleven statements, on the clock of the place of the session."""
    zone, session = ZoneInfo(assembly.zone), db.session()
    floor = floor_of(assembly, zone)
    counts = attendance_counts(session, assembly, attended_until(assembly, at))
    votes, number = votes_in_progress(session, assembly.id, at)
    declared = last_declared(session, assembly.id)
    motions = [vote.motion for vote in votes] + ([declared.vote.motion] if declared else [])
    worded = titles(session, [motion.id for motion in motions])
    named = {motion.id: title_of(motion, worded) for motion in motions}
    return Room(
        floor=floor,
        shown=shown_of(floor),
        quorum=quorum(assembly, list(counts.values())),
        votes=open_votes(votes, named, zone),
        more_votes=number - len(votes),
        result=result_from(declared) if declared else None,
        result_title=named[declared.vote.motion_id] if declared else None,
    )


def open_votes(votes: Sequence[Vote], named: dict[int, Title], zone: ZoneInfo) -> list[OpenVote]:
    """The votes in progress, each with how many have cast."""
    counts = cast_counts(db.session(), [vote.id for vote in votes])
    return [
        OpenVote(
            vote,
            named[vote.motion_id],
            *counts[vote.id],
            moment(effective_close(vote.closes_at, vote.closed_at), zone),
        )
        for vote in votes
    ]


def shown_of(floor: Floor) -> Shown | None:
    """The motion that the item before the Assembly is, as far as it fits."""
    motion = motion_at(db.session(), floor.item.id) if floor.item else None
    text = text_at(db.session(), motion, current_language()) if motion else None
    if motion is None or text is None:
        return None
    whole = paragraphs(text.body)
    fitting = whole[: max(1, fitting_number(whole))]
    return Shown(motion, Title(text.title, text.language), fitting, len(fitting) < len(whole))


def fitting_number(texts: Sequence[str]) -> int:
    """How many whole paragraphs fit."""
    lengths = [sum(map(len, texts[:number])) for number in range(1, len(texts) + 1)]
    return sum(length <= MOST_CHARACTERS for length in lengths)
