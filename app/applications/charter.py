"""The charter that every member consents to, in every language of the house."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import render_template
from flask_babel import gettext as _

from app.applications.routes import pages
from app.caching import public_page
from governance.applications.rules import CHARTER


class Article(NamedTuple):
    """A part of the charter: its title, and its paragraphs."""

    title: str
    paragraphs: Sequence[str]


def articles() -> list[Article]:
    """The charter, version 1, in the language of the page. A changed word is a new version."""
    return [aims(), equals(), duties(), openness(), parting()]


def aims() -> Article:
    return Article(
        _("What we are here for"),
        (
            _(
                "We join forces across the world, one region with high emissions and one with high "
                "potential, to become carbon neutral together by 2035."
            ),
            _(
                "We pay off our historic carbon debt, and we restore ecosystems and the livelihoods of "
                "those who depend on them."
            ),
        ),
    )


def equals() -> Article:
    return Article(
        _("How we meet"),
        (
            _("In the Assembly every member region is an equal and has one vote, whatever its size."),
            _("We decide together under the statutes, and we keep to what was decided."),
            _("A twin is a bond between equals: each brings something and each seeks something."),
        ),
    )


def duties() -> Article:
    return Article(
        _("What a member region promises"),
        (
            _("It looks for a twin on the other side, and works out with it a path to balance."),
            _("It measures what it emits and what it restores, and states each figure with its source."),
            _("It sends a delegation to the sessions of the Assembly, chosen under its own law."),
            _("It does nothing in the name of the Assembly that the Assembly has not decided."),
            _("It respects human rights, the rights of indigenous peoples, and those who use the land."),
        ),
    )


def openness() -> Article:
    return Article(
        _("What is open to all"),
        (
            _("How a region votes, what it proposes, and what it agrees with its twin is public."),
            _("A figure that proves wrong is corrected in public, and what it corrects stays to be seen."),
            _("Nobody pays for a place, a vote or an opinion, and nobody is paid for one."),
        ),
    )


def parting() -> Article:
    return Article(
        _("How it ends"),
        (
            _("A region can withdraw at any time. What it has signed with its twin ends as they agreed."),
            _("Who breaks this charter can be suspended or expelled by the Assembly, after being heard."),
        ),
    )


@pages.get("/charter", endpoint="charter")
@public_page
def show_charter() -> str:
    """The charter as it stands."""
    return render_template("applications/charter.html", articles=articles(), version=CHARTER)
