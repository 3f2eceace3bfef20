"""How a vote is decided, edge by edge. On a roll, e is a high-emission region and p a high-potential one."""

from dataclasses import replace
from fractions import Fraction

import pytest

from governance.motions.rules import Outcome
from governance.regions.rules import Constituency
from governance.statutes.rules import (
    ABSOLUTE,
    MORE_THAN_HALF,
    ONE_THIRD,
    SIMPLE,
    THREE_QUARTERS,
    TWO_THIRDS,
    UNANIMITY,
    Basis,
    Majority,
    Quorum,
    TieRule,
)
from governance.voting.decision import (
    CastingVoteAbstains,
    CastingVoteNeeded,
    CastingVoteOutOfOrder,
    Step,
    Verdict,
    decide,
)
from governance.voting.electorate import (
    Elector,
    NotOnTheRoll,
    OnRollTwice,
    RollEmpty,
    Weight,
    WithoutWeight,
    roll_digest,
)
from governance.voting.tally import Choice, Count, Tally, tally

LETTERS = {"f": Choice.FOR, "a": Choice.AGAINST, "o": Choice.ABSTAIN}
SIDES = {"e": Constituency.HIGH_EMISSION, "p": Constituency.HIGH_POTENTIAL}
ADOPTED, REJECTED, NOT_DECIDED = Outcome.ADOPTED, Outcome.REJECTED, Outcome.NOT_DECIDED
SOMEBODY = Quorum(Fraction(1, 1000), strict=False)
CONCURRENT = replace(SIMPLE, concurrent=True)
CASTING = replace(SIMPLE, tie=TieRule.CASTING_VOTE)
PRESENT = Majority(Basis.PRESENT, Fraction(1, 2), strict=True)
STATUTES = Majority(Basis.ENTITLED, Fraction(2, 3), strict=False, concurrent=True)


def roll(sides: str, weights: str = "", absent: str = "") -> list[Elector]:
    """Electors 0, 1, 2 ... of the given sides; weights are all one by default; `absent` by number."""
    given = [Weight(Fraction(weight)) for weight in weights.split()] or [Weight(1)] * len(sides)
    named = enumerate(zip(sides, given, strict=True))
    return [Elector(str(n), SIDES[side], weight, str(n) not in absent) for n, (side, weight) in named]


def marked(ballots: str) -> dict[str, Choice]:
    """Ballots by elector: f for, a against, o abstains, a dot casts none."""
    return {str(number): LETTERS[letter] for number, letter in enumerate(ballots) if letter != "."}


def verdict(
    majority: Majority, ballots: str, quorum: Quorum = SOMEBODY, sides: str = "", weights: str = ""
) -> Verdict:
    return decide(roll(sides or "e" * len(ballots), weights), marked(ballots), majority, quorum)


def needed(step: Step) -> tuple[Fraction | int, bool]:
    return step.needed.value, step.at_least


@pytest.mark.parametrize(
    ("majority", "ballots", "least", "outcome"),
    [
        (SIMPLE, "ffaa", 3, REJECTED),
        (SIMPLE, "fffaa", 3, ADOPTED),
        (SIMPLE, "ffaaa", 3, REJECTED),
        (SIMPLE, "f", 1, ADOPTED),
        (SIMPLE, "fooo", 1, ADOPTED),
        (SIMPLE, "ooo", 1, REJECTED),
        (SIMPLE, "ffffao", 3, ADOPTED),
        (ABSOLUTE, "fff..", 3, ADOPTED),
        (ABSOLUTE, "ff...", 3, REJECTED),
        (ABSOLUTE, "fff...", 4, REJECTED),
        (ABSOLUTE, "ooo", 2, REJECTED),
        (TWO_THIRDS, "ffffaa", 4, ADOPTED),
        (TWO_THIRDS, "fffaa", 4, REJECTED),
        (TWO_THIRDS, "fffaaa", 4, REJECTED),
        (TWO_THIRDS, "ooo", 1, REJECTED),
        (TWO_THIRDS, "ffao", 2, ADOPTED),
        (THREE_QUARTERS, "fffa", 3, ADOPTED),
        (THREE_QUARTERS, "ffffaa", 5, REJECTED),
        (UNANIMITY, "ffo", 2, ADOPTED),
        (UNANIMITY, "fffa", 4, REJECTED),
        (UNANIMITY, "ooo", 1, REJECTED),
        (PRESENT, "ffo", 2, ADOPTED),
        (PRESENT, "ffoo", 3, REJECTED),
    ],
)
def test_a_majority_is_met_exactly_where_its_edge_is(
    majority: Majority, ballots: str, least: int, outcome: Outcome
) -> None:
    decided = verdict(majority, ballots)
    assert (decided.outcome, [needed(step) for step in decided.steps]) == (
        outcome,
        [(least, True)],
    )


