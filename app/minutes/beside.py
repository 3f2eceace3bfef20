"""Where the minutes stand on the pages of sessions."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import pgettext

from app.assembly.beside import WAYS, Way
from governance.assembly.models import AssemblySession


def minutes_way(assembly: AssemblySession) -> Iterable[Way]:
    """To the minutes, once the session has opened."""
    if assembly.opened_at is not None:
        yield Way(pgettext("session", "Minutes"), url_for("minutes.minutes", number=assembly.number))


WAYS.append(minutes_way)
