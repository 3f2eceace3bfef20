"""Member regions, their standing through time, and the twins between them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.base import Base, Instant, Translated, one_of, unique_while
from governance.regions.rules import Constituency, Standing


class Region(Base):
    """A place by its ISO 3166-2 code; its standing is in its standing changes."""

    __tablename__ = "regions"
    reference_key = "code"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(10), unique=True)
    name: Mapped[dict[str, str]] = mapped_column(Translated)
    country: Mapped[str] = mapped_column(String(2))
    constituency: Mapped[Constituency] = mapped_column(one_of(Constituency, "constituency"))

    standings: Mapped[list["StandingChange"]] = relationship(back_populates="region", lazy="raise")


class StandingChange(Base):
    """The standing of a region from one act to the next; exactly one is without an end."""

    __tablename__ = "standing_changes"
    __table_args__ = (
        CheckConstraint("ended_at IS NULL OR ended_at >= began_at", "ends_after_it_began"),
        unique_while("ended_at IS NULL", "uq_standing_changes_in_force", "region_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    standing: Mapped[Standing] = mapped_column(one_of(Standing, "standing"))
    reason: Mapped[str] = mapped_column(Text)
    declaration_id: Mapped[int | None] = mapped_column(ForeignKey("declarations.id"))
    began_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    region: Mapped[Region] = relationship(back_populates="standings", lazy="raise")


class Admission(Base):
    """A region's admission by the secretariat: proposed by one officer, confirmed by another."""

    __tablename__ = "admissions"
    __table_args__ = (CheckConstraint("confirmed_by_id <> proposed_by_id", "two_officers"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), unique=True)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    proposed_at: Mapped[datetime] = mapped_column(Instant)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)

    region: Mapped[Region] = relationship(lazy="raise")


class Twin(Base):
    """Two regions of opposite constituencies and the agreement that joins them."""

    __tablename__ = "twins"
    __table_args__ = (CheckConstraint("emission_region_id <> potential_region_id", "two_regions"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    emission_region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    potential_region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    title: Mapped[dict[str, str]] = mapped_column(Translated)
    purpose: Mapped[dict[str, str]] = mapped_column(Translated)
    commitment: Mapped[dict[str, str]] = mapped_column(Translated)
    registered_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    emission_region: Mapped[Region] = relationship(foreign_keys=[emission_region_id], lazy="raise")
    potential_region: Mapped[Region] = relationship(foreign_keys=[potential_region_id], lazy="raise")
