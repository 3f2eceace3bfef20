"""What the room of votes leads to from a session: who votes for whom in it."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import pgettext

from app.assembly.beside import WAYS, Way
from governance.assembly.models import AssemblySession


def proxies_way(assembly: AssemblySession) -> Iterator[Way]:
    """The proxies of a session, for everyone."""
    yield Way(pgettext("page", "Proxies"), url_for("voting.proxies", number=assembly.number))


WAYS.append(proxies_way)
