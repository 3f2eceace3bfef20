"""The order of an agenda: whatever is moved, nothing is lost, and no two items stand in one place."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.assembly.places import (
    NotThere,
    OneLevelOnly,
    Place,
    in_reading_order,
    numbers,
    one_down,
    one_up,
    planned_hours,
    put,
)

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
# 1, 2 with 21 and 22 under it, 3.
AGENDA = [Place(1, minutes=15), Place(2), Place(21, 2, 30), Place(22, 2), Place(3, minutes=10)]


def order(places: list[Place]) -> list[int]:
    return [place.item for place in places]


def test_items_are_numbered_within_their_groups() -> None:
    assert numbers(AGENDA) == {1: "1", 2: "2", 21: "2.1", 22: "2.2", 3: "3"}


@pytest.mark.parametrize(
    ("item", "group", "before", "expected"),
    [
        (3, None, 2, [1, 3, 2, 21, 22]),
        (2, None, 1, [2, 21, 22, 1, 3]),
        (2, None, None, [1, 3, 2, 21, 22]),
        (22, 2, 21, [1, 2, 22, 21, 3]),
        (3, 2, None, [1, 2, 21, 22, 3]),
        (3, 2, 21, [1, 2, 3, 21, 22]),
        (21, None, 1, [21, 1, 2, 22, 3]),
        (1, None, 1, None),
    ],
)
def test_an_item_comes_where_it_was_put(
    item: int, group: int | None, before: int | None, expected: list[int] | None
) -> None:
    if expected is None:
        with pytest.raises(NotThere):
            put(AGENDA, item, group, before)
        return
    found = put(AGENDA, item, group, before)
    assert order(found) == expected
    assert next(place.group for place in found if place.item == item) == group


@pytest.mark.parametrize(("item", "group"), [(2, 1), (1, 21), (1, 1)])
def test_there_are_no_groups_in_groups(item: int, group: int) -> None:
    with pytest.raises(OneLevelOnly):
        put(AGENDA, item, group, None)


@pytest.mark.parametrize(("item", "group", "before"), [(7, None, None), (1, 7, None), (1, None, 21)])
def test_a_place_that_is_not_there_is_refused(item: int, group: int | None, before: int | None) -> None:
    with pytest.raises(NotThere):
        put(AGENDA, item, group, before)


def test_one_place_up_and_one_place_down_stay_within_the_group() -> None:
    assert [one_up(AGENDA, item) for item in (1, 2, 3, 21, 22)] == [None, 1, 2, None, 21]
    assert [one_down(AGENDA, item) for item in (1, 2, 3, 21, 22)] == [3, None, None, None, None]
    with pytest.raises(NotThere):
        one_up(AGENDA, 7)


def test_hours_add_up_over_what_has_a_planned_time() -> None:
    hours = planned_hours(AGENDA, NINE)
    assert hours == {1: NINE, 21: NINE + timedelta(minutes=15), 3: NINE + timedelta(minutes=45)}


@given(st.lists(st.tuples(st.integers(0, 7), st.none() | st.integers(0, 7), st.none() | st.integers(0, 7))))
def test_however_items_are_moved_each_stands_in_one_place(
    moves: list[tuple[int, int | None, int | None]],
) -> None:
    places = [Place(item) for item in range(8)]
    for move in moves:
        try:
            places = put(places, *move)
        except (NotThere, OneLevelOnly):
            continue
        assert sorted(order(places)) == list(range(8))
        assert places == in_reading_order(places)
        assert len(set(numbers(places).values())) == len(places)
