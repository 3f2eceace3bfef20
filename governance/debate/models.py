"""Statements on a motion, whether its debate is open, and the speakers' list of a session."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.assembly.models import AgendaItem
from governance.base import Base, Instant, one_of, unique_while
from governance.debate.rules import SpeakingKind, Stance
from governance.motions.models import Motion
from governance.regions.models import Region


class Statement(Base):
    """What a region says on a motion, in its own language; a reply answers one that is no reply itself.

    One that was hidden stays in the record; its page gives the reason in place of the words.
    """

    __tablename__ = "statements"
    __table_args__ = (
        CheckConstraint("(parent_id IS NULL) = (stance <> 'reply')", "replies_to_one"),
        CheckConstraint("(hidden_at IS NULL) = (hidden_reason IS NULL)", "hidden_with_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"), index=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("statements.id"), index=True)
    stance: Mapped[Stance] = mapped_column(one_of(Stance, "stance"))
    language: Mapped[str] = mapped_column(String(35))
    body: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Instant)
    hidden_at: Mapped[datetime | None] = mapped_column(Instant)
    hidden_reason: Mapped[str | None] = mapped_column(Text)

    motion: Mapped[Motion] = relationship(lazy="raise")
    region: Mapped[Region] = relationship(lazy="raise")


class DebateClosing(Base):
    """The time in which nothing more may be said on a motion: from the closing to the reopening, if any."""

    __tablename__ = "debate_closings"
    __table_args__ = (unique_while("reopened_at IS NULL", "uq_debate_closings_in_force", "motion_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"), index=True)
    closed_at: Mapped[datetime] = mapped_column(Instant)
    reopened_at: Mapped[datetime | None] = mapped_column(Instant)


class SpeakingRequest(Base):
    """A delegation on the speakers' list of an item: asked, called, and done; or taken back.

    `seconds` is the time it was given; `out_of_turn` the reason, where it was not the next in order.
    """

    __tablename__ = "speaking_requests"
    __table_args__ = (
        CheckConstraint("ended_at IS NULL OR called_at IS NOT NULL", "ends_when_called"),
        unique_while(
            "withdrawn_at IS NULL AND called_at IS NULL",
            "uq_speaking_requests_waiting",
            "agenda_item_id",
            "region_id",
            "kind",
        ),
        unique_while(
            "called_at IS NOT NULL AND ended_at IS NULL", "uq_speaking_requests_floor", "assembly_session_id"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_session_id: Mapped[int] = mapped_column(ForeignKey("assembly_sessions.id"), index=True)
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    kind: Mapped[SpeakingKind] = mapped_column(one_of(SpeakingKind, "kind"))
    requested_at: Mapped[datetime] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    called_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    seconds: Mapped[int | None]
    out_of_turn: Mapped[str | None] = mapped_column(Text)

    item: Mapped[AgendaItem] = relationship(lazy="raise")
    region: Mapped[Region] = relationship(lazy="raise")
