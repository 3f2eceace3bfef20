"""What the house does by itself when its time has come, each thing once, however many workers run."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from governance.accounts.reminding import remind_invited
from governance.applications.reminding import remind_applicants
from governance.elections.forgetting import forget_slips
from governance.imports.keeping import forget_tables
from governance.motions.timekeeping import carry_supports, lapse_motions
from governance.notices.telling import tell_of_acts
from governance.notices.wishes import write_daily_mails

# In this order; each answers what it did: how many, or which.
DUE: tuple[Callable[[Session, datetime], int | list[str]], ...] = (
    forget_slips,
    remind_invited,
    remind_applicants,
    forget_tables,
    carry_supports,
    lapse_motions,
    write_daily_mails,
)


def do_what_is_due(session: Session, at: datetime) -> int:
    """How many things were done."""
    done = (one(session, at) for one in DUE)
    return sum(each if isinstance(each, int) else len(each) for each in done)


def tell_news(session: Session, at: datetime) -> int:
    """Tell of what was done since the last look; how many persons were told."""
    return tell_of_acts(session, at)
