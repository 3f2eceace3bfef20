"""What the page of a vote shows of its result: the stored reasoning, the roll call, the count done again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from app.languages import current_language
from app.voting import arithmetic
from app.voting.roll_words import Beside
from governance.errors import RuleBroken
from governance.record.canonical import NotCanonical
from governance.regions.rules import Constituency
from governance.statutes.franchise import VotingUnit
from governance.statutes.rules import ARTICLES, Majority, MotionKind, Quorum
from governance.voting.models import Ballot, Declaration, RollEntry, Vote
from governance.voting.rules import (
    Choice,
    Elector,
    Outcome,
    Verdict,
    Weight,
    decide,
    effective_close,
    electors_of,
    roll_digest,
    verdict_from_plain,
)


@dataclass(frozen=True)
class Result:
    """The declaration of a vote in words; `twins`: it was taken by twin regions, whose halves are counted."""

    declaration: Declaration
    verdict: Verdict
    twins: bool = False

    @property
    def outcome(self) -> Outcome:
        """What was decided."""
        return self.verdict.outcome

    @property
    def sentence(self) -> str:
        """The outcome, said."""
        return arithmetic.outcome_sentence(self.outcome)

    @property
    def counted(self) -> str:
        """The ballots and the majority in one breath."""
        return arithmetic.sum_sentence(self.verdict, self.twins)

    @property
    def weighed(self) -> str:
        """The weights, where regions have other than one vote."""
        return arithmetic.weight_sentence(self.verdict.tally, self.twins)

    @property
    def steps(self) -> list[arithmetic.Line]:
        """Every comparison, met or not."""
        return arithmetic.lines(self.verdict, self.twins)

    @property
    def tie(self) -> str:
        """What settled a tie."""
        return arithmetic.tie_sentence(self.verdict)

    @property
    def effect(self) -> str:
        """What the adoption did."""
        return arithmetic.effect_sentence(self.outcome, self.declaration.effect_done)

    @property
    def bar(self) -> dict[str, int | Fraction]:
        """The lengths of the bar, all of weight, and the mark that "for" must reach."""
        counted = self.verdict.tally
        parts = {
            "in_favour": counted.in_favour,
            "against": counted.against,
            "abstaining": counted.abstentions,
            "not_voting": counted.did_not_vote,
        }
        lengths = {name: part.weight.value for name, part in parts.items()}
        return {**lengths, "needed": arithmetic.needed_mark(self.verdict)}


def closing_of(vote: Vote) -> datetime:
    """From when no ballot is or was received: its time, the act that closed it earlier, or its annulment."""
    closing = effective_close(vote.closes_at, vote.closed_at)
    return min(closing, vote.annulled_at) if vote.annulled_at else closing


def result_of(vote: Vote) -> Result | None:
    """The result as it was declared, from the stored reasoning; None before the declaration."""
    twins = vote.statutes.rules.franchise.unit is VotingUnit.TWIN
    return result_from(vote.declaration, twins) if vote.declaration else None


def result_from(declaration: Declaration, twins: bool = False) -> Result:
    """The result as it was declared, whatever one would find today."""
    return Result(declaration, verdict_from_plain(declaration.verdict), twins)


@dataclass(frozen=True)
class CallRow:
    """One region of the roll call."""

    region: str
    url: str
    constituency: Constituency
    weight: Fraction
    choice: Choice | None
    note: str
    remarks: Sequence[str] = ()


def call_rows(roll: Sequence[RollEntry], ballots: Mapping[int, Ballot], read: Beside) -> list[CallRow]:
    """The roll by region, with what each did where the ballots may be read."""
    return [_call_row(entry, ballots.get(entry.id), read) for entry in roll]


def _call_row(entry: RollEntry, ballot: Ballot | None, read: Beside) -> CallRow:
    return CallRow(
        region=entry.region.name[current_language()],
        url=url_for("regions.region", code=entry.region.code),
        constituency=entry.constituency,
        weight=entry.weight,
        choice=ballot.choice if ballot else None,
        note=changes_said(ballot.revision - 1) if ballot else "",
        remarks=read.said(entry, ballot),
    )


def changes_said(changes: int) -> str:
    """How often a region changed its ballot before the close; empty for one that never did."""
    if not changes:
        return ""
    return ngettext("changed %(num)s time", "changed %(num)s times", changes)


@dataclass(frozen=True)
class Check:
    """What the service finds when it does the work again: on the roll, and on the result once declared."""

    roll_holds: bool
    result_holds: bool | None

    @property
    def roll(self) -> str:
        """Whether the roll is the one that was sealed."""
        if self.roll_holds:
            return _("Sealed roll checked now: its fingerprint is the same.")
        return _("Sealed roll checked now: its fingerprint DIFFERS from the one sealed at the opening.")

    @property
    def result(self) -> str:
        """Whether the ballots still give what was declared."""
        if self.result_holds:
            return _("Recomputed now: same result.")
        return _("Recomputed now: the result DIFFERS from the one declared.")


def checked(vote: Vote, roll: Sequence[RollEntry], ballots: Mapping[int, Ballot]) -> Check:
    """Seal the roll and count the ballots once more, by the same law."""
    electors, choices = electors_on(roll), choices_on(roll, ballots)
    return Check(roll_digest(electors) == vote.roll_digest, _recounted(vote, electors, choices))


def electors_on(roll: Sequence[RollEntry]) -> list[Elector]:
    """The roll as it was sealed: whose hand each vote was in, too."""
    return [
        elector
        for entry in roll
        for elector in electors_of(
            entry.region.code,
            entry.constituency,
            Weight(entry.weight),
            entry.present,
            entry.units,
            entry.proxy.holder.code if entry.proxy else None,
        )
    ]


def choices_on(roll: Sequence[RollEntry], ballots: Mapping[int, Ballot]) -> dict[str, Choice]:
    """What counts, by region."""
    return {entry.region.code: ballots[entry.id].choice for entry in roll if entry.id in ballots}


def _recounted(vote: Vote, electors: Sequence[Elector], choices: Mapping[str, Choice]) -> bool | None:
    """Whether counting again gives the stored verdict; None where none was declared."""
    if vote.declaration is None:
        return None
    majority, quorum = Majority.from_plain(vote.majority), Quorum.from_plain(vote.quorum)
    differ = vote.statutes.rules.franchise.disagreement
    try:
        declared = verdict_from_plain(vote.declaration.verdict)
        return decide(electors, choices, majority, quorum, declared.casting_vote, differ) == declared
    except (RuleBroken, NotCanonical):
        return False


def majority_article(kind: MotionKind) -> str:
    """The article of the statutes that sets the majority for motions of a kind."""
    return ARTICLES[f"kinds.{kind}.majority"].number
