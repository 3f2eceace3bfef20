"""Membership: which standing may become which, and who votes."""

from itertools import product

import pytest

from governance.regions.rules import (
    QUORATE,
    STANDING_CHANGES,
    Cause,
    Standing,
    StandingCannotChange,
    check_standing_change,
    counts_for_quorum,
    is_seated,
    may_sponsor,
    may_vote,
)

MEMBER, SUSPENDED = Standing.MEMBER, Standing.SUSPENDED


def test_a_member_can_be_suspended_and_reinstated() -> None:
    assert check_standing_change(MEMBER, SUSPENDED) is Cause.SUSPENSION
    assert check_standing_change(SUSPENDED, MEMBER) is Cause.REINSTATEMENT


def test_a_region_that_left_comes_back_only_by_applying() -> None:
    for gone in (Standing.WITHDRAWN, Standing.EXPELLED, Standing.REFUSED):
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


# Each standing: may it vote, may it sponsor, does the quorum count it, does it keep its delegation.
RIGHTS = {
    Standing.APPLICANT: (False, False, False, False),
    Standing.MEMBER: (True, True, True, True),
    Standing.SUSPENDED: (False, False, False, True),
    Standing.WITHDRAWN: (False, False, False, False),
    Standing.EXPELLED: (False, False, False, False),
    Standing.LAPSED: (False, False, False, False),
    Standing.REFUSED: (False, False, False, False),
}


def test_the_table_of_rights_names_every_standing() -> None:
    assert list(RIGHTS) == list(Standing)


@pytest.mark.parametrize(("standing", "rights"), RIGHTS.items())
def test_each_right_follows_from_the_standing(standing: Standing, rights: tuple[bool, ...]) -> None:
    asked = (may_vote, may_sponsor, counts_for_quorum, is_seated)
    assert tuple(may(standing) for may in asked) == rights


def test_the_quorum_is_taken_of_those_who_may_vote() -> None:
    assert [standing for standing in Standing if may_vote(standing)] == list(QUORATE)


def test_every_standing_can_be_reached_and_left() -> None:
    assert {old for old, _ in STANDING_CHANGES} == set(Standing)
    assert {new for _, new in STANDING_CHANGES} == set(Standing)
