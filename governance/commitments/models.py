"""Commitments of twin regions, and the values that each year brought."""

from datetime import datetime
from fractions import Fraction

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.base import Base, Canonical, Exact, Instant, one_of, unique_while
from governance.commitments.rules import CommitmentKind, Unit
from governance.regions.models import Region, Twin


class Commitment(Base):
    """A measure with its baseline and its target; what replaces it ends it.

    `title` holds what is to be reached by language: at least the one it was written in. A carbon debt is
    paid from `baseline_year` to `target_year`; `region_id` is the half it binds, none where both.
    """

    __tablename__ = "commitments"
    __table_args__ = (
        CheckConstraint("target_year > baseline_year", "target_after_baseline"),
        CheckConstraint("ended_at IS NULL OR ended_at >= began_at", "ends_after_it_began"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    twin_id: Mapped[int] = mapped_column(ForeignKey("twins.id"), index=True)
    region_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"), index=True)
    kind: Mapped[CommitmentKind] = mapped_column(one_of(CommitmentKind, "kind"))
    title: Mapped[dict[str, str]] = mapped_column(Canonical)
    unit: Mapped[Unit] = mapped_column(one_of(Unit, "unit"))
    baseline: Mapped[Fraction] = mapped_column(Exact)
    baseline_year: Mapped[int]
    baseline_source: Mapped[str] = mapped_column(Text)
    target: Mapped[Fraction] = mapped_column(Exact)
    target_year: Mapped[int]
    target_source: Mapped[str] = mapped_column(Text)
    began_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    end_reason: Mapped[str | None] = mapped_column(Text)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("commitments.id"), unique=True)

    twin: Mapped[Twin] = relationship(lazy="raise")
    region: Mapped[Region | None] = relationship(lazy="raise")
    values: Mapped[list["YearlyValue"]] = relationship(back_populates="commitment", lazy="raise")


class YearlyValue(Base):
    """What one year brought, with its evidence; a correction is another row that ends this one."""

    __tablename__ = "yearly_values"
    __table_args__ = (
        CheckConstraint("ended_at IS NULL OR ended_at >= began_at", "ends_after_it_began"),
        unique_while("ended_at IS NULL", "uq_yearly_values_in_force", "commitment_id", "year"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id"), index=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"))
    year: Mapped[int]
    value: Mapped[Fraction] = mapped_column(Exact)
    language: Mapped[str] = mapped_column(String(2))
    evidence: Mapped[str] = mapped_column(Text)
    evidence_url: Mapped[str] = mapped_column(String(500))
    correction: Mapped[str | None] = mapped_column(Text)
    began_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    commitment: Mapped[Commitment] = relationship(back_populates="values", lazy="raise")
