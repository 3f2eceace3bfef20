"""What follows from the numbers on demands, motions, debate and the franchise, each in one plain sentence."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from app.labels import label
from app.moments import day
from app.numbers import number
from governance.statutes.franchise import Disagreement, VotingUnit, WeighedBy, WeightRule
from governance.statutes.rules import Quorum, least_meeting


def signatures(value: Quorum, statutes: Any, today: Any) -> str:
    """How many of the members of today must sign."""
    return ngettext(
        "With %(num)s member region, %(needed)s must sign.",
        "With %(num)s member regions, %(needed)s of them must sign.",
        today.members,
        needed=least_meeting(value.share, value.strict, today.members),
    )


def supporters(value: int, statutes: Any, today: Any) -> str:
    """How many regions stand behind a motion."""
    if not value:
        return _("One region alone can bring a motion before the Assembly.")
    return ngettext(
        "A motion stands on its author and %(num)s other region before the presiding officer rules on it.",
        "A motion stands on its author and %(num)s other regions before the presiding officer rules on it.",
        value,
    )


def speeches(value: timedelta, statutes: Any, today: Any) -> str:
    """How many speeches an hour holds."""
    return ngettext(
        "In one hour, %(num)s speech of full length is heard.",
        "In one hour, %(num)s speeches of full length are heard.",
        timedelta(hours=1) // value,
    )


def unit(value: VotingUnit, statutes: Any, today: Any) -> str:
    """Who is on a roll."""
    if value is VotingUnit.TWIN:
        return _("A region without a twin has no vote; two that are twinned have one together.")
    return ngettext(
        "A roll can have %(num)s region on it: every member whose delegation is accredited.",
        "A roll can have %(num)s regions on it: every member whose delegation is accredited.",
        today.members,
    )


def disagreement(value: Disagreement, statutes: Any, today: Any) -> str:
    """What becomes of one for and one against."""
    if value is Disagreement.ABSTENTION:
        return _("Where one half says for and the other against, their twin region abstains.")
    return _("Where one half says for and the other against, 1/2 is counted for and 1/2 against.")


def weights(value: WeightRule, statutes: Any, today: Any) -> str:
    """An example of ten steps."""
    if value.figure is WeighedBy.NOTHING:
        return _("No published figure changes the weight of a vote.")
    return _(
        "%(figure)s of %(size)s gives %(votes)s votes.",
        figure=label(value.figure),
        size=number(10 * value.step),
        votes=min(value.largest, 11),
    )


def proxies(value: int, statutes: Any, today: Any) -> str:
    """How many ballots one delegation may cast."""
    if not value:
        return _("A region that is not there does not vote.")
    return ngettext(
        "A delegation casts its own ballot and at most %(num)s other.",
        "A delegation casts its own ballot and at most %(num)s others.",
        value,
    )


def either(yes: Any, no: Any) -> Any:
    """The sentence of a yes or of a no."""
    return lambda value, statutes, today: yes() if value else no()


def until(sentence: Any) -> Any:
    """A sentence on what begins with these rules and ends so much later."""
    return lambda value, statutes, today: sentence(day(today.since), day(today.since + value))


OF_DELIBERATION: dict[str, Callable[[Any, Any, Any], str]] = {
    "demands.signatures": signatures,
    "demands.gathering_time": until(
        lambda begins, ends: _(
            "A demand opened on %(begins)s gathers until %(ends)s.", begins=begins, ends=ends
        )
    ),
    "demands.convening_time": until(
        lambda begins, ends: _(
            "A session whose demand was met on %(begins)s is convened by %(ends)s.", begins=begins, ends=ends
        )
    ),
    "motions.supporters": supporters,
    "motions.both_constituencies": either(
        lambda: _("A motion backed by one constituency alone is not admitted."),
        lambda: _("Regions of one constituency alone can bring a motion before the Assembly."),
    ),
    "motions.support_time": until(
        lambda begins, ends: _(
            "A motion moved on %(begins)s gathers until %(ends)s.", begins=begins, ends=ends
        )
    ),
    "motions.division": either(
        lambda: _("A paragraph can be rejected while the rest of the motion is adopted."),
        lambda: _("A motion is adopted or rejected as a whole."),
    ),
    "motions.reconsideration": either(
        lambda: _("A motion that was rejected can come back by the vote of article 14."),
        lambda: _("What was rejected comes back only as a new motion."),
    ),
    "debate.alternating": either(
        lambda: _(
            "After a region of one constituency, the floor goes to one of the other that asked for it."
        ),
        lambda: _("The floor is given in the order in which it was asked for."),
    ),
    "debate.speaking_time": speeches,
    "franchise.unit": unit,
    "franchise.disagreement": disagreement,
    "franchise.weights": weights,
    "franchise.proxies_per_holder": proxies,
    "franchise.proxies_count_present": either(
        lambda: _("A region represented by proxy counts towards the quorum of the session."),
        lambda: _(
            "A region represented by proxy votes, and does not count towards the quorum of the session."
        ),
    ),
}
