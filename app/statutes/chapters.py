"""The statutes cut into chapters: what holds for all, then what holds for each kind of motion."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import pgettext

from app.labels import label
from app.statutes.consequences import Now, consequence
from app.statutes.wording import provided
from governance.statutes.rules import MotionKind, Provision, Statutes, provisions


class Line(NamedTuple):
    """One provision: its article, what it sets, the value in short lines, and what follows in practice."""

    article: str
    sets: str
    values: list[str]
    follows: str


class Chapter(NamedTuple):
    """Provisions on one subject; the anchor is the kind of motion, the name of the chapter, or `all`."""

    anchor: str
    title: str
    lines: list[Line]


def chapters(statutes: Statutes, today: Now) -> Iterator[Chapter]:
    """Every number of the statutes, in the order of the articles."""
    for anchor, found in groupby(provisions(statutes), key=anchor_of):
        yield Chapter(anchor, title_of(anchor), [line(each, statutes, today) for each in found])


def anchor_of(provision: Provision) -> str:
    """The chapter of a provision: the kind of motion that it is about, its own chapter, or `all`."""
    room, _dot, rest = provision.name.partition(".")
    if room == "kinds":
        return rest.partition(".")[0]
    # "membership" is a kind of motion as well, and comes first.
    return {"membership": "regions"}.get(room, room) if rest else "all"


def title_of(anchor: str) -> str:
    """The heading of a chapter."""
    titles = {
        "all": _("Sessions and votes"),
        "regions": _("Member regions"),
        "demands": _("Demanding an extraordinary session"),
        "motions": _("Motions, from their support to the vote"),
        "debate": pgettext("statutes", "Debate"),
        "franchise": pgettext("statutes", "Who votes"),
        "elections": _("Elections to posts"),
    }
    return titles.get(anchor) or label(MotionKind(anchor))


def line(provision: Provision, statutes: Statutes, today: Now) -> Line:
    article = provision.article
    follows = consequence(provision, statutes, today)
    return Line(article.number, _(article.sets), provided(provision), follows)
