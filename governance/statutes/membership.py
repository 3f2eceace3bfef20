"""The chapter of the statutes on membership: who admits, what joins and parts, how long things are kept."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from governance.errors import N_, RuleBroken


class AdmissionBy(StrEnum):
    """Who admits a region: two officers of the secretariat, or the Assembly by a motion."""

    SECRETARIAT = "secretariat"
    ASSEMBLY = "assembly"


YEAR = timedelta(days=365)
# Far beyond any rule of sense, and within what a calendar can add to a day.
LARGEST_NUMBER, LONGEST_TIME = 10_000, 100 * YEAR


class MembershipOutOfBounds(RuleBroken):
    """A number below nothing or beyond counting, a delegation of nobody, a time without beginning or end."""

    message = N_(
        "The rules of membership need numbers that are not below zero, "
        "a delegation of at least one person, and times that last."
    )


@dataclass(frozen=True)
class MembershipRules:
    """How regions join, what they may have, and when what they left behind is erased.

    `twins_per_region` of 0 sets no limit; by `absences_before_lapse` of 0 membership never lapses.
    """

    admission: AdmissionBy
    twins_per_region: int
    twin_notice: timedelta
    absences_before_lapse: int
    largest_delegation: int
    longest_term: timedelta
    answer_time: timedelta
    unsent_kept: timedelta
    applicant_data_kept: timedelta

    def __post_init__(self) -> None:
        numbers = (self.twins_per_region, self.absences_before_lapse, self.largest_delegation)
        times = (self.longest_term, self.answer_time, self.unsent_kept, self.applicant_data_kept)
        if min(numbers) < 0 or self.largest_delegation < 1 or max(numbers) > LARGEST_NUMBER:
            raise MembershipOutOfBounds
        if min(times) <= timedelta(0) or self.twin_notice < timedelta(0):
            raise MembershipOutOfBounds
        if max(*times, self.twin_notice) > LONGEST_TIME:
            raise MembershipOutOfBounds


FOUNDING_MEMBERSHIP = MembershipRules(
    admission=AdmissionBy.SECRETARIAT,
    twins_per_region=0,
    twin_notice=timedelta(days=90),
    absences_before_lapse=2,
    largest_delegation=12,
    longest_term=4 * YEAR + timedelta(days=1),
    answer_time=timedelta(days=30),
    unsent_kept=timedelta(days=90),
    applicant_data_kept=3 * YEAR,
)
