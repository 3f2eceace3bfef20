"""Where an application stands: derived from what was done with it, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from governance.applications.rules import ApplicationOutcome
from governance.errors import N_, RuleBroken


class ApplicationState(StrEnum):
    """Where an application stands."""

    SUBMITTED = "submitted"
    UNDER_EXAMINATION = "under_examination"
    WAITING_FOR_ANSWER = "waiting_for_answer"
    EXAMINED = "examined"
    PROPOSED = "proposed"
    BEFORE_ASSEMBLY = "before_assembly"
    ADMITTED = "admitted"
    REFUSED = "refused"
    APPEALED = "appealed"
    WITHDRAWN = "withdrawn"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class ApplicationFacts:
    """What the state of an application follows from."""

    examined: bool = False
    question_open: bool = False
    has_opinion: bool = False
    proposed_at: datetime | None = None
    laid_at: datetime | None = None
    outcome: ApplicationOutcome | None = None
    appealed_at: datetime | None = None
    rejected_at: datetime | None = None


def appeal_waits(facts: ApplicationFacts) -> bool:
    """Whether an appeal is there that the Assembly has not rejected since."""
    if facts.appealed_at is None:
        return False
    return facts.rejected_at is None or facts.rejected_at < facts.appealed_at


def application_state(facts: ApplicationFacts) -> ApplicationState:
    """The last stage reached. The Assembly may still admit what was refused, while an appeal waits."""
    refused = facts.outcome is ApplicationOutcome.REFUSED
    stages = (
        (facts.outcome is not None and not refused, facts.outcome and ApplicationState(facts.outcome)),
        (facts.laid_at is not None, ApplicationState.BEFORE_ASSEMBLY),
        (refused and appeal_waits(facts), ApplicationState.APPEALED),
        (refused, ApplicationState.REFUSED),
        (facts.proposed_at is not None, ApplicationState.PROPOSED),
        (facts.question_open, ApplicationState.WAITING_FOR_ANSWER),
        (facts.has_opinion, ApplicationState.EXAMINED),
        (facts.examined, ApplicationState.UNDER_EXAMINATION),
    )
    return next((state for reached, state in stages if reached and state), ApplicationState.SUBMITTED)


_S = ApplicationState
Step = tuple[ApplicationState, str]
_EXAMINABLE = (_S.SUBMITTED, _S.UNDER_EXAMINATION, _S.WAITING_FOR_ANSWER, _S.EXAMINED)
_TO_EXAMINE = (_S.UNDER_EXAMINATION, _S.WAITING_FOR_ANSWER, _S.EXAMINED)
# The states that an act may lead to; the ends of a motion are acts of the Assembly.
APPLICATION_TRANSITIONS: Mapping[Step, tuple[ApplicationState, ...]] = MappingProxyType(
    {
        (_S.SUBMITTED, "check_point"): (_S.UNDER_EXAMINATION,),
        **{(state, "check_point"): (state,) for state in _TO_EXAMINE},
        **{(state, "ask_applicant"): (_S.WAITING_FOR_ANSWER,) for state in _EXAMINABLE},
        (_S.WAITING_FOR_ANSWER, "answer_question"): _TO_EXAMINE,
        **{(state, "give_opinion"): (_S.EXAMINED,) for state in _EXAMINABLE},
        (_S.WAITING_FOR_ANSWER, "give_opinion"): (_S.WAITING_FOR_ANSWER,),
        (_S.EXAMINED, "propose"): (_S.PROPOSED,),
        (_S.PROPOSED, "confirm"): (_S.ADMITTED,),
        (_S.PROPOSED, "decline"): (_S.EXAMINED,),
        (_S.EXAMINED, "lay"): (_S.BEFORE_ASSEMBLY,),
        (_S.APPEALED, "lay"): (_S.BEFORE_ASSEMBLY,),
        (_S.BEFORE_ASSEMBLY, "adopt"): (_S.ADMITTED,),
        (_S.BEFORE_ASSEMBLY, "reject"): (_S.EXAMINED, _S.REFUSED),
        (_S.BEFORE_ASSEMBLY, "withdraw_motion"): (_S.EXAMINED, _S.APPEALED),
        **{(state, "refuse"): (_S.REFUSED,) for state in _EXAMINABLE},
        **{(state, "set_aside"): (_S.SET_ASIDE,) for state in _EXAMINABLE},
        **{(state, "withdraw"): (_S.WITHDRAWN,) for state in (*_EXAMINABLE, _S.PROPOSED, _S.BEFORE_ASSEMBLY)},
        (_S.REFUSED, "appeal"): (_S.APPEALED,),
    }
)
# The states in which each act may be done.
APPLICATION_ACTS: Mapping[str, tuple[ApplicationState, ...]] = MappingProxyType(
    {
        act: tuple(state for state, name in APPLICATION_TRANSITIONS if name == act)
        for _, act in APPLICATION_TRANSITIONS
    }
)
OPEN = (*_EXAMINABLE, _S.PROPOSED, _S.BEFORE_ASSEMBLY, _S.APPEALED)


class ApplicationDoesNotAllow(RuleBroken):
    """Facts: state (ApplicationState)."""

    message = N_("This cannot be done while the application stands as: %(state)s.")


class AlreadyDecided(RuleBroken):
    """Somebody decided before. Facts: outcome (ApplicationOutcome)."""

    message = N_("This application has been decided already: %(outcome)s.")


def check_application_may(facts: ApplicationFacts, act_name: str) -> None:
    """Raise AlreadyDecided or ApplicationDoesNotAllow unless the act may be done as things stand."""
    state = application_state(facts)
    if state in APPLICATION_ACTS[act_name]:
        return
    if facts.outcome is not None and facts.laid_at is None:
        raise AlreadyDecided(outcome=facts.outcome)
    raise ApplicationDoesNotAllow(state=state)
