"""The paper as a delegate sees it: each question with what is marked, what was cast, and what can be."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from markupsafe import Markup

from app.acting import now
from app.extensions import db
from app.labels import label
from app.languages import current_language
from app.motions.titles import Title, title_of
from app.statutes.wording import said
from app.voting.delegate import Delegate
from governance.errors import RuleBroken
from governance.motions.queries import titles
from governance.regions.models import Region
from governance.regions.rules import Standing
from governance.statutes.rules import Majority
from governance.voting import papers
from governance.voting.commands import check_box_open
from governance.voting.drafts import Draft, draft
from governance.voting.halves import other_halves
from governance.voting.models import Vote
from governance.voting.papers import Hand, LastCast, PaperLine
from governance.voting.rules import Choice, effective_close


class Place(Enum):
    """Where a question goes on the second page."""

    READY = auto()
    AS_CAST = auto()
    UNDECIDED = auto()
    UNCHANGED = auto()
    CLOSED = auto()
    RESERVED = auto()
    GIVEN = auto()
    TAKEN_BACK = auto()


@dataclass(frozen=True)
class Question:
    """One vote on the paper: what is marked, what the region cast, and whether this delegate may cast.

    `halves` are the regions that confirm its ballot, where twin regions vote.
    """

    line: PaperLine
    number: int
    title: Title
    marked: Choice | None
    is_open: bool
    is_reserved: bool
    halves: Sequence[Region] = ()

    @property
    def entry_id(self) -> int:
        return self.line.entry.id

    @property
    def region(self) -> Region:
        """Whose vote it is."""
        return self.line.entry.region

    @property
    def holder(self) -> Region | None:
        """The region whose delegation holds the vote by a proxy that is in force."""
        proxy = self.line.entry.proxy_in_force
        return proxy.holder if proxy else None

    @property
    def heading(self) -> str:
        return heading(self.title)

    @property
    def last(self) -> LastCast | None:
        return self.line.last

    @property
    def closed_at(self) -> datetime:
        """When it stopped receiving ballots: by its time, early, or by annulment."""
        vote = self.line.vote
        return vote.annulled_at or effective_close(vote.closes_at, vote.closed_at)

    @property
    def threshold(self) -> list[str]:
        """The kind of the motion and what it needs, as labels; what a tie does is left to the statutes."""
        majority = Majority.from_plain(self.line.vote.majority)
        needed = said(majority)[:-1] if majority.is_simple else said(majority)
        return [label(self.line.vote.motion.kind), *needed]

    @property
    def place(self) -> Place:
        """Ready to be cast, or why not."""
        counting = self.last.ballot.choice if self.last else None
        if not self.line.castable:
            return Place.TAKEN_BACK if self.line.hand is Hand.TAKEN_BACK else Place.GIVEN
        if self.marked is None:
            return Place.UNCHANGED if counting else Place.UNDECIDED
        if not self.is_open:
            return Place.CLOSED
        if self.is_reserved:
            return Place.RESERVED
        return Place.AS_CAST if counting is self.marked else Place.READY


@dataclass(frozen=True)
class Paper:
    """Every question that is open to a region, those it holds too, and those marked that no longer are.

    `given`: open votes of the region that are with another delegation, or that it has cast.
    """

    region: Region
    standing: Standing
    draft: Draft | None
    questions: list[Question]

    @property
    def castable(self) -> list[Question]:
        return [question for question in self.questions if question.line.castable]

    @property
    def open(self) -> list[Question]:
        return [question for question in self.castable if question.is_open]

    @property
    def given(self) -> list[Question]:
        return [question for question in self.placed("given") if question.is_open]

    @property
    def lent(self) -> list[tuple[int, Region]]:
        """The proxies by which others hold these votes, by number, each with the region that holds it."""
        found = {question.line.entry.proxy_id: question.holder for question in self.given}
        return [(number, holder) for number, holder in found.items() if number and holder]

    @property
    def regions(self) -> list[Region]:
        """For whom there is something to cast, one's own region first."""
        found = {question.region.id: question.region for question in self.open}
        return sorted(found.values(), key=lambda region: (region.id != self.region.id, region.code))

    @property
    def is_joint(self) -> bool:
        """Whether a line must say for whom it is: the vote of another region is on the paper."""
        return any(question.region.id != self.region.id for question in self.questions)

    @property
    def is_of_twins(self) -> bool:
        """Whether twin regions vote, so that the other half of each confirms the ballot."""
        return any(question.halves for question in self.open)

    @property
    def to_answer(self) -> list[Question]:
        return [question for question in self.open if not question.is_reserved]

    @property
    def marked(self) -> list[Question]:
        return [question for question in self.to_answer if question.marked]

    @property
    def is_cast(self) -> bool:
        """Whether the region has cast in any vote that is open."""
        return any(question.last for question in self.open)

    @property
    def closes_at(self) -> datetime | None:
        """When the first of them closes."""
        return min((question.line.vote.closes_at for question in self.open), default=None)

    @property
    def close_together(self) -> bool:
        return len({question.line.vote.closes_at for question in self.open}) == 1

    def placed(self, place: str) -> list[Question]:
        """The questions in one place, by its name in lower case."""
        return [question for question in self.questions if question.place is Place[place.upper()]]


def paper_for(delegate: Delegate, also: Collection[int] = ()) -> Paper:
    """The paper of the delegate's region, and of those it holds, with their draft; five statements.

    One more where twin regions vote, and one where a vote is about another motion.
    `also` names roll entries to have on it although their votes may have closed.
    """
    session, at = db.session(), now()
    booth = papers.booths(session, [delegate.region_id], at)[0]
    kept = draft(session, delegate.person_id, delegate.region_id)
    marked = kept.choices if kept else {}
    lines = papers.paper(session, delegate.region_id, at, sorted({*also, *marked}))
    return Paper(booth.region, booth.standing, kept, _questions(lines, kept, delegate.person_id, at))


def _questions(lines: list[PaperLine], kept: Draft | None, person_id: int, at: datetime) -> list[Question]:
    named = titles(db.session(), [line.vote.motion_id for line in lines])
    marked = kept.choices if kept else {}
    halves = other_halves(db.session(), [line.entry for line in lines])
    return [
        Question(
            line,
            number,
            title_of(line.vote.motion, named),
            marked.get(line.entry.id),
            receives(line.vote, at),
            is_reserved(line, person_id),
            halves.get(line.entry.id, ()),
        )
        for number, line in enumerate(lines, start=1)
    ]


def receives(vote: Vote, at: datetime) -> bool:
    """Whether the vote takes ballots at `at`; the law is asked again when one is cast."""
    try:
        check_box_open(vote, at)
    except RuleBroken:
        return False
    return True


def is_reserved(line: PaperLine, person_id: int) -> bool:
    """Whether the statutes leave a change to the colleague who cast."""
    if line.last is None or line.last.casting.person_id == person_id:
        return False
    return not line.vote.statutes.rules.colleague_may_change


def heading(title: Title) -> str:
    """A title, marked with its language where that is not the page's."""
    if title.language == current_language():
        return title.text
    return Markup('<span lang="{}">{}</span>').format(title.language, title.text)
