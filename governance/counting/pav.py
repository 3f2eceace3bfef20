"""Sequential Proportional Approval Voting: a committee in which groups of like ballots have their share."""

from dataclasses import dataclass
from math import lcm

from governance.counting.ballots import Approved, Read, approvals
from governance.counting.conditions import Conditions
from governance.counting.lots import DrawNeeded, Lots
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Deed, Round, Settled, Tie
from governance.counting.standings import Levels, Seating, Tally, by_amount, concluded, count_highest

MOST_BRANCHES = 12
"""How many committees in the making are followed at most to see whether a tie changes anything."""


@dataclass(frozen=True, slots=True)
class Committee:
    """Ballots and what one of them is worth: `unit` units whole, a half with one elected, then a third."""

    read: Read[Approved]
    standing: frozenset[int]
    unit: int
    candidates: int

    def worth(self, elected: frozenset[int]) -> tuple[int, ...]:
        """Units that each candidate would add: the ballots that approve them, at what they are worth now."""
        amounts = [0] * self.candidates
        for approved, weight in self.read.ballots.items():
            share = self.unit // (len(approved & elected) + 1) * weight
            for candidate in approved - elected:
                amounts[candidate] += share
        return tuple(amounts)

    def next_best(self, elected: frozenset[int]) -> frozenset[int]:
        """Who would add most to those elected."""
        return by_amount(self.standing - elected, self.worth(elected))[0]

    def apart(self, level: frozenset[int]) -> bool:
        """Whether no ballot approves two of these: to elect one then takes nothing from another."""
        return all(len(approved & level) < 2 for approved in self.read.ballots)


def count(profile: Profile, lots: Lots, conditions: Conditions = ()) -> Count:
    """Elect one after another whoever adds most: a ballot that approves k elected is worth 1 / (k + 1).

    `Count.scale` units are a whole ballot, the least common multiple of 1 to `seats`, so that all shares are
    whole. Candidates with equally much are elected in one round where there are seats for all of them and no
    ballot approves two of them, for then the order changes nothing; else lots decide. Without a draw the
    count goes on where every choice leads to the same committee.
    The others succeed by what they would have added to the last seat. Rankings approve everybody they name.
    Sources: T. N. Thiele, "Om Flerfoldsvalg" (1895); M. Lackner, P. Skowron, "Multi-Winner Voting with
    Approval Preferences" (2023), chapter 2. Raises ConditionsUnsatisfiable.
    """
    unit = lcm(*range(1, profile.seats + 1))
    committee = Committee(approvals(profile), frozenset(profile.standing), unit, len(profile.candidates))
    tally = Tally(committee.worth(frozenset()), committee.read.valid, committee.read.invalid, unit)
    if len(profile.standing) <= profile.seats:
        return count_highest("pav", profile, tally, lots, conditions)
    seats, levels, rounds = elected_in_turn(
        committee, Seating(profile.seats, lots, committee.standing, conditions)
    )
    return concluded("pav", profile, tally, levels, seats, rounds)


def elected_in_turn(committee: Committee, seats: Seating) -> tuple[Seating, Levels, tuple[Round, ...]]:
    """Fill the seats; the levels are those of the last round, by which the others would succeed."""
    rounds: list[Round] = []
    levels: Levels = []
    while not seats.undecided and len(seats.elected) < seats.seats:
        seats = seats.next_round()
        amounts = committee.worth(frozenset(seats.elected))
        levels = by_amount(committee.standing, amounts)
        about = seats.listed(seats.hopeful)
        elect_next(committee, seats, levels)
        rounds.append(seats.shown(Round(len(rounds) + 1, Deed.ELECTION, about, amounts)))
    return seats, levels, tuple(rounds)


def elect_next(committee: Committee, seats: Seating, levels: Levels) -> None:
    """Fill the next seat, or those of all who are level and take nothing from one another."""
    level = seats.highest(levels)
    try:
        seats.elect(level, levels, together=committee.apart(level))
    except DrawNeeded as tie:
        if seats.conditions or len(endings(committee, frozenset(seats.elected), seats.seats)) > 1:
            seats.undecided = tie.between
            return
        seats.ties.append(Tie(tie.between, tie.between[0], Deed.ELECTION, Settled.ALIKE))
        seats.seat(frozenset(tie.between[:1]), levels)


def endings(committee: Committee, elected: frozenset[int], seats: int) -> set[frozenset[int]]:
    """All committees that ties could lead to; some of the ways there when they branch too much to follow."""
    reached = {elected}
    for _ in range(len(elected), seats):
        further = {team | {one} for team in reached for one in committee.next_best(team)}
        if len(further) > MOST_BRANCHES:
            return further
        reached = further
    return reached
