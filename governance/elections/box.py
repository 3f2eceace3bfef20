"""The roll of an election and its ballots: recorded under a region, or secret in the urn."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from governance.assembly.models import Proxy
from governance.base import Base, Canonical, Instant, one_of
from governance.elections.models import Election
from governance.regions.models import Region
from governance.regions.rules import Constituency

SEALED = {"payload": "sealed"}


class ElectionRollEntry(Base):
    """A region on the sealed roll of one election; `voted` says that its ballot is in, and nothing else."""

    __tablename__ = "election_roll_entries"
    __table_args__ = (UniqueConstraint("election_id", "region_id"), UniqueConstraint("id", "election_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"))
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), index=True)
    constituency: Mapped[Constituency] = mapped_column(one_of(Constituency, "constituency"))
    present: Mapped[bool]
    proxy_id: Mapped[int | None] = mapped_column(ForeignKey("proxies.id"), index=True)
    voted: Mapped[bool] = mapped_column(default=False)

    election: Mapped[Election] = relationship(lazy="raise")
    region: Mapped[Region] = relationship(lazy="raise")
    proxy: Mapped[Proxy | None] = relationship(lazy="raise")
    ballots: Mapped[list["RankedBallot"]] = relationship(
        back_populates="entry", lazy="raise", order_by="RankedBallot.revision"
    )

    @property
    def proxy_in_force(self) -> Proxy | None:
        """The proxy that was sealed into the roll, until its giver takes it back; must be loaded."""
        if self.proxy_id is None or self.proxy is None or self.proxy.revoked_at is not None:
            return None
        return self.proxy

    @property
    def voter_id(self) -> int:
        """The region whose delegation casts this ballot now: its own, or the one that holds its proxy."""
        proxy = self.proxy_in_force
        return proxy.holder_id if proxy else self.region_id


class RankedBallot(Base):
    """A recorded ballot of a region: what it marked, sealed until the declaration; the last one counts.

    `mark` is as `ballots.mark_plain` writes it. The same `key` handed in again gives the same ballot.
    """

    __tablename__ = "ranked_ballots"
    __table_args__ = (
        UniqueConstraint("roll_entry_id", "revision"),
        CheckConstraint("revision >= 1", "revision_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    roll_entry_id: Mapped[int] = mapped_column(ForeignKey("election_roll_entries.id"), index=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    proxy_id: Mapped[int | None] = mapped_column(ForeignKey("proxies.id"))
    revision: Mapped[int]
    key: Mapped[str] = mapped_column(String(64), unique=True)
    cast_at: Mapped[datetime] = mapped_column(Instant)
    mark: Mapped[dict[str, Any]] = mapped_column(Canonical, info=SEALED)
    code: Mapped[str] = mapped_column(String(16), unique=True, info=SEALED)

    entry: Mapped[ElectionRollEntry] = relationship(back_populates="ballots", lazy="raise")

    @property
    def sealed_until(self) -> str:
        """The subject whose declaration discloses the ballot."""
        return f"elections/{self.election_id}"


class UrnSlip(Base):
    """A secret ballot while the election is open: a random identifier and the mark, nothing that dates it.

    Outside the record. Emptied when the urn is sealed.
    """

    __tablename__ = "urn_slips"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"), index=True)
    mark: Mapped[dict[str, Any]] = mapped_column(Canonical)


class UrnBallot(Base):
    """A secret ballot of a sealed urn, written anew in an order drawn from the system's randomness.

    Outside the record, which holds `Election.urn_digest`.
    """

    __tablename__ = "urn_ballots"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    election_id: Mapped[int] = mapped_column(ForeignKey("elections.id"), index=True)
    mark: Mapped[dict[str, Any]] = mapped_column(Canonical)
