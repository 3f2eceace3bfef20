"""The map: its projection, its outlines, its weight."""

import gzip
import re
from array import array
from math import cos, pi, radians
from random import Random

import pytest
from flask import Flask
from flask.templating import render_template_string

from app.places.countries import COUNTRIES
from app.places.equal_earth import HEIGHT, SCALE, TOP, WIDTH, easting, northing, project
from app.places.finder import position, register
from app.places.outlines import area, closed, outline_paths, path, snapped
from app.places.simplifying import simplified
from app.places.world import FEW_DOTS, MOST_LINES, Dot, Picture, world_map
from governance.regions.rules import Constituency

KB = 1024
KINDS = (Constituency.HIGH_EMISSION, Constituency.HIGH_POTENTIAL)
SIX = ("FR-OCC", "BJ-BO", "DE-NI", "MA-01", "ES-AN", "KE-30")


def weight(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


def picture(codes: list[str], spread: float = 0) -> Picture:
    """These regions, each twinned with the next, moved by chance up to so many degrees."""
    chance = Random(7)
    places = [
        (
            longitude + chance.uniform(-spread, spread),
            max(-56, min(83, latitude + chance.uniform(-spread, spread))),
        )
        for longitude, latitude in (position(code) or (0.0, 0.0) for code in codes)
    ]
    dots = [Dot(*place, KINDS[at % 2]) for at, place in enumerate(places)]
    return world_map(dots, {code[:2] for code in codes}, zip(places[::2], places[1::2], strict=False))


def drawn(app: Flask, found: Picture) -> str:
    source = (
        '{% from "components/world.html" import world_map, world_key %}'
        '{{ world_map(found, "Member regions", "6 regions in 6 countries.") }}{{ world_key(found) }}'
    )
    with app.test_request_context("/en/"):
        return render_template_string(source, found=found)


# The projection


def test_a_position_stands_where_proj_puts_it() -> None:
    """The example in the manual of PROJ: longitude 122, latitude 47, on a sphere of radius 1."""
    assert (round(easting(47) * radians(122), 2), round(northing(47), 2)) == (1.55, 0.89)


def test_the_poles_are_as_long_as_the_authors_say() -> None:
    assert easting(90) / easting(0) == pytest.approx(0.59247, abs=1e-5)


@pytest.mark.parametrize("latitude", range(-80, 81, 10))
def test_areas_keep_their_sizes(latitude: int) -> None:
    step = 1e-4
    across = easting(latitude)
    upwards = (northing(latitude + step) - northing(latitude - step)) / radians(2 * step)
    assert across * upwards == pytest.approx(cos(radians(latitude)), abs=1e-6)


def test_the_grid_reaches_from_edge_to_edge() -> None:
    assert (project(-180, 0)[0], project(180, 0)[0]) == (0, WIDTH)
    assert (project(0, 84)[1], project(0, -57)[1]) == (0, HEIGHT)
    assert project(0, 0) == (500, round(TOP))
    assert pytest.approx(WIDTH) == 2 * pi * easting(0) * SCALE


# The outlines


def test_every_country_has_an_outline() -> None:
    assert set(outline_paths()) >= COUNTRIES


def test_the_countries_that_natural_earth_lists_without_their_code_are_there() -> None:
    assert {"FR", "NO", "XK"} <= set(outline_paths())


def test_a_country_too_small_to_be_drawn_is_a_square() -> None:
    assert outline_paths()["TV"] == "M{} {}h2v2h-2z".format(
        *(at - 1 for at in project(179.209587, -8.513717))
    )


def test_an_outline_is_whole_numbers_in_relative_steps() -> None:
    grammar = re.compile(r"(M\d+ \d+(l-?\d+[ -]\d+( ?-?\d+[ -]\d+)*|h2v2h-2)z)+")
    assert [code for code, found in outline_paths().items() if not grammar.fullmatch(found)] == []


def test_the_outlines_weigh_less_than_nine_kilobytes() -> None:
    assert weight("".join(outline_paths().values())) <= 9 * KB


def test_a_ring_is_snapped_to_the_grid_without_repeated_points_and_spikes() -> None:
    ring = snapped(array("d", [0, 0, 0.01, 0, 20, 0, 20, 10, 20, 20, 20, 10, 0, 10, 0, 0]))
    assert ring[0] == ring[-1]
    assert len(ring) == len(set(ring)) + 1 == 5


def test_small_islands_are_left_out_of_a_country_but_not_all_of_them() -> None:
    land, island = ((0, 0), (9, 0), (9, 9), (0, 9), (0, 0)), ((20, 20), (22, 20), (22, 22), (20, 20))
    assert (area(land), area(island)) == (81, 2)
    assert path([land, island], (4, 4)) == closed(land) == "M0 0l9 0 0 9-9 0z"
    assert path([island], (21, 21)) == "M20 20h2v2h-2z"


def test_neighbours_keep_one_line_between_them() -> None:
    border = [(10, 0), (11, 3), (10, 5), (12, 8), (10, 10)]
    west = [(0, 0), *border, (0, 10), (0, 0)]
    east = [*border[::-1], (20, 0), (20, 10), (10, 10)]
    one, other = simplified([west, east], 1.5)
    assert set(one) & set(border) == set(other) & set(border) == {(10, 0), (12, 8), (10, 10)}
    assert (one[0], other[0]) == (one[-1], other[-1])


# The picture


def test_countries_with_members_are_apart_from_the_others() -> None:
    found = world_map([], {"BJ", "XX"})
    assert found.members == outline_paths()["BJ"]
    assert len(found.others) + len(found.members) == sum(map(len, outline_paths().values()))


def test_regions_at_the_same_point_are_drawn_once() -> None:
    found = world_map(
        [Dot(0, 0, "high_emission"), Dot(0.01, 0.01, "high_emission"), Dot(180, 0, "high_emission")], ()
    )
    assert [dots.path for dots in found.dots] == [f"M500 {round(TOP)}h0m500 0h0"]


def test_a_twin_is_a_line_from_west_to_east_bent_northwards() -> None:
    assert world_map([], (), [((90, 0), (0, 0))]).twins == f"M500 {round(TOP)}q125-50 250 0"


def test_many_regions_are_drawn_side_by_side_in_cells() -> None:
    dots = [Dot(at * 0.8 - 160, 0, kind) for at in range(FEW_DOTS) for kind in KINDS]
    found = world_map(dots, ())
    assert found.crowded
    emission, potential = (re.findall(r"m(\d+)", dots.path) for dots in found.dots)
    assert set(emission) == set(potential) == {"8"}
    assert [int(re.findall(r"M(\d+)", dots.path)[0]) % 8 for dots in found.dots] == [2, 6]


def test_lines_are_left_out_when_nobody_could_tell_them_apart() -> None:
    lines = [((at * 0.6 - 150, 0), (at * 0.6 - 150, 30)) for at in range(MOST_LINES + 1)]
    assert world_map([], (), lines[:300]).twins.count("M") == 300
    found = world_map([], (), lines)
    assert (found.twins, found.too_many_twins) == ("", True)


def test_the_map_of_six_regions_is_an_image_with_a_name_and_a_description(app: Flask) -> None:
    svg = drawn(app, picture(list(SIX)))
    assert 'role="img" aria-labelledby="world-title world-description"' in svg
    assert '<title id="world-title">Member regions</title>' in svg
    assert '<desc id="world-description">6 regions in 6 countries.</desc>' in svg
    assert "style=" not in svg
    assert weight(svg) <= 10 * KB


def test_the_map_of_ten_thousand_regions_stays_light(app: Flask) -> None:
    codes = list(register().places)
    svg = drawn(app, picture((codes * 2)[:10_000], spread=0.7))
    assert "Too many regions have a twin" in svg
    assert weight(svg) <= 20 * KB
