"""The chapter of the statutes on elections: how posts are filled, counted, kept secret and published."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from governance.counting.methods import Method
from governance.errors import N_, RuleBroken
from governance.statutes.deliberation import DAY, LONGEST_TIME
from governance.statutes.majorities import MORE_THAN_HALF, Quorum

MOST_BALLOTS, MOST_HOLDERS = 100_000, 100


class Secrecy(StrEnum):
    """Whether a ballot is recorded under the name of its region, or secret."""

    RECORDED = "recorded"
    SECRET = "secret"  # noqa: S105 - how ballots are kept, no password


class Published(StrEnum):
    """What of a secret election everybody may read: its rankings, its count sheet, or its outcome alone."""

    RANKINGS = "rankings"
    SHEET = "sheet"
    OUTCOME = "outcome"


class PaperOrder(StrEnum):
    """In which order candidates stand on the ballot: as drawn, or each next ballot begins with the next."""

    DRAWN = "drawn"
    ROTATED = "rotated"


class ElectionsOutOfBounds(RuleBroken):
    """A number below nothing or beyond counting, or a time without beginning or end."""

    message = N_("The rules of elections need numbers that are not below zero, and times that last.")


class MethodForOne(RuleBroken):
    """A method that elects one person cannot fill several places."""

    message = N_("This method elects one person: choose another for posts with several holders.")


ONE_ONLY = frozenset({Method.TWO_ROUND})


@dataclass(frozen=True)
class ElectionRules:
    """How posts are filled.

    `coordinators` and `officers` are how ballots are kept for either kind of post. Of a secret election with
    fewer than `fewest_ballots` ballots only the outcome is published, whatever `published` says.
    `from_each_constituency` is how many of several holders each constituency has at least.
    `reveal_time` is what regions have after the close to reveal the words that break ties.
    """

    one_holder: Method
    several_holders: Method
    nomination_time: timedelta
    voting_time: timedelta
    quorum: Quorum
    coordinators: Secrecy
    officers: Secrecy
    published: Published
    fewest_ballots: int
    paper_order: PaperOrder
    from_each_constituency: int
    one_of_a_twin: bool
    reveal_time: timedelta

    def __post_init__(self) -> None:
        times = (self.nomination_time, self.voting_time, self.reveal_time)
        if min(times) <= timedelta(0) or max(times) > LONGEST_TIME:
            raise ElectionsOutOfBounds
        if not 0 <= self.fewest_ballots <= MOST_BALLOTS:
            raise ElectionsOutOfBounds
        if not 0 <= self.from_each_constituency <= MOST_HOLDERS:
            raise ElectionsOutOfBounds
        if self.several_holders in ONE_ONLY:
            raise MethodForOne


FOUNDING_ELECTIONS = ElectionRules(
    one_holder=Method.SCHULZE,
    several_holders=Method.SCOTTISH_STV,
    nomination_time=14 * DAY,
    voting_time=3 * DAY,
    quorum=MORE_THAN_HALF,
    coordinators=Secrecy.SECRET,
    officers=Secrecy.RECORDED,
    published=Published.SHEET,
    fewest_ballots=10,
    paper_order=PaperOrder.DRAWN,
    from_each_constituency=1,
    one_of_a_twin=False,
    reveal_time=2 * DAY,
)
