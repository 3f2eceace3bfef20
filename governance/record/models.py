"""Entries of the record: a public header whose digest stands for ever, and the payloads it commits to."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.base import Base, Canonical, Instant, one_of

SCHEMA = 1


class Openness(StrEnum):
    """Who may read a payload: anyone, anyone after a declared moment, or nobody outside."""

    PUBLIC = "public"
    SEALED = "sealed"
    WITHHELD = "withheld"


class Entry(Base):
    """One act as the record keeps it. Written once; a trigger refuses every change."""

    __tablename__ = "entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    schema: Mapped[int]
    act: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    actor: Mapped[str] = mapped_column(String(16))
    office: Mapped[str] = mapped_column(String(64))
    entrance: Mapped[str] = mapped_column(String(16))
    subjects: Mapped[list[str]] = mapped_column(Canonical)
    digests: Mapped[list[dict[str, Any]]] = mapped_column(Canonical)
    leaf: Mapped[str] = mapped_column(String(64), unique=True)

    payloads: Mapped[list["Payload"]] = relationship(
        back_populates="entry", lazy="raise", order_by="Payload.position"
    )


class Payload(Base):
    """The rows an act touched, as far as one readership may see them.

    A withheld body may be erased; its digest in the header stays. `until` names the subject whose
    declaration opens a sealed body.
    """

    __tablename__ = "payloads"
    __table_args__ = (UniqueConstraint("entry_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"))
    position: Mapped[int]
    openness: Mapped[Openness] = mapped_column(one_of(Openness, "openness"))
    until: Mapped[str | None] = mapped_column(String(64), index=True)
    salt: Mapped[str] = mapped_column(String(64))
    body: Mapped[str | None] = mapped_column(Text)

    entry: Mapped[Entry] = relationship(back_populates="payloads", lazy="raise")
