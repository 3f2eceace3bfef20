"""The life of a motion, an amendment or a part of one: every state, and every act that leads to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from governance.errors import N_, RuleBroken


class Outcome(StrEnum):
    """What a vote decides about its motion; for want of a quorum nothing is decided."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    NOT_DECIDED = "not_decided"


class MotionRole(StrEnum):
    """What a motion is to the one that it is about; a motion of its own has no role."""

    AMENDMENT = "amendment"
    SUBAMENDMENT = "subamendment"
    CORRECTION = "correction"
    PART = "part"
    PROCEDURE = "procedure"


class MotionState(StrEnum):
    """Where a motion stands; derived from its instants and votes, never stored."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    INADMISSIBLE = "inadmissible"
    ADMITTED = "admitted"
    ON_AGENDA = "on_agenda"
    DIVIDED = "divided"
    UNDER_VOTE = "under_vote"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    NOT_DECIDED = "not_decided"
    ACCEPTED = "accepted"
    FALLEN = "fallen"
    REFERRED = "referred"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


S = MotionState
_DECIDED = (S.ADOPTED, S.REJECTED, S.NOT_DECIDED)
# What may be done wherever a motion waits, without changing where it stands.
_WAITING = (S.SUBMITTED, S.ADMITTED, S.ON_AGENDA, S.DIVIDED, S.NOT_DECIDED, S.POSTPONED, S.REFERRED)
_KEPT = ("write_translation",)
# While it is before the Assembly a motion is debated, unless its debate was closed.
_DEBATED = (S.SUBMITTED, S.ADMITTED, S.ON_AGENDA, S.DIVIDED, S.UNDER_VOTE, S.NOT_DECIDED)
_SAID = ("make_statement", "reply", "close_debate", "reopen_debate")

# The states that an act may lead to; a declaration leads to more than one, by the outcome of its vote.
MOTION_TRANSITIONS: Mapping[tuple[MotionState, str], tuple[MotionState, ...]] = MappingProxyType(
    {
        **{(state, act): (state,) for state in _WAITING for act in _KEPT},
        **{(state, act): (state,) for state in _DEBATED for act in _SAID},
        **{(state, "withdraw_motion"): (S.WITHDRAWN,) for state in (*_WAITING, S.INADMISSIBLE)},
        **{(state, "lapse"): (S.LAPSED,) for state in (*_WAITING, S.INADMISSIBLE)},
        (S.DRAFT, "submit_motion"): (S.SUBMITTED,),
        (S.DRAFT, "lay_application"): (S.SUBMITTED,),
        (S.DRAFT, "move_procedure"): (S.SUBMITTED,),
        (S.DRAFT, "propose_amendment"): (S.ON_AGENDA,),
        (S.DRAFT, "propose_subamendment"): (S.ON_AGENDA,),
        (S.DRAFT, "recommend_correction"): (S.ON_AGENDA,),
        (S.DRAFT, "divide_motion"): (S.ON_AGENDA,),
        (S.SUBMITTED, "invite_support"): (S.SUBMITTED,),
        (S.SUBMITTED, "decline_support"): (S.SUBMITTED,),
        (S.SUBMITTED, "second_motion"): (S.SUBMITTED,),
        (S.SUBMITTED, "withdraw_support"): (S.SUBMITTED,),
        (S.SUBMITTED, "lapse_motion"): (S.LAPSED,),
        (S.SUBMITTED, "admit_motion"): (S.ADMITTED, S.ON_AGENDA),
        (S.SUBMITTED, "refuse_motion"): (S.INADMISSIBLE,),
        (S.INADMISSIBLE, "overrule"): (S.ADMITTED, S.ON_AGENDA),
        (S.ADMITTED, "overrule"): (S.INADMISSIBLE,),
        (S.ADMITTED, "place_on_agenda"): (S.ON_AGENDA,),
        (S.ADMITTED, "refer_motion"): (S.REFERRED,),
        (S.ADMITTED, "postpone_motion"): (S.POSTPONED,),
        (S.ON_AGENDA, "overrule"): (S.INADMISSIBLE,),
        (S.ON_AGENDA, "refuse_motion"): (S.INADMISSIBLE,),
        (S.ON_AGENDA, "propose_amendment"): (S.ON_AGENDA,),
        (S.ON_AGENDA, "propose_subamendment"): (S.ON_AGENDA,),
        (S.ON_AGENDA, "set_voting_order"): (S.ON_AGENDA,),
        (S.ADMITTED, "set_voting_order"): (S.ADMITTED,),
        (S.ON_AGENDA, "recommend_correction"): (S.ON_AGENDA,),
        # A vote that decided nothing leaves a motion where it was: its text can still change before the next.
        (S.NOT_DECIDED, "propose_amendment"): (S.NOT_DECIDED,),
        (S.NOT_DECIDED, "propose_subamendment"): (S.NOT_DECIDED,),
        (S.NOT_DECIDED, "recommend_correction"): (S.NOT_DECIDED,),
        (S.NOT_DECIDED, "set_voting_order"): (S.NOT_DECIDED,),
        (S.ADMITTED, "propose_amendment"): (S.ADMITTED,),
        (S.ADMITTED, "recommend_correction"): (S.ADMITTED,),
        (S.SUBMITTED, "recommend_correction"): (S.SUBMITTED,),
        (S.ON_AGENDA, "accept_amendment"): (S.ACCEPTED,),
        (S.ON_AGENDA, "decline_correction"): (S.FALLEN,),
        (S.ON_AGENDA, "fall"): (S.FALLEN,),
        (S.POSTPONED, "fall"): (S.FALLEN,),
        (S.REFERRED, "fall"): (S.FALLEN,),
        (S.NOT_DECIDED, "fall"): (S.FALLEN,),
        (S.INADMISSIBLE, "fall"): (S.FALLEN,),
        (S.ON_AGENDA, "refer_motion"): (S.REFERRED,),
        (S.ON_AGENDA, "postpone_motion"): (S.POSTPONED,),
        (S.ON_AGENDA, "divide_motion"): (S.DIVIDED,),
        (S.ON_AGENDA, "open_votes"): (S.UNDER_VOTE,),
        (S.DIVIDED, "undo_division"): (S.ON_AGENDA,),
        (S.DIVIDED, "reunite"): (S.ON_AGENDA, S.REJECTED),
        (S.UNDER_VOTE, "annul_vote"): (S.ON_AGENDA, S.NOT_DECIDED),
        (S.UNDER_VOTE, "declare_vote"): _DECIDED,
        (S.NOT_DECIDED, "open_votes"): (S.UNDER_VOTE,),
        (S.NOT_DECIDED, "refer_motion"): (S.REFERRED,),
        (S.NOT_DECIDED, "postpone_motion"): (S.POSTPONED,),
        (S.POSTPONED, "resume_motion"): (S.ADMITTED, S.ON_AGENDA, S.NOT_DECIDED),
        (S.REFERRED, "resume_motion"): (S.ADMITTED, S.ON_AGENDA, S.NOT_DECIDED),
        (S.REJECTED, "reconsider"): (S.ON_AGENDA,),
    }
)


class MotionDoesNotAllow(RuleBroken):
    """Facts: state (MotionState)."""

    message = N_("This cannot be done while the motion stands as: %(state)s.")


@dataclass(frozen=True)
class MotionFacts:
    """What the state of a motion follows from.

    `on_agenda`: it is before the Assembly, as an item or by the motion it is about; `vote_open` is a vote
    not yet declared or annulled; `outcome` is that of the latest vote declared and not reconsidered. A motion
    whose every part was rejected is rejected without a vote of its own (`parts_rejected_at`).
    """

    submitted_at: datetime | None = None
    admitted_at: datetime | None = None
    inadmissible_at: datetime | None = None
    on_agenda: bool = False
    divided_at: datetime | None = None
    vote_open: bool = False
    outcome: Outcome | None = None
    accepted_at: datetime | None = None
    fallen_at: datetime | None = None
    referred_at: datetime | None = None
    postponed_at: datetime | None = None
    parts_rejected_at: datetime | None = None
    withdrawn_at: datetime | None = None
    lapsed_at: datetime | None = None


def motion_state(facts: MotionFacts) -> MotionState:
    """The last stage reached."""
    stages = (
        (facts.withdrawn_at, S.WITHDRAWN),
        (facts.lapsed_at, S.LAPSED),
        (facts.fallen_at, S.FALLEN),
        (facts.accepted_at, S.ACCEPTED),
        (facts.vote_open or None, S.UNDER_VOTE),
        (facts.inadmissible_at, S.INADMISSIBLE),
        (facts.referred_at, S.REFERRED),
        (facts.postponed_at, S.POSTPONED),
        (facts.parts_rejected_at, S.REJECTED),
        (facts.outcome, facts.outcome and S(facts.outcome)),
        (facts.divided_at, S.DIVIDED),
        (facts.on_agenda or None, S.ON_AGENDA),
        (facts.admitted_at, S.ADMITTED),
        (facts.submitted_at, S.SUBMITTED),
    )
    return next((state for since, state in stages if since is not None and state), S.DRAFT)


def check_motion_may(state: MotionState, act_name: str) -> tuple[MotionState, ...]:
    """The states that the act may lead to; raises MotionDoesNotAllow where there are none."""
    if (state, act_name) not in MOTION_TRANSITIONS:
        raise MotionDoesNotAllow(state=state)
    return MOTION_TRANSITIONS[state, act_name]
