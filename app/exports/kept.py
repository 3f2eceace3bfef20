"""Tables that name persons or tell of what is not decided: for those alone whose office it is."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from sqlalchemy.orm import Session

from governance.applications.queries import queue
from governance.regions.mandates import mandates

DELEGATION = {
    "email": _("E-mail address"),
    "name": pgettext("person", "Name"),
    "office": pgettext("person", "Office"),
    "began_at": _("Since (UTC)"),
    "term_until": _("The term ends (UTC)"),
    "accepted": _("Invitation accepted"),
}
APPLICATIONS = {
    "number": pgettext("export", "Number"),
    "kind": pgettext("application", "Kind"),
    "code": pgettext("register", "Code"),
    "name": pgettext("application", "Applicant"),
    "country": pgettext("register", "Country"),
    "state": pgettext("application", "Stands as"),
    "submitted_at": _("Received (UTC)"),
    "asked_at": _("Not answered since (UTC)"),
}


def delegation(session: Session, region_id: int, at: datetime) -> Iterator[dict[str, Any]]:
    """Who sits in a delegation."""
    for mandate in mandates(session, region_id, at):
        same = ("email", "name", "began_at", "term_until", "accepted")
        yield {**{name: getattr(mandate, name) for name in same}, "office": mandate.kind}


def applications(session: Session, at: datetime) -> Iterator[dict[str, Any]]:
    """What waits for the secretariat; nothing of what applicants say of persons."""
    for row in queue(session, at):
        same = ("number", "kind", "code", "name", "country", "submitted_at")
        said = {name: getattr(row.application, name) for name in same}
        yield {**said, "state": row.state, "asked_at": row.asked_at}
