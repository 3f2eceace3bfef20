"""Posts and their elections, nominations, the draw, and what was declared; the roll and ballots: `box`."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.accounts.models import Person
from governance.assembly.models import AgendaItem, AssemblySession
from governance.base import Base, Canonical, Instant, Translated, one_of, unique_while
from governance.counting.methods import Method
from governance.elections.rules import ElectionOutcome, PostKind, Territory
from governance.regions.models import Region
from governance.statutes.elections import Secrecy
from governance.statutes.models import StatutesVersion


class Post(Base):
    """Something to be done for the initiative, by so many holders at a time, each for a term of months."""

    __tablename__ = "posts"
    __table_args__ = (
        CheckConstraint("holders >= 1", "somebody_holds_it"),
        CheckConstraint("term_months >= 1", "for_a_term"),
        CheckConstraint("(territory = 'world') = (territory_code IS NULL)", "territory_named"),
        unique_while("abolished_at IS NULL", "uq_posts_in_force", "name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[PostKind] = mapped_column(one_of(PostKind, "kind"))
    name: Mapped[dict[str, str]] = mapped_column(Translated)
    task: Mapped[dict[str, str]] = mapped_column(Translated)
    territory: Mapped[Territory] = mapped_column(one_of(Territory, "territory"))
    territory_code: Mapped[str | None] = mapped_column(String(16))
    holders: Mapped[int]
    term_months: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(Instant)
    abolished_at: Mapped[datetime | None] = mapped_column(Instant)


class Election(Base):
    """One election of so many persons to a post, under the statutes of its session.

    `paper` lists the candidates as they stand on the ballot (ids of nominations), `conditions` what the team
    must satisfy, `roll_digest` the roll: all three sealed at the opening. `confirming`: nobody stands against
    another, and each is voted on by yes or no. `sealed_at` is when no ballot could come any more and those in
    the urn were mixed; `urn_digest` commits to them. `first_round` is of what this is the second round.
    """

    __tablename__ = "elections"
    __table_args__ = (
        CheckConstraint("seats >= 1", "fills_a_place"),
        CheckConstraint("closes_at > opens_at", "closes_after_it_opens"),
        CheckConstraint("(opens_at IS NULL) = (paper IS NULL)", "opens_with_a_paper"),
        CheckConstraint("(annulled_at IS NULL) = (annulment_reason IS NULL)", "annulled_with_reason"),
        CheckConstraint("declared_at IS NULL OR sealed_at IS NOT NULL", "declared_when_sealed"),
        unique_while("annulled_at IS NULL AND declared_at IS NULL", "uq_elections_underway", "post_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), index=True)
    assembly_session_id: Mapped[int] = mapped_column(ForeignKey("assembly_sessions.id"), index=True)
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    statutes_id: Mapped[int] = mapped_column(ForeignKey("statutes.id"))
    first_round_id: Mapped[int | None] = mapped_column(ForeignKey("elections.id"), unique=True)
    seats: Mapped[int]
    method: Mapped[Method] = mapped_column(one_of(Method, "method"))
    secrecy: Mapped[Secrecy] = mapped_column(one_of(Secrecy, "secrecy"))
    called_at: Mapped[datetime] = mapped_column(Instant)
    nominations_close_at: Mapped[datetime] = mapped_column(Instant)
    confirming: Mapped[bool] = mapped_column(default=False)
    paper: Mapped[list[int] | None] = mapped_column(Canonical)
    conditions: Mapped[list[dict[str, Any]] | None] = mapped_column(Canonical)
    roll_digest: Mapped[str | None] = mapped_column(String(64))
    attendance: Mapped[dict[str, Any] | None] = mapped_column(Canonical)
    opens_at: Mapped[datetime | None] = mapped_column(Instant)
    closes_at: Mapped[datetime | None] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    sealed_at: Mapped[datetime | None] = mapped_column(Instant)
    urn_digest: Mapped[str | None] = mapped_column(String(64))
    declared_at: Mapped[datetime | None] = mapped_column(Instant)
    annulled_at: Mapped[datetime | None] = mapped_column(Instant)
    annulment_reason: Mapped[str | None] = mapped_column(Text)

    post: Mapped[Post] = relationship(lazy="raise")
    assembly_session: Mapped[AssemblySession] = relationship(lazy="raise")
    agenda_item: Mapped[AgendaItem | None] = relationship(lazy="raise")
    statutes: Mapped[StatutesVersion] = relationship(lazy="raise")
    first_round: Mapped["Election | None"] = relationship(remote_side=[id], lazy="raise")
    nominations: Mapped[list["Nomination"]] = relationship(
        back_populates="election", lazy="raise", order_by="Nomination.id"
    )
    declaration: Mapped["ElectionDeclaration | None"] = relationship(back_populates="election", lazy="raise")


class Nomination(Base):
    """A person whom a region nominates; public, with name and statement, once the person accepts.

    `interests` are declared in the language of the statement; `photo_digest` names a picture in
    `candidate_photos`.
    """

    __tablename__ = "nominations"
    __table_args__ = (
        CheckConstraint("accepted_at IS NULL OR declined_at IS NULL", "accepted_or_declined"),
        CheckConstraint("(accepted_at IS NULL) = (name IS NULL)", "named_when_accepted"),
        unique_while(
            "withdrawn_at IS NULL AND declined_at IS NULL",
            "uq_nominations_in_force",
            "election_id",
            "person_id",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"), index=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"), index=True)
    nominated_at: Mapped[datetime] = mapped_column(Instant)
    accepted_at: Mapped[datetime | None] = mapped_column(Instant)
    declined_at: Mapped[datetime | None] = mapped_column(Instant)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    name: Mapped[str | None] = mapped_column(String(200))
    interests: Mapped[str | None] = mapped_column(Text)
    photo_digest: Mapped[str | None] = mapped_column(String(64))

    election: Mapped[Election] = relationship(back_populates="nominations", lazy="raise")
    region: Mapped[Region] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")
    statements: Mapped[list["CandidateStatement"]] = relationship(
        back_populates="nomination", lazy="raise", order_by="CandidateStatement.id"
    )


class CandidateStatement(Base):
    """A candidate's statement in one language, as it stood until it was replaced.

    `translates` is the digest of the authentic statement it translates; the authentic one has none.
    """

    __tablename__ = "candidate_statements"
    __table_args__ = (
        unique_while("superseded_at IS NULL", "uq_candidate_statements_current", "nomination_id", "language"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nominations.id"), index=True)
    language: Mapped[str] = mapped_column(String(2))
    body: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    translates: Mapped[str | None] = mapped_column(String(64))
    written_at: Mapped[datetime] = mapped_column(Instant)
    superseded_at: Mapped[datetime | None] = mapped_column(Instant)

    nomination: Mapped[Nomination] = relationship(back_populates="statements", lazy="raise")


class CandidatePhoto(Base):
    """The bytes of a candidate's picture; operational, the nomination holds their digest."""

    __tablename__ = "candidate_photos"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    kept_at: Mapped[datetime] = mapped_column(Instant)


