"""How long somebody is appointed, and how many to one delegation. Plain values, no database."""

from datetime import datetime, timedelta

from governance.errors import N_, RuleBroken


class TermOver(RuleBroken):
    """A term ends later than now."""

    message = N_("This term would already be over. Choose a later day.")


class TermTooLong(RuleBroken):
    """A term is bounded by the statutes. Facts: until (datetime)."""

    message = N_("The statutes let a term last until %(until)s at most.")


class DelegationFull(RuleBroken):
    """A delegation is bounded by the statutes. Facts: number."""

    message = N_("The statutes let a delegation have %(number)d person at most. End an office first.")
    plural = N_("The statutes let a delegation have %(number)d persons at most. End an office first.")


def term_end(term_until: datetime | None, at: datetime, longest: timedelta) -> datetime:
    """Until when an appointment made at `at` lasts: as asked, or as long as may be.

    Raises TermOver, TermTooLong.
    """
    latest = at + longest
    if term_until is None:
        return latest
    if term_until <= at:
        raise TermOver
    if term_until > latest:
        raise TermTooLong(until=latest)
    return term_until


def check_room(seated: int, largest: int) -> None:
    """Raise DelegationFull unless one more may sit in a delegation of `seated` persons."""
    if seated >= largest:
        raise DelegationFull(number=largest)
