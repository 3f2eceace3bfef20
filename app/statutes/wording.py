"""The numbers of the statutes in the reader's words: shares, majorities, times."""

from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from functools import singledispatch
from typing import Any

from flask_babel import gettext, pgettext

from app.facts import written
from app.labels import label
from app.languages import NAMES
from app.moments import duration
from app.numbers import number
from governance.statutes.franchise import WeighedBy, WeightRule
from governance.statutes.rules import Majority, Provision, Quorum


def provided(provision: Provision) -> list[str]:
    """The value of a provision in short lines; a zero that sets no number is said in words."""
    return value_said(provision.name, provision.value)


def value_said(name: str, value: Any) -> list[str]:
    """What a number would set with this value, in short lines."""
    in_words = unlimited().get(name)
    return [in_words] if in_words and not value else said(value)


def unlimited() -> dict[str, str]:
    """What no number means, by the provision."""
    return {
        "membership.twins_per_region": pgettext("provision", "No limit"),
        "membership.absences_before_lapse": pgettext("provision", "Membership never lapses"),
        "ordinary_notice": pgettext("provision", "No time is asked for"),
        "extraordinary_notice": pgettext("provision", "No time is asked for"),
        "membership.twin_notice": pgettext("provision", "No time is asked for"),
        "motions.supporters": pgettext("provision", "None is needed"),
        "franchise.proxies_per_holder": pgettext("provision", "No proxies"),
        "elections.fewest_ballots": pgettext("provision", "None is needed"),
        "elections.from_each_constituency": pgettext("provision", "No place is kept"),
    }


@singledispatch
def said(value: Any) -> list[str]:
    """What a provision sets, in short lines."""
    return [str(value)]


@said.register
def _(value: StrEnum) -> list[str]:
    return [label(value)]


@said.register
def _(value: bool) -> list[str]:
    return [pgettext("provision", "Yes") if value else pgettext("provision", "No")]


@said.register
def _(value: timedelta) -> list[str]:
    return [duration(value)]


@said.register
def _(value: tuple) -> list[str]:
    return [written([NAMES[code] for code in value])]


@said.register
def _(value: Quorum) -> list[str]:
    return [share_said(value.share, value.strict)]


@said.register
def _(value: Majority) -> list[str]:
    lines = [share_said(value.share, value.strict), label(value.basis)]
    if value.concurrent:
        lines.append(gettext("In each of the two constituencies as well"))
    if value.is_simple:
        lines.append(gettext("As many for as against: %(rule)s", rule=label(value.tie)))
    return lines


@said.register
def _(value: WeightRule) -> list[str]:
    if value.figure is WeighedBy.NOTHING:
        return [label(value.figure)]
    return [
        label(value.figure),
        gettext("One vote, and one more for each whole %(step)s", step=number(value.step)),
        gettext("At most: %(largest)s", largest=number(value.largest)),
    ]


def share_said(share: Fraction, strict: bool) -> str:
    """A share as a reader says it; an unusual one as the fraction that it is."""
    usual = {
        (Fraction(1, 2), True): pgettext("share", "More than one half"),
        (Fraction(1, 3), False): pgettext("share", "At least one third"),
        (Fraction(2, 3), False): pgettext("share", "At least two thirds"),
        (Fraction(3, 4), False): pgettext("share", "At least three quarters"),
        (Fraction(1), False): pgettext("share", "All of them"),
    }
    if (share, strict) in usual:
        return usual[share, strict]
    if strict:
        return pgettext("share", "More than %(share)s") % {"share": share}
    return pgettext("share", "At least %(share)s") % {"share": share}
