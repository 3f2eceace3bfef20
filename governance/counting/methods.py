"""The methods of counting by the names that the statutes and the command know them by."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

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
from governance.counting.conditions import Conditions
from governance.counting.lots import Lots
from governance.counting.profile import Profile
from governance.counting.sheet import Count


class Method(StrEnum):
    """How an election is counted."""

    PLURALITY = "plurality"
    TWO_ROUND = "two-round"
    APPROVAL = "approval"
    SCORE = "score"
    SCOTTISH_STV = "scottish-stv"
    MEEK_STV = "meek-stv"
    SCHULZE = "schulze"
    RANKED_PAIRS = "ranked-pairs"
    PAV = "pav"


class Counting(Protocol):
    """What counts an election by one method."""

    def __call__(self, profile: Profile, lots: Lots, conditions: Conditions = ()) -> Count:
        """The whole count; `undecided` where a tie needs a draw and `lots` has no seed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to know of a method before it is chosen.

    takes_equal_ranks : candidates ranked equal count; else a ballot is read up to the first place shared.
    several_seats : made to fill several seats; the others fill them from the top of an order of candidates.
    is_proportional : a group of like ballots gets its share of the seats.
    takes_conditions : can keep conditions on the team.
    """

    count: Counting
    takes_equal_ranks: bool = False
    several_seats: bool = True
    is_proportional: bool = False
    takes_conditions: bool = True


METHODS: Mapping[Method, Facts] = {
    Method.PLURALITY: Facts(plurality.count),
    Method.TWO_ROUND: Facts(two_round.count, takes_conditions=False),
    Method.APPROVAL: Facts(approval.count, takes_equal_ranks=True),
    Method.SCORE: Facts(score.count, takes_equal_ranks=True),
    Method.SCOTTISH_STV: Facts(scottish_stv.count, is_proportional=True),
    Method.MEEK_STV: Facts(meek_stv.count, is_proportional=True),
    Method.SCHULZE: Facts(schulze.count, takes_equal_ranks=True, several_seats=False),
    Method.RANKED_PAIRS: Facts(ranked_pairs.count, takes_equal_ranks=True, several_seats=False),
    Method.PAV: Facts(pav.count, takes_equal_ranks=True, is_proportional=True),
}