@pytest.mark.parametrize(
    "majority", [SIMPLE, ABSOLUTE, TWO_THIRDS, THREE_QUARTERS, UNANIMITY, PRESENT, CONCURRENT]
)
def test_abstentions_alone_never_adopt_and_are_no_tie(majority: Majority) -> None:
    decided = verdict(majority, "oo", sides="ep")
    assert (decided.outcome, decided.tie) == (REJECTED, False)


@pytest.mark.parametrize("majority", [SIMPLE, CASTING, TWO_THIRDS, CONCURRENT, STATUTES])
def test_without_any_ballot_nothing_is_decided(majority: Majority) -> None:
    decided = verdict(majority, "..", sides="ep")
    assert (decided.outcome, decided.tie) == (NOT_DECIDED, False)


@pytest.mark.parametrize(
    ("quorum", "ballots", "outcome"),
    [
        (MORE_THAN_HALF, "fff...", NOT_DECIDED),
        (MORE_THAN_HALF, "ffff..", ADOPTED),
        (MORE_THAN_HALF, "fooo..", ADOPTED),
        (MORE_THAN_HALF, "ff..", NOT_DECIDED),
        (MORE_THAN_HALF, "ff.", ADOPTED),
        (MORE_THAN_HALF, "aaa...", NOT_DECIDED),
        (ONE_THIRD, "fo....", ADOPTED),
        (ONE_THIRD, "f.....", NOT_DECIDED),
    ],
)
def test_the_quorum_counts_ballots_cast_and_never_the_roll(
    quorum: Quorum, ballots: str, outcome: Outcome
) -> None:
    assert verdict(SIMPLE, ballots, quorum).outcome == outcome


def test_a_quorum_counts_heads_while_the_majority_adds_weights() -> None:
    heavy = "10 1 1 1 1"
    assert verdict(SIMPLE, "f....", MORE_THAN_HALF, weights=heavy).outcome == NOT_DECIDED
    decided = verdict(SIMPLE, "faaaa", MORE_THAN_HALF, weights=heavy)
    assert decided.outcome == ADOPTED
    assert (decided.tally.in_favour, decided.tally.against) == (Count(1, Weight(10)), Count(4, Weight(4)))


def test_fractional_weights_are_compared_with_the_exact_bound() -> None:
    just, tie = "1/3 1/3 1/3 1", "1/3 2/3 1"
    assert verdict(SIMPLE, "fffa", weights=just).tie
    assert verdict(SIMPLE, "ffa", weights=tie).outcome == REJECTED
    decided = verdict(TWO_THIRDS, "ffa", weights="1/2 1/2 1/2")
    assert (decided.outcome, needed(decided.steps[0])) == (ADOPTED, (Fraction(1), True))
    strict = verdict(SIMPLE, "ffa", weights="1/2 1/2 1/2")
    assert (strict.outcome, needed(strict.steps[0])) == (ADOPTED, (Fraction(3, 4), False))
    nothing = verdict(TWO_THIRDS, "oo", weights="1/2 1/2")
    assert (nothing.outcome, needed(nothing.steps[0])) == (REJECTED, (Fraction(0), False))


