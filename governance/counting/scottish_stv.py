"""The single transferable vote as Scottish councils are elected: the Weighted Inclusive Gregory Method.

Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52 (taken
over as rules 46 to 53 of SSI 2011/399). Every paper carries a value. A surplus goes to the next preferences
of all papers of whoever has it, each at surplus x its value when received / votes credited, to five decimal
places, the remainder ignored. What is ignored belongs to nobody: it is counted with what is not
transferable, so that votes and `exhausted` always add up to the papers.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from governance.counting.conditions import Conditions
from governance.counting.contest import Contest, Look
from governance.counting.lots import DrawNeeded, Lots
from governance.counting.papers import NOBODY, Paper, number, parcelled, strict_rankings
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Deed, Transfer

METHOD = "scottish-stv"
SCALE = 100_000
"""Units of a vote: five decimal places, rule 48 (3)."""

Pile = dict[int, list[Paper]]
"""The papers of one candidate by the value in units at which they were received."""

Worth = Callable[[int], int]
"""The value at which a paper is passed on, by the value at which it was received; units."""


def count(profile: Profile, lots: Lots, conditions: Conditions = ()) -> Count:
    """Count by these rules; raises ConditionsUnsatisfiable where no team satisfies the conditions.

    Ties between surpluses, and between those with fewest votes, are broken by the most recent stage at which
    the tied differed, else by lot: rules 49 (2) and (3), 51 (2).
    """
    table = Table.laid(profile, lots, conditions)
    try:
        table.first_stage()
        while table.contest.is_contested:
            table.next_stage()
        table.fill_last_vacancies()
    except DrawNeeded as draw:
        return table.sheet(undecided=draw.between)
    return table.sheet(runners_up=table.contest.runners_up())


def droop_quota(papers: int, seats: int) -> int:
    """Votes needed to be elected: the fewest that at most `seats` candidates can have. Rule 46."""
    return papers // (seats + 1) + 1


@dataclass(slots=True)
class Table:
    """The papers in front of each candidate. `exhausted` and `quota` are in units."""

    contest: Contest
    piles: dict[int, Pile]
    papers: int
    invalid: int
    quota: int
    exhausted: int = 0

    @classmethod
    def laid(cls, profile: Profile, lots: Lots, conditions: Conditions) -> "Table":
        """All papers sorted by first preference, and credited; nobody is elected yet. Rules 45 and 46."""
        hopeful, votes = set(profile.standing), [0] * len(profile.candidates)
        parcels = parcelled(strict_rankings(profile).items(), hopeful)
        invalid = profile.blank + number(parcels.pop(NOBODY, ()))
        piles: dict[int, Pile] = defaultdict(lambda: defaultdict(list))
        for candidate, papers in parcels.items():
            piles[candidate][SCALE] = papers
            votes[candidate] = number(papers) * SCALE
        contest = Contest(profile.seats, lots, conditions, Look.BACK, hopeful, votes)
        valid = sum(votes) // SCALE
        return cls(contest, piles, valid, invalid, droop_quota(valid, profile.seats) * SCALE)

    def first_stage(self) -> None:
        """Elect whoever has the quota in first preferences, or all where there is no contest. Rule 47."""
        if self.contest.is_contested:
            self.close_stage(Deed.FIRST, self.contest.by_name(self.contest.hopeful))

    def next_stage(self) -> None:
        """Transfer the largest surplus or, without any, exclude whoever has fewest votes. Rules 48 to 51.

        Whom the conditions doom is excluded before anything is transferred.
        """
        contest = self.contest
        surpluses = [each for each in contest.elected if contest.votes[each] > self.quota]
        if surpluses and not contest.doomed():
            self.transfer_surplus(contest.choose(surpluses, Deed.SURPLUS, max))
        else:
            self.exclude(contest.to_exclude())

    def transfer_surplus(self, source: int) -> None:
        """Pass the surplus on. Rule 48."""
        votes = self.contest.votes[source]
        surplus = votes - self.quota
        transfers = self.transfers(source, surplus, lambda value: surplus * value // votes)
        self.contest.votes[source] = self.quota
        self.close_stage(Deed.SURPLUS, (source,), transfers)

    def exclude(self, candidates: tuple[int, ...]) -> None:
        """Pass all their papers on at the value at which they were received. Rule 50.

        Where those who are left are no more than the vacancies, nothing is transferred. Rule 52 (2).
        """
        contest = self.contest
        contest.exclude(candidates)
        transfers: tuple[Transfer, ...] = ()
        for source in candidates if contest.is_contested else ():
            transfers += self.transfers(source, contest.votes[source], lambda value: value)
            contest.votes[source] = 0
        self.close_stage(Deed.EXCLUSION, candidates, transfers)

    def transfers(self, source: int, amount: int, worth: Worth) -> tuple[Transfer, ...]:
        """Sort the papers of the source by next preference and credit each at what it is worth now.

        amount : units that leave the source; what nobody is credited with goes to nobody.
        """
        transfers, stuck, left = [], 0, amount
        for received, papers in sorted(self.piles.pop(source, {}).items(), reverse=True):
            value, parcels = worth(received), parcelled(papers, self.contest.hopeful)
            stuck += number(parcels.pop(NOBODY, ()))
            for target in sorted(parcels, key=self.contest.lots.by_name.index):
                moved = self.credit(target, parcels[target], value)
                left -= moved * value
                transfers.append(Transfer(source, target, moved * value, value, moved))
        self.exhausted += left
        if left or stuck:
            transfers.append(Transfer(source, None, left, papers=stuck))
        return tuple(transfers)

    def credit(self, target: int, papers: list[Paper], value: int) -> int:
        """Lay papers in front of a candidate, each at this value; how many they are."""
        self.piles[target][value] += papers
        moved = number(papers)
        self.contest.votes[target] += moved * value
        return moved

    def close_stage(self, deed: Deed, about: tuple[int, ...], transfers: tuple[Transfer, ...] = ()) -> None:
        """Elect whoever has the quota at the end of the stage, and write it down. Rule 47.

        It is written down too where a tie for election stops the count.
        """
        try:
            if self.contest.is_contested:
                self.contest.elect_all(self.quota)
        finally:
            self.contest.record(deed, about, quota=self.quota, exhausted=self.exhausted, transfers=transfers)

    def fill_last_vacancies(self) -> None:
        """Elect all who are left when they are no more than the vacancies. Rule 52."""
        last = self.contest.fill()
        if last:
            self.contest.record(Deed.ELECTION, last, quota=self.quota, exhausted=self.exhausted)

    def sheet(self, runners_up: tuple[int, ...] = (), undecided: tuple[int, ...] = ()) -> Count:
        """The count sheet."""
        return Count(
            method=METHOD,
            seats=self.contest.seats,
            ballots=self.papers,
            invalid=self.invalid,
            scale=SCALE,
            quota=self.quota,
            elected=tuple(self.contest.elected),
            rounds=tuple(self.contest.rounds),
            runners_up=runners_up,
            undecided=undecided,
        )
