"""Borders with fewer points: two neighbours keep the same line between them, so that no gap opens.

The rings are cut where more than two lines meet, each piece is thinned alone and in the same direction
whichever country it is read from, and the pieces are put together again.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Point = tuple[int, int]
Line = tuple[Point, ...]


def simplified(rings: Sequence[Sequence[Point]], tolerance: float) -> list[Line]:
    """Closed rings, whose last point is their first, thinned: what is left out lay within the tolerance."""
    joints = meetings(rings)
    pieces: dict[Line, Line] = {}
    return [ring_of(cut(ring, joints), tolerance, pieces) for ring in rings]


def meetings(rings: Iterable[Sequence[Point]]) -> set[Point]:
    """The points with other neighbours than the one before and the one after."""
    beside: dict[Point, set[Point]] = {}
    for ring in rings:
        for one, other in pairwise(ring):
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    return {point for point, others in beside.items() if len(others) != 2}


def cut(ring: Sequence[Point], joints: set[Point]) -> Iterator[Line]:
    """The pieces of a ring between joints; one without joints is cut at its least and its greatest point."""
    open_ring = list(ring[:-1])
    cuts = [at for at, point in enumerate(open_ring) if point in joints]
    if not cuts:
        cuts = sorted({open_ring.index(min(open_ring)), open_ring.index(max(open_ring))})
    turned = open_ring[cuts[0] :] + open_ring[: cuts[0] + 1]
    ends = [at - cuts[0] for at in cuts] + [len(open_ring)]
    for begin, end in pairwise(ends):
        yield tuple(turned[begin : end + 1])


def ring_of(lines: Iterable[Line], tolerance: float, pieces: dict[Line, Line]) -> Line:
    """The pieces thinned and in a row again; each piece is thinned once, and remembered."""
    points: list[Point] = []
    for line in lines:
        same = min(line, line[::-1])
        if same not in pieces:
            pieces[same] = thinned(same, tolerance)
        thin = pieces[same] if same == line else pieces[same][::-1]
        points.extend(thin[1:] if points else thin)
    return tuple(points)


def thinned(line: Line, tolerance: float) -> Line:
    """The line without the points within the tolerance of it (Ramer 1972, Douglas and Peucker 1973)."""
    kept, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        begin, end = spans.pop()
        at, off = farthest(line, begin, end)
        if off > tolerance:
            kept.add(at)
            spans += [(begin, at), (at, end)]
    return tuple(line[at] for at in sorted(kept))


def farthest(line: Line, begin: int, end: int) -> tuple[int, float]:
    """Which point between two others lies farthest from the straight line through them, and how far."""
    (left, top), (right, bottom) = line[begin], line[end]
    across, down = right - left, bottom - top
    length = (across * across + down * down) ** 0.5
    best, off = begin, 0.0
    for at in range(begin + 1, end):
        x, y = line[at]
        gap = (
            abs(across * (y - top) - down * (x - left)) / length
            if length
            else ((x - left) ** 2 + (y - top) ** 2) ** 0.5
        )
        if gap > off:
            best, off = at, gap
    return best, off
