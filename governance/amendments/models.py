"""What an amendment changes, and the order in which amendments are voted on."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.base import Base, Canonical, Instant, unique_while
from governance.motions.models import Motion


class Amendment(Base):
    """The operations of an amendment, a subamendment or a correction on the authentic text of a motion.

    The motion of the same role carries its author, number, text and votes. `proposed` and `operations` are
    those of `governance.motions.amending` in plain form: as they were proposed, and as adopted subamendments
    made them; those of a subamendment are on the text as its amendment was proposed to make it.
    `base_digest` is that of the text they were first written on. `note` explains, in `language`.
    """

    __tablename__ = "amendments"

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"), unique=True)
    base_digest: Mapped[str] = mapped_column(String(64))
    proposed: Mapped[list[dict[str, Any]]] = mapped_column(Canonical)
    operations: Mapped[list[dict[str, Any]]] = mapped_column(Canonical)
    language: Mapped[str] = mapped_column(String(2))
    note: Mapped[str | None] = mapped_column(Text)
    declined_at: Mapped[datetime | None] = mapped_column(Instant)

    motion: Mapped[Motion] = relationship(lazy="raise")


class VotingOrder(Base):
    """The order in which the presiding officer puts the amendments to a motion to the vote, with the reason.

    `places` are the rows of the amendments' motions; an amendment that is not among them comes after, in
    the order of the rule.
    """

    __tablename__ = "voting_orders"
    __table_args__ = (unique_while("superseded_at IS NULL", "uq_voting_orders_in_force", "motion_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"), index=True)
    places: Mapped[list[int]] = mapped_column(Canonical)
    language: Mapped[str] = mapped_column(String(2))
    reason: Mapped[str] = mapped_column(Text)
    set_at: Mapped[datetime] = mapped_column(Instant)
    superseded_at: Mapped[datetime | None] = mapped_column(Instant)
