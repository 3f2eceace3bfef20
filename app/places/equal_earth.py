"""Where a position stands on the map: the Equal Earth projection, on a grid of whole numbers.

B. Šavrič, T. Patterson, B. Jenny (2018): The Equal Earth map projection, International Journal of
Geographical Information Science 33(3), 454-465, doi:10.1080/13658816.2018.1504949. Areas keep their sizes, so
that no half of the world looks larger than it is. Floats, because a drawing is no law.
"""

from math import asin, cos, pi, radians, sin, sqrt

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796

WIDTH = 1000
# No region lies farther south than Cape Horn or farther north than Greenland, so the map ends there.
NORTHERNMOST, SOUTHERNMOST = 84, -57


def easting(latitude: float) -> float:
    """How far east one radian of longitude reaches at this latitude, in radii of the sphere."""
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    slope = A1 + 3 * A2 * angle**2 + angle**6 * (7 * A3 + 9 * A4 * angle**2)
    return 2 * cos(angle) / (sqrt(3) * slope)


def northing(latitude: float) -> float:
    """How far north of the equator this latitude stands, in radii of the sphere."""
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    return angle * (A1 + A2 * angle**2 + angle**6 * (A3 + A4 * angle**2))


SCALE = WIDTH / (2 * pi * easting(0))
TOP = SCALE * northing(NORTHERNMOST)
HEIGHT = round(TOP - SCALE * northing(SOUTHERNMOST))
VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"


def project(longitude: float, latitude: float) -> tuple[int, int]:
    """The point of the grid nearest to a position in degrees; from the left and from the top."""
    across = SCALE * easting(latitude) * radians(longitude)
    return round(WIDTH / 2 + across), round(TOP - SCALE * northing(latitude))