def test_present_is_who_was_recorded_present_or_took_part() -> None:
    electors = roll("eeee", absent="23")
    counted = tally(electors, marked("f.f."))
    assert (counted.present.heads, counted.entitled.heads) == (3, 4)
    assert decide(electors, marked("f.f."), PRESENT, SOMEBODY).outcome == ADOPTED
    assert decide(roll("eeee"), marked("f.f."), PRESENT, SOMEBODY).outcome == REJECTED


@pytest.mark.parametrize(
    ("sides", "ballots", "outcome"),
    [
        ("eeeppp", "fffffa", ADOPTED),
        ("eeeppp", "ffffaa", REJECTED),
        ("eeeppp", "fffooo", REJECTED),
        ("eeeppp", "fff...", REJECTED),
        ("eeepp", "fffaf", REJECTED),
        ("eeeeep", "ffaaaf", REJECTED),
        ("eep", "fff", ADOPTED),
        ("eep", "ffa", REJECTED),
        ("eee", "ffa", ADOPTED),
        ("ppp", "faa", REJECTED),
    ],
)
def test_a_concurrent_majority_is_met_in_the_whole_and_inside_each_constituency(
    sides: str, ballots: str, outcome: Outcome
) -> None:
    assert verdict(CONCURRENT, ballots, sides=sides).outcome == outcome


def test_a_constituency_that_is_not_on_the_roll_is_not_asked() -> None:
    scopes = [step.scope for step in verdict(CONCURRENT, "ffa", sides="ppp").steps]
    assert scopes == [None, Constituency.HIGH_POTENTIAL]


@pytest.mark.parametrize(
    ("ballots", "outcome"),
    [("ff.ff.", ADOPTED), ("fffff.", ADOPTED), ("ffff..", REJECTED), ("ffafoa", REJECTED)],
)
def test_the_statutes_change_with_two_thirds_of_the_entitled_on_both_sides(
    ballots: str, outcome: Outcome
) -> None:
    assert verdict(STATUTES, ballots, MORE_THAN_HALF, sides="eeeppp").outcome == outcome


def test_the_whole_reasoning_is_returned() -> None:
    decided = verdict(CONCURRENT, "ffffao", MORE_THAN_HALF, sides="eeeppp")
    base, half = Basis.PRESENT_AND_VOTING, Fraction(1, 2)
    assert decided.steps == (
        Step(None, base, Weight(5), half, True, Weight(3), True, Weight(4), True),
        Step(SIDES["e"], base, Weight(3), half, True, Weight(2), True, Weight(3), True),
        Step(SIDES["p"], base, Weight(2), half, True, Weight(2), True, Weight(1), False),
    )
    assert decided.tally == Tally(*(Count(heads, Weight(heads)) for heads in (6, 6, 4, 1, 1, 0)))
    assert (decided.quorum.needed, decided.quorum.present, decided.quorum.met) == (4, 6, True)
    assert (decided.outcome, decided.tie, decided.casting_vote) == (REJECTED, False, None)


def test_a_tie_leaves_things_as_they_are() -> None:
    decided = verdict(SIMPLE, "ffaao")
    assert (decided.outcome, decided.tie) == (REJECTED, True)


def test_a_tie_asks_for_the_casting_vote_where_the_statutes_give_one() -> None:
    with pytest.raises(CastingVoteNeeded):
        verdict(CASTING, "ffaao")


@pytest.mark.parametrize(("choice", "outcome"), [(Choice.FOR, ADOPTED), (Choice.AGAINST, REJECTED)])
def test_the_casting_vote_decides_a_tie_and_is_kept(choice: Choice, outcome: Outcome) -> None:
    decided = decide(roll("eepp"), marked("ffaa"), CASTING, SOMEBODY, choice)
    assert (decided.outcome, decided.tie, decided.casting_vote) == (outcome, True, choice)
    assert (decided.tally.in_favour.heads, decided.tally.against.heads) == (2, 2)


