"""How a text is divided, where a motion may go, which ruling can be challenged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.errors import RuleBroken
from governance.procedure import rules
from governance.procedure.rules import check_challenged, check_destination, check_parts, check_resumed_in

ANCHORS = ("1", "2", "2a", "3")


@pytest.mark.parametrize(
    "parts",
    [[["1", "2", "2a"], ["3"]], [["3", "1"], ["2a", "2"]], [["1"], ["2"], ["2a"], ["3"]]],
)
def test_parts_that_share_out_every_paragraph_stand(parts: list[list[str]]) -> None:
    check_parts(ANCHORS, parts)


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        ([], rules.TooFewParts),
        ([list(ANCHORS)], rules.TooFewParts),
        ([list(ANCHORS), []], rules.TooFewParts),
        ([["1"], ["2", "2a"]], rules.PartsDoNotCover),
        ([["1", "2", "2a", "3"], ["3"]], rules.PartsDoNotCover),
        ([["1", "2", "2a"], ["4"]], rules.PartsDoNotCover),
        ([["1", "2", "2"], ["3"]], rules.PartsDoNotCover),
    ],
)
def test_parts_that_leave_out_or_double_something_are_refused(
    parts: list[list[str]], refusal: type[RuleBroken]
) -> None:
    with pytest.raises(refusal):
        check_parts(ANCHORS, parts)


@given(st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_any_sharing_out_of_paragraphs_stands_from_two_parts_on(places: list[int]) -> None:
    shared = [[a for a, place in zip(ANCHORS, places, strict=True) if place == part] for part in range(4)]
    parts = [part for part in shared if part]
    if len(parts) > 1:
        check_parts(ANCHORS, parts)
        return
    with pytest.raises(rules.TooFewParts):
        check_parts(ANCHORS, parts)


def test_a_motion_goes_to_somebody_named_in_one_line_of_words() -> None:
    assert check_destination("  Budget committee ") == "Budget committee"
    assert check_destination("x" * rules.LONGEST_DESTINATION)
    for wrong in ("", " \n", "x" * (rules.LONGEST_DESTINATION + 1)):
        with pytest.raises(rules.DestinationMissing) as refusal:
            check_destination(wrong)
        assert refusal.value.facts == {"longest": 200}


@pytest.mark.parametrize(
    ("ruled", "overruled", "admissible", "stands"),
    [
        (True, False, True, True),
        (True, False, False, True),
        (False, False, True, True),
        (False, False, False, False),
        (True, True, True, False),
        (True, True, False, False),
    ],
)
def test_a_ruling_is_challenged_once(ruled: bool, overruled: bool, admissible: bool, stands: bool) -> None:
    facts = {"ruled": ruled, "overruled": overruled, "admissible": admissible}
    if stands:
        check_challenged(**facts)
        return
    with pytest.raises(rules.NoRulingToChallenge):
        check_challenged(**facts)


def test_a_motion_comes_back_in_its_own_session_or_a_later_one() -> None:
    check_resumed_in(4, 4)
    check_resumed_in(4, 5)
    with pytest.raises(rules.EarlierSession):
        check_resumed_in(4, 3)
