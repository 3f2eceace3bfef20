"""Where twin regions vote: two halves confirm one ballot. Without units nothing changes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.motions.rules import Outcome
from governance.regions.rules import Constituency
from governance.statutes.franchise import Disagreement
from governance.statutes.rules import ABSOLUTE, SIMPLE, UNANIMITY, Majority, Quorum
from governance.voting.decision import decide
from governance.voting.electorate import Elector, OnRollTwice, Weight, roll_digest
from governance.voting.tally import Choice, Count, tally
from governance.voting.units import (
    Confirmation,
    HalfMissing,
    by_unit,
    confirmation,
    counting,
    electors_of,
    halves_weight,
)

LETTERS = {"f": Choice.FOR, "a": Choice.AGAINST, "o": Choice.ABSTAIN}
EMISSION, POTENTIAL = Constituency
HALF, SOMEBODY = Fraction(1, 2), Quorum(Fraction(1, 1000), strict=False)
ABSTENTION, HALF_EACH = Disagreement
CONCURRENT = replace(SIMPLE, concurrent=True)


def twins(number: int) -> list[Elector]:
    """Twins 0, 1, 2 ... of the regions E-0 and P-0, E-1 and P-1 and so on, one vote each."""
    return [
        elector
        for unit in range(number)
        for side, letter in ((EMISSION, "E"), (POTENTIAL, "P"))
        for elector in electors_of(f"{letter}-{unit}", side, Weight(HALF), True, [str(unit)])
    ]


def marked(pairs: str) -> dict[str, Choice]:
    """Ballots of twins, emission half first: `fa f.` is twin 0 in disagreement and twin 1 not confirmed."""
    cast = {}
    for unit, (one, other) in enumerate(pairs.split()):
        cast |= {f"E-{unit}": one, f"P-{unit}": other}
    return {region: LETTERS[letter] for region, letter in cast.items() if letter != "."}


def weights(pairs: str, disagreement: Disagreement) -> tuple[Fraction, ...]:
    """For, against, abstaining and not voting, in votes of twin regions."""
    found = tally(twins(len(pairs.split())), marked(pairs), disagreement)
    return tuple(
        count.weight.value
        for count in (found.in_favour, found.against, found.abstentions, found.did_not_vote)
    )


@pytest.mark.parametrize(
    ("pairs", "by_abstention", "by_halves"),
    [
        ("ff", (1, 0, 0, 0), (1, 0, 0, 0)),
        ("aa", (0, 1, 0, 0), (0, 1, 0, 0)),
        ("oo", (0, 0, 1, 0), (0, 0, 1, 0)),
        ("..", (0, 0, 0, 1), (0, 0, 0, 1)),
        ("f.", (0, 0, 0, 1), (0, 0, 0, 1)),
        (".a", (0, 0, 0, 1), (0, 0, 0, 1)),
        ("fa", (0, 0, 1, 0), (HALF, HALF, 0, 0)),
        ("fo", (0, 0, 1, 0), (HALF, 0, HALF, 0)),
        ("oa", (0, 0, 1, 0), (0, HALF, HALF, 0)),
        ("ff fa .f", (1, 0, 1, 1), (Fraction(3, 2), HALF, 0, 1)),
    ],
)
def test_what_the_halves_of_a_twin_make_of_its_vote(
    pairs: str, by_abstention: tuple[Fraction, ...], by_halves: tuple[Fraction, ...]
) -> None:
    assert weights(pairs, ABSTENTION) == by_abstention
    assert weights(pairs, HALF_EACH) == by_halves


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        ("ff", Confirmation.CONFIRMED),
        ("oo", Confirmation.CONFIRMED),
        ("fa", Confirmation.DISAGREED),
        ("of", Confirmation.DISAGREED),
        ("f.", Confirmation.NOT_CONFIRMED),
        (".o", Confirmation.NOT_CONFIRMED),
        ("..", Confirmation.DID_NOT_VOTE),
    ],
)
def test_what_the_halves_did_has_a_name(pair: str, found: Confirmation) -> None:
    assert confirmation(twins(1), marked(pair)) is found


@pytest.mark.parametrize(
    ("majority", "pairs", "disagreement", "outcome"),
    [
        # Half a vote each way is a tie, an abstention of the twin leaves the other to decide.
        (SIMPLE, "fa", HALF_EACH, Outcome.REJECTED),
        (SIMPLE, "fa ff", ABSTENTION, Outcome.ADOPTED),
        (SIMPLE, "fa ff", HALF_EACH, Outcome.ADOPTED),
        (SIMPLE, "fa aa ff", HALF_EACH, Outcome.REJECTED),
        # Of all entitled the disagreement counts in the base either way.
        (ABSOLUTE, "ff ff fa aa", ABSTENTION, Outcome.REJECTED),
        (ABSOLUTE, "ff ff fa aa", HALF_EACH, Outcome.ADOPTED),
        (UNANIMITY, "ff fo", ABSTENTION, Outcome.ADOPTED),
        # In each constituency its halves alone are compared.
        (CONCURRENT, "fa fa ff", HALF_EACH, Outcome.REJECTED),
        (CONCURRENT, "fa fa ff", ABSTENTION, Outcome.ADOPTED),
    ],
)
def test_the_edges_of_a_majority_of_twins(
    majority: Majority, pairs: str, disagreement: Disagreement, outcome: Outcome
) -> None:
    electors = twins(len(pairs.split()))
    decided = decide(electors, marked(pairs), majority, SOMEBODY, disagreement=disagreement)
    assert decided.outcome is outcome


def test_the_quorum_counts_confirmed_halves_as_heads() -> None:
    more_than_half = Quorum(HALF, strict=True)
    for pairs, present, met in (("ff f. ..", 2, False), ("ff fa ..", 4, True), ("ff .. ..", 2, False)):
        decided = decide(twins(3), marked(pairs), SIMPLE, more_than_half)
        assert (decided.quorum.entitled, decided.quorum.present, decided.quorum.met) == (6, present, met)


def test_a_region_of_two_twins_confirms_in_each_with_one_ballot() -> None:
    electors = [
        *electors_of("E", EMISSION, Weight(1), True, ["1", "2"]),
        *electors_of("P", POTENTIAL, Weight(HALF), True, ["1"]),
        *electors_of("Q", POTENTIAL, Weight(HALF), True, ["2"]),
    ]
    ballots = {"E": Choice.FOR, "P": Choice.FOR, "Q": Choice.AGAINST}
    assert tally(electors, ballots, HALF_EACH).in_favour == Count(3, Weight(Fraction(3, 2)))
    assert tally(electors, ballots, ABSTENTION).abstentions == Count(2, Weight(1))
    assert [elector.weight for elector in electors] == [Weight(HALF)] * 4


def test_a_half_weighs_half_of_its_region_in_each_twin() -> None:
    assert halves_weight(Weight(1), 1) == Weight(HALF)
    assert halves_weight(Weight(3), 2) == Weight(3)


def test_a_twin_stands_on_the_roll_with_a_half_of_each_side_and_once() -> None:
    whole = twins(2)
    with pytest.raises(HalfMissing):
        tally(whole[:3], {})
    with pytest.raises(HalfMissing):
        tally([whole[0], replace(whole[1], constituency=EMISSION)], {})
    with pytest.raises(OnRollTwice):
        tally([*whole, whole[0]], {})


def test_a_roll_without_units_and_proxies_keeps_the_digest_it_had() -> None:
    one = Elector("BJ-BO", POTENTIAL, Weight(1), True)
    assert roll_digest([one]) == "5ca11dc0a133fe366655015fccb01b2723a91183d8f7847cc93d24e0558def5a"
    others = (replace(one, unit="7"), replace(one, proxy="FR-OCC"))
    assert len({roll_digest([other]) for other in (one, *others)}) == 3


CHOICES = st.sampled_from([*Choice, None])


@st.composite
def papers(draw: st.DrawFn) -> tuple[Sequence[Elector], Mapping[str, Choice]]:
    """Twins of regions that may be halves of several, and what some of their regions cast."""
    pairs = draw(st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=8))
    units: dict[str, list[str]] = {}
    for number, (one, other) in enumerate(sorted(pairs)):
        for region in (f"E-{one}", f"P-{other}"):
            units.setdefault(region, []).append(str(number))
    electors = [
        elector
        for region, own in units.items()
        for elector in electors_of(
            region,
            EMISSION if region[0] == "E" else POTENTIAL,
            halves_weight(Weight(1), len(own)),
            draw(st.booleans()),
            own,
        )
    ]
    cast = {region: draw(CHOICES) for region in units}
    return electors, {region: choice for region, choice in cast.items() if choice}


@given(papers(), st.sampled_from(Disagreement))
def test_votes_are_conserved(
    paper: tuple[Sequence[Elector], Mapping[str, Choice]], rule: Disagreement
) -> None:
    electors, ballots = paper
    found, units = tally(electors, ballots, rule), by_unit(electors)
    parts = (found.in_favour, found.against, found.abstentions, found.did_not_vote)
    assert sum(part.weight.value for part in parts) == found.entitled.weight.value == len(units)
    assert sum(part.heads for part in parts) == found.entitled.heads == 2 * len(units)
    silent = {Confirmation.NOT_CONFIRMED, Confirmation.DID_NOT_VOTE}
    absent = sum(confirmation(halves, ballots) in silent for halves in units.values())
    assert found.did_not_vote == Count(2 * absent, Weight(absent))


@given(papers())
def test_where_no_halves_disagree_the_rule_for_it_does_not_matter(
    paper: tuple[Sequence[Elector], Mapping[str, Choice]],
) -> None:
    electors, ballots = paper
    found = [confirmation(halves, ballots) for halves in by_unit(electors).values()]
    by_rule = [tally(electors, ballots, rule) for rule in Disagreement]
    assert (by_rule[0] == by_rule[1]) >= (Confirmation.DISAGREED not in found)


@given(st.dictionaries(st.sampled_from("ABCDEF"), CHOICES, min_size=1), st.sampled_from(Disagreement))
def test_where_regions_vote_each_ballot_counts_as_it_is(
    cast: Mapping[str, Choice | None], rule: Disagreement
) -> None:
    electors = [Elector(region, EMISSION, Weight(1), True) for region in cast]
    ballots = {region: choice for region, choice in cast.items() if choice}
    assert counting(electors, ballots, rule) == {(region, None): choice for region, choice in ballots.items()}
    assert tally(electors, ballots, rule) == tally(electors, ballots)
