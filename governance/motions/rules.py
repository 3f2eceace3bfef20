"""The life of a motion. The law of its texts is in `texts`; all of it can be had from here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from governance.errors import N_, RuleBroken
from governance.motions.texts import MissingTranslation as MissingTranslation
from governance.motions.texts import OutdatedTranslation as OutdatedTranslation
from governance.motions.texts import check_translations as check_translations
from governance.motions.texts import is_current as is_current
from governance.texts import LONGEST_BODY as LONGEST_BODY
from governance.texts import LONGEST_TITLE as LONGEST_TITLE
from governance.texts import BodyMissing as BodyMissing
from governance.texts import BodyTooLong as BodyTooLong
from governance.texts import TitleMissing as TitleMissing
from governance.texts import TitleOnSeveralLines as TitleOnSeveralLines
from governance.texts import TitleTooLong as TitleTooLong
from governance.texts import UnreadableCharacters as UnreadableCharacters
from governance.texts import check_text as check_text
from governance.texts import paragraphs as paragraphs
from governance.texts import text_digest as text_digest


class Outcome(StrEnum):
    """What a vote decides about its motion; for want of a quorum nothing is decided."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    NOT_DECIDED = "not_decided"


class MotionState(StrEnum):
    """Where a motion stands; derived from its instants and votes, never stored."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ADMITTED = "admitted"
    ON_AGENDA = "on_agenda"
    UNDER_VOTE = "under_vote"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    NOT_DECIDED = "not_decided"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


_DECIDED = (MotionState.ADOPTED, MotionState.REJECTED, MotionState.NOT_DECIDED)

# The states that an act may lead to; only a declaration leads to more than one, by the outcome of the vote.
MOTION_TRANSITIONS: Mapping[tuple[MotionState, str], tuple[MotionState, ...]] = MappingProxyType(
    {
        (MotionState.DRAFT, "submit_motion"): (MotionState.SUBMITTED,),
        (MotionState.SUBMITTED, "second_motion"): (MotionState.SUBMITTED,),
        (MotionState.SUBMITTED, "write_translation"): (MotionState.SUBMITTED,),
        (MotionState.SUBMITTED, "admit_motion"): (MotionState.ADMITTED,),
        (MotionState.SUBMITTED, "withdraw_motion"): (MotionState.WITHDRAWN,),
        (MotionState.SUBMITTED, "lapse_motion"): (MotionState.LAPSED,),
        (MotionState.ADMITTED, "write_translation"): (MotionState.ADMITTED,),
        (MotionState.ADMITTED, "place_on_agenda"): (MotionState.ON_AGENDA,),
        (MotionState.ADMITTED, "withdraw_motion"): (MotionState.WITHDRAWN,),
        (MotionState.ADMITTED, "lapse_motion"): (MotionState.LAPSED,),
        (MotionState.ON_AGENDA, "write_translation"): (MotionState.ON_AGENDA,),
        (MotionState.ON_AGENDA, "open_votes"): (MotionState.UNDER_VOTE,),
        (MotionState.ON_AGENDA, "withdraw_motion"): (MotionState.WITHDRAWN,),
        (MotionState.ON_AGENDA, "lapse_motion"): (MotionState.LAPSED,),
        (MotionState.UNDER_VOTE, "annul_vote"): (MotionState.ON_AGENDA, MotionState.NOT_DECIDED),
        (MotionState.UNDER_VOTE, "declare_vote"): _DECIDED,
        (MotionState.NOT_DECIDED, "write_translation"): (MotionState.NOT_DECIDED,),
        (MotionState.NOT_DECIDED, "open_votes"): (MotionState.UNDER_VOTE,),
        (MotionState.NOT_DECIDED, "withdraw_motion"): (MotionState.WITHDRAWN,),
        (MotionState.NOT_DECIDED, "lapse_motion"): (MotionState.LAPSED,),
    }
)


class MotionDoesNotAllow(RuleBroken):
    """Facts: state (MotionState)."""

    message = N_("This cannot be done while the motion stands as: %(state)s.")


class SecondedBySponsor(RuleBroken):
    """A motion is the wish of two regions at least."""

    message = N_("A motion needs the support of another region than the one that moves it.")


@dataclass(frozen=True)
class MotionFacts:
    """What the state of a motion follows from; `vote_open` is a vote not yet declared or annulled."""

    submitted_at: datetime | None = None
    admitted_at: datetime | None = None
    on_agenda: bool = False
    vote_open: bool = False
    outcome: Outcome | None = None
    withdrawn_at: datetime | None = None
    lapsed_at: datetime | None = None


def motion_state(facts: MotionFacts) -> MotionState:
    """The last stage reached; the outcome is that of the latest vote declared."""
    stages = (
        (facts.withdrawn_at is not None, MotionState.WITHDRAWN),
        (facts.lapsed_at is not None, MotionState.LAPSED),
        (facts.vote_open, MotionState.UNDER_VOTE),
        (facts.outcome is not None, facts.outcome and MotionState(facts.outcome)),
        (facts.on_agenda, MotionState.ON_AGENDA),
        (facts.admitted_at is not None, MotionState.ADMITTED),
        (facts.submitted_at is not None, MotionState.SUBMITTED),
    )
    return next((state for reached, state in stages if reached and state), MotionState.DRAFT)


def check_motion_may(state: MotionState, act_name: str) -> tuple[MotionState, ...]:
    """The states that the act may lead to; raises MotionDoesNotAllow where there are none."""
    if (state, act_name) not in MOTION_TRANSITIONS:
        raise MotionDoesNotAllow(state=state)
    return MOTION_TRANSITIONS[state, act_name]


def check_seconder(author: int | None, seconder: int) -> None:
    """A motion is seconded by another region; regions by their row. Raises SecondedBySponsor."""
    if seconder == author:
        raise SecondedBySponsor
