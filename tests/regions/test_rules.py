"""Membership: which standing may become which, and who votes."""

from itertools import product

import pytest

from governance.regions.rules import (
    STANDING_CHANGES,
    Cause,
    Standing,
    StandingCannotChange,
    check_standing_change,
    may_vote,
)

MEMBER, SUSPENDED = Standing.MEMBER, Standing.SUSPENDED


def test_a_member_can_be_suspended_and_reinstated() -> None:
    assert check_standing_change(MEMBER, SUSPENDED) is Cause.SUSPENSION
    assert check_standing_change(SUSPENDED, MEMBER) is Cause.REINSTATEMENT


def test_a_region_that_left_comes_back_only_by_applying() -> None:
    for gone in (Standing.WITHDRAWN, Standing.EXPELLED):
        assert {new for old, new in STANDING_CHANGES if old is gone} == {Standing.APPLICANT}


def test_nobody_becomes_a_member_but_by_admission_or_reinstatement() -> None:
    causes = {cause for (_, new), cause in STANDING_CHANGES.items() if new is MEMBER}
    assert causes == {Cause.ADMISSION, Cause.REINSTATEMENT}


@pytest.mark.parametrize(
    ("old", "new"), [pair for pair in product(Standing, Standing) if pair not in STANDING_CHANGES]
)
def test_every_other_change_is_refused_with_both_standings(old: Standing, new: Standing) -> None:
    with pytest.raises(StandingCannotChange) as refusal:
        check_standing_change(old, new)
    assert refusal.value.facts == {"old": old, "new": new}


@pytest.mark.parametrize("standing", Standing)
def test_only_a_member_votes(standing: Standing) -> None:
    assert may_vote(standing) == (standing is MEMBER)
