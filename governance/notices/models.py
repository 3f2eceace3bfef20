"""What each person chose to be told, what waits for their daily mail, and how far the record was read.

Operational: what is told of has its entry; a choice of this kind decides nothing.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from governance.base import Base, Canonical, Instant, one_of
from governance.notices.rules import Frequency, Topic


class NoticeChoice(Base):
    """How often a person wishes to be told of a topic; without a row, as the house proposes."""

    __tablename__ = "notice_choices"
    __table_args__ = (UniqueConstraint("person_id", "topic"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    topic: Mapped[Topic] = mapped_column(one_of(Topic, "topic"))
    frequency: Mapped[Frequency] = mapped_column(one_of(Frequency, "frequency"))
    chosen_at: Mapped[datetime] = mapped_column(Instant)


class PendingNotice(Base):
    """A notice that waits for the daily mail of a person."""

    __tablename__ = "pending_notices"
    __table_args__ = (UniqueConstraint("person_id", "occasion"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    occasion: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(40))
    facts: Mapped[dict[str, Any]] = mapped_column(Canonical)
    at: Mapped[datetime] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)


class NoticeMark(Base):
    """An occasion of which everybody is told once, however many workers run, and how far that has come.

    `reached` is the last person told: they are told in the order of their rows, some hundreds at a time.
    """

    __tablename__ = "notice_marks"

    id: Mapped[int] = mapped_column(primary_key=True)
    occasion: Mapped[str] = mapped_column(String(80), unique=True)
    reached: Mapped[int]
    began_at: Mapped[datetime] = mapped_column(Instant)
    done_at: Mapped[datetime | None] = mapped_column(Instant)
