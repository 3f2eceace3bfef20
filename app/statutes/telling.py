"""What a motion changes in the statutes, told on its page, on ballot papers and in mail."""

from typing import NamedTuple

from flask import g, url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from app.extensions import db
from app.moments import day
from app.motions.beside import BESIDE, Beside
from app.statutes.names import article_named, name_of
from app.statutes.wording import value_said
from governance.effects import Parameters
from governance.motions.models import Motion
from governance.motions.rules import MotionState
from governance.statutes.amending import Change, changed_by
from governance.statutes.enacting import amendment_of
from governance.statutes.models import StatutesVersion
from governance.statutes.queries import versions


class ChangedLine(NamedTuple):
    """One number that differs between two versions: its article, its name, and the values in short lines."""

    article: str
    name: str
    sets: str
    old: list[str]
    new: list[str]


def changed_line(change: Change) -> ChangedLine:
    """A change as a reader sees it."""
    old, new = (value_said(change.name, value) for value in (change.old, change.new))
    return ChangedLine(change.article.number, name_of(change.name), _(change.article.sets), old, new)


def version_numbered(number: int) -> StatutesVersion | None:
    """A version of the statutes; all are read once for a page, however many motions change them."""
    if "statutes_versions" not in g or number not in g.statutes_versions:
        g.statutes_versions = {each.version: each for each in versions(db.session())}
    found: StatutesVersion | None = g.statutes_versions.get(number)
    return found


def changes_of(parameters: Parameters) -> list[Change]:
    """Every number that a motion changes, with the value it had in the version it was written for."""
    amendment = amendment_of(parameters)
    base = version_numbered(amendment.based_on)
    return list(changed_by(base.rules, amendment.changes)) if base else []


def amendment_sentence(parameters: Parameters) -> str:
    """Every change in one sentence."""
    lines = [
        _(
            "%(article)s: %(old)s → %(new)s",
            article=article_named(change.name),
            old=", ".join(value_said(change.name, change.old)),
            new=", ".join(value_said(change.name, change.new)),
        )
        for change in changes_of(parameters)
    ]
    begins = amendment_of(parameters).in_force_from
    return _("The statutes change from %(day)s. %(changes)s.", day=day(begins), changes="; ".join(lines))


def changes_beside(motion: Motion, state: MotionState) -> Beside | None:
    """The changes side by side, on the page of a motion that makes them."""
    if motion.effect.get("act") != "amend_statutes":
        return None
    parameters = {name: value for name, value in motion.effect.items() if name != "act"}
    amendment = amendment_of(parameters)
    facts = {
        "lines": [changed_line(change) for change in changes_of(parameters)],
        "begins": amendment.in_force_from,
        "based_on": amendment.based_on,
        "url": url_for("statutes.version", version=amendment.based_on),
    }
    title = pgettext("motion", "What it changes in the statutes")
    return Beside(title, "statutes", "statutes/on_motion.html", facts)


BESIDE.append(changes_beside)
