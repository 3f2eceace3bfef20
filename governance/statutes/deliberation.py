"""The chapters of the statutes on demanding sessions, supporting motions and debating them."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from governance.errors import N_, RuleBroken
from governance.statutes.majorities import Quorum

DAY = timedelta(days=1)
# Far beyond any rule of sense, and within what a calendar can add to a day.
MOST_SUPPORTERS, LONGEST_TIME = 1_000, 3_650 * DAY


class DeliberationOutOfBounds(RuleBroken):
    """A number below nothing or beyond counting, or a time without beginning or end."""

    message = N_("The rules of deliberation need numbers that are not below zero, and times that last.")


def _check_times(*times: timedelta) -> None:
    if min(times) <= timedelta(0) or max(times) > LONGEST_TIME:
        raise DeliberationOutOfBounds


@dataclass(frozen=True)
class DemandRules:
    """Who may demand an extraordinary session: so many member regions, gathered within a time.

    `convening_time` is what the secretariat then has to convene it.
    """

    signatures: Quorum
    gathering_time: timedelta
    convening_time: timedelta

    def __post_init__(self) -> None:
        _check_times(self.gathering_time, self.convening_time)


@dataclass(frozen=True)
class MotionRules:
    """What a motion needs before it is admitted, and what may be done with it in debate.

    `supporters` counts regions beside the author; with `both_constituencies` the author and its supporters
    together must be of both. A number of 0 asks for none.
    """

    supporters: int
    both_constituencies: bool
    support_time: timedelta
    division: bool
    reconsideration: bool

    def __post_init__(self) -> None:
        if not 0 <= self.supporters <= MOST_SUPPORTERS:
            raise DeliberationOutOfBounds
        _check_times(self.support_time)


@dataclass(frozen=True)
class DebateRules:
    """How the floor is given: whether constituencies take turns, and for how long one may speak."""

    alternating: bool
    speaking_time: timedelta

    def __post_init__(self) -> None:
        _check_times(self.speaking_time)


FOUNDING_DEMANDS = DemandRules(
    signatures=Quorum(Fraction(1, 5), strict=False), gathering_time=60 * DAY, convening_time=14 * DAY
)
FOUNDING_MOTIONS = MotionRules(
    supporters=1, both_constituencies=False, support_time=14 * DAY, division=True, reconsideration=True
)
FOUNDING_DEBATE = DebateRules(alternating=True, speaking_time=timedelta(minutes=3))
