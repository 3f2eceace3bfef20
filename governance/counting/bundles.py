"""Papers under Meek's method: bundled by the elected candidates whom they passed, in that order.

Only what was elected or excluded is looked into. Papers that passed the same elected candidates hold the same
part of a vote, so that an iteration reads bundles, of which there are a few dozen, and no papers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from governance.counting.papers import NOBODY, Paper, Parcels, number, parcelled


@dataclass(slots=True)
class Bundle:
    """Papers that passed the bundle at the place `above` and then the elected candidate `through`.

    seen : all whom they passed; alike : how many papers; piles : those that rest with a hopeful candidate;
    numbers : how many rest with each; below : where the papers are that passed one more, by whom they passed.
    """

    above: int
    through: int
    seen: frozenset[int]
    alike: int = 0
    piles: Parcels = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    below: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Bundles:
    """All papers. `standing` : hopeful or elected; `elected` : whose papers are looked into.

    The first of `all` holds the papers that passed nobody; each stands behind the one above it.
    """

    standing: set[int]
    elected: set[int] = field(default_factory=set)
    all: list[Bundle] = field(default_factory=lambda: [Bundle(NOBODY, NOBODY, frozenset())])

    def lay(self, place: int, papers: Iterable[Paper]) -> None:
        """Lay papers of a bundle down with who is next, or pass them on where the next is elected.

        A paper without a further preference rests with nobody, and is not looked at again.
        """
        bundle = self.all[place]
        parcels = parcelled(papers, self.standing - bundle.seen)
        parcels.pop(NOBODY, None)
        for candidate, parcel in parcels.items():
            if candidate in self.elected:
                self.pass_on(place, candidate, parcel)
            else:
                bundle.piles.setdefault(candidate, []).extend(parcel)
                bundle.numbers[candidate] = bundle.numbers.get(candidate, 0) + number(parcel)

    def pass_on(self, place: int, candidate: int, papers: list[Paper]) -> None:
        """Let papers of the bundle at `place` pass one more elected candidate."""
        bundle = self.all[place]
        if candidate not in bundle.below:
            bundle.below[candidate] = len(self.all)
            self.all.append(Bundle(place, candidate, bundle.seen | {candidate}))
        below = bundle.below[candidate]
        self.all[below].alike += number(papers)
        self.lay(below, papers)

    def elect(self, candidate: int) -> None:
        """From now on a part of each paper that rests with the candidate goes on."""
        self.elected.add(candidate)
        for place, papers in self.lifted(candidate):
            self.pass_on(place, candidate, papers)

    def exclude(self, candidate: int) -> None:
        """The papers that rest with the candidate go on whole."""
        self.standing.remove(candidate)
        for place, papers in self.lifted(candidate):
            self.lay(place, papers)

    def lifted(self, candidate: int) -> list[tuple[int, list[Paper]]]:
        """The papers that rest with the candidate, taken up, each with the place of their bundle."""
        found = [(place, bundle) for place, bundle in enumerate(self.all) if candidate in bundle.numbers]
        for _place, bundle in found:
            del bundle.numbers[candidate]
        return [(place, bundle.piles.pop(candidate)) for place, bundle in found]

    def shared(self, keep: Sequence[int], scale: int) -> list[int]:
        """Votes by candidate, in units of which `scale` are a vote, where the elected keep so much of each.

        What is kept of a paper is rounded up and taken from it, so that no paper counts for more than a vote.
        """
        votes, parts = [0] * len(keep), list[int]()
        for bundle in self.all:
            part = scale
            if bundle.above != NOBODY:
                arriving = parts[bundle.above]
                kept = -(-arriving * keep[bundle.through] // scale)
                votes[bundle.through] += kept * bundle.alike
                part = arriving - kept
            parts.append(part)
            for candidate, alike in bundle.numbers.items():
                votes[candidate] += part * alike
        return votes
