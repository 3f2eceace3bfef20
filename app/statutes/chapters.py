"""The statutes cut into chapters: what holds for all, then what holds for each kind of motion."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from flask_babel import gettext as _

from app.labels import label
from app.statutes.wording import said
from governance.statutes.rules import MotionKind, Provision, Statutes, provisions


class Line(NamedTuple):
    """One provision: the number of its article, what it sets, and the value in short lines."""

    article: str
    sets: str
    values: list[str]


class Chapter(NamedTuple):
    """Provisions on one subject; the anchor is the kind of motion, or `all`."""

    anchor: str
    title: str
    lines: list[Line]


def chapters(statutes: Statutes) -> Iterator[Chapter]:
    """Every number of the statutes, in the order of the articles."""
    for kind, found in groupby(provisions(statutes), key=kind_of):
        title = label(MotionKind(kind)) if kind else _("Sessions and votes")
        yield Chapter(kind or "all", title, list(map(line, found)))


def kind_of(provision: Provision) -> str:
    """The kind of motion that a provision is about; empty for one that holds for all."""
    room, _dot, rest = provision.name.partition(".")
    return rest.partition(".")[0] if room == "kinds" else ""


def line(provision: Provision) -> Line:
    return Line(provision.article.number, _(provision.article.sets), said(provision.value))
