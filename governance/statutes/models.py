"""The versions of the statutes, each as the value the program computes with."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from governance.base import Base, Canonical, Instant
from governance.statutes.rules import Statutes, from_plain


class StatutesVersion(Base):
    """One version of the rules of procedure and the moment from which it is in force.

    `declaration_id` is the declaration that enacted it; the founding version has none.
    """

    __tablename__ = "statutes"
    reference_key = "version"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(unique=True)
    document: Mapped[dict[str, Any]] = mapped_column(Canonical)
    in_force_from: Mapped[datetime] = mapped_column(Instant)
    # A vote is under statutes and a version comes of a vote: the tables refer to each other.
    declaration_id: Mapped[int | None] = mapped_column(
        ForeignKey("declarations.id", name="fk_statutes_declaration_id", use_alter=True)
    )

    @property
    def rules(self) -> Statutes:
        """The frozen value of this version."""
        return from_plain(self.document)
