"""The drawing of a path never leaves its box, whatever the numbers."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.commitments.chart import BOTTOM, LEFT, RIGHT, TOP, Drawing, drawn, value_marks, year_marks

VALUES = st.one_of(
    st.integers(-(10**21), 10**21).map(lambda units: Fraction(units, 10**6)),
    st.sampled_from([Fraction(0), Fraction(1), Fraction(-1), Fraction(1, 10**6)]),
)


@st.composite
def charts(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, Fraction]], Drawing]:
    """A drawing of any path of up to a hundred years, with values for any of its years."""
    first = draw(st.integers(1900, 2100))
    last = first + draw(st.integers(0, 100))
    years = draw(st.sets(st.integers(first, last)))
    entered = [(year, draw(VALUES)) for year in sorted(years)]
    ends = (first, draw(VALUES)), (last, draw(VALUES))
    return first, last, entered, drawn(*ends, entered)


@given(chart=charts())
def test_nothing_is_drawn_outside_the_box(chart: tuple[int, int, list, Drawing]) -> None:
    drawing = chart[3]
    points = [*drawing.path, *drawing.points, *(point for run in drawing.runs for point in run)]
    assert all(LEFT <= across <= RIGHT and TOP <= down <= BOTTOM for across, down in points)
    assert all(TOP <= down <= BOTTOM for down, _ in drawing.values)
    assert all(LEFT <= across <= RIGHT for across, _ in drawing.years)
    assert TOP <= drawing.zero <= BOTTOM
    assert all(type(place) is int for point in points for place in point)


@given(chart=charts())
def test_every_value_has_its_point_and_only_neighbouring_years_are_joined(
    chart: tuple[int, int, list, Drawing],
) -> None:
    _, _, entered, drawing = chart
    assert len(drawing.points) == len(entered)
    years = [year for year, _ in entered]
    joined = sum(later == year + 1 for year, later in pairwise(years))
    assert sum(len(run) - 1 for run in drawing.runs) == joined


@given(values=st.lists(VALUES, min_size=1))
def test_the_scale_of_values_is_even_holds_zero_and_has_few_marks(values: list[Fraction]) -> None:
    marks = value_marks(values)
    steps = {later - mark for mark, later in pairwise(marks)}
    assert len(steps) == 1
    assert 0 in marks
    assert 2 <= len(marks) <= 7
    assert marks[0] <= min(values)
    assert max(values) <= marks[-1]


@given(first=st.integers(1900, 2100), years=st.integers(0, 150))
def test_the_scale_of_years_begins_and_ends_with_the_path_and_leaves_room_for_its_figures(
    first: int, years: int
) -> None:
    marks = year_marks(first, first + years)
    assert marks[-1] == first + years
    assert marks[0] == first
    assert len(marks) <= 6
    gaps = [later - mark for mark, later in pairwise(marks)]
    assert gaps[-1:] == [max(gaps)] if gaps else years == 0


def test_a_simple_path_is_drawn_from_corner_to_corner() -> None:
    drawing = drawn((2025, Fraction(100)), (2035, Fraction(0)), [(2025, Fraction(100)), (2026, Fraction(80))])
    assert drawing.path == ((LEFT, TOP), (RIGHT, BOTTOM))
    assert drawing.points[0] == (LEFT, TOP)
    assert len(drawing.runs) == 1


def test_equal_values_and_a_single_year_have_a_place_of_their_own() -> None:
    assert drawn((2025, Fraction(0)), (2025, Fraction(0)), [(2025, Fraction(0))]).points == (
        ((LEFT + RIGHT) // 2, BOTTOM),
    )
