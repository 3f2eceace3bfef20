"""The outline of every country as one path of an SVG, made once in a process from Natural Earth."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise
from math import pi
from threading import Lock

from app.places.equal_earth import SCALE, WIDTH, easting, project
from app.places.natural_earth import NONE, Ring, drawings
from app.places.simplifying import Line, Point, simplified

# In units of the grid, a thousandth of the width of the map.
TOLERANCE = 1.0
SMALLEST_ISLAND = 8  # square units; what is smaller is left out, but of no country everything
STEPS = 20  # a degree; latitudes are rounded to them, so that each parallel is computed once
UNPEOPLED = "AQ"

_making = Lock()


@dataclass
class Country:
    """Where a country's name would be written, in degrees, and its rings, on the grid."""

    longitude: float
    latitude: float
    rings: list[Line] = field(default_factory=list)


def outline_paths() -> dict[str, str]:
    """The path of each country by its ISO 3166-1 alpha-2 code, in the view box of the map."""
    with _making:
        return _made()[0]


def label_points() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of each country, where Natural Earth would write its name."""
    with _making:
        return _made()[1]


@cache
def _made() -> tuple[dict[str, str], dict[str, tuple[float, float]]]:
    countries = countries_on_grid()
    thin = iter(simplified([ring for country in countries.values() for ring in country.rings], TOLERANCE))
    paths, points = {}, {}
    for code, country in countries.items():
        point = points[code] = (country.longitude, country.latitude)
        paths[code] = path(islice(thin, len(country.rings)), project(*point))
    return paths, points


def countries_on_grid() -> dict[str, Country]:
    """Every country with a code; rows of the same code are one country, named where the first of them is."""
    countries: dict[str, Country] = {}
    for drawing in drawings():
        if drawing.code not in (NONE, UNPEOPLED):
            country = countries.setdefault(drawing.code, Country(drawing.longitude, drawing.latitude))
            country.rings.extend(line for line in map(snapped, drawing.rings) if len(line) > 3)
    return countries


@cache
def parallel(step: int) -> tuple[float, int]:
    """How wide a degree is on this parallel, and its row of the grid."""
    degrees = step / STEPS
    return SCALE * easting(degrees) * pi / 180, project(0, degrees)[1]


def snapped(ring: Ring) -> Line:
    """A ring on the grid, closed, without repeated points and without going out and back on the same line."""
    points: list[Point] = []
    for longitude, latitude in zip(ring[::2], ring[1::2], strict=True):
        wide, row = parallel(round(latitude * STEPS))
        point = (round(WIDTH / 2 + wide * longitude), row)
        if points[-2:-1] == [point]:
            points.pop()
        elif points[-1:] != [point]:
            points.append(point)
    return tuple(points)


def path(rings: Iterable[Line], point: Point) -> str:
    """The commands that draw the rings; a country too small for all of them is a square at its point."""
    drawn = "".join(closed(ring) for ring in rings if area(ring) >= SMALLEST_ISLAND)
    return drawn or f"M{point[0] - 1} {point[1] - 1}h2v2h-2z"


def area(ring: Line) -> float:
    """In square units of the grid, whichever way round the ring goes."""
    return abs(sum(x * down - right * y for (x, y), (right, down) in pairwise(ring))) / 2


def closed(ring: Line) -> str:
    """One ring: an absolute beginning, then steps."""
    return f"M{numbers(ring[0])}l{''.join(steps(ring[:-1]))}z"


def steps(line: Sequence[Point]) -> Iterator[str]:
    """The way from each point to the next; the first number needs no space before its sign."""
    for at, ((x, y), (right, down)) in enumerate(pairwise(line)):
        step = numbers((right - x, down - y))
        yield step if at == 0 or step[0] == "-" else f" {step}"


def numbers(pair: Point) -> str:
    """Two numbers with as little between them as the grammar of paths allows."""
    return f"{pair[0]}{'' if pair[1] < 0 else ' '}{pair[1]}"
