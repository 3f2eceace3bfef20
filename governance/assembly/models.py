"""Sessions of the Assembly, their agenda, credentials and attendance."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.assembly.rules import SessionKind, SessionMode
from governance.base import Base, Canonical, Instant, Translated, one_of, unique_while
from governance.regions.models import Region
from governance.statutes.models import StatutesVersion


class SessionDemand(Base):
    """What a region demands an extraordinary session for; `met_at` is when enough regions had signed it."""

    __tablename__ = "session_demands"
    __table_args__ = (
        CheckConstraint("closes_at > opened_at", "closes_after_it_opens"),
        CheckConstraint("met_at IS NULL OR withdrawn_at IS NULL", "met_or_withdrawn"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    language: Mapped[str] = mapped_column(String(2))
    purpose: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime] = mapped_column(Instant)
    closes_at: Mapped[datetime] = mapped_column(Instant)
    met_at: Mapped[datetime | None] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)

    region: Mapped[Region] = relationship(lazy="raise")
    sessions: Mapped[list["AssemblySession"]] = relationship(back_populates="demand", lazy="raise")
    signatures: Mapped[list["DemandSignature"]] = relationship(
        back_populates="demand", lazy="raise", order_by="DemandSignature.id"
    )


class DemandSignature(Base):
    """A region that demands the session too."""

    __tablename__ = "demand_signatures"
    __table_args__ = (
        unique_while("withdrawn_at IS NULL", "uq_demand_signatures_in_force", "demand_id", "region_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    demand_id: Mapped[int] = mapped_column(ForeignKey("session_demands.id"), index=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    signed_at: Mapped[datetime] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)

    demand: Mapped[SessionDemand] = relationship(back_populates="signatures", lazy="raise")
    region: Mapped[Region] = relationship(lazy="raise")


class AssemblySession(Base):
    """A session of the General Assembly under the statutes it was convened under.

    `notice_from` is when the time now set was told, where it is not that of the first convocation;
    `revision` counts the changes of the convocation, as its calendar event does (RFC 5545, SEQUENCE).
    `opening_quorum` is the count of the delegations at its opening.
    """

    __tablename__ = "assembly_sessions"
    __table_args__ = (
        unique_while("cancelled_at IS NULL", "uq_assembly_sessions_demanded", "demand_id"),
        CheckConstraint("(cancelled_at IS NULL) = (cancellation IS NULL)", "cancelled_with_reason"),
    )
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
    mode: Mapped[SessionMode | None] = mapped_column(one_of(SessionMode, "mode"))
    online: Mapped[str | None] = mapped_column(String(500))
    ends_at: Mapped[datetime | None] = mapped_column(Instant)
    notice_from: Mapped[datetime | None] = mapped_column(Instant)
    revision: Mapped[int | None]
    demand_id: Mapped[int | None] = mapped_column(ForeignKey("session_demands.id"), index=True)
    cancelled_at: Mapped[datetime | None] = mapped_column(Instant)
    cancellation: Mapped[dict[str, str] | None] = mapped_column(Translated)
    agenda_adopted_at: Mapped[datetime | None] = mapped_column(Instant)
    opening_quorum: Mapped[dict[str, Any] | None] = mapped_column(Canonical)

    demand: Mapped[SessionDemand | None] = relationship(back_populates="sessions", lazy="raise")
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
    """One item of the agenda, in its place; under a `parent` where items are grouped, one level deep.

    `minutes` is the time planned for it; `speaking_seconds` what a speaker has, where the presiding officer
    set another time than the statutes. `list_closed_at`: nobody may ask to speak any more. `changed_at` is
    when somebody last put it on, changed or moved it, which tells what came after the agenda was adopted.
    """

    __tablename__ = "agenda_items"
    __table_args__ = (
        CheckConstraint("parent_id <> id", "not_under_itself"),
        CheckConstraint("minutes > 0", "takes_time"),
        unique_while(
            "taken_up_at IS NOT NULL AND concluded_at IS NULL",
            "uq_agenda_items_current",
            "assembly_session_id",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assembly_session_id: Mapped[int] = mapped_column(ForeignKey("assembly_sessions.id"), index=True)
    position: Mapped[int]
    title: Mapped[dict[str, str]] = mapped_column(Translated)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    note: Mapped[dict[str, str] | None] = mapped_column(Translated)
    minutes: Mapped[int | None]
    removed_at: Mapped[datetime | None] = mapped_column(Instant)
    taken_up_at: Mapped[datetime | None] = mapped_column(Instant)
    concluded_at: Mapped[datetime | None] = mapped_column(Instant)
    speaking_seconds: Mapped[int | None]
    list_closed_at: Mapped[datetime | None] = mapped_column(Instant)
    changed_at: Mapped[datetime | None] = mapped_column(Instant)

    assembly_session: Mapped[AssemblySession] = relationship(back_populates="items", lazy="raise")


class AgendaDocument(Base):
    """A document for an item of the agenda, as it was checked; its bytes are in `agenda_files` by digest."""

    __tablename__ = "agenda_documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2))
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[datetime] = mapped_column(Instant)
    removed_at: Mapped[datetime | None] = mapped_column(Instant)

    item: Mapped[AgendaItem] = relationship(lazy="raise")


class AgendaFile(Base):
    """The bytes of a document of the agenda; operational, the record holds their digest."""

    __tablename__ = "agenda_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    kept_at: Mapped[datetime] = mapped_column(Instant)


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


class Proxy(Base):
    """A region that lets the delegation of another vote for it: in a session, or on one motion of it."""

    __tablename__ = "proxies"
    __table_args__ = (
        CheckConstraint("giver_id <> holder_id", "held_by_another"),
        unique_while(
            "revoked_at IS NULL AND motion_id IS NULL",
            "uq_proxies_session",
            "assembly_session_id",
            "giver_id",
        ),
        unique_while(
            "revoked_at IS NULL AND motion_id IS NOT NULL", "uq_proxies_motion", "motion_id", "giver_id"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    giver_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    holder_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    assembly_session_id: Mapped[int] = mapped_column(ForeignKey("assembly_sessions.id"), index=True)
    motion_id: Mapped[int | None] = mapped_column(ForeignKey("motions.id"), index=True)
    given_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)

    giver: Mapped[Region] = relationship(foreign_keys=[giver_id], lazy="raise")
    holder: Mapped[Region] = relationship(foreign_keys=[holder_id], lazy="raise")
    assembly_session: Mapped[AssemblySession] = relationship(lazy="raise")
