"""The law of proxies, edge by edge. Regions are numbers; motion 0 stands for the whole session."""

import pytest

from governance.errors import RuleBroken
from governance.voting.deeds import (
    Deed,
    ProxiesExceeded,
    ProxyGiven,
    ProxyPassedOn,
    ProxyToItself,
    applying,
    check_deed,
    most_held,
)


def deeds(*words: str) -> list[Deed]:
    """`1>2` gives the vote of 1 to 2 for the session, `1>2@7` on motion 7."""
    return [deed(word) for word in words]


def deed(word: str) -> Deed:
    regions, _, motion = word.partition("@")
    giver, holder = map(int, regions.split(">"))
    return Deed(giver, holder, int(motion) if motion else None)


@pytest.mark.parametrize(
    ("new", "in_force", "most", "refused"),
    [
        ("1>2", "", 1, None),
        ("1>2", "", 0, ProxiesExceeded),
        ("1>1", "", 1, ProxyToItself),
        ("1>2", "1>3", 1, ProxyGiven),
        ("1>2@7", "1>3@7", 1, ProxyGiven),
        # An exception for one motion beside the session, and the other way round.
        ("1>2@7", "1>3", 1, None),
        ("1>2", "1>3@7", 1, None),
        ("1>2@7", "1>3@8", 1, None),
        # Nobody passes a vote on.
        ("1>2", "2>3", 9, ProxyPassedOn),
        ("1>2", "3>1", 9, ProxyPassedOn),
        ("1>2", "2>1", 9, ProxyPassedOn),
        ("1>2@7", "2>3", 9, ProxyPassedOn),
        ("1>2", "2>3@7", 9, ProxyPassedOn),
        ("1>2@7", "2>3@7", 9, ProxyPassedOn),
        ("1>2@7", "2>3@8", 9, None),
        # The limit, vote by vote.
        ("1>2", "3>2", 1, ProxiesExceeded),
        ("1>2", "3>2", 2, None),
        ("1>2@7", "3>2", 1, ProxiesExceeded),
        ("1>2", "3>2@7", 1, ProxiesExceeded),
        ("1>2@7", "3>2@8", 1, None),
        ("1>2", "3>2@7 4>2@8", 2, None),
        ("1>2", "3>2@7 4>2@7", 2, ProxiesExceeded),
        ("1>2", "3>2 4>2 5>6", 3, None),
    ],
)
def test_who_may_vote_for_whom(new: str, in_force: str, most: int, refused: type[RuleBroken] | None) -> None:
    if refused is None:
        check_deed(deed(new), deeds(*in_force.split()), most)
        return
    with pytest.raises(refused):
        check_deed(deed(new), deeds(*in_force.split()), most)


def test_a_region_that_made_an_exception_may_take_it_back_and_its_place_is_kept() -> None:
    assert most_held(2, deeds("1>2", "1>3@7", "4>2@7")) == 2
    assert most_held(2, deeds("1>2", "1>2@7")) == 1
    assert most_held(9, deeds("1>2")) == 0


def test_on_a_motion_its_own_proxy_goes_before_that_of_the_session_in_any_order() -> None:
    given = deeds("1>2", "1>3@7", "4>5@8")
    assert applying(given, 7) == applying(given[::-1], 7) == {1: deed("1>3@7")}
    assert applying(given, 8) == {1: deed("1>2"), 4: deed("4>5@8")}
