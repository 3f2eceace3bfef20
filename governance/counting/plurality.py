"""Plurality for one seat, the block vote for several: whoever has most votes is elected."""

from governance.counting.ballots import Read, preferences
from governance.counting.conditions import Conditions
from governance.counting.lots import Lots
from governance.counting.profile import Profile, Ranking
from governance.counting.sheet import Count
from governance.counting.standings import Tally, count_highest


def count(profile: Profile, lots: Lots, conditions: Conditions = ()) -> Count:
    """Elect those with most votes: a ballot gives one to each of its first `seats` preferences.

    Equal ranks end a ballot; one that begins with them is invalid. Units are votes.
    Sources: for one seat, Representation of the People Act 1983 (United Kingdom), schedule 1, rules 37 and
    49; for several, the Local Elections (Principal Areas) Rules 2006 (SI 2006/3304), where a voter has as
    many votes as there are seats and gives a candidate one at most.
    Raises ConditionsUnsatisfiable.
    """
    return count_highest("plurality", profile, votes(profile, preferences(profile)), lots, conditions)


def votes(profile: Profile, read: Read[Ranking]) -> Tally:
    """Votes of each candidate, one from every ballot that has them among its first `seats` preferences."""
    amounts = first_preferences(read, profile.seats, len(profile.candidates))
    return Tally(amounts, read.valid, read.invalid)


def first_preferences(read: Read[Ranking], each: int, candidates: int) -> tuple[int, ...]:
    """How many ballots have each candidate among their first so many preferences."""
    amounts = [0] * candidates
    for ranking, weight in read.ballots.items():
        for candidate in ranking[:each]:
            amounts[candidate] += weight
    return tuple(amounts)
