"""Votes, the sealed roll, ballots, declarations and the register of decisions."""

from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.assembly.models import AssemblySession
from governance.assembly.models import Proxy as Proxy
from governance.base import Base, Canonical, Exact, Instant, one_of, unique_while
from governance.motions.models import Motion
from governance.regions.models import Region
from governance.regions.rules import Constituency
from governance.statutes.models import StatutesVersion
from governance.voting.rules import Choice, Outcome

SEALED = {"payload": "sealed"}


class Vote(Base):
    """One question to a sealed roll, under the majority and quorum fixed at its opening.

    `attendance` is the count of the delegations in attendance when it opened.
    """

    __tablename__ = "votes"
    __table_args__ = (
        CheckConstraint("closes_at > opens_at", "closes_after_it_opens"),
        CheckConstraint("(annulled_at IS NULL) = (annulment_reason IS NULL)", "annulled_with_reason"),
        unique_while("annulled_at IS NULL AND declared_at IS NULL", "uq_votes_undecided", "motion_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"), index=True)
    assembly_session_id: Mapped[int] = mapped_column(ForeignKey("assembly_sessions.id"), index=True)
    statutes_id: Mapped[int] = mapped_column(ForeignKey("statutes.id"))
    text_digest: Mapped[str] = mapped_column(String(64))
    majority: Mapped[dict[str, Any]] = mapped_column(Canonical)
    quorum: Mapped[dict[str, Any]] = mapped_column(Canonical)
    roll_digest: Mapped[str] = mapped_column(String(64))
    opens_at: Mapped[datetime] = mapped_column(Instant)
    closes_at: Mapped[datetime] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    declared_at: Mapped[datetime | None] = mapped_column(Instant)
    annulled_at: Mapped[datetime | None] = mapped_column(Instant)
    annulment_reason: Mapped[str | None] = mapped_column(Text)
    attendance: Mapped[dict[str, Any] | None] = mapped_column(Canonical)

    motion: Mapped[Motion] = relationship(lazy="raise")
    assembly_session: Mapped[AssemblySession] = relationship(lazy="raise")
    statutes: Mapped[StatutesVersion] = relationship(lazy="raise")
    roll: Mapped[list["RollEntry"]] = relationship(back_populates="vote", lazy="raise")
    declaration: Mapped["Declaration | None"] = relationship(back_populates="vote", lazy="raise")


class RollEntry(Base):
    """A region on the sealed roll of one vote, as it stood when the vote was opened.

    `proxy` is by whom it votes, if by another delegation; `units` the twin regions that it is a half of,
    where twin regions vote.
    """

    __tablename__ = "roll_entries"
    __table_args__ = (UniqueConstraint("vote_id", "region_id"), UniqueConstraint("id", "vote_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"))
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    constituency: Mapped[Constituency] = mapped_column(one_of(Constituency, "constituency"))
    weight: Mapped[Fraction] = mapped_column(Exact)
    present: Mapped[bool]
    proxy_id: Mapped[int | None] = mapped_column(ForeignKey("proxies.id"), index=True)
    units: Mapped[list[str] | None] = mapped_column(Canonical)

    proxy: Mapped[Proxy | None] = relationship(lazy="raise")
    vote: Mapped[Vote] = relationship(back_populates="roll", lazy="raise")
    region: Mapped[Region] = relationship(lazy="raise")
    ballots: Mapped[list["Ballot"]] = relationship(
        back_populates="entry", lazy="raise", order_by="Ballot.revision", passive_deletes="all"
    )

    @property
    def proxy_in_force(self) -> Proxy | None:
        """The proxy that was sealed into the roll, until its giver takes it back; must be loaded."""
        if self.proxy_id is None or self.proxy is None or self.proxy.revoked_at is not None:
            return None
        return self.proxy

    @property
    def voter_id(self) -> int:
        """The region whose delegation casts this vote now: its own, or the one that holds its proxy."""
        proxy = self.proxy_in_force
        return proxy.holder_id if proxy else self.region_id


