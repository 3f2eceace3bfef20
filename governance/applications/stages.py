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
_EXAMINABLE = (_S.SUBMITTED, _S.UNDER_EXAMINATION, _S.WAITING_FOR_ANSWER, _S.EXAMINED)
# The states in which each act may be done.
APPLICATION_ACTS: Mapping[str, tuple[ApplicationState, ...]] = MappingProxyType(
    {
        "check_point": _EXAMINABLE,
        "ask_applicant": _EXAMINABLE,
        "answer_question": _EXAMINABLE,
        "give_opinion": _EXAMINABLE,
        "propose": (_S.EXAMINED,),
        "confirm": (_S.PROPOSED,),
        "decline": (_S.PROPOSED,),
        "lay": (_S.EXAMINED, _S.APPEALED),
        "adopt": (_S.BEFORE_ASSEMBLY,),
        "refuse": _EXAMINABLE,
        "set_aside": _EXAMINABLE,
        "withdraw": (*_EXAMINABLE, _S.PROPOSED, _S.BEFORE_ASSEMBLY),
        "appeal": (_S.REFUSED,),
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
