"""The law of support: which motions need other regions behind them, how many, and until when. Pure."""

from collections.abc import Sequence
from datetime import datetime

from governance.errors import N_, RuleBroken
from governance.motions.states import MotionRole
from governance.regions.rules import Constituency
from governance.statutes.deliberation import MotionRules
from governance.statutes.rules import MotionKind


class SecondedBySponsor(RuleBroken):
    """A motion is the wish of two regions at least."""

    message = N_("A motion needs the support of another region than the one that moves it.")


class AlreadySupported(RuleBroken):
    """A region supports a motion once."""

    message = N_("This region supports the motion already.")


class NeedsNoSupport(RuleBroken):
    """What the secretariat lays, and what is about another motion."""

    message = N_("This motion needs no supporting region.")


class NotSupported(RuleBroken):
    """Facts: missing (int), the regions that have still to support the motion."""

    message = N_("This motion still needs the support of other regions; missing: %(missing)d.")


class OneConstituency(RuleBroken):
    """The statutes ask for support across the constituencies."""

    message = N_("The author and the supporters of a motion must together be of both constituencies.")


class SupportTimeOver(RuleBroken):
    """The statutes give a motion a time to gather support."""

    message = N_("The time to support this motion is over.")


class SupportTimeRunning(RuleBroken):
    """A motion lapses when its time is over, not before."""

    message = N_("Regions may still support this motion. It cannot lapse before that time is over.")


class SupportedEnough(RuleBroken):
    """A motion with the support that it needs waits for the presiding officer."""

    message = N_("This motion has the support that it needs, and does not lapse.")


def needs_support(author: int | None, kind: MotionKind, role: MotionRole | None, rules: MotionRules) -> bool:
    """Whether a motion gathers support before it is admitted; `author` by its row. Statutes, art. 13.

    What the secretariat lays needs none, nor does a procedural motion, nor one about another motion.
    """
    own = author is not None and role is None and kind is not MotionKind.PROCEDURAL
    return own and (rules.supporters > 0 or rules.both_constituencies)


def check_supportable(author: int | None, role: MotionRole | None) -> None:
    """A region stands behind a motion of another, needed or not. Raises NeedsNoSupport for any other."""
    if author is None or role is not None:
        raise NeedsNoSupport


def check_seconder(author: int | None, seconder: int) -> None:
    """A motion is seconded by another region; regions by their row. Raises SecondedBySponsor."""
    if seconder == author:
        raise SecondedBySponsor


def check_supported(rules: MotionRules, author: Constituency, supporters: Sequence[Constituency]) -> None:
    """Raise NotSupported or OneConstituency unless a motion has the support that the statutes ask for."""
    missing = rules.supporters - len(supporters)
    if missing > 0:
        raise NotSupported(missing=missing)
    if rules.both_constituencies and len({author, *supporters}) < len(Constituency):
        raise OneConstituency


def is_enough(rules: MotionRules, author: Constituency, supporters: Sequence[Constituency]) -> bool:
    """Whether a motion has the support that the statutes ask for."""
    try:
        check_supported(rules, author, supporters)
    except (NotSupported, OneConstituency):
        return False
    return True


def check_support_time(until: datetime | None, at: datetime) -> None:
    """Support is given and withdrawn up to the deadline. Raises SupportTimeOver."""
    if until is not None and at > until:
        raise SupportTimeOver


def check_support_over(until: datetime | None, at: datetime) -> None:
    """A motion lapses after its deadline; one without a deadline never. Raises SupportTimeRunning."""
    if until is None or at <= until:
        raise SupportTimeRunning
