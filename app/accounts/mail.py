"""The mails of the house: a subject and a plain text, in the language of the person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import render_template
from flask_babel import force_locale
from flask_babel import gettext as _

from app.addresses import absolute_url
from app.moments import moment
from governance.accounts.models import OutboxMessage, Person

SUBJECTS: Mapping[str, Callable[[], str]] = {
    "invitation": lambda: _("Your invitation to the Twin Regions Assembly"),
    "reset": lambda: _("A new password for the Twin Regions Assembly"),
}


@dataclass(frozen=True)
class Mail:
    """What is handed to the mail server."""

    to: str
    language: str
    subject: str
    text: str


def mail_of(message: OutboxMessage) -> Mail:
    """Write a message whose facts are still there."""
    person = message.person
    with force_locale(person.language):
        text = render_template(f"mail/{message.kind}.txt", person=person, **_facts(message, person))
        return Mail(person.email, person.language, SUBJECTS[message.kind](), text)


def _facts(message: OutboxMessage, person: Person) -> dict[str, Any]:
    until = moment(datetime.fromisoformat(message.facts["expires_at"]), ZoneInfo(person.zone))
    address = absolute_url(f"accounts.{message.kind}", lang=person.language, token=message.facts["token"])
    return {"address": address, "until": until}
