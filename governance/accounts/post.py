"""Messages on their way. Operational rows only; each function runs inside an act or `housekeeping`."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.accounts import proof, queries
from governance.accounts.models import OutboxMessage, Person
from governance.base import LANGUAGES

UNSAID_ZONE = "UTC"


def write_message(  # noqa: PLR0913 - an address brings the preferences that a person has
    session: Session,
    *,
    kind: str,
    facts: Mapping[str, Any],
    at: datetime,
    person: Person | None = None,
    address: str | None = None,
    language: str | None = None,
    zone: str | None = None,
) -> OutboxMessage:
    """Write a message to a person, or else to an address that is read in `language` and `zone`.

    Facts are plain JSON values. Raises MalformedEmail.
    """
    if address is not None:
        address = proof.tidy_email(address)
        language, zone = language or LANGUAGES[0], zone or UNSAID_ZONE
    message = OutboxMessage(
        person=person,
        address=address,
        language=language,
        zone=zone,
        kind=kind,
        facts=dict(facts),
        created_at=at,
        next_attempt_at=at,
    )
    session.add(message)
    return message


def take_message(session: Session, at: datetime) -> OutboxMessage | None:
    """Take the next message that is due; it comes back by itself if its worker dies."""
    message = queries.next_message(session, at)
    if message is None:
        return None
    message.attempts += 1
    message.next_attempt_at = proof.next_delivery(at, message.attempts)
    return message


def mark_sent(session: Session, message_id: int, at: datetime) -> None:
    """Note that a message has left the house, and forget what it said: it held a secret."""
    message = session.get_one(OutboxMessage, message_id)
    message.sent_at, message.last_error = at, None
    _forget(message)


def mark_failed(session: Session, message_id: int, error: str) -> None:
    """Note why a message did not leave: the kind of failure, never its text, which may hold an address."""
    message = session.get_one(OutboxMessage, message_id)
    message.last_error = error[:80]
    if message.next_attempt_at is None:
        _forget(message)


def forget_messages(
    session: Session, to: Person | str, which: Callable[[Mapping[str, Any]], bool] | None = None
) -> None:
    """Send nothing more to a person, or to a tidy address, and forget what was to be said.

    `which` tells by the facts of a message whether it is one of those meant.
    """
    theirs = OutboxMessage.address == to if isinstance(to, str) else OutboxMessage.person_id == to.id
    for message in session.scalars(select(OutboxMessage).where(theirs).with_for_update()):
        if which is None or which(message.facts):
            _forget(message)


def _forget(message: OutboxMessage) -> None:
    message.facts, message.next_attempt_at = {}, None
    if message.address is not None:
        message.address = ""