def test_a_casting_vote_cannot_abstain() -> None:
    with pytest.raises(CastingVoteAbstains):
        decide(roll("ee"), marked("fa"), CASTING, SOMEBODY, Choice.ABSTAIN)


@pytest.mark.parametrize(
    ("majority", "ballots", "quorum"),
    [
        (CASTING, "ffa", SOMEBODY),
        (CASTING, "faa", SOMEBODY),
        (CASTING, "ooo", SOMEBODY),
        (CASTING, "fa..", MORE_THAN_HALF),
        (SIMPLE, "ffaa", SOMEBODY),
        (ABSOLUTE, "ffaa", SOMEBODY),
    ],
)
def test_a_casting_vote_that_nobody_asked_for_is_refused(
    majority: Majority, ballots: str, quorum: Quorum
) -> None:
    with pytest.raises(CastingVoteOutOfOrder):
        decide(roll("e" * len(ballots)), marked(ballots), majority, quorum, Choice.FOR)


def test_a_tie_short_of_the_quorum_asks_for_no_casting_vote() -> None:
    assert verdict(CASTING, "fa..", MORE_THAN_HALF).outcome == NOT_DECIDED


def test_half_of_the_entitled_is_no_tie() -> None:
    assert not verdict(ABSOLUTE, "ffaa").tie


def test_a_tie_is_of_weight_and_not_of_heads() -> None:
    assert verdict(SIMPLE, "faa", weights="2 1 1").tie
    assert not verdict(SIMPLE, "fa", weights="2 1").tie


def test_a_ballot_from_a_region_that_is_not_on_the_roll_is_refused() -> None:
    with pytest.raises(NotOnTheRoll) as refusal:
        decide(roll("e"), {"0": Choice.FOR, "ML-3": Choice.FOR}, SIMPLE, SOMEBODY)
    assert refusal.value.facts == {"region": "ML-3"}


def test_a_roll_needs_regions_each_once_and_each_with_a_weight() -> None:
    with pytest.raises(RollEmpty):
        decide([], {}, SIMPLE, SOMEBODY)
    with pytest.raises(OnRollTwice) as twice:
        tally(roll("e") + roll("p"), {})
    with pytest.raises(WithoutWeight) as nothing:
        tally(roll("ee", "1 0"), {})
    assert (twice.value.facts, nothing.value.facts) == ({"region": "0"}, {"region": "1"})


def test_a_sealed_roll_has_one_digest_whatever_the_order_and_another_for_any_change() -> None:
    electors = roll("ep")
    changes = [roll("ee"), roll("ep", "1 2"), roll("ep", absent="0"), roll("epp")]
    assert roll_digest(reversed(electors)) == roll_digest(electors)
    assert roll_digest(electors) not in {roll_digest(other) for other in changes}


def test_weights_never_mix_with_heads() -> None:
    with pytest.raises(TypeError):
        Weight(1) + 1  # type: ignore[operator]
    with pytest.raises(TypeError):
        sum([Weight(1)])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        Weight(1) / 2  # type: ignore[operator]
    with pytest.raises(TypeError):
        _ = Weight(1) > 0  # type: ignore[operator]
    assert Weight(1) != 1  # type: ignore[comparison-overlap]


@pytest.mark.parametrize("value", [1.0, True, "1", None])
def test_a_weight_is_an_exact_number(value: object) -> None:
    with pytest.raises(TypeError):
        Weight(value)  # type: ignore[arg-type]


def test_a_weight_is_never_negative() -> None:
    with pytest.raises(ValueError, match="never negative"):
        Weight(-1)


def test_weights_add_and_their_ratio_is_a_plain_fraction() -> None:
    assert Weight(1) + Weight(Fraction(1, 2)) == Weight(Fraction(3, 2))
    assert Weight(1) / Weight(3) == Fraction(1, 3)
    assert str(Weight(Fraction(3, 2))) == "3/2"
