"""Majorities and quorums: exact shares, of whom they are taken, and what settles a tie."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import Any

from governance.errors import N_, RuleBroken
from governance.record import plain

HALF = Fraction(1, 2)


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


def least_meeting(share: Fraction, strict: bool, base: Fraction | int) -> int:
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

    def to_plain(self) -> dict[str, Any]:
        """The JSON values by which a vote keeps the quorum it was opened under."""
        members: dict[str, Any] = plain.to_plain(self)
        return members

    @classmethod
    def from_plain(cls, members: Mapping[str, Any]) -> "Quorum":
        """The quorum of a record; raises NotCanonical, or a refusal."""
        return plain.read(cls, members)


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

    def to_plain(self) -> dict[str, Any]:
        """The JSON values by which a vote keeps the majority it was opened under."""
        members: dict[str, Any] = plain.to_plain(self)
        return members

    @classmethod
    def from_plain(cls, members: Mapping[str, Any]) -> "Majority":
        """The majority of a record; raises NotCanonical, or a refusal."""
        return plain.read(cls, members)

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
