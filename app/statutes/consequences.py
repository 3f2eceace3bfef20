"""What a number of the statutes means in practice, in one plain sentence with the very numbers."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import ngettext

from app.moments import both, day
from app.statutes.deliberation_consequences import OF_DELIBERATION
from app.statutes.election_consequences import OF_ELECTIONS
from app.statutes.membership_consequences import OF_MEMBERSHIP
from governance.statutes.rules import Basis, Majority, Provision, Quorum, Statutes, least_meeting


class Now(NamedTuple):
    """What examples are made with: how many regions are members, and the day from which the rules hold."""

    regions: int
    since: datetime

    @property
    def members(self) -> int:
        """At least two, so that an example says something before anybody has joined."""
        return max(2, self.regions)


def consequence(provision: Provision, statutes: Statutes, today: Now) -> str:
    """One sentence on what follows from a number."""
    chapter, _dot, rest = provision.name.partition(".")
    table = OF_A_KIND if chapter == "kinds" else ALL
    return table[rest.rpartition(".")[2] if chapter == "kinds" else provision.name](
        provision.value, statutes, today
    )


def needed(value: Quorum | Majority, base: int) -> int:
    """The least number of `base` that suffices."""
    return least_meeting(value.share, value.strict, base)


def of_session_quorum(value: Quorum, statutes: Statutes, today: Now) -> str:
    """How many of the members of today."""
    return ngettext(
        "With %(num)s member region, a session needs %(needed)s.",
        "With %(num)s member regions, a session needs %(needed)s of them present.",
        today.members,
        needed=needed(value, today.members),
    )


def of_vote_quorum(value: Quorum, statutes: Statutes, today: Now) -> str:
    """How many ballots."""
    return ngettext(
        "With %(num)s region on the roll, %(needed)s must cast a ballot; otherwise nothing is decided.",
        "With %(num)s regions on the roll, %(needed)s must cast a ballot; otherwise nothing is decided.",
        today.members,
        needed=needed(value, today.members),
    )


def of_majority(value: Majority, statutes: Statutes, today: Now) -> str:
    """How many must be in favour, with one vote each."""
    facts = {"num": today.members, "needed": needed(value, today.members)}
    sentence = {
        Basis.PRESENT_AND_VOTING: lambda: _(
            "Where %(num)s regions vote for or against, %(needed)s in favour adopt the motion.", **facts
        ),
        Basis.PRESENT: lambda: _(
            "Where %(num)s regions are present, %(needed)s in favour adopt the motion.", **facts
        ),
        Basis.ENTITLED: lambda: _(
            "With %(num)s regions on the roll, %(needed)s in favour adopt the motion.", **facts
        ),
    }[value.basis]()
    if not value.concurrent:
        return sentence
    return " ".join((sentence, _("It needs the same share again in each constituency.")))


def of_voting_time(value: timedelta, statutes: Statutes, today: Now) -> str:
    """When a vote closes that opened when these rules began."""
    return _("A vote that opens on %(opens)s closes on %(closes)s.", **span(today, value))


def span(today: Now, value: timedelta) -> dict[str, str]:
    """From the beginning of these rules to so much later, to the minute, in UTC."""
    return {"opens": both(today.since).utc, "closes": both(today.since + value).utc}


def notice(value: timedelta, statutes: Statutes, today: Now) -> str:
    """When a session may open that was convened when these rules began."""
    return _(
        "A session convened on %(convened)s can open on %(opens)s or later.",
        convened=day(today.since),
        opens=day(today.since + value),
    )


def shortest(value: timedelta, statutes: Statutes, today: Now) -> str:
    """The first moment at which a vote may close."""
    return _("A vote that opens on %(opens)s may close on %(closes)s, and no sooner.", **span(today, value))


def longest(value: timedelta, statutes: Statutes, today: Now) -> str:
    """The last moment at which a vote may close."""
    return _("A vote that opens on %(opens)s may close on %(closes)s, and no later.", **span(today, value))


def either(yes: Callable[[], str], no: Callable[[], str]) -> Callable[..., str]:
    """The sentence of a yes or of a no."""
    return lambda value, statutes, today: yes() if value else no()


Table = Mapping[str, Callable[[Any, Statutes, Now], str]]

OF_A_KIND: Table = {
    "majority": of_majority,
    "vote_quorum": of_vote_quorum,
    "voting_time": of_voting_time,
}
ALL: Table = {
    "languages": lambda value, statutes, today: ngettext(
        "A motion that is missing or outdated in this language is not put to the vote.",
        "A motion that is missing or outdated in one of these %(num)s languages is not put to the vote.",
        len(value),
    ),
    "region_weight": lambda value, statutes, today: _(
        "%(regions)s member regions have a weight of %(whole)s together.",
        regions=today.members,
        whole=value * today.members,
    ),
    "ordinary_notice": notice,
    "extraordinary_notice": notice,
    "session_quorum": of_session_quorum,
    "shortest_vote": shortest,
    "longest_vote": longest,
    "close_when_all_cast": either(
        lambda: _("When the last region on the roll has cast, the presiding officer may close the vote."),
        lambda: _("Every vote stays open until its time, even when all have cast."),
    ),
    "colleague_may_change": either(
        lambda: _("What one delegate cast, another of the same region may change; the last ballot counts."),
        lambda: _("Only the delegate who cast the ballot of a region may change it."),
    ),
    **OF_MEMBERSHIP,
    **OF_DELIBERATION,
    **OF_ELECTIONS,
}
