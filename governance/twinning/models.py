"""Proposals between two regions, the versions of their agreement, and the signatures under each."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.base import Base, Canonical, Instant, unique_while
from governance.regions.models import Region, Twin


class TwinProposal(Base):
    """One region proposes to another to become a twin region; open until answered or withdrawn."""

    __tablename__ = "twin_proposals"
    __table_args__ = (
        CheckConstraint("proposer_id <> invited_id", "two_regions"),
        CheckConstraint("(accepted IS NULL) = (answered_at IS NULL)", "answered_whole"),
        unique_while(
            "answered_at IS NULL AND withdrawn_at IS NULL",
            "uq_twin_proposals_open",
            "proposer_id",
            "invited_id",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    proposer_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    invited_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    language: Mapped[str] = mapped_column(String(2))
    message: Mapped[str] = mapped_column(Text)
    proposed_at: Mapped[datetime] = mapped_column(Instant)
    accepted: Mapped[bool | None]
    answer_language: Mapped[str | None] = mapped_column(String(2))
    answer: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    twin_id: Mapped[int | None] = mapped_column(ForeignKey("twins.id"), unique=True)

    proposer: Mapped[Region] = relationship(foreign_keys=[proposer_id], lazy="raise")
    invited: Mapped[Region] = relationship(foreign_keys=[invited_id], lazy="raise")
    twin: Mapped[Twin | None] = relationship(lazy="raise")
    agreements: Mapped[list["Agreement"]] = relationship(back_populates="proposal", lazy="raise")


class Agreement(Base):
    """One version of the agreement between two regions, as one of them wrote it.

    `texts` holds `{"title": ..., "body": ...}` by language. Those in `authentic` have equal authority; any
    other is a courtesy translation. `digest` binds the authentic texts, and is what the two heads sign.
    In force from `registered_at` to `superseded_at`.
    """

    __tablename__ = "agreements"
    __table_args__ = (
        UniqueConstraint("proposal_id", "version"),
        unique_while(
            "registered_at IS NOT NULL AND superseded_at IS NULL", "uq_agreements_in_force", "proposal_id"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("twin_proposals.id"), index=True)
    version: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("regions.id"))
    authentic: Mapped[list[str]] = mapped_column(Canonical)
    texts: Mapped[dict[str, Any]] = mapped_column(Canonical)
    digest: Mapped[str] = mapped_column(String(64))
    written_at: Mapped[datetime] = mapped_column(Instant)
    registered_at: Mapped[datetime | None] = mapped_column(Instant)
    superseded_at: Mapped[datetime | None] = mapped_column(Instant)

    author: Mapped[Region] = relationship(lazy="raise")
    proposal: Mapped[TwinProposal] = relationship(back_populates="agreements", lazy="raise")
    signatures: Mapped[list["Signature"]] = relationship(back_populates="agreement", lazy="raise")


class Signature(Base):
    """The signature of one region under one version, by its head of delegation; binds the digest signed."""

    __tablename__ = "signatures"
    __table_args__ = (UniqueConstraint("agreement_id", "region_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"))
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    digest: Mapped[str] = mapped_column(String(64))
    signed_at: Mapped[datetime] = mapped_column(Instant)

    agreement: Mapped[Agreement] = relationship(back_populates="signatures", lazy="raise")


class TwinEnding(Base):
    """Why one half ends a twin; when the twin ends stands in the twin."""

    __tablename__ = "twin_endings"
    __table_args__ = (UniqueConstraint("twin_id", "region_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    twin_id: Mapped[int] = mapped_column(ForeignKey("twins.id"))
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"))
    language: Mapped[str] = mapped_column(String(2))
    reason: Mapped[str] = mapped_column(Text)
    given_at: Mapped[datetime] = mapped_column(Instant)

    region: Mapped[Region] = relationship(lazy="raise")
