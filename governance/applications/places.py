"""The codes of places, and how near two names are. That a code exists is known to the service, not here."""

import re
from collections.abc import Mapping

from governance.regions.naming import check_naming, folded

# Two names are near when they share this part of their pairs of letters, in hundredths.
NEAR = 60


def check_code(code: str) -> None:
    """Raise NotACode unless the code has the shape of a place's."""
    check_naming(code, parent_of(code), code[:2], {})


def parent_of(code: str) -> str | None:
    """The ISO code of which a place is a part; None for a place of the ISO level itself."""
    parent, dot, _ = code.partition(".")
    return parent if dot else None


def overlap(one: str, other: str) -> bool:
    """Whether one of two different places is a part of the other."""
    return one != other and (parent_of(one) == other or parent_of(other) == one)


def likeness(one: str, other: str) -> int:
    """How near two names are, in hundredths: twice the pairs of letters shared, of all the pairs.

    Source: L. R. Dice, Measures of the amount of ecologic association between species, Ecology 26 (1945).
    """
    left, right = _pairs(one), _pairs(other)
    if not left or not right:
        return 100 if one == other else 0
    return 200 * len(left & right) // (len(left) + len(right))


def are_near(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether any two of the names in their languages are near, or one holds every word of the other."""
    return any(
        likeness(a, b) >= NEAR or _holds(a, b) or _holds(b, a)
        for a in set(one.values())
        for b in set(other.values())
    )


def _holds(whole: str, part: str) -> bool:
    words = _words(part)
    return bool(words) and words <= _words(whole)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", folded(name)))


def _pairs(name: str) -> frozenset[str]:
    """The pairs of neighbouring letters inside each word, of any script."""
    return frozenset(word[at : at + 2] for word in _words(name) for at in range(max(len(word) - 1, 1)))
