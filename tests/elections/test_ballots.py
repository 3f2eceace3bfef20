"""What a ballot of an election may say, how it is kept, and what a count makes of it. No database."""

from typing import Any

import pytest

from governance.counting.methods import Method
from governance.counting.profile import Profile
from governance.elections.ballots import (
    EqualRanks,
    MarkKind,
    MarkWrong,
    TooManyChosen,
    check_mark,
    is_blank,
    mark_kind,
    mark_plain,
    marked_of,
    most_chosen,
    places_left_out,
    places_shared,
    profile_of,
)

PAPER = (7, 3, 5)
NAMES = {3: "Awa", 5: "Bela", 7: "Chloe"}

KINDS = {
    Method.PLURALITY: MarkKind.CHOICES,
    Method.TWO_ROUND: MarkKind.CHOICES,
    Method.APPROVAL: MarkKind.CHOICES,
    Method.PAV: MarkKind.CHOICES,
    Method.SCORE: MarkKind.SCORES,
    Method.SCOTTISH_STV: MarkKind.RANKING,
    Method.MEEK_STV: MarkKind.RANKING,
    Method.SCHULZE: MarkKind.RANKING,
    Method.RANKED_PAIRS: MarkKind.RANKING,
}


@pytest.mark.parametrize("method", list(Method))
def test_each_method_has_its_kind_of_ballot_and_confirming_has_its_own(method: Method) -> None:
    assert mark_kind(method, False) is KINDS[method]
    assert mark_kind(method, True) is MarkKind.CONFIRMATION


def test_as_many_may_be_ticked_as_the_method_reads() -> None:
    assert most_chosen(Method.PLURALITY, 2, 5) == 2
    assert most_chosen(Method.PLURALITY, 9, 5) == 5
    assert most_chosen(Method.TWO_ROUND, 2, 5) == 1
    assert most_chosen(Method.APPROVAL, 1, 5) == 5
    assert most_chosen(Method.PAV, 2, 5) == 5


def test_gaps_close_up_and_equals_stay_together() -> None:
    marked = {5: 4, 7: 1, 3: 4}
    assert places_left_out(marked) == [2, 3]
    assert places_shared(marked) == [4]
    assert mark_plain(MarkKind.RANKING, marked) == {"kind": "ranking", "ranks": [[7], [3, 5]]}
    assert (places_left_out({}), places_shared({})) == ([], [])


@pytest.mark.parametrize(
    ("kind", "marked", "mark"),
    [
        (MarkKind.RANKING, {7: 2, 3: 1}, {"kind": "ranking", "ranks": [[3], [7]]}),
        (MarkKind.CHOICES, {7: True, 3: True}, {"kind": "choices", "chosen": [3, 7]}),
        (MarkKind.SCORES, {7: 5, 3: 0}, {"kind": "scores", "scores": {"3": 0, "7": 5}}),
        (MarkKind.CONFIRMATION, {7: "yes"}, {"kind": "confirmation", "answers": {"7": "yes"}}),
        (MarkKind.RANKING, {}, {"kind": "ranking", "ranks": []}),
    ],
)
def test_a_mark_is_read_back_as_it_was_made(
    kind: MarkKind, marked: dict[int, Any], mark: dict[str, Any]
) -> None:
    assert mark_plain(kind, marked) == mark
    assert marked_of(mark) == marked
    assert is_blank(mark) is not bool(marked)


@pytest.mark.parametrize(
    "mark",
    [
        None,
        [],
        "ranking",
        {},
        {"kind": "ranking"},
        {"kind": "ranking", "ranks": 3},
        {"kind": "ranking", "ranks": [[3], [3]]},
        {"kind": "ranking", "ranks": [[3], []]},
        {"kind": "ranking", "ranks": [[4]]},
        {"kind": "ranking", "ranks": [["3"]]},
        {"kind": "ranking", "ranks": [[True]]},
        {"kind": "ranking", "ranks": [[[]]]},
        {"kind": "ranking", "ranks": [[3]], "signed": "Awa"},
        {"kind": "choices", "chosen": [3]},
        {"kind": "scores", "scores": {"3": 5}},
        {"kind": "confirmation", "answers": {"3": "yes"}},
    ],
)
def test_what_is_no_ballot_of_the_election_is_refused(mark: Any) -> None:
    with pytest.raises(MarkWrong):
        check_mark(mark, PAPER, Method.SCOTTISH_STV, 2)


@pytest.mark.parametrize("score", [6, -1, True, "5", None, 2.5])
def test_a_score_is_a_whole_number_within_bounds(score: Any) -> None:
    with pytest.raises(MarkWrong):
        check_mark({"kind": "scores", "scores": {"3": score}}, PAPER, Method.SCORE, 1)


def test_an_answer_is_yes_no_or_abstention() -> None:
    check_mark({"kind": "confirmation", "answers": {"3": "no"}}, PAPER, Method.SCHULZE, 3, confirming=True)
    mark = {"kind": "confirmation", "answers": {"3": "perhaps"}}
    with pytest.raises(MarkWrong):
        check_mark(mark, PAPER, Method.SCHULZE, 3, confirming=True)


def test_equal_ranks_are_for_methods_that_compare() -> None:
    mark = {"kind": "ranking", "ranks": [[3, 7], [5]]}
    check_mark(mark, PAPER, Method.SCHULZE, 1)
    check_mark(mark, PAPER, Method.RANKED_PAIRS, 1)
    with pytest.raises(EqualRanks):
        check_mark(mark, PAPER, Method.MEEK_STV, 1)


def test_more_ticks_than_places_are_refused_with_both_numbers() -> None:
    mark = {"kind": "choices", "chosen": [3, 5, 7]}
    check_mark(mark, PAPER, Method.APPROVAL, 1)
    with pytest.raises(TooManyChosen) as refused:
        check_mark(mark, PAPER, Method.PLURALITY, 2)
    assert refused.value.facts == {"number": 2, "chosen": 3}


@pytest.mark.parametrize("method", list(Method))
def test_a_blank_ballot_is_a_ballot(method: Method) -> None:
    check_mark(mark_plain(mark_kind(method, False), {}), PAPER, method, 1)


def test_rankings_are_counted_by_the_place_on_the_paper_like_ones_together() -> None:
    marks = [{"kind": "ranking", "ranks": ranks} for ranks in ([[3], [7]], [[3], [7]], [[7, 5], [3]], [])]
    assert profile_of(marks, PAPER, NAMES, 2) == Profile(
        ("Chloe", "Awa", "Bela"), 2, rankings={(1, 0): 2}, ranks={((0, 2), (1,)): 1}, blank=1
    )


def test_ticks_are_counted_as_rankings_in_the_order_of_the_paper() -> None:
    marks = [{"kind": "choices", "chosen": [3, 7]}, {"kind": "choices", "chosen": []}]
    assert profile_of(marks, PAPER, NAMES, 1) == Profile(
        ("Chloe", "Awa", "Bela"), rankings={(0, 1): 1}, blank=1
    )


def test_scores_and_answers_are_counted_as_scores() -> None:
    scores = [{"kind": "scores", "scores": {"5": 4, "7": 0}}, {"kind": "scores", "scores": {}}]
    assert profile_of(scores, PAPER, NAMES, 1).scores == {(0, None, 4): 1}
    assert profile_of(scores, PAPER, NAMES, 1).blank == 1
    said = [{"kind": "confirmation", "answers": {"3": "yes", "5": "no", "7": "abstain"}}]
    assert profile_of(said, PAPER, NAMES, 3).scores == {(None, 1, 0): 1}
