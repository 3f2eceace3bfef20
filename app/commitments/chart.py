"""A path and its yearly values as lines in a box: plain numbers in, whole places out.

Zero is always in the picture, so that no distance looks larger than it is. Values of years that follow each
other are joined; between years without one nothing is drawn, for nothing is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

# The box in the units of the drawing: what a narrow phone shows one to one.
WIDTH, HEIGHT = 360, 250
LEFT, RIGHT, TOP, BOTTOM = 10, 350, 22, 218
# About so many steps on the scale of values, and at most so many on that of years.
STEPS, YEAR_STEPS = 4, 5
FINEST = Fraction(1, 10**6)

Point = tuple[int, int]


@dataclass(frozen=True)
class Drawing:
    """Where everything goes: marks with what they say, the ends of the path, the values and their runs."""

    values: tuple[tuple[int, Fraction], ...]
    years: tuple[tuple[int, int], ...]
    zero: int
    path: tuple[Point, Point]
    points: tuple[Point, ...]
    runs: tuple[tuple[Point, ...], ...]


def drawn(
    first: tuple[int, Fraction], last: tuple[int, Fraction], entered: Sequence[tuple[int, Fraction]]
) -> Drawing:
    """The path from `first` to `last`, each a year and its value, and the values entered, by year."""
    every = [first, last, *entered]
    marks = value_marks([value for _, value in every])
    span = min(year for year, _ in every), max(year for year, _ in every)

    def placed(year: int, value: Fraction) -> Point:
        across = between(LEFT, RIGHT, Fraction(year), Fraction(span[0]), Fraction(span[1]))
        return across, between(BOTTOM, TOP, value, marks[0], marks[-1])

    years = [(placed(year, Fraction(0))[0], year) for year in year_marks(*span)]
    heights = [(placed(span[0], mark)[1], mark) for mark in marks]
    return Drawing(
        tuple(heights),
        tuple(years),
        placed(span[0], Fraction(0))[1],
        (placed(*first), placed(*last)),
        tuple(placed(*point) for point in sorted(entered)),
        tuple(tuple(placed(*point) for point in run) for run in runs_of(sorted(entered))),
    )


def between(start: int, end: int, value: Fraction, low: Fraction, high: Fraction) -> int:
    """The place of a value on a scale from `low` at `start` to `high` at `end`; the middle of no scale."""
    share = (value - low) / (high - low) if high > low else Fraction(1, 2)
    return start + round((end - start) * share)


def value_marks(values: Sequence[Fraction]) -> list[Fraction]:
    """Round values at even steps, from below the least to above the greatest, zero among them."""
    low, high = min(*values, Fraction(0)), max(*values, Fraction(0))
    step = round_step((high - low) / STEPS)
    marks = range(floor(low / step), max(ceil(high / step), floor(low / step) + 1) + 1)
    return [mark * step for mark in marks]


def round_step(least: Fraction) -> Fraction:
    """The smallest of 1, 2 and 5 times a power of ten that is not below `least`."""
    power = FINEST
    while power * 10 <= least:
        power *= 10
    return next((power * times for times in (1, 2, 5) if power * times >= least), power * 10)


def year_marks(first: int, last: int) -> list[int]:
    """The first year and the last, and between them years at even steps as far as there is room."""
    years = last - first
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, max(years, 1)) if years <= step * YEAR_STEPS)
    return [*range(first, last - step + 1, step), last]


def runs_of(entered: Sequence[tuple[int, Fraction]]) -> list[list[tuple[int, Fraction]]]:
    """The values of years that follow each other, where there are two or more."""
    runs = [[point] for point in entered[:1]]
    for before, now in pairwise(entered):
        if now[0] == before[0] + 1:
            runs[-1].append(now)
        else:
            runs.append([now])
    return [run for run in runs if len(run) > 1]
