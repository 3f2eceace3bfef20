"""The statutes: every number of the rules of procedure, as one frozen value. Explained: docs/statutes.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from governance.errors import N_, RuleBroken
from governance.record import plain
from governance.statutes.articles import ARTICLES as ARTICLES
from governance.statutes.articles import Article as Article
from governance.statutes.deliberation import (
    FOUNDING_DEBATE,
    FOUNDING_DEMANDS,
    FOUNDING_MOTIONS,
    LONGEST_TIME,
    DebateRules,
    DemandRules,
    MotionRules,
)
from governance.statutes.elections import FOUNDING_ELECTIONS, ElectionRules
from governance.statutes.franchise import FOUNDING_FRANCHISE, LARGEST_WEIGHT, FranchiseRules
from governance.statutes.majorities import ABSOLUTE as ABSOLUTE
from governance.statutes.majorities import HALF as HALF
from governance.statutes.majorities import MORE_THAN_HALF as MORE_THAN_HALF
from governance.statutes.majorities import ONE_THIRD as ONE_THIRD
from governance.statutes.majorities import SIMPLE as SIMPLE
from governance.statutes.majorities import THREE_QUARTERS as THREE_QUARTERS
from governance.statutes.majorities import TWO_THIRDS as TWO_THIRDS
from governance.statutes.majorities import UNANIMITY as UNANIMITY
from governance.statutes.majorities import Basis as Basis
from governance.statutes.majorities import CastingVoteMisplaced as CastingVoteMisplaced
from governance.statutes.majorities import Majority as Majority
from governance.statutes.majorities import NotAMajority as NotAMajority
from governance.statutes.majorities import Quorum as Quorum
from governance.statutes.majorities import ShareOutOfBounds as ShareOutOfBounds
from governance.statutes.majorities import TieRule as TieRule
from governance.statutes.majorities import least_meeting as least_meeting
from governance.statutes.membership import FOUNDING_MEMBERSHIP, MembershipRules
from governance.statutes.membership import AdmissionBy as AdmissionBy


class MotionKind(StrEnum):
    """What a motion is about; the statutes give each kind its majority, quorum and voting time."""

    RESOLUTION = "resolution"
    COMMITMENT = "commitment"
    MEMBERSHIP = "membership"
    STATUTES = "statutes"
    PROCEDURAL = "procedural"
    RECONSIDERATION = "reconsideration"


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


class StatutesOutOfBounds(RuleBroken):
    """A time beyond any calendar, or a weight beyond counting."""

    message = N_("Notice and voting times can be ten years at most, and the weight of a region a thousand.")


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
    membership: MembershipRules
    demands: DemandRules = FOUNDING_DEMANDS
    motions: MotionRules = FOUNDING_MOTIONS
    debate: DebateRules = FOUNDING_DEBATE
    franchise: FranchiseRules = FOUNDING_FRANCHISE
    elections: ElectionRules = FOUNDING_ELECTIONS

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
        if max(self.ordinary_notice, self.longest_vote) > LONGEST_TIME or self.region_weight > LARGEST_WEIGHT:
            raise StatutesOutOfBounds
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
        MotionKind.RECONSIDERATION: KindRule(TWO_THIRDS, MORE_THAN_HALF, timedelta(hours=24)),
    },
    membership=FOUNDING_MEMBERSHIP,
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
    value: Any = statutes
    for step in name.split("."):
        value = value[MotionKind(step)] if isinstance(value, Mapping) else getattr(value, step)
    return value


def to_plain(statutes: Statutes) -> dict[str, Any]:
    """The JSON values by which the record keeps the statutes."""
    members: dict[str, Any] = plain.to_plain(statutes)
    return members


# Chapters and kinds of motion that older documents lack; those are read with what was founded later.
LATER_CHAPTERS = {
    "membership": FOUNDING_MEMBERSHIP,
    "demands": FOUNDING_DEMANDS,
    "motions": FOUNDING_MOTIONS,
    "debate": FOUNDING_DEBATE,
    "franchise": FOUNDING_FRANCHISE,
    "elections": FOUNDING_ELECTIONS,
}
LATER_KINDS = (MotionKind.RECONSIDERATION,)


def from_plain(members: Mapping[str, Any]) -> Statutes:
    """The statutes of a record; raises NotCanonical on a missing or unknown key, or a refusal.

    Those recorded before a chapter, or a kind of motion, was written are read with the founding one.
    """
    chapters = {name: plain.to_plain(chapter) for name, chapter in LATER_CHAPTERS.items()}
    return plain.read(Statutes, {**chapters, **members, "kinds": _kinds(members.get("kinds"))})


def _kinds(members: Any) -> Any:
    """The rules of each kind of motion as they are recorded, with those of the kinds that came later."""
    if not isinstance(members, Mapping):
        return members
    return {**{kind.value: plain.to_plain(FOUNDING.kinds[kind]) for kind in LATER_KINDS}, **members}
