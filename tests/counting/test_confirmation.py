"""Yes or no on each candidate that nobody opposes."""

import pytest

from governance.counting.confirmation import Answer, Answers, confirm
from governance.counting.sheet import Count

YES, NO, ABSTAIN = Answer.YES, Answer.NO, Answer.ABSTAIN


def alone(yes: int, no: int, abstain: int) -> Count:
    papers: dict[Answers, int] = {(YES,): yes, (NO,): no, (ABSTAIN,): abstain}
    return confirm(("Ann",), 1, papers)


@pytest.mark.parametrize(
    ("yes", "no", "abstain", "elected"),
    [
        (0, 0, 0, False),
        (1, 0, 0, True),
        (0, 1, 0, False),
        (1, 1, 0, False),
        (2, 1, 0, True),
        (1, 0, 99, True),
        (0, 0, 3, False),
        (50, 50, 1, False),
    ],
)
def test_more_yes_than_no_elects(yes: int, no: int, abstain: int, elected: bool) -> None:
    found = alone(yes, no, abstain)
    assert (found.elected, found.ballots) == ((0,) if elected else (), yes + no + abstain)
    assert found.rounds[0].excluded == (() if elected else (0,))


def test_the_round_shows_yes_and_no() -> None:
    (only,) = alone(5, 3, 2).rounds
    assert (only.standing, only.against) == ((5,), (3,))


def test_each_candidate_is_voted_on_alone() -> None:
    papers: dict[Answers, int] = {(YES, NO, ABSTAIN): 2, (NO, YES, YES): 1, (ABSTAIN, NO, YES): 1}
    found = confirm(("Zoe", "Ben", "Ann"), 3, papers)
    assert (found.elected, found.rounds[0].excluded) == ((2, 0), (1,))


def test_nobody_refused_succeeds_those_elected() -> None:
    assert alone(1, 2, 0).runners_up == ()


def test_nobody_stands() -> None:
    assert confirm((), 1, {(): 4}).elected == ()


def test_candidates_who_oppose_one_another_are_not_confirmed() -> None:
    with pytest.raises(ValueError, match="not confirmed"):
        confirm(("Ann", "Ben"), 1, {})
