"""A session as it stands at one moment: its agenda with what became of each motion, and who attends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.assembly.lines import Line, agenda_lines, changed_since, every, item_line, motion_line
from governance.assembly.documents import documents_of
from governance.assembly.models import AssemblySession
from governance.assembly.queries import AttendanceCount, agenda_items, attendance_counts, state_of
from governance.assembly.rules import QuorumCount, SessionState, count_quorum
from governance.motions.models import Motion
from governance.motions.queries import titles
from governance.regions.rules import Constituency
from governance.voting.models import Vote
from governance.voting.outcomes import motion_rows
from governance.voting.rules import VoteState, effective_close


@dataclass(frozen=True)
class Sitting:
    """A session at one moment; `waiting` are the motions moved for it and not on its agenda.

    `removed` were taken off the agenda after it was adopted.
    """

    assembly: AssemblySession
    state: SessionState
    lines: Sequence[Line]
    waiting: Sequence[Line]
    removed: Sequence[Line]
    attendance: Mapping[Constituency, AttendanceCount]
    quorum: QuorumCount

    @property
    def quorum_lost(self) -> bool:
        """Whether the session goes on without a quorum."""
        return self.state in (SessionState.OPEN, SessionState.SUSPENDED) and not self.quorum.met

    @property
    def open_votes(self) -> list[Vote]:
        """The votes that receive ballots, the one that closes first standing first."""
        votes = [line.vote for line in every(self.lines) if line.vote and line.vote_state is VoteState.OPEN]
        return sorted(votes, key=closing)

    @property
    def next_close(self) -> datetime | None:
        """When the first of the open votes closes."""
        return next((closing(vote) for vote in self.open_votes), None)


def closing(vote: Vote) -> datetime:
    """From when the vote receives no ballot."""
    return effective_close(vote.closes_at, vote.closed_at)


def sitting(session: Session, assembly: AssemblySession, at: datetime) -> Sitting:
    """The session as it stands, in six statements; statutes and suspensions must be loaded."""
    rows = motion_rows(session, assembly, at)
    named = titles(session, [row.motion.id for row in rows])
    counted = attendance_counts(session, assembly, attended_until(assembly, at))
    placed = {row.motion.agenda_item_id: motion_line(row, named, at) for row in rows}
    items = agenda_items(session, assembly)
    standing = [item for item in items if item.removed_at is None]
    papers = documents_of(session, [item.id for item in standing])
    return Sitting(
        assembly=assembly,
        state=state_of(assembly),
        lines=agenda_lines(assembly, standing, placed, papers),
        waiting=[motion_line(row, named, at) for row in rows if needs_a_place(row.motion)],
        removed=[item_line(item) for item in items if item.removed_at and changed_since(assembly, item)],
        attendance=counted,
        quorum=quorum(assembly, list(counted.values())),
    )


def needs_a_place(motion: Motion) -> bool:
    """Whether a motion is to come on the agenda and is not; what is about another one stands with that."""
    return motion.role is None and motion.agenda_item_id is None


def attended_until(assembly: AssemblySession, at: datetime) -> datetime:
    """The moment whose attendance is shown: now, or the last one of a session that is over."""
    return at if assembly.closed_at is None else min(at, assembly.closed_at)


def quorum(assembly: AssemblySession, counts: Sequence[AttendanceCount]) -> QuorumCount:
    """The members in attendance against the quorum of the statutes that the session keeps."""
    members, present = sum(count.members for count in counts), sum(count.present for count in counts)
    rules = assembly.statutes.rules
    if rules.franchise.proxies_count_present:
        present += sum(count.represented for count in counts)
    return count_quorum(members, present, rules.session_quorum)
