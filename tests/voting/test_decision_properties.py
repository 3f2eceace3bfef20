"""What holds for every roll, every majority and every quorum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from governance.motions.rules import Outcome
from governance.record.canonical import decode, encode
from governance.regions.rules import Constituency
from governance.statutes.rules import Basis, Majority, Quorum, TieRule
from governance.voting.decision import (
    CastingVoteNeeded,
    Step,
    Verdict,
    decide,
    verdict_from_plain,
    verdict_plain,
)
from governance.voting.electorate import Elector, Weight, by_constituency, roll_digest
from governance.voting.tally import Choice, Count, tally

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Case:
    """One vote to decide."""

    electors: Sequence[Elector]
    ballots: Mapping[str, Choice]
    majority: Majority
    quorum: Quorum

    def verdict(self, casting_vote: Choice = Choice.AGAINST) -> Verdict:
        """The verdict, with the casting vote when one is asked for."""
        try:
            return decide(self.electors, self.ballots, self.majority, self.quorum)
        except CastingVoteNeeded:
            return decide(self.electors, self.ballots, self.majority, self.quorum, casting_vote)


WEIGHTS = st.integers(1, 4).map(Weight) | st.fractions(Fraction(1, 6), 4, max_denominator=6).map(Weight)
SHARES = st.sampled_from([HALF, Fraction(2, 3), Fraction(3, 4), Fraction(1)])


@st.composite
def majorities(draw: st.DrawFn) -> Majority:
    share, concurrent = draw(SHARES), draw(st.booleans())
    strict = share == HALF or (share < 1 and draw(st.booleans()))
    majority = Majority(draw(st.sampled_from(Basis)), share, strict, concurrent)
    casting = majority.is_simple and not concurrent and draw(st.booleans())
    return replace(majority, tie=TieRule.CASTING_VOTE) if casting else majority


@st.composite
def cases(draw: st.DrawFn) -> Case:
    size = draw(st.integers(1, 9))
    unit = draw(st.booleans())
    electors = [
        Elector(
            f"R-{number}",
            draw(st.sampled_from(Constituency)),
            Weight(1) if unit else draw(WEIGHTS),
            draw(st.booleans()),
        )
        for number in range(size)
    ]
    voters = draw(st.sets(st.integers(0, size - 1)))
    ballots = {f"R-{number}": draw(st.sampled_from(Choice)) for number in sorted(voters)}
    quorum = Quorum(draw(st.sampled_from([Fraction(1, 3), HALF, Fraction(2, 3)])), draw(st.booleans()))
    return Case(electors, ballots, draw(majorities()), quorum)


@given(cases(), st.sampled_from([Choice.FOR, Choice.AGAINST]), st.data())
def test_adding_a_vote_for_never_turns_adopted_into_anything_else(
    case: Case, casting_vote: Choice, data: st.DataObject
) -> None:
    """For a region that had cast no ballot, had abstained, or had voted against."""
    region = data.draw(st.sampled_from([elector.region for elector in case.electors]))
    after = replace(case, ballots={**case.ballots, region: Choice.FOR})
    if case.verdict(casting_vote).outcome is Outcome.ADOPTED:
        assert after.verdict(casting_vote).outcome is Outcome.ADOPTED


@given(cases(), st.data())
def test_turning_a_vote_against_never_turns_rejected_into_adopted(case: Case, data: st.DataObject) -> None:
    """For a region that took part: one that comes only to vote against may help to make the quorum."""
    if case.verdict().outcome is Outcome.REJECTED and case.ballots:
        region = data.draw(st.sampled_from(sorted(case.ballots)))
        assert (
            replace(case, ballots={**case.ballots, region: Choice.AGAINST}).verdict().outcome
            is Outcome.REJECTED
        )


@given(cases(), st.randoms(use_true_random=False))
def test_order_never_matters(case: Case, random: Random) -> None:
    electors, ballots = list(case.electors), list(case.ballots.items())
    random.shuffle(electors)
    random.shuffle(ballots)
    assert replace(case, electors=electors, ballots=dict(ballots)).verdict() == case.verdict()
    assert roll_digest(electors) == roll_digest(case.electors)


@given(cases())
def test_renaming_regions_changes_nothing(case: Case) -> None:
    names = {f"R-{number}": f"X-{len(case.electors) - number}" for number in range(len(case.electors))}
    electors = [replace(elector, region=names[elector.region]) for elector in case.electors]
    ballots = {names[region]: choice for region, choice in case.ballots.items()}
    assert replace(case, electors=electors, ballots=ballots).verdict() == case.verdict()


@given(cases())
def test_exchanging_the_constituencies_exchanges_only_the_steps(case: Case) -> None:
    other = dict(zip(Constituency, reversed(Constituency), strict=True))
    electors = [replace(elector, constituency=other[elector.constituency]) for elector in case.electors]
    here, there = case.verdict(), replace(case, electors=electors).verdict()
    swapped = {replace(step, scope=step.scope and other[step.scope]) for step in there.steps}
    assert (here.outcome, here.tally, set(here.steps)) == (there.outcome, there.tally, swapped)


def added(*counts: Count) -> Count:
    heads, weight = 0, Weight(0)
    for count in counts:
        heads, weight = heads + count.heads, weight + count.weight
    return Count(heads, weight)


@given(cases())
def test_sums_agree(case: Case) -> None:
    counted = tally(case.electors, case.ballots)
    cast = added(counted.in_favour, counted.against, counted.abstentions)
    assert counted.entitled == added(cast, counted.did_not_vote)
    assert counted.heads_cast == cast.heads == len(case.ballots)
    assert counted.present_and_voting == added(counted.in_favour, counted.against)
    assert cast.heads <= counted.present.heads <= counted.entitled.heads
    assert cast.weight <= counted.present.weight <= counted.entitled.weight


@given(cases())
def test_the_constituencies_add_up_to_the_whole(case: Case) -> None:
    whole = case.verdict().steps[0]
    inner = (
        replace(case, majority=replace(case.majority, concurrent=True, tie=TieRule.STATUS_QUO))
        .verdict()
        .steps[1:]
    )
    assert [step.scope for step in inner] == list(by_constituency(case.electors))
    assert sum((step.base.value for step in inner), Fraction(0)) == whole.base.value
    assert sum((step.in_favour.value for step in inner), Fraction(0)) == whole.in_favour.value


def suffices(step: Step) -> bool:
    """What a reader of the step would conclude."""
    return step.in_favour >= step.needed if step.at_least else step.in_favour > step.needed


@given(cases())
def test_each_step_says_what_it_needed(case: Case) -> None:
    assert [suffices(step) for step in case.verdict().steps] == [step.met for step in case.verdict().steps]


@given(cases())
def test_a_step_is_met_exactly_when_the_share_is(case: Case) -> None:
    for step in case.verdict().steps:
        share = step.in_favour / step.base if step.base > Weight(0) else Fraction(0)
        assert step.met == (share > step.share if step.strict else share >= step.share)


@given(cases())
def test_nothing_is_adopted_without_a_quorum_and_a_vote_for(case: Case) -> None:
    decided = case.verdict(Choice.FOR)
    if decided.outcome is Outcome.ADOPTED:
        assert decided.quorum.met
        assert decided.tally.in_favour.heads > 0
    assert (decided.outcome is Outcome.NOT_DECIDED) == (not decided.quorum.met)


@given(cases())
def test_at_least_half_of_those_voting_stand_behind_what_is_adopted(case: Case) -> None:
    decided = case.verdict(Choice.FOR)
    if decided.outcome is Outcome.ADOPTED:
        level = decided.tally.in_favour.weight == decided.tally.against.weight
        assert decided.tally.in_favour.weight >= decided.tally.against.weight
        assert level == (decided.casting_vote is Choice.FOR)


@given(cases())
def test_a_recorded_verdict_reads_back_equal(case: Case) -> None:
    decided = case.verdict()
    assert verdict_from_plain(decode(encode(verdict_plain(decided)))) == decided


@given(cases(), st.sampled_from([Fraction(1, 3), Fraction(7), Fraction(10**12)]))
def test_the_unit_of_weight_does_not_matter(case: Case, unit: Fraction) -> None:
    electors = [replace(elector, weight=elector.weight.share(unit)) for elector in case.electors]
    assert replace(case, electors=electors).verdict().outcome == case.verdict().outcome
