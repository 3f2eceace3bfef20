"""What is proposed to a motion: each amendment with where it stands, what contradicts it, and the order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload

from governance.amendments.models import Amendment, VotingOrder
from governance.motions.amending import Operation, Paragraph, operations_of
from governance.motions.models import Motion, MotionText
from governance.motions.ordering import Clash, Layers, conflicts, in_order, layered
from governance.motions.queries import authentic, current_texts
from governance.motions.rules import MotionRole, MotionState
from governance.motions.versions import paragraphs_of
from governance.voting.models import Declaration, Vote
from governance.voting.outcomes import state_after

ROLES = (MotionRole.AMENDMENT, MotionRole.SUBAMENDMENT, MotionRole.CORRECTION)
DONE = (MotionState.ADOPTED, MotionState.ACCEPTED)
# Where an amendment is not to be decided any more.
FINAL = (
    *DONE,
    MotionState.REJECTED,
    MotionState.FALLEN,
    MotionState.WITHDRAWN,
    MotionState.LAPSED,
    MotionState.INADMISSIBLE,
)


@dataclass(frozen=True)
class Proposal:
    """An amendment, a subamendment or a correction, with the votes on it and where it stands."""

    row: Amendment
    votes: Sequence[Vote]
    state: MotionState

    @property
    def motion(self) -> Motion:
        """The motion of its role, which carries its author and its votes."""
        return self.row.motion

    @property
    def role(self) -> MotionRole:
        """Amendment, subamendment or correction."""
        return self.motion.role or MotionRole.AMENDMENT

    @property
    def number(self) -> int:
        """By which it is called, and by which the paragraphs are that it inserts."""
        return self.motion.number or 0

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """What it does as it was read, with its adopted subamendments; compared with those of every other."""
        return operations_of(self.row.operations)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The places that it changes: what changes none of them does not contradict it."""
        return frozenset(operation.anchor for operation in self.operations)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be decided."""
        return self.state not in FINAL


@dataclass(frozen=True)
class Proposed:
    """Everything proposed to one motion, and the order that the presiding officer set."""

    motion: Motion
    proposals: Sequence[Proposal]
    order: VotingOrder | None

    def of(self, role: MotionRole) -> list[Proposal]:
        """Those of one role, by their numbers."""
        return [one for one in self.proposals if one.role is role]

    def find(self, motion_id: int) -> Proposal:
        """One of them by the row of its motion. Raises LookupError."""
        found = next((one for one in self.proposals if one.motion.id == motion_id), None)
        if found is None:
            raise LookupError("no amendment to this motion")
        return found

    def under(self, amendment: Proposal) -> list[Proposal]:
        """The subamendments of an amendment."""
        return [one for one in self.proposals if one.motion.about_id == amendment.motion.id]

    def layers(self, amendment: Proposal) -> Layers:
        """What its subamendments changed that were adopted or accepted."""
        return [(one.number, one.operations) for one in self.under(amendment) if one.state in DONE]

    @cached_property
    def in_order(self) -> list[Proposal]:
        """The open amendments in the order in which they are voted on."""
        waiting = {one.number: one for one in self.of(MotionRole.AMENDMENT) if one.is_open}
        placed = {one.motion.id: one.number for one in waiting.values()}
        places = [placed[place] for place in (self.order.places if self.order else ()) if place in placed]
        operations = {number: one.operations for number, one in waiting.items()}
        return [waiting[number] for number in in_order(operations, places)]

    def against(self, proposal: Proposal) -> list[tuple[Proposal, tuple[Clash, ...]]]:
        """The open ones that contradict it, in the order of voting; for a subamendment those beside it."""
        if proposal.role is MotionRole.SUBAMENDMENT:
            rivals = [one for one in self.under(self.find(proposal.motion.about_id or 0)) if one.is_open]
        else:
            rivals = self.in_order + [one for one in self.of(MotionRole.CORRECTION) if one.is_open]
        others = (
            one for one in rivals if one is not proposal and not one.anchors.isdisjoint(proposal.anchors)
        )
        found = ((one, conflicts(proposal.operations, one.operations)) for one in others)
        return [(one, clashes) for one, clashes in found if clashes]

    def amended(self, amendment: Proposal, text: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        """The text as the amendment makes it now, under the names that its subamendments go by.

        Deleted paragraphs keep their places without words. Raises ChangedSince.
        """
        first = operations_of(amendment.row.proposed)
        return layered(text, first, amendment.number, self.layers(amendment))


def proposed_on(session: Session, motion: Motion) -> Proposed:
    """Everything proposed to a motion, by role and number; three statements."""
    return proposed_to(session, [motion])[motion.id]


def proposed_to(session: Session, motions: Sequence[Motion]) -> dict[int, Proposed]:
    """Everything proposed to each of these motions; three statements however many they are."""
    ids = [motion.id for motion in motions]
    rows = _amendments(session, ids)
    votes = _votes(session, [row.motion_id for row in rows])
    found: dict[int, list[Proposal]] = {motion_id: [] for motion_id in ids}
    for row in rows:
        on_it = votes.get(row.motion_id, [])
        # What is asked about an amendment is proposed to its motion, not to it.
        found.setdefault(root_id_of(row.motion), []).append(
            Proposal(row, on_it, state_after(row.motion, on_it))
        )
    orders = _orders(session, ids)
    return {motion.id: Proposed(motion, found[motion.id], orders.get(motion.id)) for motion in motions}


def _amendments(session: Session, motion_ids: Sequence[int]) -> Sequence[Amendment]:
    about = aliased(Motion)
    query = (
        select(Amendment)
        .join(Amendment.motion)
        .join(about, Motion.about_id == about.id)
        .where(Motion.role.in_(ROLES), or_(Motion.about_id.in_(motion_ids), about.about_id.in_(motion_ids)))
        .options(
            contains_eager(Amendment.motion).options(joinedload(Motion.author), joinedload(Motion.about))
        )
        .order_by(Motion.role, Motion.number)
    )
    return session.scalars(query).all()


def _votes(session: Session, motion_ids: Sequence[int]) -> dict[int, list[Vote]]:
    """Every vote ever taken on each of these motions, the oldest first."""
    loaded = joinedload(Vote.declaration).joinedload(Declaration.resolution)
    query = select(Vote).where(Vote.motion_id.in_(motion_ids)).options(loaded).order_by(Vote.id)
    found: dict[int, list[Vote]] = {}
    for vote in session.scalars(query):
        found.setdefault(vote.motion_id, []).append(vote)
    return found


def _orders(session: Session, motion_ids: Sequence[int]) -> dict[int, VotingOrder]:
    query = select(VotingOrder).where(
        VotingOrder.motion_id.in_(motion_ids), VotingOrder.superseded_at.is_(None)
    )
    return {order.motion_id: order for order in session.scalars(query)}


def authentic_of(session: Session, motion: Motion) -> MotionText:
    """The authentic text of a motion as it stands; one statement."""
    return authentic(current_texts(session, [motion.id])[motion.id], motion)


def text_of(session: Session, motion: Motion) -> tuple[Paragraph, ...]:
    """Its paragraphs under their anchors; one statement."""
    return paragraphs_of(authentic_of(session, motion))


def amendment_of(session: Session, motion_id: int) -> Amendment | None:
    """The amendment that a motion of such a role carries; with that motion, and what it is about."""
    loaded = joinedload(Amendment.motion).options(joinedload(Motion.author), joinedload(Motion.about))
    return session.scalars(select(Amendment).where(Amendment.motion_id == motion_id).options(loaded)).first()


def root_id_of(motion: Motion) -> int:
    """The row of the motion that an amendment, or a subamendment, finally is about; `about` is loaded."""
    if motion.about is None:
        return motion.id
    return motion.about.about_id or motion.about.id


def corrections_to_answer(session: Session, region_ids: Sequence[int]) -> Sequence[Motion]:
    """The corrections to motions of these regions that wait for an answer; one statement."""
    about = aliased(Motion)
    waiting = (Motion.accepted_at, Motion.fallen_at, Motion.withdrawn_at, Motion.lapsed_at)
    query = (
        select(Motion)
        .join(about, Motion.about_id == about.id)
        .where(Motion.role == MotionRole.CORRECTION, about.author_id.in_(region_ids))
        .where(*(instant.is_(None) for instant in waiting))
        .order_by(Motion.id)
    )
    return session.scalars(query).all()
