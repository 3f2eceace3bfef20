"""Ballots as a method reads them: like ones together, and how many of them say nothing to it.

Candidates who no longer stand are passed over; a ballot that then marks nobody is invalid, as a blank one is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from governance.counting.papers import ranked, strict_rankings
from governance.counting.profile import Profile, Ranking, Ranks, Scores, without

Ballot = TypeVar("Ballot")
Approved = frozenset[int]


@dataclass(frozen=True, slots=True)
class Read(Generic[Ballot]):
    """The ballots that a method can read with their weights, and the weight of those that it cannot."""

    ballots: dict[Ballot, int]
    invalid: int

    @property
    def valid(self) -> int:
        """The weight of the ballots that count."""
        return sum(self.ballots.values())


def preferences(profile: Profile) -> Read[Ranking]:
    """Every ballot up to the first place that two who stand share: invalid where that is its first."""
    rankings = strict_rankings(profile).items()
    if not profile.withdrawn:
        return together(profile, rankings)
    return together(profile, ((without(ranking, profile.withdrawn), weight) for ranking, weight in rankings))


def places(profile: Profile) -> Iterator[tuple[Ranks, int]]:
    """Each ballot that may rank candidates equal: its places of those who stand, and its weight."""
    given = [*profile.ranks.items(), *((ranked(scores), weight) for scores, weight in profile.scores.items())]
    for groups, weight in given:
        standing = (without(group, profile.withdrawn) for group in groups)
        yield tuple(group for group in standing if group), weight


def approvals(profile: Profile) -> Read[Approved]:
    """Whom each ballot approves: everybody with a score above nought, or everybody ranked.

    A ballot that scores standing candidates, but none above nought, is valid and approves nobody.
    """
    read = together(profile, ranked_approvals(profile))
    marked, silent = dict(read.ballots), read.invalid
    for scores, weight in profile.scores.items():
        if all(scores[candidate] is None for candidate in profile.standing):
            silent += weight
            continue
        approved = above_nought(scores, profile)
        marked[approved] = marked.get(approved, 0) + weight
    return Read(marked, silent)


def above_nought(scores: Scores, profile: Profile) -> Approved:
    """Who of those standing has a score above nought."""
    return frozenset(candidate for candidate in profile.standing if (scores[candidate] or 0) > 0)


def ranked_approvals(profile: Profile) -> Iterator[tuple[Approved, int]]:
    """Everybody standing whom a ballot ranks, and its weight."""
    for ranking, weight in profile.rankings.items():
        yield frozenset(ranking) - profile.withdrawn, weight
    for groups, weight in profile.ranks.items():
        yield frozenset().union(*groups) - profile.withdrawn, weight


def together(profile: Profile, ballots: Iterable[tuple[Ballot, int]]) -> Read[Ballot]:
    """Like ballots together; those that mark nobody are invalid with the blank ones."""
    alike: dict[Ballot, int] = {}
    invalid = profile.blank
    for ballot, weight in ballots:
        if ballot:
            alike[ballot] = alike.get(ballot, 0) + weight
        else:
            invalid += weight
    return Read(alike, invalid)
