"""The public draw that breaks a tie: RFC 3797, over a seed that nobody could know while ballots were cast.

One draw a count: it puts all candidates, listed by name, in an order; of those tied, whoever comes first in
it is chosen. So neither the order of the file nor the order of the ties matters.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import md5


class DrawNeeded(Exception):
    """A tie that the method's own rule leaves open, and no seed to draw by; `between` are candidates.

    Caught by every `count`, which then returns what it has with `undecided` filled.
    """

    def __init__(self, between: Collection[int]) -> None:
        self.between = tuple(between)
        super().__init__("a tie needs a draw")


@dataclass(frozen=True, slots=True)
class Lot:
    """The draw shown: the seed, the candidates as drawn, and the number behind each place in hexadecimal."""

    seed: str
    order: tuple[int, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lots:
    """What breaks ties of one count: the candidates by name, and the seed, None before it is known."""

    by_name: tuple[int, ...]
    seed: str | None = None

    def draw(self, between: Collection[int]) -> Lot:
        """The draw for a tie between these candidates. Raises DrawNeeded without a seed."""
        if self.seed is None:
            raise DrawNeeded(between)
        return drawn(self.by_name, self.seed)

    def first(self, between: Collection[int]) -> tuple[int, Lot]:
        """Who of those tied comes first in the draw, and the draw. Raises DrawNeeded without a seed."""
        lot = self.draw(between)
        return next(candidate for candidate in lot.order if candidate in between), lot


def drawn(pool: Sequence[int], seed: str) -> Lot:
    """All of `pool`, numbered from 1 as listed, in the order that the key string `seed` selects them.

    Source: RFC 3797, section 4: the n-th selected is the number of MD5(n || key || n), n in two octets in
    network order, modulo what is left of the list, each selected closing the gap behind it.
    """
    left = list(pool)
    order, numbers = [], []
    for turn in range(len(pool)):
        octets = turn.to_bytes(2, "big")
        number = md5(octets + seed.encode() + octets, usedforsecurity=False).hexdigest()
        order.append(left.pop(int(number, 16) % len(left)))
        numbers.append(number)
    return Lot(seed, tuple(order), tuple(numbers))
