"""Every method against other people's counts of the same electorates, and each difference for a known reason.

200 electorates a method; `AGREEMENT=5000` in the environment asks for as many. What `docs/counting.md` says
of each reason is held here: a difference for any other is an error, of theirs or of ours.
"""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, product

import pytest

from governance.counting import (
    approval,
    meek_stv,
    pav,
    plurality,
    ranked_pairs,
    schulze,
    score,
    scottish_stv,
    two_round,
)
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Deed, Settled
from tests.counting import definition, others
from tests.counting.electorates import council_ward, electorate, with_equals, with_scores
from tests.counting.profiles import lots

NUMBER = int(os.environ.get("AGREEMENT", "200"))
DRAWS = 40
LITTLE = 1e-3
"""Votes: below this, where Meek's papers are rounded can decide."""

Reason = Callable[[Profile, Count, others.Team | None], bool]


class Verdict(StrEnum):
    """How our count and theirs compare."""

    SAME = "the same are elected"
    DRAW = "a tie that only a draw decides: theirs has it too, or elects as some draw does"
    KNOWN = "another result, for the reason known"
    WRONG = "another result, for no reason known"


@dataclass(frozen=True, slots=True)
class Pair:
    """A method of ours, a count of theirs, which electorates, and why their results may differ."""

    ours: Callable[..., Count]
    theirs: Callable[[Profile], others.Team | None]
    profile: Callable[[int], Profile]
    known: Reason

    def verdict(self, profile: Profile) -> Verdict:
        """Compare the counts of one electorate."""
        ours, theirs = self.ours(profile, lots(profile)), self.theirs(profile)
        if ours.undecided and (theirs is None or theirs in self.drawn(profile)):
            return Verdict.DRAW
        if not ours.undecided and theirs == frozenset(ours.elected):
            return Verdict.SAME
        return Verdict.KNOWN if self.known(profile, ours, theirs) else Verdict.WRONG

    def drawn(self, profile: Profile) -> set[others.Team]:
        """Everybody whom one of many draws elects."""
        counts = (self.ours(profile, lots(profile, f"draw {number}")) for number in range(DRAWS))
        return {frozenset(count.elected) for count in counts}


def marked(profile: Profile) -> frozenset[int]:
    """Who is on any ballot: whom votelib knows of."""
    scored = ((c for c, score in enumerate(ballot) if score is not None) for ballot in profile.scores)
    return frozenset(chain(*profile.rankings, *chain(*profile.ranks), *scored))


def too_few_known(profile: Profile, _ours: Count, _theirs: others.Team | None) -> bool:
    """Fewer candidates are on ballots than there are seats, so votelib leaves seats empty."""
    return len(marked(profile)) < profile.seats


def somebody_unknown(profile: Profile, _ours: Count, _theirs: others.Team | None) -> bool:
    """Somebody is on no ballot, so votelib's points go down from fewer candidates."""
    return len(marked(profile)) < len(profile.standing)


def stages(profile: Profile, ours: Count, theirs: others.Team | None) -> bool:
    """Both other counts pass on all surpluses of a stage at once, and round otherwise or not at all.

    Or they find a tie where our rules break it: by an earlier stage, or because all the tied go together.
    """
    broke_a_tie = theirs is None and any(stage.ties for stage in ours.rounds)
    fewer_known = theirs is None and too_few_known(profile, ours, theirs)
    return broke_a_tie or fewer_known or most_surpluses(ours) > 1 or narrowest(ours) < rounded(ours)


def most_surpluses(ours: Count) -> int:
    """How many had a surplus not yet passed on at the same time."""
    elected: list[int] = []
    waiting = []
    for stage in ours.rounds:
        elected += stage.elected
        waiting.append(sum(stage.standing[candidate] > (stage.quota or 0) for candidate in elected))
    return max(waiting)


def rounded(ours: Count) -> int:
    """The most units that rounding can have moved: two for every paper and surplus."""
    return 2 * ours.ballots * sum(stage.deed is Deed.SURPLUS for stage in ours.rounds)


def narrowest(ours: Count) -> int:
    """The fewest units that separated any hopeful candidate from the quota, or from whoever was excluded."""
    hopeful = set(range(len(ours.rounds[0].standing)))
    gaps = []
    votes = ours.rounds[0].standing
    for stage in ours.rounds:
        gaps += [
            abs(votes[one] - votes[gone]) for one, gone in product(hopeful, stage.excluded) if one != gone
        ]
        votes = stage.standing
        gaps += [abs(votes[one] - (stage.quota or 0)) for one in hopeful.difference(stage.excluded)]
        hopeful -= {*stage.elected, *stage.excluded}
    return min(gaps)


def narrowly(profile: Profile, _ours: Count, _theirs: others.Team | None) -> bool:
    """By the definition of the method, hardly any votes or none decided: a tie, or who just has the quota."""
    return definition.meek(profile).margin < LITTLE


