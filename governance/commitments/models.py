"""Commitments of twin regions, and the values that each year brought."""

from datetime import datetime
from fractions import Fraction

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.base import Base, Canonical, Exact, Instant, one_of, unique_while
from governance.commitments.rules import CommitmentKind, Path, Unit
from governance.regions.models import Region, Twin


class Commitment(Base):
    """A measure with its baseline and its target, as the delegation of one half stated it.

    `title` holds what is to be reached by language: at least the one it was written in, which is that of
    the sources too. A carbon debt is paid from `baseline_year` to `target_year`. `region_id` is the half it
    binds, and then it begins at once; without one it binds both halves, and begins when the other half
    confirms it. What it replaces ends when it begins.
    """

    __tablename__ = "commitments"
    __table_args__ = (
        CheckConstraint("target_year > baseline_year", "target_after_baseline"),
        CheckConstraint("began_at IS NULL OR began_at >= stated_at", "begins_after_it_was_stated"),
        CheckConstraint("ended_at IS NULL OR ended_at >= stated_at", "ends_after_it_was_stated"),
        CheckConstraint("(ended_at IS NULL) = (end_reason IS NULL)", "ends_with_a_reason"),
        CheckConstraint("(ended_at IS NULL) = (end_language IS NULL)", "reason_has_a_language"),
        CheckConstraint("confirmed_by_id <> stated_by_id", "two_halves"),
        CheckConstraint(
            "(began_at IS NOT NULL) = (region_id IS NOT NULL OR confirmed_by_id IS NOT NULL)",
            "binds_both_when_confirmed",
        ),
        CheckConstraint("(replaces_id IS NULL) = (replaces_reason IS NULL)", "replaces_with_a_reason"),
        unique_while("ended_at IS NULL", "uq_commitments_replacing", "replaces_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    twin_id: Mapped[int] = mapped_column(ForeignKey("twins.id"), index=True)
    region_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"), index=True)
    stated_by_id: Mapped[int] = mapped_column(ForeignKey("regions.id"))
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"))
    kind: Mapped[CommitmentKind] = mapped_column(one_of(CommitmentKind, "kind"))
    language: Mapped[str] = mapped_column(String(2))
    title: Mapped[dict[str, str]] = mapped_column(Canonical)
    unit: Mapped[Unit] = mapped_column(one_of(Unit, "unit"))
    baseline: Mapped[Fraction] = mapped_column(Exact)
    baseline_year: Mapped[int]
    baseline_source: Mapped[str] = mapped_column(Text)
    target: Mapped[Fraction] = mapped_column(Exact)
    target_year: Mapped[int]
    target_source: Mapped[str] = mapped_column(Text)
    stated_at: Mapped[datetime] = mapped_column(Instant)
    began_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    end_reason: Mapped[str | None] = mapped_column(Text)
    end_language: Mapped[str | None] = mapped_column(String(2))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("commitments.id"), index=True)
    replaces_reason: Mapped[str | None] = mapped_column(Text)

    twin: Mapped[Twin] = relationship(lazy="raise")
    region: Mapped[Region | None] = relationship(foreign_keys=[region_id], lazy="raise")
    values: Mapped[list["YearlyValue"]] = relationship(back_populates="commitment", lazy="raise")

    @property
    def path(self) -> Path:
        """The straight line that it states, as the law takes it."""
        return Path(self.kind, self.unit, self.baseline, self.baseline_year, self.target, self.target_year)


class YearlyValue(Base):
    """What one year brought, with its evidence; a correction is another row that ends this one.

    `region_id` is the half whose head entered it; `correction` says why it took the place of another.
    """

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
