"""The floor on the page of a session: one press for a delegation, the ways to the screen and the list."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from app.acting import can
from app.assembly.beside import BESIDE, WAYS, Beside, Way
from app.debate.asking import asking_of
from governance.assembly.models import AssemblySession


def floor_beside(assembly: AssemblySession) -> Beside | None:
    """Asking for the floor, for who sits in a delegation, while the session is open."""
    asking = asking_of(assembly)
    return Beside("debate/on_session.html", {"asking": asking}) if asking else None


def floor_ways(assembly: AssemblySession) -> Iterator[Way]:
    """The screen of the room for everybody, the floor for who presides; until the session is closed."""
    if assembly.closed_at is not None or assembly.cancelled_at is not None:
        return
    if can("call_speaker", assembly):
        yield Way(pgettext("debate", "The floor"), url_for("debate.floor", number=assembly.number))
    if assembly.opened_at is not None:
        yield Way(_("Screen of the room"), url_for("debate.screen", number=assembly.number))


BESIDE.append(floor_beside)
WAYS.append(floor_ways)
