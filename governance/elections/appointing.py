"""Whom a declaration appoints, from which day on, and until when."""

from calendar import monthrange
from datetime import datetime

from governance.act import Act
from governance.elections.models import Appointment, Election, ElectionDeclaration
from governance.errors import N_, RuleBroken
from governance.statutes.deliberation import LONGEST_TIME

MONTHS = 12


class BeginsTooEarly(RuleBroken):
    """Nobody is appointed for a time that is past."""

    message = N_("A term begins with the declaration or later, never before it.")


class BeginsTooLate(RuleBroken):
    """No calendar holds the end of a term that begins so late."""

    message = N_("This time is too far away.")


def check_beginning(begins_at: datetime, declared_at: datetime) -> None:
    """Raise BeginsTooEarly for a day before the declaration, BeginsTooLate for one beyond all times."""
    if begins_at < declared_at:
        raise BeginsTooEarly
    if begins_at > declared_at + LONGEST_TIME:
        raise BeginsTooLate


def months_after(begins_at: datetime, months: int) -> datetime:
    """The same day so many months later, or the last of a month that has no such day."""
    years, month = divmod(begins_at.month - 1 + months, MONTHS)
    year, month = begins_at.year + years, month + 1
    return begins_at.replace(year=year, month=month, day=min(begins_at.day, monthrange(year, month)[1]))


def appoint(act: Act, election: Election, declaration: ElectionDeclaration, begins_at: datetime) -> None:
    """Appoint those elected, in the order of their election; a part of an act. The post must be loaded."""
    until = months_after(begins_at, election.post.term_months)
    for place, nomination_id in enumerate(declaration.elected, start=1):
        appointment = Appointment(
            declaration_id=declaration.id,
            post_id=election.post_id,
            nomination_id=nomination_id,
            place=place,
            begins_at=begins_at,
            term_until=until,
        )
        act.session.add(appointment)
