"""What was counted: heads and weights, side by side and never mixed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from governance.statutes.rules import Basis
from governance.voting.electorate import Elector, NotOnTheRoll, Weight, check_roll, total


class Choice(StrEnum):
    """What a ballot says. An abstention takes part in the vote; who casts no ballot does not."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


@dataclass(frozen=True)
class Count:
    """Some regions, as heads and as weight: two measures that are never mixed."""

    heads: int
    weight: Weight


@dataclass(frozen=True)
class Tally:
    """What every region on the roll did: for, against, abstained or did not vote; these make up entitled."""

    entitled: Count
    present: Count
    in_favour: Count
    against: Count
    abstentions: Count
    did_not_vote: Count

    @property
    def heads_cast(self) -> int:
        """Ballots in the box, abstentions included."""
        return self.entitled.heads - self.did_not_vote.heads

    @property
    def present_and_voting(self) -> Count:
        """For and against together. Source of the term: UN General Assembly, rule 86."""
        heads = self.in_favour.heads + self.against.heads
        return Count(heads, self.in_favour.weight + self.against.weight)

    def base(self, basis: Basis) -> Weight:
        """The weight of which a majority takes its share."""
        return {
            Basis.PRESENT_AND_VOTING: self.present_and_voting,
            Basis.PRESENT: self.present,
            Basis.ENTITLED: self.entitled,
        }[basis].weight


def tally(electors: Sequence[Elector], ballots: Mapping[str, Choice]) -> Tally:
    """Count the ballots of a roll by region. Raises NotOnTheRoll, and what `check_roll` raises.

    Present is who was recorded present when the roll was sealed, or took part in the vote.
    """
    check_roll(electors)
    strangers = ballots.keys() - {elector.region for elector in electors}
    if strangers:
        raise NotOnTheRoll(region=min(strangers))
    return count_ballots(electors, ballots)


def count_ballots(electors: Sequence[Elector], ballots: Mapping[str, Choice]) -> Tally:
    """Count a part of a roll that was checked as a whole."""
    sides: dict[Choice | None, list[Elector]] = {choice: [] for choice in (*Choice, None)}
    for elector in electors:
        sides[ballots.get(elector.region)].append(elector)
    return Tally(
        entitled=_count(electors),
        present=_count([elector for elector in electors if elector.present or elector.region in ballots]),
        in_favour=_count(sides[Choice.FOR]),
        against=_count(sides[Choice.AGAINST]),
        abstentions=_count(sides[Choice.ABSTAIN]),
        did_not_vote=_count(sides[None]),
    )


def _count(electors: Sequence[Elector]) -> Count:
    return Count(len(electors), total(electors))
