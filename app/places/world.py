"""The map of the world with the member regions on it, as the few paths that a page prints.

Its weight does not follow the number of regions: when they are many, those in one small cell are drawn as
one dot, and lines that nobody could tell apart are left out.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

from app.places.equal_earth import VIEW_BOX, project
from app.places.outlines import numbers, outline_paths
from app.places.simplifying import Point

Position = tuple[float, float]  # longitude, latitude, in degrees

FEW_DOTS = (
    400  # more of them are drawn smaller, on a coarse grid, so that they neither hide nor outweigh each other
)
CELL = 8
MOST_LINES = 500
BEND = 5  # a line bends out by a part of its length, so that it is seen apart from borders


@dataclass(frozen=True)
class Dot:
    """A region on the map; the kind is its constituency."""

    longitude: float
    latitude: float
    kind: str


@dataclass(frozen=True)
class Dots:
    """All regions of one constituency, each a line without length; its cap makes the mark."""

    kind: str
    path: str


@dataclass(frozen=True)
class Picture:
    """What `components/world.html` draws: countries without members and with them, regions, twins."""

    view_box: str
    others: str
    members: str
    dots: tuple[Dots, ...]
    crowded: bool
    twins: str
    too_many_twins: bool


def world_map(
    dots: Iterable[Dot], members: Collection[str], twins: Iterable[tuple[Position, Position]] = ()
) -> Picture:
    """Members are countries by their ISO 3166-1 alpha-2 codes; a code without an outline draws nothing."""
    outlines, kinds = outline_paths(), points_by_kind(dots)
    crowded = sum(map(len, kinds.values())) > FEW_DOTS
    pairs = {(min(pair), max(pair)) for pair in ((project(*one), project(*other)) for one, other in twins)}
    return Picture(
        view_box=VIEW_BOX,
        others="".join(path for code, path in outlines.items() if code not in members),
        members="".join(path for code, path in outlines.items() if code in members),
        dots=tuple(
            Dots(kind, spots(points)) for kind, points in (in_cells(kinds) if crowded else kinds).items()
        ),
        crowded=crowded,
        twins="" if len(pairs) > MOST_LINES else "".join(arc(one, other) for one, other in sorted(pairs)),
        too_many_twins=len(pairs) > MOST_LINES,
    )


def points_by_kind(dots: Iterable[Dot]) -> dict[str, set[Point]]:
    """The points of the grid where a region of the kind is, in the order of the kinds' names."""
    kinds: dict[str, set[Point]] = {}
    for dot in dots:
        kinds.setdefault(dot.kind, set()).add(project(dot.longitude, dot.latitude))
    return dict(sorted(kinds.items()))


def in_cells(kinds: dict[str, set[Point]]) -> dict[str, set[Point]]:
    """One point for all of a kind in a cell; the kinds stand in it side by side, in their order."""
    beside = CELL // len(kinds)
    return {
        kind: {
            (x // CELL * CELL + beside * at + beside // 2, y // CELL * CELL + CELL // 2) for x, y in points
        }
        for at, (kind, points) in enumerate(kinds.items())
    }


def spots(points: Iterable[Point]) -> str:
    """One command a dot, row by row, each from where the one before stands."""
    rows = sorted(points, key=lambda point: (point[1], point[0]))
    return "".join(
        [f"M{numbers(point)}h0" for point in rows[:1]]
        + [f"m{numbers((x - left, y - top))}h0" for (left, top), (x, y) in pairwise(rows)]
    )


def arc(one: Point, other: Point) -> str:
    """A quadratic curve from the western end to the eastern, bent towards the north."""
    across, down = other[0] - one[0], other[1] - one[1]
    bend = (across // 2 + down // BEND, down // 2 - across // BEND)
    return f"M{numbers(one)}q{numbers(bend)} {numbers((across, down))}"
