"""Applications and the file that an applicant writes in. What names a person is withheld from the record."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.applications.rules import (
    ApplicationKind,
    ApplicationOutcome,
    CheckPoint,
    DocumentPurpose,
)
from governance.base import Base, Canonical, Instant, Translated, one_of, unique_while
from governance.partners.models import Partner
from governance.partners.rules import PartnerKind
from governance.regions.models import Region
from governance.regions.rules import Constituency

WITHHELD = {"payload": "withheld"}


class Dossier(Base):
    """The file in which an applicant writes, reached by secret addresses of which we keep the digests.

    Operational: nothing is decided here. What is sent becomes an application; until then, and for whom
    to write to, it is kept here, apart from the record, and blanked after the time that the statutes set.
    """

    __tablename__ = "dossiers"

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int | None] = mapped_column(ForeignKey("applications.id"), unique=True)
    kind: Mapped[ApplicationKind] = mapped_column(one_of(ApplicationKind, "kind"))
    email: Mapped[str] = mapped_column(String(254), index=True)
    language: Mapped[str] = mapped_column(String(2))
    answers: Mapped[dict[str, Any]] = mapped_column(Canonical)
    began_at: Mapped[datetime] = mapped_column(Instant)
    saved_at: Mapped[datetime] = mapped_column(Instant)
    confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    reminded_at: Mapped[datetime | None] = mapped_column(Instant)
    purged_at: Mapped[datetime | None] = mapped_column(Instant)

    application: Mapped["Application | None"] = relationship(back_populates="dossier", lazy="raise")


class DossierLink(Base):
    """A secret address of a dossier: the one it was begun at, or one that a mail carried.

    Each stays good, so that no mail ever leads nowhere, until the address of the applicant is changed.
    """

    __tablename__ = "dossier_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), index=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    mailed: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    dossier: Mapped[Dossier] = relationship(lazy="raise")


class Document(Base):
    """A supporting document as it was checked and kept; operational, its digest is in the application.

    `content` is blank once it was removed or purged.
    """

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossiers.id"), index=True)
    purpose: Mapped[DocumentPurpose] = mapped_column(one_of(DocumentPurpose, "purpose"))
    media_type: Mapped[str] = mapped_column(String(32))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    uploaded_at: Mapped[datetime] = mapped_column(Instant)
    removed_at: Mapped[datetime | None] = mapped_column(Instant)


class Application(Base):
    """What was sent: public is which place asks to join, and what became of it; the answers are withheld.

    `proposed_at` stands while a second officer is awaited, `laid_at` while it is before the Assembly;
    `rejected_at` is when the Assembly last declined to admit it.
    """

    __tablename__ = "applications"
    reference_key = "number"
    __table_args__ = (
        CheckConstraint("(outcome IS NULL) = (decided_at IS NULL)", "outcome_when_decided"),
        CheckConstraint(
            "kind <> 'region' OR (code IS NOT NULL AND constituency IS NOT NULL)", "region_has_place"
        ),
        CheckConstraint("kind = 'region' OR partner_kind IS NOT NULL", "partner_has_kind"),
        CheckConstraint("(proposed_by_id IS NULL) = (proposed_at IS NULL)", "proposed_by_an_officer"),
        CheckConstraint("appealed_at IS NULL OR decided_at IS NOT NULL", "appealed_when_decided"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    kind: Mapped[ApplicationKind] = mapped_column(one_of(ApplicationKind, "kind"))
    partner_kind: Mapped[PartnerKind | None] = mapped_column(one_of(PartnerKind, "partner_kind"))
    code: Mapped[str | None] = mapped_column(String(40), index=True)
    parent_code: Mapped[str | None] = mapped_column(String(10))
    name: Mapped[dict[str, str]] = mapped_column(Translated)
    country: Mapped[str | None] = mapped_column(String(2))
    constituency: Mapped[Constituency | None] = mapped_column(one_of(Constituency, "constituency"))
    language: Mapped[str] = mapped_column(String(2))
    answers: Mapped[dict[str, Any]] = mapped_column(Canonical, info=WITHHELD)
    charter: Mapped[int]
    submitted_at: Mapped[datetime] = mapped_column(Instant, index=True)
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    proposed_at: Mapped[datetime | None] = mapped_column(Instant)
    laid_at: Mapped[datetime | None] = mapped_column(Instant)
    rejected_at: Mapped[datetime | None] = mapped_column(Instant)
    outcome: Mapped[ApplicationOutcome | None] = mapped_column(one_of(ApplicationOutcome, "outcome"))
    reasons: Mapped[dict[str, str] | None] = mapped_column(Canonical)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    appealed_at: Mapped[datetime | None] = mapped_column(Instant)
    appeal: Mapped[str | None] = mapped_column(Text, info=WITHHELD)
    region_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"), index=True)
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partners.id"), index=True)
    purged_at: Mapped[datetime | None] = mapped_column(Instant)

    region: Mapped[Region | None] = relationship(lazy="raise")
    partner: Mapped[Partner | None] = relationship(lazy="raise")
    dossier: Mapped[Dossier] = relationship(back_populates="application", lazy="raise")
    messages: Mapped[list["Message"]] = relationship(back_populates="application", lazy="raise")
    checks: Mapped[list["Check"]] = relationship(back_populates="application", lazy="raise")
    opinions: Mapped[list["Opinion"]] = relationship(back_populates="application", lazy="raise")


class Message(Base):
    """A question of the secretariat, or an answer of the applicant to the question it names."""

    __tablename__ = "application_messages"
    __table_args__ = (CheckConstraint("(author_id IS NULL) = (answers_id IS NOT NULL)", "asked_or_answered"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), index=True)
    answers_id: Mapped[int | None] = mapped_column(ForeignKey("application_messages.id"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"))
    text: Mapped[str] = mapped_column(Text, info=WITHHELD)
    sent_at: Mapped[datetime] = mapped_column(Instant)

    application: Mapped[Application] = relationship(back_populates="messages", lazy="raise")


class Check(Base):
    """What an officer found of one point of the checklist, until found anew."""

    __tablename__ = "application_checks"
    __table_args__ = (
        unique_while("ended_at IS NULL", "uq_application_checks_in_force", "application_id", "point"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), index=True)
    point: Mapped[CheckPoint] = mapped_column(one_of(CheckPoint, "point"))
    fulfilled: Mapped[bool]
    note: Mapped[str] = mapped_column(Text, info=WITHHELD)
    officer_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    began_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    application: Mapped[Application] = relationship(back_populates="checks", lazy="raise")


class Opinion(Base):
    """The opinion of the secretariat on an application, public, until given anew.

    `text` holds it by language: at least the one it was written in.
    """

    __tablename__ = "opinions"
    __table_args__ = (unique_while("ended_at IS NULL", "uq_opinions_in_force", "application_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    application_id: Mapped[int] = mapped_column(ForeignKey("applications.id"), index=True)
    favourable: Mapped[bool]
    text: Mapped[dict[str, str]] = mapped_column(Canonical)
    officer_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    began_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    application: Mapped[Application] = relationship(back_populates="opinions", lazy="raise")