def paths_as_strong(_profile: Profile, ours: Count, theirs: others.Team | None) -> bool:
    """Between those on whom we differ, the strongest paths have as many winning votes both ways.

    Then our order goes by the fewer losing votes, or leaves them to the level or the draw; votelib's goes
    by how many others each beats.
    """
    paths = ours.rounds[-1].paths or ()
    pairs = differing(ours, theirs, len(paths))
    return some_or_all(theirs)(paths[a][b] == paths[b][a] for a, b in pairs)


def taken_as_they_come(profile: Profile, ours: Count, theirs: others.Team | None) -> bool:
    """Defeats with as many winning votes as one that we dropped, which votelib takes as they come.

    We go on by the fewer losing votes. Or those on whom we differ have no locked defeats between them.
    """
    pairs, last = ours.rounds[0].pairs or (), ours.rounds[-1]
    locked = {pairs[winner][loser] for winner, loser in last.locked}
    as_strong = any(pairs[winner][loser] in locked for winner, loser in last.dropped)
    return as_strong or not_ordered(profile, ours, theirs)


def not_ordered(profile: Profile, ours: Count, theirs: others.Team | None) -> bool:
    """Those on whom we differ have no locked defeats between them."""
    above = set(ours.rounds[-1].locked)
    for by, a, b in product(profile.standing, repeat=3):
        if (a, by) in above and (by, b) in above:
            above.add((a, b))
    pairs = differing(ours, theirs, len(profile.candidates))
    return some_or_all(theirs)((a, b) not in above and (b, a) not in above for a, b in pairs)


def whoever_is_first(profile: Profile, ours: Count, theirs: others.Team | None) -> bool:
    """They stop at a tie; we go on where every choice leads to the same committee."""
    alike = any(tie.by is Settled.ALIKE for sheet in ours.rounds for tie in sheet.ties)
    return (theirs is None and alike) or too_few_known(profile, ours, theirs)


def differing(ours: Count, theirs: others.Team | None, candidates: int) -> list[tuple[int, int]]:
    """Whom we elect and they do not, with each whom only they elect; all pairs where they elect nobody."""
    everybody = frozenset(range(candidates))
    if theirs is None:
        return [(a, b) for a, b in product(everybody, repeat=2) if a != b]
    elected = frozenset(ours.elected)
    return list(product(elected - theirs, theirs - elected))


def some_or_all(theirs: others.Team | None) -> Callable[..., bool]:
    """A result that differs is explained for all whom it concerns; none at all, by some pair."""
    return any if theirs is None else all


def for_one(number: int) -> Profile:
    """The electorate of this number with one seat."""
    return replace(electorate(number), seats=1)


def by_definition(profile: Profile) -> others.Team:
    """Meek's rule as defined."""
    return definition.meek(profile).elected


PAIRS = {
    "scottish-stv, stvpoll": Pair(scottish_stv.count, others.stvpoll_scottish, electorate, stages),
    "scottish-stv, votelib": Pair(scottish_stv.count, others.votelib_gregory, electorate, stages),
    "meek-stv, definition": Pair(meek_stv.count, by_definition, electorate, narrowly),
    "plurality, votelib": Pair(plurality.count, others.votelib_block, electorate, too_few_known),
    "two-round, votelib": Pair(two_round.count, others.votelib_two_round, for_one, too_few_known),
    "approval, votelib": Pair(approval.count, others.votelib_approval, with_equals, too_few_known),
    "score, votelib": Pair(score.count, others.votelib_score, with_scores, too_few_known),
    "score, votelib's Borda": Pair(score.count, others.votelib_borda, electorate, somebody_unknown),
    "schulze, votelib": Pair(schulze.count, others.votelib_schulze, with_equals, paths_as_strong),
    "ranked-pairs, votelib": Pair(
        ranked_pairs.count, others.votelib_ranked_pairs, with_equals, taken_as_they_come
    ),
    "pav, votelib": Pair(pav.count, others.votelib_pav, with_equals, whoever_is_first),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_a_count_agrees_with_another_or_differs_for_a_known_reason(pair: Pair) -> None:
    verdicts = {number: pair.verdict(pair.profile(number)) for number in range(NUMBER)}
    assert [number for number, verdict in verdicts.items() if verdict is Verdict.WRONG] == []
    assert Counter(verdicts.values())[Verdict.SAME] > NUMBER // 2


@pytest.mark.parametrize("pair", [name for name, pair in PAIRS.items() if pair.profile is electorate])
def test_wards_of_thousands_agree(pair: str) -> None:
    """As many papers as a council counts: no tie, and nothing that rounding decides."""
    verdicts = [PAIRS[pair].verdict(council_ward(number)) for number in range(max(4, NUMBER // 100))]
    assert Verdict.WRONG not in verdicts
    assert Counter(verdicts)[Verdict.SAME] >= len(verdicts) - 1 - len(verdicts) // 10
