"""How a vote is decided: each comparison that was made, and the outcome. Nothing is rounded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from governance.assembly.rules import QuorumCount, count_quorum
from governance.errors import N_, RuleBroken
from governance.motions.rules import Outcome
from governance.record import plain
from governance.regions.rules import Constituency
from governance.statutes.franchise import Disagreement
from governance.statutes.rules import Basis, Majority, Quorum, TieRule, least_meeting
from governance.voting.electorate import NO_WEIGHT, Elector, Weight, by_constituency
from governance.voting.tally import Choice, Tally, count_ballots, tally
from governance.voting.units import counting


class CastingVoteNeeded(RuleBroken):
    """The statutes give the presiding officer a casting vote, and none was given."""

    message = N_(
        "There are as many for as against. Cast the deciding vote, for or against, and declare again."
    )


class CastingVoteOutOfOrder(RuleBroken):
    """A casting vote was given where there is no tie, or no such vote in the statutes."""

    message = N_("This vote needs no casting vote: leave it out and declare again.")


class CastingVoteAbstains(RuleBroken):
    """A tie cannot be settled by abstaining."""

    message = N_("A casting vote is for or against; it cannot abstain.")


@dataclass(frozen=True)
class Step:
    """One comparison: `in_favour` must be at least `needed`, or more than that where not `at_least`.

    `needed` is the least whole number that suffices where all weights are whole, else the exact bound.
    `scope` is the constituency in which the comparison was made, or None for the whole roll.
    """

    scope: Constituency | None
    basis: Basis
    base: Weight
    share: Fraction
    strict: bool
    needed: Weight
    at_least: bool
    in_favour: Weight
    met: bool


@dataclass(frozen=True)
class Verdict:
    """The outcome and the reasoning that leads to it: enough to say it in any language, and to check it."""

    outcome: Outcome
    tally: Tally
    quorum: QuorumCount
    steps: tuple[Step, ...]
    tie: bool
    casting_vote: Choice | None


def is_tie(counted: Tally, majority: Majority) -> bool:
    """As much weight for as against under a simple majority; 0:0 is nothing, not a tie."""
    level = counted.in_favour.weight == counted.against.weight > NO_WEIGHT
    return level and majority.is_simple


def decide(
    electors: Sequence[Elector],
    ballots: Mapping[str, Choice],
    majority: Majority,
    quorum: Quorum,
    casting_vote: Choice | None = None,
    disagreement: Disagreement = Disagreement.ABSTENTION,
) -> Verdict:
    """The outcome of a vote. The quorum counts ballots cast; a majority of nothing is never met.

    Where twin regions vote, their halves are counted, and `disagreement` says as what they do if they differ.
    Raises CastingVoteNeeded, CastingVoteOutOfOrder, CastingVoteAbstains, and what `tally` raises.
    """
    counted = tally(electors, ballots, disagreement)
    attended = count_quorum(counted.entitled.heads, counted.heads_cast, quorum)
    parts = _parts(electors, ballots, disagreement) if majority.concurrent else {}
    whole = all(elector.weight.is_whole for elector in electors)
    compared = [(None, counted), *parts.items()]
    steps = tuple(_step(scope, part, majority, whole) for scope, part in compared)
    tie = is_tie(counted, majority)
    _check_casting_vote(casting_vote, attended.met and tie and majority.tie is TieRule.CASTING_VOTE)
    adopted = all(step.met for step in steps) or casting_vote is Choice.FOR
    outcome = Outcome.ADOPTED if adopted else Outcome.REJECTED
    return Verdict(
        outcome if attended.met else Outcome.NOT_DECIDED, counted, attended, steps, tie, casting_vote
    )


def _check_casting_vote(given: Choice | None, called_for: bool) -> None:
    if given is None and called_for:
        raise CastingVoteNeeded
    if given is not None and not called_for:
        raise CastingVoteOutOfOrder
    if given is Choice.ABSTAIN:
        raise CastingVoteAbstains


def _parts(
    electors: Sequence[Elector], ballots: Mapping[str, Choice], disagreement: Disagreement
) -> dict[Constituency, Tally]:
    """The count in each constituency on the roll."""
    seats = counting(electors, ballots, disagreement)
    sides = by_constituency(electors).items()
    return {side: count_ballots(members, ballots, seats) for side, members in sides}


def _step(scope: Constituency | None, counted: Tally, majority: Majority, whole: bool) -> Step:
    base, in_favour = counted.base(majority.basis), counted.in_favour.weight
    strict = majority.strict or base == NO_WEIGHT
    bound = base.share(majority.share)
    least = Weight(Fraction(least_meeting(majority.share, majority.strict, base.value)))
    return Step(
        scope=scope,
        basis=majority.basis,
        base=base,
        share=majority.share,
        strict=majority.strict,
        needed=least if whole else bound,
        at_least=whole or not strict,
        in_favour=in_favour,
        met=in_favour > bound if strict else in_favour >= bound,
    )


def verdict_plain(verdict: Verdict) -> dict[str, Any]:
    """The JSON values by which a declaration keeps its reasoning."""
    members: dict[str, Any] = plain.to_plain(verdict)
    return members


def verdict_from_plain(members: Mapping[str, Any]) -> Verdict:
    """The verdict of a record; raises NotCanonical where it is not one."""
    return plain.read(Verdict, members)
