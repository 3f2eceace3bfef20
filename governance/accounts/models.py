"""Persons, offices, and the rows by which a person is known again. What names a person is withheld."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.accounts.proof import LinkPurpose
from governance.accounts.rules import APPOINTED, OfficeKind
from governance.base import Base, Canonical, Instant, one_of

WITHHELD = {"payload": "withheld"}


def no_address(person: "Person") -> str:
    """In place of the address of somebody erased: one for each, which no form and no mail server takes."""
    return f"erased/{person.public_id}"


class Person(Base):
    """Somebody with an account; the public knows them by `public_id` and office alone."""

    __tablename__ = "persons"
    reference_key = "public_id"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(16), unique=True)
    email: Mapped[str] = mapped_column(String(254), unique=True, info={**WITHHELD, "blank": no_address})
    name: Mapped[str] = mapped_column(String(200), info=WITHHELD)
    language: Mapped[str] = mapped_column(String(2), info={**WITHHELD, "blank": "en"})
    zone: Mapped[str] = mapped_column(String(64), info={**WITHHELD, "blank": "UTC"})
    joined_at: Mapped[datetime] = mapped_column(Instant)

    offices: Mapped[list["OfficeHeld"]] = relationship(back_populates="person", lazy="raise")
    credential: Mapped["Credential | None"] = relationship(back_populates="person", lazy="raise")


class OfficeHeld(Base):
    """An appointment: begins and ends by acts; one for a term also ends by itself at `term_until`."""

    __tablename__ = "offices"
    __table_args__ = (
        CheckConstraint(
            "(region_id IS NULL) = (kind IN ('presiding_officer', 'secretariat', 'translator'))",
            "region_by_kind",
        ),
        CheckConstraint("ended_at IS NULL OR ended_at >= began_at", "ends_after_it_began"),
        CheckConstraint(
            "kind IN ({})".format(", ".join(f"'{kind}'" for kind in sorted(APPOINTED))), "appointed"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    kind: Mapped[OfficeKind] = mapped_column(one_of(OfficeKind, "kind"))
    region_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(Instant)
    term_until: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    person: Mapped[Person] = relationship(back_populates="offices", lazy="raise")


class Credential(Base):
    """By what a person proves who they are; it exists once they have chosen a password.

    `totp_secret` counts only once confirmed. `totp_step` is the time step of the last code taken.
    `recovery_codes` holds `{"digest": ..., "used_at": ... or null}` for each code handed out.
    """

    __tablename__ = "credentials"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), unique=True)
    password_hash: Mapped[str] = mapped_column(String(255))
    password_set_at: Mapped[datetime] = mapped_column(Instant)
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    totp_confirmed_at: Mapped[datetime | None] = mapped_column(Instant)
    totp_step: Mapped[int | None]
    recovery_codes: Mapped[list[dict[str, Any]]] = mapped_column(Canonical, default=list)

    person: Mapped[Person] = relationship(back_populates="credential", lazy="raise")


class LoginSession(Base):
    """Where a person is signed in: a browser we name coarsely and never by its network address."""

    __tablename__ = "login_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    shared: Mapped[bool]
    device: Mapped[str] = mapped_column(String(80))
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


class Link(Base):
    """A secret address sent by mail, good once; we keep only the digest of its secret.

    `reminders` counts how often whoever was invited was reminded of it; one sent as a reminder needs none.
    """

    __tablename__ = "links"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    purpose: Mapped[LinkPurpose] = mapped_column(one_of(LinkPurpose, "purpose"))
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)
    reminders: Mapped[int] = mapped_column(default=0)


class Throttle(Base):
    """Attempts counted for one account or network since the window began; `key` is a keyed digest."""

    __tablename__ = "throttles"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    window_began_at: Mapped[datetime] = mapped_column(Instant)
    failures: Mapped[int]


class OutboxMessage(Base):
    """A message to a person, or to an address without an account, kept in the act that it tells of.

    Once sent or given up, its facts are blank, and so is the address. `language` and `zone` are there with an
    address; a person has their own. `next_attempt_at` is empty when the message was sent or given up.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (address IS NULL)", "one_recipient"),
        CheckConstraint(
            "(address IS NULL) = (language IS NULL) AND (address IS NULL) = (zone IS NULL)",
            "reads_at_address",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("persons.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    facts: Mapped[dict[str, Any]] = mapped_column(Canonical)
    created_at: Mapped[datetime] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None] = mapped_column(Instant, index=True)
    last_error: Mapped[str | None] = mapped_column(String(80))
    address: Mapped[str | None] = mapped_column(String(254))
    language: Mapped[str | None] = mapped_column(String(2))
    zone: Mapped[str | None] = mapped_column(String(64))

    person: Mapped[Person | None] = relationship(lazy="raise")

    @property
    def is_forgotten(self) -> bool:
        """Whether it was sent or given up, so that nobody can read it any more."""
        return not self.facts and self.next_attempt_at is None
