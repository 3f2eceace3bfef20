"""Motions and their texts in every language, each version kept."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.assembly.models import AgendaItem, AssemblySession
from governance.base import Base, Canonical, Instant, one_of, unique_while
from governance.motions.states import MotionRole
from governance.regions.models import Region
from governance.statutes.rules import MotionKind


class Motion(Base):
    """A text put to the Assembly: who moves it, what kind it is, and what its adoption does.

    One without an author was laid before the Assembly by the secretariat, whose opinion is its
    explanatory note; it needs no supporting region. One with a `role` is about another motion: an
    amendment to it, a part of it, or a procedure asked for; `number` counts the amendments, or the parts,
    of that motion from 1. `fell_with` is the motion whose adoption made it fall; `parts_rejected_at` is when
    the last of its parts was rejected; votes opened before `reconsidered_at` do not count any more.
    """

    __tablename__ = "motions"
    __table_args__ = (
        CheckConstraint("seconder_id <> author_id", "seconded_by_another"),
        CheckConstraint("(role IS NULL) = (about_id IS NULL)", "a_role_about_a_motion"),
        Index("uq_motions_numbered", "about_id", "role", "number", unique=True),
    )

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
    role: Mapped[MotionRole | None] = mapped_column(one_of(MotionRole, "role"))
    about_id: Mapped[int | None] = mapped_column(ForeignKey("motions.id"), index=True)
    number: Mapped[int | None]
    support_until: Mapped[datetime | None] = mapped_column(Instant)
    inadmissible_at: Mapped[datetime | None] = mapped_column(Instant)
    divided_at: Mapped[datetime | None] = mapped_column(Instant)
    accepted_at: Mapped[datetime | None] = mapped_column(Instant)
    fallen_at: Mapped[datetime | None] = mapped_column(Instant)
    fell_with_id: Mapped[int | None] = mapped_column(ForeignKey("motions.id"))
    referred_at: Mapped[datetime | None] = mapped_column(Instant)
    postponed_at: Mapped[datetime | None] = mapped_column(Instant)
    parts_rejected_at: Mapped[datetime | None] = mapped_column(Instant)
    reconsidered_at: Mapped[datetime | None] = mapped_column(Instant)

    about: Mapped["Motion | None"] = relationship(foreign_keys=[about_id], remote_side=[id], lazy="raise")
    assembly_session: Mapped[AssemblySession] = relationship(lazy="raise")
    author: Mapped[Region | None] = relationship(foreign_keys=[author_id], lazy="raise")
    seconder: Mapped[Region | None] = relationship(foreign_keys=[seconder_id], lazy="raise")
    agenda_item: Mapped[AgendaItem | None] = relationship(lazy="raise")
    texts: Mapped[list["MotionText"]] = relationship(
        back_populates="motion", foreign_keys="MotionText.motion_id", lazy="raise"
    )


class MotionSupport(Base):
    """A region that supports a motion, from its support to its withdrawal of it."""

    __tablename__ = "motion_supports"
    __table_args__ = (
        unique_while("withdrawn_at IS NULL", "uq_motion_supports_in_force", "motion_id", "region_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"), index=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    supported_at: Mapped[datetime] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)

    motion: Mapped[Motion] = relationship(lazy="raise")
    region: Mapped[Region] = relationship(lazy="raise")


class SupportInvitation(Base):
    """A region that the author of a motion asked for its support."""

    __tablename__ = "support_invitations"
    __table_args__ = (UniqueConstraint("motion_id", "region_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"), index=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    invited_at: Mapped[datetime] = mapped_column(Instant)
    declined_at: Mapped[datetime | None] = mapped_column(Instant)

    motion: Mapped[Motion] = relationship(lazy="raise")
    region: Mapped[Region] = relationship(lazy="raise")


class Ruling(Base):
    """What the presiding officer found of the admissibility of a motion, with reasons; the Assembly may
    overrule it."""

    __tablename__ = "rulings"

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"), index=True)
    admissible: Mapped[bool]
    language: Mapped[str] = mapped_column(String(2))
    reasons: Mapped[str] = mapped_column(Text)
    ruled_at: Mapped[datetime] = mapped_column(Instant)
    overruled_at: Mapped[datetime | None] = mapped_column(Instant)

    motion: Mapped[Motion] = relationship(lazy="raise")


class Referral(Base):
    """That a motion was sent to somebody, or put off, with the reason, until it is resumed.

    `language` is that of `reason` and of `referred_to`; `procedure` the adopted motion that decided it, if
    it was not the presiding officer, to whom nobody objected.
    """

    __tablename__ = "referrals"
    __table_args__ = (
        CheckConstraint("postponed = (referred_to IS NULL)", "referred_to_somebody"),
        unique_while("ended_at IS NULL", "uq_referrals_in_force", "motion_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"), index=True)
    postponed: Mapped[bool]
    language: Mapped[str] = mapped_column(String(2))
    referred_to: Mapped[str | None] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text)
    decided_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    procedure_id: Mapped[int | None] = mapped_column(ForeignKey("motions.id"))

    motion: Mapped[Motion] = relationship(foreign_keys=[motion_id], lazy="raise")


class MotionDraft(Base):
    """What a delegation is still writing: a motion, or an amendment to one; outside the record.

    `answers` are the fields as typed; `key` lets a draft that was handed in twice become one motion.
    """

    __tablename__ = "motion_drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    assembly_session_id: Mapped[int | None] = mapped_column(ForeignKey("assembly_sessions.id"))
    about_id: Mapped[int | None] = mapped_column(ForeignKey("motions.id"), index=True)
    answers: Mapped[dict[str, Any]] = mapped_column(Canonical)
    saved_at: Mapped[datetime] = mapped_column(Instant)
    motion_id: Mapped[int | None] = mapped_column(ForeignKey("motions.id"), unique=True)
    discarded_at: Mapped[datetime | None] = mapped_column(Instant)


class MotionText(Base):
    """One version of a motion in one language; a translation knows the digest of what it translates.

    `anchors` name the paragraphs of an authentic text, so that each keeps its name when others come or go;
    without them each is named by its position. `cause_id` is the amendment or division that made the version.
    """

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
    anchors: Mapped[list[str] | None] = mapped_column(Canonical)
    cause_id: Mapped[int | None] = mapped_column(ForeignKey("motions.id"))

    motion: Mapped[Motion] = relationship(back_populates="texts", foreign_keys=[motion_id], lazy="raise")
