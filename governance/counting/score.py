"""Score voting: whoever has most points is elected; Borda's points where ballots only rank."""

from governance.counting.ballots import places
from governance.counting.conditions import Conditions
from governance.counting.lots import Lots
from governance.counting.pairwise import compared
from governance.counting.profile import Profile
from governance.counting.sheet import Count
from governance.counting.standings import Tally, count_highest

HALVES = 2
"""Units a point, where candidates share places: the mean of the points of those places may be a half."""


def count(profile: Profile, lots: Lots, conditions: Conditions = ()) -> Count:
    """Elect those with the greatest sum of points. Raises ConditionsUnsatisfiable.

    Scores are added as they are, a candidate without one getting nothing; ballots that rank are then invalid.
    Where no ballot scores, each ranking gives Borda's points: as many as there are standing candidates behind
    its place, the unranked nothing; candidates of one place the mean of the points of the places they fill.
    Sources: J.-C. de Borda, "Mémoire sur les élections au scrutin", Histoire de l'Académie royale des
    sciences (1781); for sums of scores, W. D. Smith, "Range voting" (2000).
    """
    tally = points(profile) if profile.scores else borda(profile)
    return count_highest("score", profile, tally, lots, conditions)


def points(profile: Profile) -> Tally:
    """The sum of the scores of each candidate."""
    amounts = [0] * len(profile.candidates)
    ballots = 0
    for scores, weight in profile.scores.items():
        given = [candidate for candidate in profile.standing if scores[candidate] is not None]
        ballots += weight if given else 0
        for candidate in given:
            amounts[candidate] += (scores[candidate] or 0) * weight
    cast = sum(
        weight for kind in (profile.scores, profile.ranks, profile.rankings) for weight in kind.values()
    )
    return Tally(tuple(amounts), ballots, profile.blank + cast - ballots)


def borda(profile: Profile) -> Tally:
    """Borda's points of each candidate, in half points where any ballot ranks candidates equal.

    They are how often each is preferred to another, and half of how often one is level with another in a
    place: so the comparisons hold them already.
    """
    pairs, ballots, invalid = compared(profile)
    scale = HALVES if profile.ranks else 1
    amounts = [scale * sum(row) for row in pairs]
    for groups, weight in places(profile):
        for group in groups:
            for candidate in group:
                amounts[candidate] += (len(group) - 1) * weight  # half a point for each other of the place
    return Tally(tuple(amounts), ballots, invalid, scale)
