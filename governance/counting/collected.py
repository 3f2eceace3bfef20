"""Like ballots put together while a file is read."""

from collections import Counter
from dataclasses import dataclass, field

from governance.counting.profile import Profile, Ranking, Ranks, Scores


@dataclass(slots=True)
class Collected:
    """What has been read so far, as the fields of a `Profile`."""

    rankings: Counter[Ranking] = field(default_factory=Counter)
    ranks: Counter[Ranks] = field(default_factory=Counter)
    scores: Counter[Scores] = field(default_factory=Counter)
    blank: int = 0

    def add(self, groups: Ranks, weight: int) -> None:
        """So many ballots that rank these groups, each of one candidate or of several ranked equal."""
        if not groups:
            self.blank += weight
        elif all(len(group) == 1 for group in groups):
            self.rankings[tuple(group[0] for group in groups)] += weight
        else:
            self.ranks[tuple(tuple(sorted(group)) for group in groups)] += weight

    def add_scores(self, scores: Scores, weight: int) -> None:
        """So many ballots that give these scores."""
        if all(score is None for score in scores):
            self.blank += weight
        else:
            self.scores[scores] += weight

    def profile(
        self, names: list[str], *, seats: int = 1, withdrawn: frozenset[int] = frozenset(), title: str = ""
    ) -> Profile:
        """Everything that was read, of the candidates so called."""
        return Profile(
            candidates=tuple(names),
            seats=seats,
            rankings=dict(self.rankings),
            ranks=dict(self.ranks),
            scores=dict(self.scores),
            blank=self.blank,
            withdrawn=withdrawn,
            title=title,
        )
