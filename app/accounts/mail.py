"""The mails of the house: a subject and a plain text, in the language of whoever reads them.

Each room adds the kinds that it writes to `MAILS`, in a `mail.py` of its own that its routes import; each
kind has a template `mail/<kind>.txt`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import render_template
from flask_babel import force_locale
from flask_babel import gettext as _

from app.addresses import absolute_url
from app.labels import label
from app.moments import moment
from governance.accounts.models import OutboxMessage
from governance.accounts.rules import OfficeKind


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail; `media_type` with its parameters, as `text/calendar; method=REQUEST`."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class MailKind:
    """How messages of one kind are written: what the template is told, the subject by it, and the files."""

    subject: Callable[[Mapping[str, Any]], str]
    facts: Callable[[OutboxMessage], dict[str, Any]]
    attachments: Callable[[OutboxMessage], Sequence[Attachment]] = lambda message: ()


@dataclass(frozen=True)
class Recipient:
    """To whom a message goes, and how they read it."""

    address: str
    language: str
    zone: ZoneInfo


@dataclass(frozen=True)
class Mail:
    """What is handed to the mail server."""

    to: str
    language: str
    subject: str
    text: str
    attachments: Sequence[Attachment] = ()


def recipient(message: OutboxMessage) -> Recipient:
    """The person of a message, by their address and preferences of today; else the address it names."""
    person = message.person
    if person is not None:
        return Recipient(person.email, person.language, ZoneInfo(person.zone))
    return Recipient(message.address or "", message.language or "en", ZoneInfo(message.zone or "UTC"))


def mail_of(message: OutboxMessage) -> Mail:
    """Write a message whose facts are still there."""
    to, kind = recipient(message), MAILS[message.kind]
    with force_locale(to.language):
        facts = kind.facts(message)
        text = render_template(f"mail/{message.kind}.txt", **facts)
        return Mail(to.address, to.language, kind.subject(facts), text, kind.attachments(message))


def link_facts(message: OutboxMessage) -> dict[str, Any]:
    """The secret address by which a person chooses a password, and until when it is good."""
    to = recipient(message)
    until = moment(datetime.fromisoformat(message.facts["expires_at"]), to.zone)
    endpoint = f"accounts.{message.kind.removesuffix('_reminder')}"
    address = absolute_url(endpoint, lang=to.language, token=message.facts["token"])
    return {"address": address, "until": until, "name": message.person.name if message.person else ""}


def appointment_facts(message: OutboxMessage) -> dict[str, Any]:
    """The office that somebody with an account was appointed to, of which region, and until when."""
    to, region, until = recipient(message), message.facts["region"], message.facts["term_until"]
    return {
        "address": absolute_url("tasks.index", lang=to.language),
        "office": label(OfficeKind(message.facts["office"])),
        "region": region[to.language] if region else "",
        "until": moment(datetime.fromisoformat(until), to.zone) if until else "",
    }


MAILS: dict[str, MailKind] = {
    "invitation": MailKind(lambda facts: _("Your invitation to the Twin Regions Assembly"), link_facts),
    "invitation_reminder": MailKind(
        lambda facts: _("Your invitation to the Twin Regions Assembly waits for you"), link_facts
    ),
    "appointment": MailKind(lambda facts: _("Your office in the Twin Regions Assembly"), appointment_facts),
    "reset": MailKind(lambda facts: _("A new password for the Twin Regions Assembly"), link_facts),
}
