"""The elections of a session, on its page and beside the items of its agenda."""

from collections.abc import Mapping, Sequence

from flask import g, url_for
from flask_babel import gettext as _

from app.acting import now
from app.assembly.beside import BESIDE, ON_ITEMS, Beside, Way
from app.elections.public import lines_of
from app.extensions import db
from app.facts import written
from governance.assembly.models import AssemblySession
from governance.elections.models import Election
from governance.elections.reading import elections_of


def elections_here(assembly: AssemblySession) -> list[Election]:
    """The elections of a session, read once for a page; one statement."""
    if "elections_here" not in g:
        g.elections_here = [
            each for each in elections_of(db.session(), assembly.id) if each.called_at <= now()
        ]
    found: list[Election] = g.elections_here
    return found


def elections_beside(assembly: AssemblySession) -> Beside | None:
    """Every election of a session with where it stands; at most two statements."""
    found = elections_here(assembly)
    return Beside("elections/on_session.html", {"lines": lines_of(found)}) if found else None


def elections_on_items(assembly: AssemblySession) -> Mapping[int, Sequence[Way]]:
    """The elections that stand under items of the agenda."""
    found: dict[int, list[Way]] = {}
    for each in elections_here(assembly):
        if each.agenda_item_id is not None:
            title = _("Election: %(post)s", post=written(each.post.name))
            way = Way(title, url_for("elections.election", election_id=each.id))
            found.setdefault(each.agenda_item_id, []).append(way)
    return found


BESIDE.append(elections_beside)
ON_ITEMS.append(elections_on_items)
