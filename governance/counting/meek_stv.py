"""The single transferable vote by Meek's method: who is elected keeps of each paper what the quota needs.

Sources: I. D. Hill, B. A. Wichmann, D. R. Woodall, "Algorithm 123: Single transferable vote by Meek's
method", The Computer Journal 30 (1987), 277-281; in numbers of nine decimal places as New Zealand counts,
Local Electoral Regulations 2001 (SR 2001/145), Schedule 1A, clauses 5 to 19 and 40. Where the letter of
clause 10 would round twice, and could make of a paper more than a vote, what is kept is rounded up and taken
from the paper, as Hill does. Clause 13 is also asked at the first count, as New Zealand's counts do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from governance.counting.bundles import Bundles
from governance.counting.conditions import Conditions
from governance.counting.contest import Contest, Look
from governance.counting.lots import DrawNeeded, Lots
from governance.counting.papers import strict_rankings
from governance.counting.profile import Profile
from governance.counting.sheet import Count, Deed

METHOD = "meek-stv"
SCALE = 10**9
"""Units of a vote: nine decimal places, clauses 5 and 10."""

LITTLE = SCALE // 10_000
"""A total surplus below this is none: 0.0001 votes, clause 13."""


def count(profile: Profile, lots: Lots, conditions: Conditions = ()) -> Count:
    """Count by these rules; raises ConditionsUnsatisfiable where no team satisfies the conditions.

    A round is a stage: from an exclusion or an election to the next, with all iterations between them. A tie
    between those with fewest votes is broken by the first step at which they differed (clause 40), else by
    lot, which here is the public draw and not the numbers of clauses 42 to 48.
    """
    shares = Shares.of(profile, lots, conditions)
    try:
        shares.first_count()
        while shares.contest.is_contested:
            shares.next_stage()
        shares.fill_last_vacancies()
    except DrawNeeded as draw:
        return shares.sheet(undecided=draw.between)
    return shares.sheet(runners_up=shares.contest.runners_up())


def quota_of(votes: int, seats: int) -> int:
    """Units needed to be elected, of so many units of votes that belong to candidates. Clause 5."""
    return votes // (seats + 1) + 1


def lowered(keep: int, quota: int, votes: int) -> int:
    """The keep value that would leave the quota of these votes: both steps rounded up. Clause 17."""
    wanted = -(-keep * quota // SCALE)
    return -(-wanted * SCALE // votes)


@dataclass(slots=True)
class Shares:
    """The papers and how much of each every candidate keeps: `keep`, `quota` and `total` are in units.

    is_settled : whether sharing anew would save nobody.
    """

    contest: Contest
    bundles: Bundles
    keep: list[int]
    total: int
    invalid: int
    quota: int
    is_settled: bool = False

    @classmethod
    def of(cls, profile: Profile, lots: Lots, conditions: Conditions) -> "Shares":
        """All papers, each with its first preference, of which everybody keeps all; nobody is elected yet."""
        rankings, standing = strict_rankings(profile), set(profile.standing)
        bundles = Bundles(set(standing))
        bundles.lay(0, rankings.items())
        keep = [SCALE * (candidate in standing) for candidate in range(len(profile.candidates))]
        votes = bundles.shared(keep, SCALE)
        total = sum(votes)
        invalid = profile.blank + sum(rankings.values()) - total // SCALE
        contest = Contest(profile.seats, lots, conditions, Look.FORWARD, standing, votes)
        return cls(contest, bundles, keep, total, invalid, quota_of(total, profile.seats))

    @property
    def surplus(self) -> int:
        """What the elected have above the quota, together; units."""
        return max(0, sum([self.contest.votes[each] - self.quota for each in self.contest.elected]))

    def first_count(self) -> None:
        """Elect whoever has the quota in first preferences. Clauses 5 and 6."""
        if self.contest.is_contested:
            standing = self.contest.by_name(self.bundles.standing)
            with self.written(Deed.FIRST, standing):
                self.elect_all()

    def next_stage(self) -> None:
        """Share the surpluses anew, or exclude whoever they cannot save, and share what that sets free."""
        contest = self.contest
        deed, about = Deed.ITERATION, tuple(contest.elected)
        if self.is_settled or self.is_to_exclude():
            contest.is_still = self.surplus == 0
            deed, about = Deed.EXCLUSION, contest.to_exclude()
            contest.exclude(about)
        with self.written(deed, about):
            if contest.is_contested:
                self.leave_out(contest.excluded)
                self.iterate()

    def leave_out(self, excluded: list[int]) -> None:
        """Pass on whole what rests with the excluded. Clause 8."""
        for each in self.bundles.standing.intersection(excluded):
            self.keep[each] = 0
            self.bundles.exclude(each)

    def iterate(self) -> None:
        """Share anew until somebody is elected or is to be excluded; the surplus falls with every step.

        Where it no longer falls, for want of decimal places, somebody is to be excluded too.
        """
        self.is_settled, before = False, None
        self.share()
        while not self.elect_all():
            self.is_settled = self.is_to_exclude() or (before is not None and self.surplus >= before)
            if self.is_settled:
                return
            before = self.surplus
            self.share()

    def is_to_exclude(self) -> bool:
        """Whether no surplus can save whoever has fewest votes, or hardly any is left. Clause 13."""
        contest = self.contest
        surplus, votes = self.surplus, contest.votes
        fewest = sorted([votes[each] for each in contest.hopeful - contest.guarded()])[:2]
        is_lost = len(fewest) == 2 and fewest[0] + surplus < fewest[1]
        return is_lost or surplus < LITTLE or bool(contest.doomed())

    def share(self) -> None:
        """Lower the keep values of those above the quota, share all papers, set the quota. Clauses 9-11."""
        votes = self.contest.votes
        for each in self.contest.elected:
            if votes[each] > self.quota:
                self.keep[each] = lowered(self.keep[each], self.quota, votes[each])
        self.contest.votes = self.bundles.shared(self.keep, SCALE)
        self.contest.past.append((len(self.contest.rounds) + 1, tuple(self.contest.votes)))
        self.quota = quota_of(sum(self.contest.votes), self.contest.seats)

    def elect_all(self) -> bool:
        """Elect whoever has the quota, and look into their papers; whether there was one. Clauses 6, 12."""
        self.contest.elect_all(self.quota)
        for each in self.contest.chosen if self.contest.is_contested else ():
            self.bundles.elect(each)
        return bool(self.contest.chosen)

    def fill_last_vacancies(self) -> None:
        """Elect all who are left when they are no more than the vacancies. Clause 3."""
        last = self.contest.fill()
        if last:
            self.record(Deed.ELECTION, last)

    @contextmanager
    def written(self, deed: Deed, about: tuple[int, ...]) -> Iterator[None]:
        """Write the stage down when it ends, also where a tie for election stops the count."""
        try:
            yield
        finally:
            self.record(deed, about)

    def record(self, deed: Deed, about: tuple[int, ...]) -> None:
        """Write down what was done, with the quota and the keep values that it ended with."""
        exhausted = self.total - sum(self.contest.votes)
        self.contest.record(deed, about, quota=self.quota, exhausted=exhausted, keep=tuple(self.keep))

    def sheet(self, runners_up: tuple[int, ...] = (), undecided: tuple[int, ...] = ()) -> Count:
        """The count sheet."""
        return Count(
            method=METHOD,
            seats=self.contest.seats,
            ballots=self.total // SCALE,
            invalid=self.invalid,
            scale=SCALE,
            quota=quota_of(self.total, self.contest.seats),
            elected=tuple(self.contest.elected),
            rounds=tuple(self.contest.rounds),
            runners_up=runners_up,
            undecided=undecided,
        )
