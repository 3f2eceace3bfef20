"""What both forms of the single transferable vote keep while they count: who is elected, who continues."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from governance.counting.conditions import Conditions, check_satisfiable, doomed, guarded, is_feasible
from governance.counting.lots import Lots
from governance.counting.sheet import Deed, Round, Settled, Tie, Transfer

Extreme = Callable[[Iterable[int]], int]
"""`max` or `min`: who has most, or who has fewest."""


class Look(Enum):
    """Which earlier difference breaks a tie: the most recent one, or the first of all."""

    BACK = "back"
    FORWARD = "forward"


@dataclass(slots=True)
class Contest:
    """The candidates of one count, and the round that is being written.

    votes : units by candidate; look : which earlier standing breaks a tie; past : those standings, each with
    the number of its round; is_still : whether votes move only when somebody is excluded. What is noted in
    `ties`, `chosen`, `spared` and `barred` enters the next round.
    """

    seats: int
    lots: Lots
    conditions: Conditions
    look: Look
    hopeful: set[int]
    votes: list[int]
    elected: list[int] = field(default_factory=list)
    excluded: list[int] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    past: list[tuple[int, Sequence[int]]] = field(default_factory=list)
    is_still: bool = True
    ties: list[Tie] = field(default_factory=list)
    chosen: list[int] = field(default_factory=list)
    spared: tuple[int, ...] = ()
    barred: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what nobody can satisfy before anybody is elected, also where there is no contest."""
        check_satisfiable(self.conditions, self.hopeful, self.seats)

    @property
    def vacancies(self) -> int:
        """Seats not filled."""
        return self.seats - len(self.elected)

    @property
    def is_contested(self) -> bool:
        """Whether there are seats to fill, and more who hope for one than there are seats."""
        return 0 < self.vacancies < len(self.hopeful)

    @property
    def team(self) -> tuple[Conditions, frozenset[int], frozenset[int], int]:
        """What the conditions are asked about: who is elected, who may still be, for how many seats."""
        return self.conditions, frozenset(self.elected), frozenset(self.hopeful), self.seats

    def doomed(self) -> frozenset[int]:
        """Whom the conditions bar from ever being elected, now."""
        return doomed(*self.team) if self.conditions else frozenset()

    def guarded(self) -> frozenset[int]:
        """Whom the conditions bar from ever being excluded, now."""
        return guarded(*self.team) if self.conditions else frozenset()

    def elect(self, candidate: int) -> None:
        """Fill a seat."""
        self.hopeful.remove(candidate)
        self.elected.append(candidate)
        self.chosen.append(candidate)

    def elect_all(self, quota: int) -> None:
        """Elect whoever has the quota, most votes first; of the doomed nobody, whatever their votes."""
        while self.vacancies and (reached := self.reached(quota)):
            self.elect(self.choose(reached, Deed.ELECTION, max))

    def reached(self, quota: int) -> list[int]:
        """Who of the hopeful has the quota and may be elected."""
        reached = [candidate for candidate in self.hopeful if self.votes[candidate] >= quota]
        return [candidate for candidate in reached if candidate not in self.doomed()] if reached else []

    def fill(self) -> tuple[int, ...]:
        """Elect everybody who is left, most votes first, where there are no more of them than seats."""
        last = self.by_votes(self.hopeful) if self.vacancies else ()
        for candidate in last:
            self.elect(candidate)
        return last

    def to_exclude(self) -> tuple[int, ...]:
        """Who is next excluded: all the doomed at once, else who has fewest votes of those not guarded."""
        self.barred = tuple(reversed(self.by_votes(self.doomed())))
        if self.barred:
            return self.barred
        spared = self.guarded()
        lowest = self.choose(self.hopeful - spared, Deed.EXCLUSION, min)
        self.spared = self.by_votes(each for each in spared if self.votes[each] <= self.votes[lowest])
        return (lowest,)

    def exclude(self, candidates: Collection[int]) -> None:
        """Let candidates go."""
        self.hopeful.difference_update(candidates)
        self.excluded += candidates

    def choose(self, among: Collection[int], deed: Deed, extreme: Extreme) -> int:
        """Who of these has most, or fewest, votes; a tie is broken and noted. Raises DrawNeeded."""
        bound = extreme([self.votes[candidate] for candidate in among])
        tied = [candidate for candidate in among if self.votes[candidate] == bound]
        if len(tied) == 1:
            return tied[0]
        self.ties.append(self.broken(self.by_name(tied), deed, extreme))
        return self.ties[-1].chosen

    def broken(self, between: tuple[int, ...], deed: Deed, extreme: Extreme) -> Tie:
        """The tie broken: by an earlier standing, by nothing where nothing hangs on it, or by the draw."""
        left, at = self.apart(between, extreme)
        if len(left) == 1:
            return Tie(between, left[0], deed, Settled.EARLIER, round=at)
        if self.is_alike(left, deed):
            return Tie(between, left[0], deed, Settled.ALIKE)
        chosen, lot = self.lots.first(left)
        return Tie(between, chosen, deed, Settled.LOT, lot=lot)

    def apart(self, tied: Sequence[int], extreme: Extreme) -> tuple[Sequence[int], int]:
        """Who of the tied is left when each standing that tells them apart has spoken; the round."""
        left = tied
        for number, votes in reversed(self.past) if self.look is Look.BACK else self.past:
            bound = extreme([votes[candidate] for candidate in left])
            left = [candidate for candidate in left if votes[candidate] == bound]
            if len(left) == 1:
                return left, number
        return left, 0

    def is_alike(self, tied: Sequence[int], deed: Deed) -> bool:
        """Whether the same are elected, and the same votes move, whoever of the tied is taken first.

        So where all of them are elected one after another; and, before a draw can be had, where nobody voted
        for any of them and all of them are excluded one after another.
        """
        if deed is Deed.ELECTION:
            return len(tied) <= self.vacancies and self.go_together(frozenset(tied))
        can_all_go = len(self.hopeful) - len(tied) >= self.vacancies and not self.conditions
        is_idle = self.is_still and self.votes[tied[0]] == 0
        return deed is Deed.EXCLUSION and self.lots.seed is None and is_idle and can_all_go

    def go_together(self, tied: frozenset[int]) -> bool:
        """Whether the conditions let all of them be elected."""
        conditions, elected, hopeful, seats = self.team
        return not conditions or is_feasible(conditions, elected | tied, hopeful - tied, seats)

    def record(
        self,
        deed: Deed,
        about: tuple[int, ...],
        *,
        quota: int,
        exhausted: int,
        transfers: tuple[Transfer, ...] = (),
        keep: tuple[int, ...] | None = None,
    ) -> None:
        """Write the round: what was done, everything noted since the last one, and where all stand now."""
        written = Round(
            number=len(self.rounds) + 1,
            deed=deed,
            about=about,
            standing=tuple(self.votes),
            exhausted=exhausted,
            quota=quota,
            elected=tuple(self.chosen),
            excluded=about if deed is Deed.EXCLUSION else (),
            transfers=transfers,
            ties=tuple(self.ties),
            guarded=self.spared,
            doomed=self.barred,
            keep=keep,
        )
        self.rounds.append(written)
        self.past.append((written.number, written.standing))
        self.ties, self.chosen, self.spared, self.barred = [], [], (), ()

    def runners_up(self) -> tuple[int, ...]:
        """Everybody else who stood: those left at the end by their votes, then the last excluded first."""
        return (*self.by_votes(self.hopeful), *reversed(self.excluded))

    def by_votes(self, candidates: Iterable[int]) -> tuple[int, ...]:
        """These by their votes, most first; equals by their latest different standing, then by name.

        Only for an order on which no election hangs.
        """
        standings = [self.votes, *(votes for _number, votes in reversed(self.past))]
        named = self.by_name(candidates)
        return tuple(sorted(named, key=lambda each: [votes[each] for votes in standings], reverse=True))

    def by_name(self, candidates: Iterable[int]) -> tuple[int, ...]:
        """These in the order of their names, which no file can choose."""
        wanted = frozenset(candidates)
        return tuple(candidate for candidate in self.lots.by_name if candidate in wanted)
