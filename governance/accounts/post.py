"""Messages on their way to persons. Operational rows only; each function runs inside `housekeeping`."""

from datetime import datetime

from sqlalchemy.orm import Session

from governance.accounts import proof, queries
from governance.accounts.models import OutboxMessage


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
    message.sent_at, message.next_attempt_at, message.last_error = at, None, None
    message.facts = {}


def mark_failed(session: Session, message_id: int, error: str) -> None:
    """Note why a message did not leave: the kind of failure, never its text, which may hold an address."""
    message = session.get_one(OutboxMessage, message_id)
    message.last_error = error[:80]
    if message.next_attempt_at is None:
        message.facts = {}
