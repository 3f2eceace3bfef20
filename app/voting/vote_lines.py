"""The votes of a session as their officer follows them: how many ballots are in, never what they say."""

from dataclasses import dataclass
from datetime import datetime

from app.extensions import db
from app.motions.titles import Title, title_of
from app.voting.effect_words import UnderRule
from governance.assembly.models import AssemblySession
from governance.motions.models import Motion
from governance.motions.queries import titles
from governance.statutes.rules import KindRule
from governance.voting.models import Vote
from governance.voting.outcomes import motion_rows
from governance.voting.queries import cast_counts, state_of
from governance.voting.rules import VoteState, effective_close


@dataclass(frozen=True)
class VoteLine(UnderRule):
    """One vote: where it stands, and how many of the regions on its roll have cast."""

    vote: Vote
    motion: Motion
    title: Title
    rule: KindRule
    state: VoteState
    closes_at: datetime
    cast: int
    entitled: int

    @property
    def all_have_cast(self) -> bool:
        """Whether nobody on the roll is left to be heard."""
        return self.cast == self.entitled


def vote_lines(assembly: AssemblySession, at: datetime, *states: VoteState) -> list[VoteLine]:
    """The votes of a session in these states, or all, in the order of its agenda; five statements."""
    rows = motion_rows(db.session(), assembly, at)
    votes = [(row.motion, vote) for row in rows for vote in row.votes]
    shown = [(motion, vote) for motion, vote in votes if not states or state_of(vote, at) in states]
    named = titles(db.session(), [motion.id for motion, _ in shown])
    counts = cast_counts(db.session(), [vote.id for _, vote in shown])
    kinds = assembly.statutes.rules.kinds
    return [
        VoteLine(
            vote,
            motion,
            title_of(motion, named),
            kinds[motion.kind],
            state_of(vote, at),
            effective_close(vote.closes_at, vote.closed_at),
            *counts[vote.id],
        )
        for motion, vote in shown
    ]


def vote_line(vote: Vote, at: datetime) -> VoteLine:
    """One vote with its motion and statutes loaded; three statements."""
    named = titles(db.session(), [vote.motion_id])
    cast, entitled = cast_counts(db.session(), [vote.id])[vote.id]
    return VoteLine(
        vote,
        vote.motion,
        title_of(vote.motion, named),
        vote.statutes.rules.kinds[vote.motion.kind],
        state_of(vote, at),
        effective_close(vote.closes_at, vote.closed_at),
        cast,
        entitled,
    )
