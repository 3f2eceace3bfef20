"""The statutes: every number of the rules of procedure, as one frozen value. Explained: docs/statutes.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType
from typing import Any

from governance.errors import N_, RuleBroken
from governance.record import plain
from governance.statutes.articles import ARTICLES as ARTICLES
from governance.statutes.articles import Article as Article

HALF = Fraction(1, 2)


class MotionKind(StrEnum):
    """What a motion is about; the statutes give each kind its majority, quorum and voting time."""

    RESOLUTION = "resolution"
    COMMITMENT = "commitment"
    MEMBERSHIP = "membership"
    STATUTES = "statutes"
    PROCEDURAL = "procedural"


class Basis(StrEnum):
    """Of whom a share is taken; `present and voting` leaves out abstentions."""

    PRESENT_AND_VOTING = "present_and_voting"
    PRESENT = "present"
    ENTITLED = "entitled"


class TieRule(StrEnum):
    """What settles as many for as against: things stay as they are, or the presiding officer decides."""

    STATUS_QUO = "status_quo"
    CASTING_VOTE = "casting_vote"


class ShareOutOfBounds(RuleBroken):
    """Facts: share (Fraction)."""

    message = N_(
        "A share must be more than nothing and at most the whole; more than the whole cannot be met."
    )


class NotAMajority(RuleBroken):
    """Facts: share (Fraction)."""

    message = N_("A majority must be more than one half, or at least some larger share.")


class CastingVoteMisplaced(RuleBroken):
    """A casting vote would otherwise replace a qualified majority, or one constituency."""

    message = N_("A casting vote can settle only a simple majority that is not concurrent.")


class KindsIncomplete(RuleBroken):
    """The statutes would leave a kind of motion without a rule."""

    message = N_("The statutes need one rule for each kind of motion.")


class DurationsOutOfOrder(RuleBroken):
    """Notice and voting times that contradict each other."""

    message = N_(
        "Extraordinary notice cannot be longer than ordinary notice, "
        "and each voting time must lie between the shortest and the longest."
    )


class StatutesIncomplete(RuleBroken):
    """No language, no vote for a region, or a version that is not counted from 1."""

    message = N_("The statutes need a version from 1, at least one language, and a vote for each region.")


def least_meeting(share: Fraction, strict: bool, base: Fraction) -> int:
    """The least whole number that is `share` of `base`, or more than it if `strict`.

    At least 1, for nobody is never enough: neither a quorum nor a majority.
    """
    bound = share * base
    return max(1, floor(bound) + 1 if strict else ceil(bound))


def _check_share(share: Fraction, strict: bool) -> None:
    if not 0 < share <= 1 or (strict and share == 1):
        raise ShareOutOfBounds(share=share)


@dataclass(frozen=True)
class Quorum:
    """The share of heads that must take part; `strict` asks for more than the share."""

    share: Fraction
    strict: bool

    def __post_init__(self) -> None:
        _check_share(self.share, self.strict)


@dataclass(frozen=True)
class Majority:
    """The share of weight in favour that adopts; `concurrent` asks for it in each constituency as well."""

    basis: Basis
    share: Fraction
    strict: bool
    concurrent: bool = False
    tie: TieRule = TieRule.STATUS_QUO

    def __post_init__(self) -> None:
        _check_share(self.share, self.strict)
        if self.share < HALF or (self.share == HALF and not self.strict):
            raise NotAMajority(share=self.share)
        if self.tie is TieRule.CASTING_VOTE and (self.concurrent or not self.is_simple):
            raise CastingVoteMisplaced

    @property
    def is_simple(self) -> bool:
        """More for than against."""
        return self.basis is Basis.PRESENT_AND_VOTING and self.share == HALF


SIMPLE = Majority(Basis.PRESENT_AND_VOTING, HALF, strict=True)
ABSOLUTE = Majority(Basis.ENTITLED, HALF, strict=True)
TWO_THIRDS = Majority(Basis.PRESENT_AND_VOTING, Fraction(2, 3), strict=False)
THREE_QUARTERS = Majority(Basis.PRESENT_AND_VOTING, Fraction(3, 4), strict=False)
UNANIMITY = Majority(Basis.PRESENT_AND_VOTING, Fraction(1), strict=False)

MORE_THAN_HALF = Quorum(HALF, strict=True)
ONE_THIRD = Quorum(Fraction(1, 3), strict=False)


@dataclass(frozen=True)
class KindRule:
    """How motions of one kind are decided, and how long their vote stays open unless another time is set."""

    majority: Majority
    vote_quorum: Quorum
    voting_time: timedelta


@dataclass(frozen=True)
class Statutes:
    """The rules in force; a session keeps the version it was convened under."""

    version: int
    languages: tuple[str, ...]
    region_weight: Fraction
    ordinary_notice: timedelta
    extraordinary_notice: timedelta
    session_quorum: Quorum
    shortest_vote: timedelta
    longest_vote: timedelta
    close_when_all_cast: bool
    colleague_may_change: bool
    kinds: Mapping[MotionKind, KindRule]

    def __post_init__(self) -> None:
        if self.version < 1 or not self.languages or self.region_weight <= 0:
            raise StatutesIncomplete
        if set(self.kinds) != set(MotionKind):
            raise KindsIncomplete
        times = [rule.voting_time for rule in self.kinds.values()]
        if not timedelta(0) < self.shortest_vote <= min(times) <= max(times) <= self.longest_vote:
            raise DurationsOutOfOrder
        if not timedelta(0) <= self.extraordinary_notice <= self.ordinary_notice:
            raise DurationsOutOfOrder
        object.__setattr__(self, "kinds", MappingProxyType({kind: self.kinds[kind] for kind in MotionKind}))


FOUNDING = Statutes(
    version=1,
    languages=("en", "fr", "es"),
    region_weight=Fraction(1),
    ordinary_notice=timedelta(days=30),
    extraordinary_notice=timedelta(days=7),
    session_quorum=MORE_THAN_HALF,
    shortest_vote=timedelta(minutes=10),
    longest_vote=timedelta(days=14),
    close_when_all_cast=True,
    colleague_may_change=True,
    kinds={
        MotionKind.RESOLUTION: KindRule(SIMPLE, MORE_THAN_HALF, timedelta(hours=24)),
        MotionKind.COMMITMENT: KindRule(
            Majority(Basis.PRESENT_AND_VOTING, HALF, strict=True, concurrent=True),
            MORE_THAN_HALF,
            timedelta(hours=72),
        ),
        MotionKind.MEMBERSHIP: KindRule(TWO_THIRDS, MORE_THAN_HALF, timedelta(days=7)),
        MotionKind.STATUTES: KindRule(
            Majority(Basis.ENTITLED, Fraction(2, 3), strict=False, concurrent=True),
            MORE_THAN_HALF,
            timedelta(days=14),
        ),
        MotionKind.PROCEDURAL: KindRule(
            Majority(Basis.PRESENT_AND_VOTING, HALF, strict=True, tie=TieRule.CASTING_VOTE),
            ONE_THIRD,
            timedelta(hours=1),
        ),
    },
)


@dataclass(frozen=True)
class Provision:
    """One line of the public page of the statutes."""

    name: str
    article: Article
    value: Any


def provisions(statutes: Statutes) -> tuple[Provision, ...]:
    """Every number of the statutes with its article, in the order of the articles."""
    return tuple(Provision(name, article, _value(statutes, name)) for name, article in ARTICLES.items())


def _value(statutes: Statutes, name: str) -> Any:
    first, *rest = name.split(".")
    if not rest:
        return getattr(statutes, first)
    kind, member = rest
    return getattr(statutes.kinds[MotionKind(kind)], member)


def to_plain(value: Statutes | KindRule | Majority | Quorum) -> dict[str, Any]:
    """The JSON values by which the record keeps statutes or a part of them."""
    members: dict[str, Any] = plain.to_plain(value)
    return members


def from_plain(members: Mapping[str, Any]) -> Statutes:
    """The statutes of a record; raises NotCanonical on a missing or unknown key, or a refusal when unsound."""
    return plain.read(Statutes, members)


def majority_from_plain(members: Mapping[str, Any]) -> Majority:
    """The majority a vote was opened under."""
    return plain.read(Majority, members)


def quorum_from_plain(members: Mapping[str, Any]) -> Quorum:
    """The quorum a vote was opened under."""
    return plain.read(Quorum, members)
