"""A table between its rehearsal and its writing. Operational: what it brings about has its entries."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from governance.base import Base, Canonical, Instant, one_of
from governance.imports.rules import ImportKind


class TableImport(Base):
    """Who brought which table, and what becomes of its rows.

    `digest` is the SHA-256 of the file. `fates` holds for each row its number, name, fate, reason by language
    and what it made; `fates_digest` is of what was shown. `content` and `fates` are blank once `purged_at` is
    set. A run that began and neither finished nor is under way was cut off, and wrote nothing.
    """

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint("finished_at IS NULL OR began_at IS NOT NULL", "finished_when_begun"),
        CheckConstraint("began_at IS NULL OR rehearsed_at IS NOT NULL", "begun_when_rehearsed"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    kind: Mapped[ImportKind] = mapped_column(one_of(ImportKind, "kind"))
    language: Mapped[str] = mapped_column(String(2))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[str] = mapped_column(String(64))
    rows: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(Instant)
    rehearsed_at: Mapped[datetime | None] = mapped_column(Instant)
    fates: Mapped[list[dict[str, Any]]] = mapped_column(Canonical, default=list)
    fates_digest: Mapped[str] = mapped_column(String(64), default="")
    obstacle: Mapped[dict[str, str] | None] = mapped_column(Canonical)
    began_at: Mapped[datetime | None] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    purged_at: Mapped[datetime | None] = mapped_column(Instant)
