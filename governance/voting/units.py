"""Where twin regions vote: the two halves of each confirm one ballot. Elsewhere each region is alone."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from governance.errors import N_, RuleBroken
from governance.regions.rules import Constituency
from governance.statutes.franchise import Disagreement
from governance.voting.choices import Choice
from governance.voting.electorate import Elector, Seat, Weight


class Confirmation(StrEnum):
    """What the two halves of a twin region did with its ballot."""

    CONFIRMED = "confirmed"
    DISAGREED = "disagreed"
    NOT_CONFIRMED = "not_confirmed"
    DID_NOT_VOTE = "did_not_vote"


class HalfMissing(RuleBroken):
    """Facts: unit."""

    message = N_("Twin region %(unit)s does not stand on the roll with one half of each constituency.")


def electors_of(
    region: str,
    constituency: Constituency,
    weight: Weight,
    present: bool,
    units: Sequence[str] | None = None,
    proxy: str | None = None,
) -> list[Elector]:
    """A region on the roll: one elector, or one for each twin region that it is a half of.

    `weight` is what the region counts in all, in equal parts for each of its twins.
    """
    if units is None:
        return [Elector(region, constituency, weight, present, proxy=proxy)]
    part = weight.share(Fraction(1, len(units)))
    return [Elector(region, constituency, part, present, unit, proxy) for unit in units]


def halves_weight(weight: Weight, twins: int) -> Weight:
    """What a region counts in all, as a half of so many twins: half of its weight in each."""
    return weight.share(Fraction(twins, 2))


def by_unit(electors: Sequence[Elector]) -> dict[str, list[Elector]]:
    """The halves of each twin region on the roll."""
    units: dict[str, list[Elector]] = {}
    for elector in electors:
        if elector.unit is not None:
            units.setdefault(elector.unit, []).append(elector)
    return units


def check_units(electors: Sequence[Elector]) -> None:
    """Each twin region stands on the roll with both of its halves. Raises HalfMissing."""
    for unit, halves in by_unit(electors).items():
        if len(halves) != 2 or halves[0].constituency is halves[1].constituency:
            raise HalfMissing(unit=unit)


def confirmation(halves: Sequence[Elector], ballots: Mapping[str, Choice]) -> Confirmation:
    """What the halves of one twin region did; ballots by region."""
    choices = {ballots.get(half.region) for half in halves}
    if choices == {None}:
        return Confirmation.DID_NOT_VOTE
    if None in choices:
        return Confirmation.NOT_CONFIRMED
    return Confirmation.CONFIRMED if len(choices) == 1 else Confirmation.DISAGREED


def counting(
    electors: Sequence[Elector], ballots: Mapping[str, Choice], disagreement: Disagreement
) -> dict[Seat, Choice]:
    """The choice that counts in each seat that took part. Statutes, art. 16.1 and 16.2.

    A ballot that the other half did not confirm counts in no seat. Where the halves disagree both abstain, or
    each half counts as it chose: half a vote each way.
    """
    alone = (elector for elector in electors if elector.unit is None)
    counted = {one.seat: ballots[one.region] for one in alone if one.region in ballots}
    for halves in by_unit(electors).values():
        found = confirmation(halves, ballots)
        for half in halves:
            if found is Confirmation.DISAGREED and disagreement is Disagreement.ABSTENTION:
                counted[half.seat] = Choice.ABSTAIN
            elif found in (Confirmation.CONFIRMED, Confirmation.DISAGREED):
                counted[half.seat] = ballots[half.region]
    return counted
