"""Partners, from their admission to the end of the partnership."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from governance.base import Base, Canonical, Instant, Translated, one_of
from governance.partners.rules import PartnerKind


class Partner(Base):
    """An organisation, network, initiative or programme that works with the regions.

    `purpose` holds what it does by language: at least the one it was written in.
    """

    __tablename__ = "partners"
    __table_args__ = (
        CheckConstraint("ended_at IS NULL OR ended_at >= began_at", "ends_after_it_began"),
        CheckConstraint("confirmed_by_id <> proposed_by_id", "two_officers"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[PartnerKind] = mapped_column(one_of(PartnerKind, "kind"))
    name: Mapped[dict[str, str]] = mapped_column(Translated)
    country: Mapped[str | None] = mapped_column(String(2), index=True)
    website: Mapped[str] = mapped_column(String(300))
    purpose: Mapped[dict[str, str]] = mapped_column(Canonical)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    proposed_at: Mapped[datetime] = mapped_column(Instant)
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    began_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    end_reason: Mapped[str] = mapped_column(Text)
