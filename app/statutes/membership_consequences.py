"""What follows from the numbers on membership, each in one plain sentence."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from app.moments import day, duration
from governance.statutes.membership import AdmissionBy


def admission(value: AdmissionBy, statutes: Any, today: Any) -> str:
    """Who decides on an application."""
    if value is AdmissionBy.SECRETARIAT:
        return _("One officer of the secretariat proposes an admission, and another confirms it.")
    return _("An application is laid before the Assembly as a motion, and the vote decides.")


def twins(value: int, statutes: Any, today: Any) -> str:
    """With how many regions one may be twinned."""
    if not value:
        return _("A region may sign with every region of the other constituency that agrees.")
    return ngettext(
        "A region that has %(num)s twin cannot sign with another.",
        "A region that has %(num)s twins cannot sign with another.",
        value,
    )


def twin_notice(value: Any, statutes: Any, today: Any) -> str:
    """The day on which a twin ends."""
    return _(
        "A twin that one region gives up on %(given)s ends on %(ends)s.",
        given=day(today.since),
        ends=day(today.since + value),
    )


def absences(value: int, statutes: Any, today: Any) -> str:
    """When a seat may be declared vacant."""
    if not value:
        return _("However often a region stays away, it remains a member.")
    return ngettext(
        "The membership of a region that missed the last ordinary session may be declared lapsed.",
        "The membership of a region that missed the last %(num)s ordinary sessions may be declared lapsed.",
        value,
    )


def delegation(value: int, statutes: Any, today: Any) -> str:
    """Whether one more finds a seat."""
    return ngettext(
        "A delegation of %(num)s person is full: who comes next takes the seat of another.",
        "A delegation of %(num)s persons is full: who comes next takes the seat of another.",
        value,
    )


OF_MEMBERSHIP: dict[str, Callable[[Any, Any, Any], str]] = {
    "membership.admission": admission,
    "membership.twins_per_region": twins,
    "membership.twin_notice": twin_notice,
    "membership.absences_before_lapse": absences,
    "membership.largest_delegation": delegation,
    "membership.longest_term": lambda value, statutes, today: _(
        "Who is appointed on %(begins)s serves until %(ends)s at most, and may be appointed again.",
        begins=day(today.since),
        ends=day(today.since + value),
    ),
    "membership.answer_time": lambda value, statutes, today: _(
        "A question put on %(asked)s is answered by %(due)s.",
        asked=day(today.since),
        due=day(today.since + value),
    ),
    "membership.unsent_kept": lambda value, statutes, today: _(
        "An application left unsent for %(time)s is forgotten.", time=duration(value)
    ),
    "membership.applicant_data_kept": lambda value, statutes, today: _(
        "Of an application that ended on %(ended)s, the personal data are erased on %(erased)s.",
        ended=day(today.since),
        erased=day(today.since + value),
    ),
}
