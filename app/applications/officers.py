"""Who is let in to the secretariat's pages on applications, and what their addresses name."""

import re

from flask import abort

from app.acting import can
from app.extensions import db
from governance.applications.queries import ApplicationFile, application_file
from governance.errors import NotAllowed

NUMBER = re.compile(r"[0-9A-Za-z]{4}-[0-9A-Za-z]{4}")


def check_officer() -> None:
    """Raise NotAllowed unless whoever asks works for the secretariat."""
    if not can("give_opinion"):
        raise NotAllowed


def file_for(number: str) -> ApplicationFile:
    """The file of an application, for the secretariat; 404 where there is none. Raises NotAllowed."""
    check_officer()
    if not NUMBER.fullmatch(number):
        abort(404)
    return application_file(db.session(), number) or abort(404)