class DrawNumber(Base):
    """A number that a region chose for the draw: committed to before the opening, revealed after the sealing.

    `commitment` is the SHA-256 of what is revealed, in hexadecimal.
    """

    __tablename__ = "draw_numbers"
    __table_args__ = (
        UniqueConstraint("election_id", "region_id"),
        UniqueConstraint("election_id", "commitment"),
        CheckConstraint("(revealed IS NULL) = (revealed_at IS NULL)", "revealed_at_a_moment"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"))
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    commitment: Mapped[str] = mapped_column(String(64))
    committed_at: Mapped[datetime] = mapped_column(Instant)
    revealed: Mapped[str | None] = mapped_column(String(200))
    revealed_at: Mapped[datetime | None] = mapped_column(Instant)

    election: Mapped[Election] = relationship(lazy="raise")
    region: Mapped[Region] = relationship(lazy="raise")


class ElectionDeclaration(Base):
    """What an election came to; `sheet` is the whole count as data, None where only the outcome is public.

    `elected` and `runners_up` are nominations in order; `seed` the key of the draw, where one was needed.
    """

    __tablename__ = "election_declarations"

    id: Mapped[int] = mapped_column(primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"), unique=True)
    outcome: Mapped[ElectionOutcome] = mapped_column(one_of(ElectionOutcome, "outcome"))
    elected: Mapped[list[int]] = mapped_column(Canonical)
    runners_up: Mapped[list[int]] = mapped_column(Canonical)
    cast: Mapped[int]
    entitled: Mapped[int]
    sheet: Mapped[dict[str, Any] | None] = mapped_column(Canonical)
    seed: Mapped[str | None] = mapped_column(Text)
    declared_at: Mapped[datetime] = mapped_column(Instant)

    election: Mapped[Election] = relationship(back_populates="declaration", lazy="raise")


class Appointment(Base):
    """Somebody elected to a post, by a declaration, from a day on; `place` counts the elected from 1."""

    __tablename__ = "appointments"
    __table_args__ = (
        UniqueConstraint("declaration_id", "place"),
        CheckConstraint("term_until > begins_at", "lasts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    declaration_id: Mapped[int] = mapped_column(ForeignKey("election_declarations.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), index=True)
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nominations.id"), index=True)
    place: Mapped[int]
    begins_at: Mapped[datetime] = mapped_column(Instant)
    term_until: Mapped[datetime] = mapped_column(Instant)

    declaration: Mapped[ElectionDeclaration] = relationship(lazy="raise")
    post: Mapped[Post] = relationship(lazy="raise")
    nomination: Mapped[Nomination] = relationship(lazy="raise")
