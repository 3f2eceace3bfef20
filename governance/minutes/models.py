"""Notes that the secretariat adds to the minutes, and the minutes as they were drawn up."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.assembly.models import AssemblySession
from governance.base import Base, Canonical, Instant, Translated, unique_while


class MinutesNote(Base):
    """What the secretariat adds to the minutes of a session, or of one item of it."""

    __tablename__ = "minutes_notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_session_id: Mapped[int] = mapped_column(ForeignKey("assembly_sessions.id"), index=True)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    text: Mapped[dict[str, str]] = mapped_column(Translated)
    written_at: Mapped[datetime] = mapped_column(Instant)
    superseded_at: Mapped[datetime | None] = mapped_column(Instant)


class Minutes(Base):
    """The minutes of a session as they were drawn up: facts by which any language writes them out.

    `digest` is that of `document`; a motion adopts the minutes of this digest. Drawn up anew, the earlier
    ones stay.
    """

    __tablename__ = "minutes"
    __table_args__ = (unique_while("superseded_at IS NULL", "uq_minutes_in_force", "assembly_session_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_session_id: Mapped[int] = mapped_column(ForeignKey("assembly_sessions.id"), index=True)
    document: Mapped[dict[str, Any]] = mapped_column(Canonical)
    digest: Mapped[str] = mapped_column(String(64))
    drawn_up_at: Mapped[datetime] = mapped_column(Instant)
    superseded_at: Mapped[datetime | None] = mapped_column(Instant)
    adopted_at: Mapped[datetime | None] = mapped_column(Instant)
    declaration_id: Mapped[int | None] = mapped_column(ForeignKey("declarations.id"))

    assembly_session: Mapped[AssemblySession] = relationship(lazy="raise")
