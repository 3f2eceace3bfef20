"""The chapter of the statutes on membership: who admits, what joins and parts, how long things are kept."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from governance.errors import N_, RuleBroken


class AdmissionBy(StrEnum):
    """Who admits a region: two officers of the secretariat, or the Assembly by a motion."""

    SECRETARIAT = "secretariat"
    ASSEMBLY = "assembly"


class MembershipOutOfBounds(RuleBroken):
    """A number below nothing, a delegation of nobody, or a time that is over before it began."""

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
        times = (self.longest_term, self.answer_time, self.unsent_kept, self.applicant_data_kept)
        if min(self.twins_per_region, self.absences_before_lapse) < 0 or self.largest_delegation < 1:
            raise MembershipOutOfBounds
        if min(times) <= timedelta(0) or self.twin_notice < timedelta(0):
            raise MembershipOutOfBounds


YEAR = timedelta(days=365)

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
