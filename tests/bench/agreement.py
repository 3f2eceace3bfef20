"""Our transferable votes beside pref_voting's, which needs forty packages and so an environment of its own.

    python -m venv other && other/bin/pip install pref_voting==1.18.2
    other/bin/python -m tests.bench.agreement 2000

The figures that `docs/counting.md` tells come from this; the comparisons of every day are in
`tests/counting/test_agreement.py`.
"""

import sys
from collections import Counter
from collections.abc import Callable

from governance.counting import meek_stv, scottish_stv
from governance.counting.lots import Lots
from governance.counting.profile import Profile
from governance.counting.sheet import Count
from tests.counting.electorates import electorate

DRAWS = 40


def main(number: int) -> None:
    """Count so many electorates by the Scottish rules, and one in a hundred of them by Meek's, both ways."""
    from pref_voting.proportional_methods import stv_meek, stv_scottish

    print("scottish-stv", Counter(compared(n, scottish_stv.count, stv_scottish) for n in range(number)))
    print("meek-stv", Counter(compared(n, meek_stv.count, stv_meek) for n in range(0, number, 100)))


def compared(number: int, ours: Callable[..., Count], theirs: Callable[..., list[int]]) -> str:
    """How the two counts of one electorate compare."""
    profile = electorate(number)
    elected = frozenset(theirs(as_theirs(profile), num_seats=profile.seats))
    count = ours(profile, Lots(profile.by_name))
    if count.is_decided:
        return "the same" if elected == frozenset(count.elected) else f"different: {number}"
    draws = (ours(profile, Lots(profile.by_name, f"draw {draw}")) for draw in range(DRAWS))
    return "as a draw does" if elected in {frozenset(draw.elected) for draw in draws} else f"tied: {number}"


def as_theirs(profile: Profile) -> object:
    """The profile as pref_voting has it: a place by candidate, ballot by ballot."""
    from pref_voting.profiles_with_ties import ProfileWithTies

    places = [{candidate: place for place, candidate in enumerate(ballot, 1)} for ballot in profile.rankings]
    return ProfileWithTies(places, list(profile.rankings.values()), candidates=list(profile.standing))


if __name__ == "__main__":
    main(int(sys.argv[1]))