class Casting(Base):
    """One paper handed in: its ballots stand or fall together, and the same paper counts once.

    `proxy` is by which another delegation cast it; its region is whose vote it is.
    """

    __tablename__ = "castings"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    cast_at: Mapped[datetime] = mapped_column(Instant)
    proxy_id: Mapped[int | None] = mapped_column(ForeignKey("proxies.id"), index=True)

    region: Mapped[Region] = relationship(lazy="raise")
    proxy: Mapped[Proxy | None] = relationship(lazy="raise")
    ballots: Mapped[list["Ballot"]] = relationship(
        back_populates="casting", lazy="raise", order_by="Ballot.id"
    )


class Ballot(Base):
    """The choice of one region in one vote; the highest revision counts, the others stay.

    The vote is reached through the roll entry, so that ballots of different regions share no lock.
    """

    __tablename__ = "ballots"
    __table_args__ = (
        UniqueConstraint("roll_entry_id", "revision"),
        ForeignKeyConstraint(["roll_entry_id", "vote_id"], ["roll_entries.id", "roll_entries.vote_id"]),
        CheckConstraint("revision >= 1", "revision_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    casting_id: Mapped[int] = mapped_column(ForeignKey("castings.id"), index=True)
    roll_entry_id: Mapped[int]
    vote_id: Mapped[int] = mapped_column(index=True)
    revision: Mapped[int]
    choice: Mapped[Choice] = mapped_column(one_of(Choice, "choice"), info=SEALED)
    code: Mapped[str] = mapped_column(String(16), unique=True, info=SEALED)

    casting: Mapped[Casting] = relationship(back_populates="ballots", lazy="raise")
    entry: Mapped[RollEntry] = relationship(back_populates="ballots", lazy="raise")

    @property
    def sealed_until(self) -> str:
        """The subject whose declaration discloses the choice."""
        return f"votes/{self.vote_id}"


class Declaration(Base):
    """The result of a vote as declared, with the reasoning that leads to it."""

    __tablename__ = "declarations"

    id: Mapped[int] = mapped_column(primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id"), unique=True)
    outcome: Mapped[Outcome] = mapped_column(one_of(Outcome, "outcome"))
    verdict: Mapped[dict[str, Any]] = mapped_column(Canonical)
    effect_done: Mapped[bool]
    declared_at: Mapped[datetime] = mapped_column(Instant)

    vote: Mapped[Vote] = relationship(back_populates="declaration", lazy="raise")
    resolution: Mapped["Resolution | None"] = relationship(back_populates="declaration", lazy="raise")


class Resolution(Base):
    """An adopted motion in the register of decisions, by year and number."""

    __tablename__ = "resolutions"
    __table_args__ = (UniqueConstraint("year", "number"),)
    reference_key = "symbol"

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    number: Mapped[int]
    motion_id: Mapped[int] = mapped_column(ForeignKey("motions.id"), unique=True)
    declaration_id: Mapped[int] = mapped_column(ForeignKey("declarations.id"), unique=True)
    adopted_at: Mapped[datetime] = mapped_column(Instant)

    motion: Mapped[Motion] = relationship(lazy="raise")
    declaration: Mapped[Declaration] = relationship(back_populates="resolution", lazy="raise")

    @property
    def symbol(self) -> str:
        """The resolution in an address and in the record, such as `2026-4`."""
        return f"{self.year}-{self.number}"

    @property
    def cited(self) -> str:
        """How the resolution is cited, such as `2026/4`."""
        return f"{self.year}/{self.number}"


class BallotDraft(Base):
    """What a delegate has marked on the paper and not cast; outside the record, kept on the server."""

    __tablename__ = "ballot_drafts"
    __table_args__ = (UniqueConstraint("person_id", "region_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"))
    choices: Mapped[dict[str, str]] = mapped_column(Canonical)
    key: Mapped[str] = mapped_column(String(64))
    saved_at: Mapped[datetime] = mapped_column(Instant)
