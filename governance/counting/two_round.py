"""Absolute majority with a second round among those who had most votes in the first."""

from dataclasses import dataclass, replace

from governance.counting.ballots import Read, preferences
from governance.counting.conditions import Conditions
from governance.counting.lots import Lots
from governance.counting.plurality import first_preferences
from governance.counting.profile import Profile, Ranking
from governance.counting.sheet import Count, Deed, Round
from governance.counting.standings import (
    Levels,
    Seating,
    Tally,
    by_amount,
    concluded,
    count_highest,
    fill,
    seating,
)


@dataclass(frozen=True, slots=True)
class FirstRound:
    """What the first round decided: who is elected, and of the others who goes on to the second."""

    read: Read[Ranking]
    tally: Tally
    elected: Seating
    going_on: Seating
    sheet: Round
    others: Levels


def first_round(profile: Profile, lots: Lots, conditions: Conditions = ()) -> Count:
    """Elect whoever has a vote from more than half of the valid ballots, most votes first.

    A ballot gives one vote to each of its first `seats` preferences. `quota` is the majority in ballots.
    Where seats are left, the last round of the count is the `RUNOFF` still to be held: its `about` are the
    candidates with most votes of those not elected, two for each seat left, ties by lot. Nobody succeeds
    anybody before it is held. Where no more stand than there are seats, they are all elected.
    Source: Rules of Procedure of the United Nations General Assembly (A/520), rules 93 and 94.
    Raises ValueError with conditions on the team: those going on might not satisfy them.
    """
    check_no_conditions(conditions)
    if len(profile.standing) <= profile.seats:
        return unopposed(profile, lots)
    first = opened(profile, lots)
    if first.going_on.undecided or not first.going_on.seats:
        return closed(profile, first, first.elected, (first.sheet,))
    runoff = Round(2, Deed.RUNOFF, tuple(first.going_on.elected), (0,) * len(profile.candidates))
    return replace(closed(profile, first, first.elected, (first.sheet, runoff)), runners_up=())


def count(profile: Profile, lots: Lots, conditions: Conditions = ()) -> Count:
    """Hold both rounds on the same rankings: each ballot votes for those it prefers of whoever went on.

    In the second round most votes elect, without a majority: on the same ballots another round would give
    the same. Those who went on succeed before the others. See `first_round`.
    """
    check_no_conditions(conditions)
    if len(profile.standing) <= profile.seats:
        return unopposed(profile, lots)
    first = opened(profile, lots)
    if first.going_on.undecided or not first.going_on.seats:
        return closed(profile, first, first.elected, (first.sheet,))
    return second_round(profile, first)


def check_no_conditions(conditions: Conditions) -> None:
    """Two rounds cannot promise a team."""
    if conditions:
        raise ValueError("two rounds take no conditions on the team")


def unopposed(profile: Profile, lots: Lots) -> Count:
    """The count where there are seats for everybody who stands."""
    read = preferences(profile)
    amounts = first_preferences(read, profile.seats, len(profile.candidates))
    return count_highest("two-round", profile, Tally(amounts, read.valid, read.invalid), lots)


def opened(profile: Profile, lots: Lots) -> FirstRound:
    """The first round counted."""
    read = preferences(profile)
    amounts = first_preferences(read, profile.seats, len(profile.candidates))
    tally = Tally(amounts, read.valid, read.invalid)
    levels = by_amount(profile.standing, amounts)
    elected = seating(
        [level for level in levels if 2 * most(level, amounts) > read.valid], profile.seats, lots
    )
    others = [left for level in levels if (left := level - {*elected.elected})]
    places = 0 if elected.undecided else 2 * (profile.seats - len(elected.elected))
    hopeful = frozenset().union(*others)
    going_on = fill(Seating(places, lots, hopeful, purpose=Deed.RUNOFF), others)
    sheet = Round(1, Deed.FIRST, going_on.listed(profile.standing), amounts, quota=read.valid // 2 + 1)
    return FirstRound(read, tally, elected, going_on, told(sheet, elected, going_on), others)


def most(level: frozenset[int], amounts: tuple[int, ...]) -> int:
    """What everybody on a level has."""
    return max(amounts[candidate] for candidate in level)


def told(sheet: Round, elected: Seating, going_on: Seating) -> Round:
    """The first round with who is elected in it, who does not go on, and the ties about both."""
    out = going_on.hopeful if going_on.seats and not going_on.undecided else ()
    return replace(
        sheet,
        elected=tuple(elected.elected),
        excluded=going_on.listed(out),
        ties=(*elected.ties, *going_on.ties),
    )


def second_round(profile: Profile, first: FirstRound) -> Count:
    """The second round, held on the same rankings."""
    seats = first.elected.next_round()
    finalists = frozenset(first.going_on.elected)
    each = profile.seats - len(seats.elected)
    votes: dict[Ranking, int] = {}
    for ranking, weight in first.read.ballots.items():
        choice = tuple(candidate for candidate in ranking if candidate in finalists)
        votes[choice] = votes.get(choice, 0) + weight
    exhausted = votes.pop((), 0)
    amounts = first_preferences(Read(votes, exhausted), each, len(profile.candidates))
    levels = by_amount(finalists, amounts)
    seats = fill(replace(seats, hopeful=finalists), levels)
    sheet = Round(2, Deed.RUNOFF, tuple(first.going_on.elected), amounts, exhausted)
    others = [left for level in first.others if (left := level - finalists)]
    rounds = (first.sheet, seats.shown(sheet))
    return closed(profile, replace(first, others=[*levels, *others]), seats, rounds)


def closed(profile: Profile, first: FirstRound, seats: Seating, rounds: tuple[Round, ...]) -> Count:
    """The count that ends with these rounds."""
    ended = concluded("two-round", profile, first.tally, first.others, seats, rounds)
    if first.going_on.undecided:
        ended = replace(ended, undecided=first.going_on.undecided, runners_up=())
    return replace(ended, quota=first.sheet.quota)
