"""Ranked pairs: defeats are locked in from the strongest down, each unless it would close a circle."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from governance.counting.conditions import Conditions
from governance.counting.lots import DrawNeeded, Lots
from governance.counting.pairwise import Pairs, comparison_round, defeats, tallied
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Deed, Round, Settled, Tie
from governance.counting.standings import Levels, Seating, by_defeats, concluded, seating

Defeat = tuple[int, int]


@dataclass(slots=True)
class Locked:
    """Defeats locked in: `below` has everybody whom a path of them leads to."""

    below: dict[int, frozenset[int]]
    order: list[Defeat] = field(default_factory=list)
    dropped: list[Defeat] = field(default_factory=list)

    def lock(self, defeat: Defeat) -> None:
        """Lock a defeat in, or drop it where the loser already stands above the winner."""
        winner, loser = defeat
        if winner in self.below[loser]:
            self.dropped.append(defeat)
            return
        self.order.append(defeat)
        if loser in self.below[winner]:
            return
        gained = self.below[loser] | {loser}
        for candidate, under in self.below.items():
            if candidate == winner or winner in under:
                self.below[candidate] = under | gained

    def with_all(self, group: Iterable[Defeat]) -> "Locked":
        """The same with all of a group locked in or dropped, in its order."""
        further = Locked(dict(self.below), list(self.order), list(self.dropped))
        for defeat in group:
            further.lock(defeat)
        return further


@dataclass(slots=True)
class Locking:
    """The locking of all defeats of one election, and the ties of equal ones that were broken."""

    pairs: Pairs
    seats: int
    lots: Lots
    conditions: Conditions
    locked: Locked
    ties: list[Tie] = field(default_factory=list)

    def lock_all(self) -> None:
        """Lock in what can be, the strongest defeats first. Raises DrawNeeded."""
        for group in by_strength(self.pairs, self.lots):
            for defeat in self.ordered(group) if len(group) > 1 else group:
                self.locked.lock(defeat)

    def ordered(self, group: list[Defeat]) -> list[Defeat]:
        """Equally strong defeats in the order to take them in. Raises DrawNeeded where that needs a draw."""
        fresh = [(winner, loser) for winner, loser in group if winner not in self.locked.below[loser]]
        if len(self.locked.with_all(fresh).dropped) == len(self.locked.dropped):
            return group  # no circle among them: all are locked in, whatever the order
        circle = in_circles(fresh, reached(self.pairs))
        between = tuple(candidate for candidate in self.lots.by_name if candidate in circle)
        if self.lots.seed is None and not self.matters(between):
            self.ties.append(Tie(between, between[0], Deed.COMPARISON, Settled.ALIKE))
            return group
        chosen, lot = self.lots.first(between)
        self.ties.append(Tie(between, chosen, Deed.COMPARISON, Settled.LOT, lot=lot))
        place = {candidate: number for number, candidate in enumerate(lot.order)}
        return sorted(group, key=lambda defeat: (-place[defeat[1]], place[defeat[0]]))

    def matters(self, between: Collection[int]) -> bool:
        """Whether the order of defeats among these can change who is elected; in doubt it does.

        It cannot where those who defeat all of their circle fill the seats; nor where everybody else defeats
        all of the circle or is defeated by all of it, and the former with the whole circle have seats.
        """
        circle = round_about(between, reached(self.pairs))
        others = set(self.locked.below) - circle
        over = sum(all(self.pairs[one][c] > self.pairs[c][one] for c in circle) for one in others)
        under = sum(all(self.pairs[one][c] < self.pairs[c][one] for c in circle) for one in others)
        inside = over + under == len(others) and over + len(circle) <= self.seats
        return bool(self.conditions) or not (over >= self.seats or inside)


def count(profile: Profile, lots: Lots, conditions: Conditions = ()) -> Count:
    """Elect from the top of the order that the locked defeats make; `locked` and `dropped` are in that order.

    A defeat is stronger with more ballots for the winner, then with fewer for the loser. Equal ones are taken
    in an order of the candidates drawn by lot: first the defeats of whoever comes last in it, of these first
    the one by whoever comes first. So every choice follows from one ranking of the candidates, as Zavist and
    Tideman ask; they draw it from the ballots, so that it keeps clones together, which this draw need not.
    It is needed only where the order of equal defeats, or of those left level, can change who is elected.
    Sources: T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and
    Welfare 4 (1987), 185-206; T. M. Zavist, T. N. Tideman, "Complete independence of clones in the ranked
    pairs rule", the same 6 (1989), 167-173. Raises ConditionsUnsatisfiable.
    """
    pairs, tally = tallied(profile)
    nobody: dict[int, frozenset[int]] = {candidate: frozenset() for candidate in profile.standing}
    locking = Locking(pairs, profile.seats, lots, conditions, Locked(nobody))
    seats, levels = seated(locking)
    first = comparison_round(profile, pairs)
    order = locking.locked
    last = replace(
        Round(2, Deed.ELECTION, first.about, first.standing),
        locked=tuple(order.order),
        dropped=tuple(order.dropped),
        ties=tuple(locking.ties),
    )
    return concluded("ranked-pairs", profile, tally, levels, seats, (first, seats.shown(last)))


def seated(locking: Locking) -> tuple[Seating, Levels]:
    """The seats by the locked order, and its levels; stopped where equal defeats need a draw."""
    try:
        locking.lock_all()
    except DrawNeeded as tie:
        return Seating(locking.seats, locking.lots, frozenset(), undecided=tie.between), []
    levels = by_defeats(locking.locked.below)
    return seating(levels, locking.seats, locking.lots, locking.conditions), levels


def by_strength(pairs: Pairs, lots: Lots) -> list[list[Defeat]]:
    """All defeats, those equally strong together in the order of names, the strongest first."""
    place = {candidate: number for number, candidate in enumerate(lots.by_name)}
    groups: dict[tuple[int, int], list[Defeat]] = {}
    for winner, loser in sorted(defeats(pairs), key=lambda defeat: (place[defeat[0]], place[defeat[1]])):
        groups.setdefault((pairs[winner][loser], -pairs[loser][winner]), []).append((winner, loser))
    return [groups[strength] for strength in sorted(groups, reverse=True)]


def reached(pairs: Pairs) -> dict[int, frozenset[int]]:
    """Whom each candidate reaches by a path of defeats, whatever their strength."""
    reach = {candidate: frozenset[int]() for candidate in range(len(pairs))}
    for winner, loser in defeats(pairs):
        reach[winner] |= {loser}
    for by in reach:
        reach = {one: under | reach[by] if by in under else under for one, under in reach.items()}
    return reach


def in_circles(group: Iterable[Defeat], reach: dict[int, frozenset[int]]) -> frozenset[int]:
    """The candidates of those defeats from whose loser a path leads back to the winner."""
    return frozenset(one for defeat in group if defeat[0] in reach[defeat[1]] for one in defeat)


def round_about(between: Collection[int], reach: dict[int, frozenset[int]]) -> frozenset[int]:
    """Everybody on a circle of defeats with any of these."""
    return frozenset(one for one in reach if any(one in reach[c] and c in reach[one] for c in between))
