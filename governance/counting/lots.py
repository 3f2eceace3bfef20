"""The public draw that breaks a tie: RFC 3797, over a seed that nobody could know while ballots were cast.

One draw a count: it puts all candidates, listed by name, in an order; of those tied, whoever comes first in
it is chosen. So neither the order of the file nor the order of the ties matters.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import md5

NUMBER = re.compile(r"[0-9]+(\.[0-9]*)?")


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


def key_string(sources: Sequence[Sequence[str]]) -> str:
    """The key string of a draw: the values of each source, canonical and in order, each source closed by "/".

    A source all of whose values are decimal numbers goes from the smallest to the largest, each without zeros
    that say nothing and with its point ("7.", "0.5"); any other is text: capitals and digits alone, without
    accents, in order of ASCII. The sources stay in the order in which they were named.

    Raises ValueError where a source has no value, or one of which nothing is left.
    Source: RFC 3797, section 4; its example in section 6 gives "9319./2.5.8.10.12./9.18.26.34.41.45./".
    """
    return "".join(f"{canonical(source)}/" for source in sources)


def canonical(source: Sequence[str]) -> str:
    """The values of one source, joined as in a key string."""
    values = [value.strip() for value in source]
    if values and all(map(NUMBER.fullmatch, values)):
        return "".join(map(plain_number, sorted(values, key=Fraction)))
    words = sorted(map(plain_word, values))
    if not all(words) or not words:
        raise ValueError("a source of a draw needs a value")
    return "".join(words)


def plain_number(number: str) -> str:
    """A decimal number without the zeros that say nothing, always with its point."""
    whole, _, part = number.partition(".")
    return f"{whole.lstrip('0') or '0'}.{part.rstrip('0')}"


def plain_word(text: str) -> str:
    """The letters and digits of a text in ASCII, as capitals, without accents, spaces and punctuation."""
    letters = unicodedata.normalize("NFKD", text).upper()
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())
