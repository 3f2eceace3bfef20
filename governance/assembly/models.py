"""Sessions of the Assembly, their agenda, credentials and attendance."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.assembly.rules import SessionKind
from governance.base import Base, Instant, Translated, one_of, unique_while
from governance.regions.models import Region
from governance.statutes.models import StatutesVersion


class AssemblySession(Base):
    """A session of the General Assembly under the statutes it was convened under."""

    __tablename__ = "assembly_sessions"
    reference_key = "number"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    kind: Mapped[SessionKind] = mapped_column(one_of(SessionKind, "kind"))
    name: Mapped[dict[str, str]] = mapped_column(Translated)
    place: Mapped[dict[str, str]] = mapped_column(Translated)
    zone: Mapped[str] = mapped_column(String(64))
    statutes_id: Mapped[int] = mapped_column(ForeignKey("statutes.id"))
    convened_at: Mapped[datetime] = mapped_column(Instant)
    opens_at: Mapped[datetime] = mapped_column(Instant)
    opened_at: Mapped[datetime | None] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)

    statutes: Mapped[StatutesVersion] = relationship(lazy="raise")
    items: Mapped[list["AgendaItem"]] = relationship(
        back_populates="assembly_session", lazy="raise", order_by="AgendaItem.position"
    )
    suspensions: Mapped[list["Suspension"]] = relationship(
        back_populates="assembly_session", lazy="raise", order_by="Suspension.id"
    )


class Suspension(Base):
    """A pause of a session, from one act of the presiding officer to the next."""

    __tablename__ = "suspensions"
    __table_args__ = (
        CheckConstraint("resumed_at IS NULL OR resumed_at >= suspended_at", "resumes_after"),
        unique_while("resumed_at IS NULL", "uq_suspensions_in_force", "assembly_session_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_session_id: Mapped[int] = mapped_column(ForeignKey("assembly_sessions.id"), index=True)
    suspended_at: Mapped[datetime] = mapped_column(Instant)
    resumed_at: Mapped[datetime | None] = mapped_column(Instant)

    assembly_session: Mapped[AssemblySession] = relationship(back_populates="suspensions", lazy="raise")


class AgendaItem(Base):
    """One item of the agenda, in its place."""

    __tablename__ = "agenda_items"
    __table_args__ = (UniqueConstraint("assembly_session_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_session_id: Mapped[int] = mapped_column(ForeignKey("assembly_sessions.id"))
    position: Mapped[int]
    title: Mapped[dict[str, str]] = mapped_column(Translated)

    assembly_session: Mapped[AssemblySession] = relationship(back_populates="items", lazy="raise")


class Accreditation(Base):
    """The credentials of a region's delegation for one session, found in order."""

    __tablename__ = "accreditations"
    __table_args__ = (
        unique_while("ended_at IS NULL", "uq_accreditations_in_force", "assembly_session_id", "region_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_session_id: Mapped[int] = mapped_column(ForeignKey("assembly_sessions.id"))
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    accredited_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    assembly_session: Mapped[AssemblySession] = relationship(lazy="raise")
    region: Mapped[Region] = relationship(lazy="raise")
    attendances: Mapped[list["Attendance"]] = relationship(back_populates="accreditation", lazy="raise")


class Attendance(Base):
    """A delegation in the room (or on the line), from its arrival to its departure."""

    __tablename__ = "attendances"
    __table_args__ = (
        CheckConstraint("left_at IS NULL OR left_at >= arrived_at", "leaves_after"),
        unique_while("left_at IS NULL", "uq_attendances_in_force", "accreditation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    accreditation_id: Mapped[int] = mapped_column(ForeignKey("accreditations.id"), index=True)
    arrived_at: Mapped[datetime] = mapped_column(Instant)
    left_at: Mapped[datetime | None] = mapped_column(Instant)

    accreditation: Mapped[Accreditation] = relationship(back_populates="attendances", lazy="raise")
