"""What it takes to tell of an act: the topic, and whose delegations are told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from governance.notices.rules import Topic
from governance.record.models import Entry

# The rows of the regions whose delegations are told; None: every delegation.
Audience = Callable[[Session, Entry], Sequence[int] | None]


@dataclass(frozen=True)
class Telling:
    """What an act is told under, and to whom."""

    topic: Topic
    audience: Audience


def named(entry: Entry, table: str) -> list[str]:
    """The keys of the subjects of an entry that are rows of a table."""
    parts = (subject.partition("/") for subject in entry.subjects)
    return [key for kind, _slash, key in parts if kind == table]


def everyone(session: Session, entry: Entry) -> None:
    """All delegations."""
