"""Which teams bounds on overlapping groups leave possible: exact, and quick where groups overlap sensibly.

Candidates whom the same bounds concern are of one kind, and a team is known by how many it takes of each.
Kinds are taken one after another; two beginnings that leave the same room under every bound that is still
open have the same continuations and are followed once (as in a knapsack). Nothing is estimated: where
that would be too many beginnings, it says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from governance.errors import N_, RuleBroken

MOST_STEPS = 200_000
"""How many steps are worth taking: about a second."""

Rooms = tuple[int, ...]
"""How many may still be taken under each bound."""

Ways = dict[Rooms, list[tuple[int, Rooms]]]
"""From the rooms before a kind: each number that can be taken of it, and the rooms after."""


class ConditionsTooEntangled(RuleBroken):
    """Conditions whose groups overlap in more ways than can be followed; found before anything is counted."""

    message = N_("These conditions on the team overlap in too many ways to be checked exactly.")


@dataclass(frozen=True, slots=True)
class Kind:
    """Candidates whom the same bounds concern: how many they are, and the numbers of those bounds."""

    size: int
    bounds: tuple[int, ...]


def takes(kinds: Sequence[Kind], rooms: Rooms, spans: Rooms) -> list[tuple[int, int]] | None:
    """The fewest and the most of each kind that a team within all bounds can take; None: there is no team.

    kinds : at least one; rooms : the most under each bound, of which the last is the whole team; spans : the
    most less the fewest. Raises ConditionsTooEntangled.
    """
    return possible(beginnings(kinds, rooms, spans))


def evened(rooms: Rooms, bounds: Iterable[int], left: Sequence[int], spans: Rooms) -> Rooms | None:
    """The rooms, with all those of no further effect made the same; None where a bound cannot be kept.

    A bound has no further effect when enough are taken already, and all who are left of its group, or the
    places left in the team, would not be too many.
    """
    even = list(rooms)
    for bound in bounds:
        room, others = rooms[bound], min(left[bound], rooms[-1])
        if room < 0 or room - spans[bound] > others:
            return None
        if others <= room <= spans[bound]:
            even[bound] = others
    return tuple(even)


def beginnings(kinds: Sequence[Kind], rooms: Rooms, spans: Rooms) -> list[Ways]:
    """Every way to take of each kind in turn that no bound forbids yet; none where a bound cannot be kept."""
    left = [sum(kind.size for kind in kinds if bound in kind.bounds) for bound in range(len(rooms))]
    start = evened(rooms, range(len(rooms)), left, spans)
    reached = set() if start is None else {start}
    begun: set[int] = set()
    steps: list[Ways] = []
    spent = 0
    for kind in kinds:
        spent += len(reached) * (kind.size + 1)
        if spent > MOST_STEPS:
            raise ConditionsTooEntangled
        for bound in kind.bounds:
            left[bound] -= kind.size
        begun.update(kind.bounds)
        steps.append({before: after(before, kind, begun, (left, spans)) for before in reached})
        begun = {bound for bound in begun if left[bound]}
        reached = {then for ways in steps[-1].values() for _, then in ways}
    return steps


def after(
    rooms: Rooms, kind: Kind, begun: Iterable[int], limits: tuple[Sequence[int], Rooms]
) -> list[tuple[int, Rooms]]:
    """Each number that can be taken of a kind, and the rooms after it; `limits` as `evened` takes them."""
    ways = []
    for number in range(kind.size + 1):
        fewer = list(rooms)
        for bound in kind.bounds:
            fewer[bound] -= number
        even = evened(tuple(fewer), begun, *limits)
        if even is not None:
            ways.append((number, even))
    return ways


def possible(steps: list[Ways]) -> list[tuple[int, int]] | None:
    """The fewest and most taken in each step, looking only at ways that lead to the end; None: none does.

    The end is one: when nobody is left, every bound that is kept has been made even at zero.
    """
    ranges: list[tuple[int, int]] = []
    reaching: set[Rooms] | None = None
    for ways in reversed(steps):
        numbers = {
            rooms: [number for number, then in onward if reaching is None or then in reaching]
            for rooms, onward in ways.items()
        }
        reaching = {rooms for rooms, some in numbers.items() if some}
        if not reaching:
            return None
        taken = [number for some in numbers.values() for number in some]
        ranges.append((min(taken), max(taken)))
    return ranges[::-1]
