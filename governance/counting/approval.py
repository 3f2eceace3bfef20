"""Approval voting: whoever most ballots approve is elected."""

from governance.counting.ballots import approvals
from governance.counting.conditions import Conditions
from governance.counting.lots import Lots
from governance.counting.profile import Profile
from governance.counting.sheet import Count
from governance.counting.standings import Tally, count_highest


def count(profile: Profile, lots: Lots, conditions: Conditions = ()) -> Count:
    """Elect those whom most ballots approve. Units are approvals, one a ballot and candidate.

    A ranking approves everybody it names, whatever the places; a ballot of scores whomever it scores above 0.
    Source: S. J. Brams, P. C. Fishburn, "Approval voting", American Political Science Review 72 (1978),
    831-847. Raises ConditionsUnsatisfiable.
    """
    read = approvals(profile)
    amounts = [0] * len(profile.candidates)
    for approved, weight in read.ballots.items():
        for candidate in approved:
            amounts[candidate] += weight
    tally = Tally(tuple(amounts), read.valid, read.invalid)
    return count_highest("approval", profile, tally, lots, conditions)
