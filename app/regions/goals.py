"""What the initiative has set out to reach, and how far it has come, as stairs from year to year."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.places.countries import countries
from governance.regions.register import YearEnd


class Goal(NamedTuple):
    """In how many countries there are to be member regions, and by the end of which year."""

    countries: int
    year: int


# Source: the initiative's own aim.
BY_2030, BY_2050 = Goal(20, 2030), Goal(countries(), 2050)

# The box in the units of the drawing: what a narrow phone shows one to one.
WIDTH, HEIGHT = 320, 180
LEFT, RIGHT, TOP, BOTTOM = 36, 306, 18, 150

Point = tuple[int, int]


@dataclass(frozen=True)
class Stairs:
    """Where everything goes: the steps from year to year, where they have come to, and the goal."""

    goal: Goal
    first: int
    last: int
    top: int
    now: int
    steps: str
    here: Point
    aim: Point
    ground: int


def stairs(years: Sequence[YearEnd], goal: Goal) -> Stairs:
    """The countries at the end of each year, the last one now, on the way to a goal."""
    first = years[0].year
    last, top = (
        max(goal.year, years[-1].year, first + 1),
        max(goal.countries, *(end.countries for end in years)),
    )

    def placed(year: int, number: int) -> Point:
        across = LEFT + round((RIGHT - LEFT) * (year - first) / (last - first))
        return across, BOTTOM - round((BOTTOM - TOP) * number / top)

    points = [placed(end.year, end.countries) for end in years]
    steps = "".join(f"H{x}V{y}" for x, y in points)
    aim = placed(goal.year, goal.countries)
    path = f"M{LEFT} {BOTTOM}{steps}"
    return Stairs(goal, first, last, top, years[-1].countries, path, points[-1], aim, BOTTOM)
