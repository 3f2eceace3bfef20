"""Papers under Meek's method: bundled by the elected candidates whom they passed, in that order.

Only what was elected or excluded is looked into. Papers that passed the same elected candidates hold the same
part of a vote, so that an iteration reads bundles, of which a ward has a few dozen, and no papers.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from governance.counting.papers import Paper, number, parcelled

Places = dict[int, list[Paper]]
"""Papers by the place of their bundle."""


def _piles() -> dict[int, Places]:
    return defaultdict(lambda: defaultdict(list))


def _resting() -> dict[int, dict[int, int]]:
    return defaultdict(lambda: defaultdict(int))


@dataclass(slots=True)
class Bundles:
    """All papers. `standing` : hopeful or elected; `elected` : whose papers are looked into.

    A bundle is known by its place; at 0 are the papers that passed nobody. seen : whom those of each place
    passed. steps : of each further place the one above it, who was passed between them, and how many papers
    did; a place stands behind the one above it. below : the place of those that passed one more, by place
    and candidate. piles : what rests with each hopeful candidate, by place; resting : how many papers.
    """

    standing: set[int]
    elected: set[int] = field(default_factory=set)
    seen: list[frozenset[int]] = field(default_factory=lambda: [frozenset()])
    steps: list[tuple[int, int, int]] = field(default_factory=list)
    below: dict[tuple[int, int], int] = field(default_factory=dict)
    piles: dict[int, Places] = field(default_factory=_piles)
    resting: dict[int, dict[int, int]] = field(default_factory=_resting)

    def lay(self, place: int, papers: Iterable[Paper]) -> None:
        """Lay papers of a bundle down with who is next, or pass them on where the next is elected.

        A paper without a further preference rests with nobody, and is not looked at again.
        """
        parcels = parcelled(papers, self.standing - self.seen[place])
        for candidate in self.standing.intersection(parcels):
            if candidate in self.elected:
                self.pass_on(place, candidate, parcels[candidate])
            else:
                self.piles[candidate][place] += parcels[candidate]
                self.resting[candidate][place] += number(parcels[candidate])

    def pass_on(self, place: int, candidate: int, papers: list[Paper]) -> None:
        """Let papers of the bundle at `place` pass one more elected candidate."""
        if (place, candidate) not in self.below:
            self.below[place, candidate] = len(self.seen)
            self.seen.append(self.seen[place] | {candidate})
            self.steps.append((place, candidate, 0))
        below = self.below[place, candidate]
        self.steps[below - 1] = (place, candidate, self.steps[below - 1][2] + number(papers))
        self.lay(below, papers)

    def elect(self, candidate: int) -> None:
        """From now on a part of each paper that rests with the candidate goes on."""
        self.elected.add(candidate)
        for place, papers in self.lifted(candidate).items():
            self.pass_on(place, candidate, papers)

    def exclude(self, candidate: int) -> None:
        """The papers that rest with the candidate go on whole."""
        self.standing.remove(candidate)
        for place, papers in self.lifted(candidate).items():
            self.lay(place, papers)

    def lifted(self, candidate: int) -> Places:
        """The papers that rest with the candidate, taken up."""
        self.resting.pop(candidate, None)
        return self.piles.pop(candidate, {})

    def shared(self, keep: Sequence[int], scale: int) -> list[int]:
        """Votes by candidate, in units of which `scale` are a vote, where the elected keep so much of each.

        What is kept of a paper is rounded up and taken from it, so that no paper counts for more than a vote.
        """
        votes, parts = [0] * len(keep), [scale]
        for above, through, alike in self.steps:
            arriving = parts[above]
            kept = -(-arriving * keep[through] // scale)
            votes[through] += kept * alike
            parts.append(arriving - kept)
        for candidate, places in self.resting.items():
            votes[candidate] += sum([parts[place] * alike for place, alike in places.items()])
        return votes
