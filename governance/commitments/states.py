"""Where a commitment stands at a moment, and what can be done with it then."""

from datetime import datetime
from enum import StrEnum

from governance.commitments.models import Commitment
from governance.errors import N_, RuleBroken
from governance.regions.models import Twin


class CommitmentState(StrEnum):
    """Where a commitment stands: a proposal that binds both halves waits for the other half."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    ENDED = "ended"
    DROPPED = "dropped"


class TwinEnded(RuleBroken):
    """A twin region that is no more commits itself to nothing."""

    message = N_("This twin region has ended. Its commitments and their values stay as they are.")


class NotInForce(RuleBroken):
    """Facts: state (CommitmentState)."""

    message = N_("This commitment is not in force (%(state)s).")


class NothingToConfirm(RuleBroken):
    """Only a proposal that binds both halves waits for the other one, and once."""

    message = N_("This commitment does not wait to be confirmed (%(state)s).")


class HasEnded(RuleBroken):
    """A commitment ends once."""

    message = N_("This commitment has already ended.")


def twin_goes_on(twin: Twin, at: datetime) -> bool:
    """Whether the twin is in force; one that was given notice goes on until then."""
    return twin.registered_at <= at and (twin.ended_at is None or twin.ended_at > at)


def state_of(commitment: Commitment, at: datetime) -> CommitmentState:
    """Where a commitment stood at `at`; with its twin ends what it was committed to. The twin is loaded."""
    ended = commitment.ended_at is not None and commitment.ended_at <= at
    if commitment.began_at is None or commitment.began_at > at:
        return CommitmentState.DROPPED if ended else CommitmentState.PROPOSED
    return CommitmentState.ENDED if ended else CommitmentState.IN_FORCE


def check_twin_goes_on(twin: Twin, at: datetime) -> None:
    """Raise TwinEnded unless the twin is in force."""
    if not twin_goes_on(twin, at):
        raise TwinEnded


def check_in_force(commitment: Commitment, at: datetime) -> None:
    """Raise NotInForce unless it binds somebody now."""
    if (state := state_of(commitment, at)) is not CommitmentState.IN_FORCE:
        raise NotInForce(state=state)


def check_proposed(commitment: Commitment, at: datetime) -> None:
    """Raise NothingToConfirm unless it waits for the other half."""
    if (state := state_of(commitment, at)) is not CommitmentState.PROPOSED:
        raise NothingToConfirm(state=state)


def check_unended(commitment: Commitment) -> None:
    """Raise HasEnded for one that was ended, dropped or replaced."""
    if commitment.ended_at is not None:
        raise HasEnded
