"""Papers as the single transferable vote handles them: like papers together, sorted by who is next on them.

Only the papers of a candidate who is elected or excluded are ever looked into; all others lie where they are.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from operator import itemgetter

from governance.counting.profile import Profile, Ranking, Ranks, Scores

Paper = tuple[Ranking, int]
"""A ranking, and how many papers carry it."""

Parcels = dict[int, list[Paper]]
"""Papers by the candidate who is next on them, or by NOBODY."""

NOBODY = -1
"""Who is next on a paper without a further preference: it is not transferable."""


ALIKE = itemgetter(1)


def parcelled(papers: Iterable[Paper], continuing: Container[int]) -> Parcels:
    """The papers by the first candidate on them who continues, the next available preference."""
    parcels: Parcels = defaultdict(list)
    for paper in papers:
        for candidate in paper[0]:
            if candidate in continuing:
                parcels[candidate].append(paper)
                break
        else:
            parcels[NOBODY].append(paper)
    return parcels


def number(papers: Iterable[Paper]) -> int:
    """How many papers they are."""
    return sum(map(ALIKE, papers))


def strict_rankings(profile: Profile) -> Mapping[Ranking, int]:
    """All ballots as rankings without equals: one is read up to the first place shared by two who stand.

    Source: SSI 2007/42, Schedule 1, article 2 and rule 48: an available preference is one of its own, next
    in order; papers that mark two alike say nothing from there on. Scores are read from the highest down.
    """
    if not profile.ranks and not profile.scores:
        return profile.rankings
    rankings = defaultdict(int, profile.rankings)
    for ranks, alike in profile.ranks.items():
        rankings[unequalled(ranks, profile.withdrawn)] += alike
    for scores, alike in profile.scores.items():
        rankings[unequalled(ranked(scores), profile.withdrawn)] += alike
    return rankings


def unequalled(ranks: Ranks, withdrawn: Container[int]) -> Ranking:
    """The candidates before the first place that two who stand share; the withdrawn are passed over."""
    ranking: list[int] = []
    for place in ranks:
        standing = [candidate for candidate in place if candidate not in withdrawn]
        if len(standing) > 1:
            break
        ranking += standing
    return tuple(ranking)


def ranked(scores: Scores) -> Ranks:
    """Those scored, from the highest score down; the same score is the same place."""
    places: dict[int, list[int]] = defaultdict(list)
    for candidate, score in enumerate(scores):
        if score is not None:
            places[score].append(candidate)
    return tuple(tuple(places[score]) for score in sorted(places, reverse=True))
