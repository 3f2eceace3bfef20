"""Membership: the two constituencies, the standing of a region and the ways it may change."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from governance.errors import N_, RuleBroken


class Constituency(StrEnum):
    """The two sides that a twin joins, and inside which a concurrent majority is sought."""

    HIGH_EMISSION = "high_emission"
    HIGH_POTENTIAL = "high_potential"


class Standing(StrEnum):
    """What a region is to the Assembly; it changes only by an act."""

    APPLICANT = "applicant"
    MEMBER = "member"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    EXPELLED = "expelled"
    LAPSED = "lapsed"
    REFUSED = "refused"


class Cause(StrEnum):
    """Why a standing changes."""

    APPLICATION = "application"
    ADMISSION = "admission"
    REFUSAL = "refusal"
    SUSPENSION = "suspension"
    REINSTATEMENT = "reinstatement"
    WITHDRAWAL = "withdrawal"
    EXPULSION = "expulsion"
    LAPSE = "lapse"


STANDING_CHANGES: Mapping[tuple[Standing, Standing], Cause] = MappingProxyType(
    {
        (Standing.APPLICANT, Standing.MEMBER): Cause.ADMISSION,
        (Standing.APPLICANT, Standing.REFUSED): Cause.REFUSAL,
        (Standing.APPLICANT, Standing.WITHDRAWN): Cause.WITHDRAWAL,
        (Standing.MEMBER, Standing.SUSPENDED): Cause.SUSPENSION,
        (Standing.MEMBER, Standing.WITHDRAWN): Cause.WITHDRAWAL,
        (Standing.MEMBER, Standing.EXPELLED): Cause.EXPULSION,
        (Standing.SUSPENDED, Standing.MEMBER): Cause.REINSTATEMENT,
        (Standing.SUSPENDED, Standing.WITHDRAWN): Cause.WITHDRAWAL,
        (Standing.SUSPENDED, Standing.EXPELLED): Cause.EXPULSION,
        (Standing.MEMBER, Standing.LAPSED): Cause.LAPSE,
        (Standing.SUSPENDED, Standing.LAPSED): Cause.LAPSE,
        (Standing.LAPSED, Standing.MEMBER): Cause.REINSTATEMENT,
        (Standing.LAPSED, Standing.APPLICANT): Cause.APPLICATION,
        (Standing.WITHDRAWN, Standing.APPLICANT): Cause.APPLICATION,
        (Standing.EXPELLED, Standing.APPLICANT): Cause.APPLICATION,
        (Standing.REFUSED, Standing.APPLICANT): Cause.APPLICATION,
    }
)


class StandingCannotChange(RuleBroken):
    """Facts: old, new (Standing)."""

    message = N_(
        "The standing of this region (%(old)s) cannot become what was asked (%(new)s). "
        "Look it up in the register of regions."
    )


class NoLongerMember(RuleBroken):
    """What the register says of a region that left is what it said as a member."""

    message = N_("Only a member region, or one that is suspended, says what it is.")


class AssemblyAdmits(RuleBroken):
    """The statutes leave admission to the Assembly."""

    message = N_("By the statutes in force the Assembly admits. Lay the application before it.")


def check_standing_change(old: Standing, new: Standing) -> Cause:
    """The cause by which `old` becomes `new`; raises StandingCannotChange where the law knows none."""
    if (old, new) not in STANDING_CHANGES:
        raise StandingCannotChange(old=old, new=new)
    return STANDING_CHANGES[old, new]


def may_vote(standing: Standing) -> bool:
    """Only a member votes; a suspended region keeps its seat and not its vote."""
    return standing is Standing.MEMBER


def may_sponsor(standing: Standing) -> bool:
    """Only a member moves or supports a motion; what it moved before it was suspended stays."""
    return standing is Standing.MEMBER


def counts_for_quorum(standing: Standing) -> bool:
    """Of those who may vote the quorum is taken: who may not must not make it harder to meet."""
    return may_vote(standing)


def is_seated(standing: Standing) -> bool:
    """Whether the region keeps its delegation: a member, also while it is suspended."""
    return standing in (Standing.MEMBER, Standing.SUSPENDED)


QUORATE = tuple(filter(counts_for_quorum, Standing))
