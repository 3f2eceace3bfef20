"""The single transferable vote paper by paper, without any sorting: slow, and another way to the sheet.

Who is taken in each round is read from the sheet, and checked to be whom the rule takes; the votes are not.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from governance.counting.profile import Profile, Ranking
from governance.counting.sheet import Count, Deed, Round

Standing = tuple[int, ...]


@dataclass(slots=True)
class Paper:
    """One paper: what is on it, how far it was read, and its value."""

    ranking: Ranking
    at: int | None
    value: int

    def move(self, continuing: set[int], value: int) -> None:
        """Go to the next available preference at this value."""
        self.at = next((each for each in self.ranking if each in continuing), None)
        self.value = value


def papers_of(profile: Profile, scale: int) -> list[Paper]:
    """Every paper by itself, with its first preference."""
    papers = [
        Paper(ranking, None, scale) for ranking, alike in profile.rankings.items() for _ in range(alike)
    ]
    for paper in papers:
        paper.move(set(profile.standing), scale)
    return papers


def gregory(profile: Profile, sheet: Count) -> list[Standing]:
    """The standing after each round of the Scottish count, in units."""
    papers, continuing = papers_of(profile, sheet.scale), set(profile.standing)
    spent: dict[int, int] = {}
    standings = []
    for stage in sheet.rounds:
        before = credited(profile, papers, spent)
        if stage.deed is Deed.SURPLUS:
            transfer(papers, before, stage, continuing, spent)
        if stage.deed is Deed.EXCLUSION:
            (lowest,) = stage.excluded
            assert before[lowest] == min(before[each] for each in continuing)
            continuing.remove(lowest)
            if len(continuing) > profile.seats - sum(
                len(each.elected) for each in sheet.rounds[: stage.number - 1]
            ):
                for paper in held(papers, lowest):
                    paper.move(continuing, paper.value)
        standings.append(credited(profile, papers, spent))
        continuing -= set(stage.elected)
    return standings


def transfer(
    papers: list[Paper], before: Standing, stage: Round, continuing: set[int], spent: dict[int, int]
) -> None:
    """The largest surplus, each paper at surplus x value / votes."""
    (source,) = stage.about
    assert stage.quota is not None
    assert before[source] == max(before)
    surplus = before[source] - stage.quota
    spent[source] = stage.quota
    for paper in held(papers, source):
        paper.move(continuing, surplus * paper.value // before[source])


def held(papers: Iterable[Paper], candidate: int) -> list[Paper]:
    """The papers in front of a candidate."""
    return [paper for paper in papers if paper.at == candidate]


def credited(profile: Profile, papers: list[Paper], spent: dict[int, int]) -> Standing:
    """Votes by candidate: the quota for whose surplus is gone, else the value of the papers held."""
    return tuple(
        spent.get(each, sum(paper.value for paper in held(papers, each)))
        for each in range(len(profile.candidates))
    )


def meek(profile: Profile, stage: Round, scale: int) -> Standing:
    """The standing after a round of Meek's count with its keep values: each paper from one to the next."""
    assert stage.keep is not None
    votes = [0] * len(profile.candidates)
    for paper in papers_of(profile, scale):
        left = scale
        for each in paper.ranking:
            kept = -(-left * stage.keep[each] // scale)
            votes[each] += kept
            left -= kept
    return tuple(votes)
