"""A session as it stands at one moment: its agenda with what became of each motion, and who attends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.languages import current_language
from app.motions.titles import Title, title_of
from governance.assembly.models import AgendaItem, AssemblySession
from governance.assembly.queries import AttendanceCount, agenda, attendance_counts, state_of
from governance.assembly.rules import QuorumCount, SessionState, count_quorum
from governance.motions.queries import titles
from governance.regions.rules import Constituency
from governance.voting.models import Vote
from governance.voting.outcomes import MotionRow, motion_rows
from governance.voting.queries import state_of as vote_state_of
from governance.voting.rules import VoteState, effective_close


@dataclass(frozen=True)
class Line:
    """One line of the agenda; a motion and its last vote where there are such."""

    title: Title
    motion: MotionRow | None = None
    vote: Vote | None = None
    vote_state: VoteState | None = None


@dataclass(frozen=True)
class Sitting:
    """A session at one moment; `waiting` are the motions moved for it and not on its agenda."""

    assembly: AssemblySession
    state: SessionState
    lines: Sequence[Line]
    waiting: Sequence[Line]
    attendance: Mapping[Constituency, AttendanceCount]
    quorum: QuorumCount

    @property
    def open_votes(self) -> list[Vote]:
        """The votes that receive ballots, the one that closes first standing first."""
        votes = [line.vote for line in self.lines if line.vote and line.vote_state is VoteState.OPEN]
        return sorted(votes, key=closing)

    @property
    def next_close(self) -> datetime | None:
        """When the first of the open votes closes."""
        return next((closing(vote) for vote in self.open_votes), None)


def closing(vote: Vote) -> datetime:
    """From when the vote receives no ballot."""
    return effective_close(vote.closes_at, vote.closed_at)


def sitting(session: Session, assembly: AssemblySession, at: datetime) -> Sitting:
    """The session as it stands, in five statements; statutes and suspensions must be loaded."""
    rows = motion_rows(session, assembly, at)
    named = titles(session, [row.motion.id for row in rows])
    counted = attendance_counts(session, assembly, attended_until(assembly, at))
    placed = {row.motion.agenda_item_id: motion_line(row, named, at) for row in rows}
    return Sitting(
        assembly=assembly,
        state=state_of(assembly),
        lines=[placed.get(item.id) or item_line(item) for item in agenda(session, assembly)],
        waiting=[motion_line(row, named, at) for row in rows if row.motion.agenda_item_id is None],
        attendance=counted,
        quorum=quorum(assembly, list(counted.values())),
    )


def attended_until(assembly: AssemblySession, at: datetime) -> datetime:
    """The moment whose attendance is shown: now, or the last one of a session that is over."""
    return at if assembly.closed_at is None else min(at, assembly.closed_at)


def quorum(assembly: AssemblySession, counts: Sequence[AttendanceCount]) -> QuorumCount:
    """The members in attendance against the quorum of the statutes that the session keeps."""
    members, present = sum(count.members for count in counts), sum(count.present for count in counts)
    return count_quorum(members, present, assembly.statutes.rules.session_quorum)


def item_line(item: AgendaItem) -> Line:
    """An item without a motion."""
    language = current_language()
    return Line(Title(item.title[language], language))


def motion_line(row: MotionRow, named: Mapping[int, Mapping[str, str]], at: datetime) -> Line:
    """A motion with its last vote."""
    vote = row.votes[-1] if row.votes else None
    return Line(title_of(row.motion, named), row, vote, vote_state_of(vote, at) if vote else None)
