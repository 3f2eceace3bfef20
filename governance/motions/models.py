"""Motions and their texts in every language, each version kept."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.assembly.models import AgendaItem, AssemblySession
from governance.base import Base, Canonical, Instant, one_of, unique_while
from governance.regions.models import Region
from governance.statutes.rules import MotionKind


class Motion(Base):
    """A text put to the Assembly: who moves it, what kind it is, and what its adoption does.

    One without an author was laid before the Assembly by the secretariat, whose opinion is its
    explanatory note; it needs no supporting region.
    """

    __tablename__ = "motions"
    __table_args__ = (CheckConstraint("seconder_id <> author_id", "seconded_by_another"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_session_id: Mapped[int] = mapped_column(ForeignKey("assembly_sessions.id"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"), index=True)
    seconder_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"))
    kind: Mapped[MotionKind] = mapped_column(one_of(MotionKind, "kind"))
    effect: Mapped[dict[str, Any]] = mapped_column(Canonical)
    authentic_language: Mapped[str] = mapped_column(String(2))
    explanatory_note: Mapped[dict[str, str] | None] = mapped_column(Canonical)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"), unique=True)
    submitted_at: Mapped[datetime] = mapped_column(Instant)
    seconded_at: Mapped[datetime | None] = mapped_column(Instant)
    admitted_at: Mapped[datetime | None] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    lapsed_at: Mapped[datetime | None] = mapped_column(Instant)

    assembly_session: Mapped[AssemblySession] = relationship(lazy="raise")
    author: Mapped[Region | None] = relationship(foreign_keys=[author_id], lazy="raise")
    seconder: Mapped[Region | None] = relationship(foreign_keys=[seconder_id], lazy="raise")
    agenda_item: Mapped[AgendaItem | None] = relationship(lazy="raise")
    texts: Mapped[list["MotionText"]] = relationship(back_populates="motion", lazy="raise")


class MotionText(Base):
    """One version of a motion in one language; a translation knows the digest of what it translates."""

    __tablename__ = "motion_texts"
    __table_args__ = (
        unique_while("superseded_at IS NULL", "uq_motion_texts_current", "motion_id", "language"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"), index=True)
    language: Mapped[str] = mapped_column(String(2))
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    translates: Mapped[str | None] = mapped_column(String(64))
    written_at: Mapped[datetime] = mapped_column(Instant)
    superseded_at: Mapped[datetime | None] = mapped_column(Instant)

    motion: Mapped[Motion] = relationship(back_populates="texts", lazy="raise")
