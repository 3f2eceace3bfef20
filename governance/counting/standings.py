"""Seats by an order of candidates: the highest first, ties by lot, what the conditions on the team demand.

An order is a list of levels: sets of candidates that the method cannot tell apart, the nearest to election
first. Whoever the conditions doom is passed over; so those they guard come to their seats.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from governance.counting.conditions import Conditions, doomed, guarded, is_feasible
from governance.counting.lots import DrawNeeded, Lots
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Deed, Round, Settled, Tie

Levels = Sequence[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What everybody has: units by candidate index, of ballots valid and invalid, `scale` units a vote."""

    amounts: tuple[int, ...]
    ballots: int
    invalid: int
    scale: int = 1


@dataclass(slots=True)
class Seating:
    """Seats while they are filled.

    purpose : what a tie is broken for. filled : how many seats were filled in rounds before this one; what
    is noted in ties, guarded and doomed is this round's. undecided : the tie left open.
    """

    seats: int
    lots: Lots
    hopeful: frozenset[int]
    conditions: Conditions = ()
    purpose: Deed = Deed.ELECTION
    elected: list[int] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    guarded: list[int] = field(default_factory=list)
    doomed: list[int] = field(default_factory=list)
    undecided: tuple[int, ...] = ()
    filled: int = 0

    def highest(self, levels: Levels) -> frozenset[int]:
        """The highest who can still be elected; nobody when the seats are filled."""
        if len(self.elected) >= self.seats:
            return frozenset()
        gone = doomed(self.conditions, frozenset(self.elected), self.hopeful, self.seats)
        self.doomed += self.listed(gone)
        self.hopeful -= gone
        return next((left for level in levels if (left := self.hopeful & level)), frozenset())

    def elect(self, level: frozenset[int], levels: Levels, *, together: bool = True) -> None:
        """Elect a level where all of it can be, and it may be `together`; else one of it, by lot."""
        if len(level) == 1:
            self.seat(level, levels)
        elif together and self.fits(level):
            listed = self.listed(level)
            self.ties.append(Tie(listed, listed[0], self.purpose, Settled.ALIKE))
            self.seat(level, levels)
        else:
            chosen, lot = self.lots.first(self.listed(level))
            self.ties.append(Tie(self.listed(level), chosen, self.purpose, Settled.LOT, lot=lot))
            self.seat(frozenset({chosen}), levels)

    def fits(self, level: frozenset[int]) -> bool:
        """Whether all of a level can be elected: then it does not matter who of it comes first."""
        team = level.union(self.elected)
        if not self.conditions or len(team) > self.seats:
            return len(team) <= self.seats
        return is_feasible(self.conditions, team, self.hopeful - level, self.seats)

    def seat(self, chosen: frozenset[int], levels: Levels) -> None:
        """Give seats to the chosen, and note whom of them only the conditions brought there."""
        if above(chosen, levels) - self.hopeful - {*self.elected}:
            must = guarded(self.conditions, frozenset(self.elected), self.hopeful, self.seats)
            self.guarded += self.listed(chosen & must)
        self.elected += self.listed(chosen)
        self.hopeful -= chosen

    def next_round(self) -> "Seating":
        """The same seats at the start of another round."""
        return replace(self, filled=len(self.elected), ties=[], guarded=[], doomed=[])

    def shown(self, sheet: Round) -> Round:
        """The round with what this seating did in it; the doomed are excluded."""
        return replace(
            sheet,
            elected=tuple(self.elected[self.filled :]),
            excluded=tuple(self.doomed),
            ties=(*sheet.ties, *self.ties),
            guarded=tuple(self.guarded),
            doomed=tuple(self.doomed),
        )

    def listed(self, candidates: Collection[int]) -> tuple[int, ...]:
        """Candidates in the order of their names."""
        return tuple(candidate for candidate in self.lots.by_name if candidate in candidates)


def seating(levels: Levels, seats: int, lots: Lots, conditions: Conditions = ()) -> Seating:
    """The seats filled from the highest level down; stopped at a tie that needs a draw without a seed."""
    return fill(Seating(seats, lots, frozenset().union(*levels), conditions), levels)


def fill(seats: Seating, levels: Levels) -> Seating:
    """The seating, filled as far as it goes without a draw that is still to be made."""
    try:
        while level := seats.highest(levels):
            seats.elect(level, levels)
    except DrawNeeded as tie:
        seats.undecided = tie.between
    return seats


def above(chosen: frozenset[int], levels: Levels) -> frozenset[int]:
    """Everybody on a higher level than those chosen, who are of one level."""
    place = next(number for number, level in enumerate(levels) if chosen & level)
    return frozenset().union(*levels[:place])


def by_amount(standing: Iterable[int], amounts: Sequence[int] | Mapping[int, int]) -> list[frozenset[int]]:
    """Levels of those standing by what they have, the most first."""
    having: dict[int, set[int]] = {}
    for candidate in standing:
        having.setdefault(amounts[candidate], set()).add(candidate)
    return [frozenset(having[amount]) for amount in sorted(having, reverse=True)]


def by_defeats(beats: Mapping[int, frozenset[int]]) -> list[frozenset[int]]:
    """Levels by who beats whom (a relation without cycles): first those whom nobody beats, then, of the rest,
    those whom nobody of the rest beats, and so on.
    """
    left, levels = set(beats), []
    while left:
        beaten: set[int] = set().union(*(beats[candidate] for candidate in left))
        levels.append(frozenset(left - beaten))
        left &= beaten
    return levels


def succession(levels: Levels, elected: Collection[int], lots: Lots) -> tuple[int, ...]:
    """Everybody not elected, nearest first; those of one level by the draw, or by name before it is known."""
    order = lots.by_name if lots.seed is None else lots.draw(()).order
    return tuple(c for level in levels for c in order if c in level and c not in elected)


def count_highest(
    method: str, profile: Profile, tally: Tally, lots: Lots, conditions: Conditions = ()
) -> Count:
    """The whole count of a method that elects whoever has most, in one round.

    Where no more stand than there are seats, the round is an election unopposed; with no conditions they are
    all elected. Raises ConditionsUnsatisfiable.
    """
    levels = by_amount(profile.standing, tally.amounts)
    seats = seating(levels, profile.seats, lots, conditions)
    deed = Deed.ELECTION if len(profile.standing) <= profile.seats else Deed.FIRST
    only = Round(1, deed, seats.listed(profile.standing), tally.amounts)
    return concluded(method, profile, tally, levels, seats, (seats.shown(only),))


def concluded(
    method: str, profile: Profile, tally: Tally, levels: Levels, seats: Seating, rounds: tuple[Round, ...]
) -> Count:
    """The count that ends with this seating; without a line of succession while it is undecided."""
    return Count(
        method=method,
        seats=profile.seats,
        ballots=tally.ballots,
        invalid=tally.invalid,
        scale=tally.scale,
        quota=None,
        elected=tuple(seats.elected),
        rounds=rounds,
        runners_up=() if seats.undecided else succession(levels, seats.elected, seats.lots),
        undecided=seats.undecided,
    )
