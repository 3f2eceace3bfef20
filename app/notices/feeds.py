"""Atom feeds of decisions, motions and the record (RFC 4287), in each language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from flask import Response, make_response
from flask_babel import gettext as _

from app.acting import now
from app.addresses import absolute_url
from app.caching import public_page
from app.elections.public import lines_of
from app.extensions import db
from app.labels import label
from app.languages import current_language
from app.moments import machine_time
from app.motions.titles import Title, title_of
from app.notices.routes import pages
from app.record.reading import act_label, office_label
from governance.elections.models import Election
from governance.elections.reading import elections_listed
from governance.motions.queries import latest_motions, titles
from governance.record.queries import Filter, entries
from governance.voting.outcomes import latest_declarations

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LENGTH = 50
# What no file of this kind can hold (XML 1.0, 2.2): one such character and no reader takes the feed.
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Item:
    """One entry of a feed: its whole address, which names it for ever too."""

    title: Title
    address: str
    at: datetime
    summary: str


def feed(endpoint: str, title: str, items: Iterable[Item]) -> Response:
    """The feed at an endpoint; its `updated` is the latest of its items."""
    found, address = list(items), absolute_url(endpoint, lang=current_language())
    root = ElementTree.Element(f"{{{ATOM}}}feed", {XML_LANG: current_language()})
    element(root, "title", title)
    element(root, "id", address)
    element(root, "link", rel="self", href=address, type="application/atom+xml")
    element(root, "updated", machine_time(max((item.at for item in found), default=now())))
    element(element(root, "author"), "name", _("Twin Regions Assembly"))
    for item in found:
        write(root, item)
    ElementTree.register_namespace("", ATOM)
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return make_response(content, {"Content-Type": "application/atom+xml; charset=utf-8"})


def element(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    """A child of an element of the feed."""
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = NO_XML.sub("", text) or None
    return child


def write(root: ElementTree.Element, item: Item) -> None:
    """One item as an entry of the feed."""
    entry = element(root, "entry")
    element(entry, "title", item.title.text).set(XML_LANG, item.title.language)
    element(entry, "id", item.address)
    element(entry, "link", href=item.address)
    element(entry, "updated", machine_time(item.at))
    element(entry, "summary", item.summary)


def address(endpoint: str, **values: Any) -> str:
    """A whole address in the language of the feed."""
    return absolute_url(endpoint, lang=current_language(), **values)


@pages.get("/feeds/decisions.xml")
@public_page
def decisions() -> Response:
    """What was declared last, adopted or not."""
    declarations = latest_declarations(db.session(), LENGTH)
    named = titles(db.session(), [one.vote.motion_id for one in declarations])
    items = (
        Item(
            title_of(one.vote.motion, named),
            address("voting.vote", vote_id=one.vote_id),
            one.declared_at,
            label(one.outcome),
        )
        for one in declarations
    )
    return feed("notices.decisions", _("Decisions of the Twin Regions Assembly"), items)


@pages.get("/feeds/elections.xml")
@public_page
def elections() -> Response:
    """The elections called last, and what came of them."""
    found = elections_listed(db.session(), 1)[:LENGTH]
    items = (
        Item(
            Title(line.election.post.name[current_language()], current_language()),
            address("elections.election", election_id=line.election.id),
            latest_moment(line.election),
            line.sentence or label(line.state),
        )
        for line in lines_of(found)
    )
    return feed("notices.elections", _("Elections of the Twin Regions Assembly"), items)


def latest_moment(election: Election) -> datetime:
    """When something was last done in an election."""
    done = (election.annulled_at, election.declared_at, election.sealed_at, election.opens_at)
    return next((moment for moment in done if moment), election.called_at)


@pages.get("/feeds/motions.xml")
@public_page
def motions() -> Response:
    """The motions moved last, amendments too."""
    found = latest_motions(db.session(), LENGTH)
    named = titles(db.session(), [motion.id for motion in found])
    items = (
        Item(
            title_of(motion, named),
            address("motions.motion", motion_id=motion.id),
            motion.submitted_at,
            label(motion.role) if motion.role else label(motion.kind),
        )
        for motion in found
    )
    return feed("notices.motions", _("Motions before the Twin Regions Assembly"), items)


@pages.get("/feeds/record.xml")
@public_page
def record() -> Response:
    """The acts entered last."""
    found, _total = entries(db.session(), Filter(), 1)
    items = (
        Item(
            Title(act_label(entry.act), current_language()),
            address("record.entry", entry_id=entry.id),
            entry.at,
            office_label(entry.office),
        )
        for entry in found
    )
    return feed("notices.record", _("The record of the Twin Regions Assembly"), items)
