"""The picture of a count, in whole numbers of pixels."""

import re

from app.elections.picture import BAR, COLUMN, HIGH, NOBODY, bars_of, drawn_count, in_order, length
from governance.counting.lots import Lots
from governance.counting.plurality import count as plurality
from governance.counting.profile import Profile
from governance.counting.scottish_stv import count as scottish
from governance.counting.sheet import Count, Deed, Round, Transfer

TEAM = Profile(
    ("Ada", "Ben", "Eve", "Sol"),
    2,
    {(0, 1): 40, (0,): 20, (1,): 15, (2, 3): 14, (3, 1): 11},
)


def scottish_team() -> Count:
    return scottish(TEAM, Lots(TEAM.by_name, "A/"), ())


def test_every_candidate_has_a_lane_and_every_round_a_column() -> None:
    count = scottish_team()
    picture = drawn_count(count)
    assert [lane.candidate for lane in picture.lanes][:4] == in_order(count)
    assert picture.lanes[-1].candidate == NOBODY
    assert picture.columns == tuple((place * COLUMN, place + 1) for place in range(len(count.rounds)))
    assert picture.width == len(count.rounds) * COLUMN
    assert sum(lane.elected for lane in picture.lanes) == 2


def test_shapes_are_whole_numbers() -> None:
    picture = drawn_count(scottish_team())
    shapes = "".join([picture.quota, *picture.flows, *(lane.bars + lane.kept for lane in picture.lanes)])
    assert re.fullmatch(r"[MLhvlz0-9 -]*", shapes)


def test_as_much_flows_out_of_a_bar_as_into_others() -> None:
    sheet = (
        Round(1, Deed.FIRST, (), (6, 4, 2)),
        Round(
            2,
            Deed.EXCLUSION,
            (2,),
            (7, 5, 0),
            excluded=(2,),
            transfers=(Transfer(2, 0, 1), Transfer(2, 1, 1)),
        ),
    )
    picture = drawn_count(Count("scottish-stv", 1, 12, 0, 1, 7, (0,), sheet, (1, 2)))
    thick = [int(found) for found in re.findall(r"v(\d+)l", picture.flows[0])]
    assert thick == [length(1, 7, HIGH)] * 2
    assert picture.lanes[2].excluded
    assert picture.flows[0].count(f"M{BAR} ") == 2


def test_one_round_is_drawn_as_bars() -> None:
    count = plurality(Profile(("Ada", "Ben"), 1, {(0,): 4, (1,): 2}), Lots((0, 1)), ())
    picture = drawn_count(count)
    assert picture == bars_of(count, [0, 1])
    assert picture.flows == ()
    assert [lane.candidate for lane in picture.lanes] == [0, 1]


def test_some_votes_are_never_drawn_as_none() -> None:
    assert [length(amount, 1000, HIGH) for amount in (0, 1, 500, 1000)] == [0, 1, HIGH // 2, HIGH]
    assert length(0, 0, HIGH) == 0


def test_a_count_without_rounds_is_an_empty_picture() -> None:
    assert drawn_count(Count("schulze", 1, 0, 0, 1, None, (), ())).lanes == ()
