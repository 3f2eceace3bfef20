"""What was counted: heads and weights, side by side and never mixed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance.statutes.franchise import Disagreement
from governance.statutes.rules import Basis
from governance.voting.choices import Choice as Choice
from governance.voting.electorate import Elector, NotOnTheRoll, Seat, Weight, check_roll, total
from governance.voting.units import check_units, counting


@dataclass(frozen=True)
class Count:
    """Some regions, or halves of twin regions, as heads and as weight: measures that are never mixed."""

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


def tally(
    electors: Sequence[Elector],
    ballots: Mapping[str, Choice],
    disagreement: Disagreement = Disagreement.ABSTENTION,
) -> Tally:
    """Count the ballots of a roll by region. Raises NotOnTheRoll, and what the checks of a roll raise.

    Present is who was recorded present when the roll was sealed, or took part in the vote. Where twin
    regions vote, heads are their halves, and each counts as both confirmed it.
    """
    check_roll(electors)
    check_units(electors)
    strangers = ballots.keys() - {elector.region for elector in electors}
    if strangers:
        raise NotOnTheRoll(region=min(strangers))
    return count_ballots(electors, ballots, counting(electors, ballots, disagreement))


def count_ballots(
    electors: Sequence[Elector], ballots: Mapping[str, Choice], seats: Mapping[Seat, Choice]
) -> Tally:
    """Count a part of a roll that was checked as a whole; `seats` has what counts in each."""
    sides: dict[Choice | None, list[Elector]] = {choice: [] for choice in (*Choice, None)}
    for elector in electors:
        sides[seats.get(elector.seat)].append(elector)
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
