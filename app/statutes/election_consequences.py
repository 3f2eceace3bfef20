"""What follows from the numbers on elections, each in one plain sentence."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from app.statutes.counted import counted
from app.statutes.deliberation_consequences import either, until
from governance.counting.methods import Method
from governance.statutes.elections import PaperOrder, Published, Secrecy
from governance.statutes.rules import Quorum, least_meeting


def method(value: Method, statutes: Any, today: Any) -> str:
    """How the method counts."""
    return counted(value)


def quorum(value: Quorum, statutes: Any, today: Any) -> str:
    """How many ballots an election needs."""
    return ngettext(
        "With %(num)s region on the roll, %(needed)s must cast a ballot; otherwise nobody is elected.",
        "With %(num)s regions on the roll, %(needed)s must cast a ballot; otherwise nobody is elected.",
        today.members,
        needed=least_meeting(value.share, value.strict, today.members),
    )


def secrecy(value: Secrecy, statutes: Any, today: Any) -> str:
    """Who reads how a region voted, and when."""
    if value is Secrecy.SECRET:
        return _("Everybody reads which regions have voted; nobody ever reads how, and a ballot is final.")
    return _("Once the result is declared, everybody reads how each region voted.")


def published(value: Published, statutes: Any, today: Any) -> str:
    """Who can count again."""
    return {
        Published.RANKINGS: lambda: _(
            "Anyone downloads the ballots of a declared election and counts again."
        ),
        Published.SHEET: lambda: _("Everybody follows the count round by round, and nobody sees a ballot."),
        Published.OUTCOME: lambda: _("Everybody reads who is elected, and no number of votes."),
    }[value]()


def fewest_ballots(value: int, statutes: Any, today: Any) -> str:
    """When a secret ballot would be a guess away."""
    if value <= 1:
        return _("However few ballots there are, what 18.3 says is published.")
    return ngettext(
        "With fewer than %(num)s ballot, a count sheet could give away how a region voted.",
        "With fewer than %(num)s ballots, a count sheet could give away how a region voted.",
        value,
    )


def paper_order(value: PaperOrder, statutes: Any, today: Any) -> str:
    """Who stands first."""
    if value is PaperOrder.DRAWN:
        return _("All ballots list the candidates alike, in an order that the public draw gives.")
    return _("Every candidate stands first on about as many ballots as any other.")


def from_each_constituency(value: int, statutes: Any, today: Any) -> str:
    """Whom the count holds places for."""
    if not value:
        return _("All holders of a post may be of the same constituency.")
    return ngettext(
        "Where several are elected, the count keeps at least %(num)s place for each constituency.",
        "Where several are elected, the count keeps at least %(num)s places for each constituency.",
        value,
    )


OF_ELECTIONS: dict[str, Callable[[Any, Any, Any], str]] = {
    "elections.one_holder": method,
    "elections.several_holders": method,
    "elections.nomination_time": until(
        lambda begins, ends: _(
            "An election called on %(begins)s takes nominations until %(ends)s or longer.",
            begins=begins,
            ends=ends,
        )
    ),
    "elections.voting_time": until(
        lambda begins, ends: _(
            "An election that opens on %(begins)s closes on %(ends)s.", begins=begins, ends=ends
        )
    ),
    "elections.quorum": quorum,
    "elections.coordinators": secrecy,
    "elections.officers": secrecy,
    "elections.published": published,
    "elections.fewest_ballots": fewest_ballots,
    "elections.paper_order": paper_order,
    "elections.from_each_constituency": from_each_constituency,
    "elections.one_of_a_twin": either(
        lambda: _("Where several are elected, the count takes at most one of two twinned regions."),
        lambda: _("Both regions of a twin may have a holder of the same post."),
    ),
    "elections.reveal_time": until(
        lambda begins, ends: _(
            "After an election that closed on %(begins)s, words are revealed until %(ends)s.",
            begins=begins,
            ends=ends,
        )
    ),
}
