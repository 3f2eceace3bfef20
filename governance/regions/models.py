"""Member regions, their standing through time, and the twins between them."""

from datetime import datetime
from fractions import Fraction

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.base import Base, Canonical, Exact, Instant, Translated, one_of, unique_while
from governance.regions.rules import Constituency, Standing


class Region(Base):
    """A place by its ISO 3166-2 code; its standing is in its standing changes.

    A place below that level has the code of its parent, a dot and a name of its own: `BJ-BO.NIKKI`.
    """

    __tablename__ = "regions"
    reference_key = "code"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    parent_code: Mapped[str | None] = mapped_column(String(10), index=True)
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


class Profile(Base):
    """What a region says of itself, from one act to the next: figures with year and source, and what it
    brings to a twin and seeks in one. `languages` are ISO 639-1 codes; tonnes are of CO2e a year."""

    __tablename__ = "profiles"
    __table_args__ = (
        CheckConstraint("ended_at IS NULL OR ended_at >= began_at", "ends_after_it_began"),
        CheckConstraint("population > 0", "population_positive"),
        CheckConstraint("area_km2 > 0", "area_positive"),
        unique_while("ended_at IS NULL", "uq_profiles_in_force", "region_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    population: Mapped[int | None]
    population_year: Mapped[int | None]
    population_source: Mapped[str] = mapped_column(Text)
    area_km2: Mapped[int | None]
    area_source: Mapped[str] = mapped_column(Text)
    emissions: Mapped[Fraction | None] = mapped_column(Exact)
    emissions_year: Mapped[int | None]
    emissions_source: Mapped[str] = mapped_column(Text)
    sequestration: Mapped[Fraction | None] = mapped_column(Exact)
    sequestration_year: Mapped[int | None]
    sequestration_source: Mapped[str] = mapped_column(Text)
    languages: Mapped[list[str]] = mapped_column(Canonical)
    brings: Mapped[list[str]] = mapped_column(Canonical)
    seeks: Mapped[list[str]] = mapped_column(Canonical)
    text_language: Mapped[str] = mapped_column(String(2))
    brings_text: Mapped[str] = mapped_column(Text)
    seeks_text: Mapped[str] = mapped_column(Text)
    constituency_reason: Mapped[str] = mapped_column(Text)
    began_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    region: Mapped[Region] = relationship(lazy="raise")


class RegionIndex(Base):
    """By what a region is found and sorted: its code and names, folded; follows from the region alone."""

    __tablename__ = "region_index"

    id: Mapped[int] = mapped_column(primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), unique=True)
    words: Mapped[str] = mapped_column(Text)
    sort_en: Mapped[str] = mapped_column(String(200), index=True)
    sort_fr: Mapped[str] = mapped_column(String(200), index=True)
    sort_es: Mapped[str] = mapped_column(String(200), index=True)


class Admission(Base):
    """A region's admission by the secretariat: proposed by one officer, confirmed or dropped by another."""

    __tablename__ = "admissions"
    __table_args__ = (
        CheckConstraint("confirmed_by_id <> proposed_by_id", "two_officers"),
        CheckConstraint("confirmed_at IS NULL OR dropped_at IS NULL", "confirmed_or_dropped"),
        unique_while("confirmed_at IS NULL AND dropped_at IS NULL", "uq_admissions_waiting", "region_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    proposed_at: Mapped[datetime] = mapped_column(Instant)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    dropped_at: Mapped[datetime | None] = mapped_column(Instant)

    region: Mapped[Region] = relationship(lazy="raise")


class Twin(Base):
    """Two regions of opposite constituencies and the agreement that joins them.

    A twin registered before agreements were signed here has its words in `title`, `purpose` and
    `commitment`; a later one has them in the agreement in force, which the room of twinning keeps.
    """

    __tablename__ = "twins"
    __table_args__ = (
        CheckConstraint("emission_region_id <> potential_region_id", "two_regions"),
        CheckConstraint("ended_at IS NULL OR ended_at >= registered_at", "ends_after_it_was_registered"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    emission_region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    potential_region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    title: Mapped[dict[str, str] | None] = mapped_column(Translated)
    purpose: Mapped[dict[str, str] | None] = mapped_column(Translated)
    commitment: Mapped[dict[str, str] | None] = mapped_column(Translated)
    registered_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    emission_region: Mapped[Region] = relationship(foreign_keys=[emission_region_id], lazy="raise")
    potential_region: Mapped[Region] = relationship(foreign_keys=[potential_region_id], lazy="raise")
