"""What a person may be told of, and how often. Plain values."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

DAY = timedelta(days=1)


class Topic(StrEnum):
    """What a notice is about."""

    CONVOCATIONS = "convocations"
    VOTES = "votes"
    ANSWERS = "answers"
    RESULTS = "results"


class Frequency(StrEnum):
    """How often somebody is told: of each thing at once, once a day of all of them, or not."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    NEVER = "never"


# What somebody is told who has not chosen.
USUAL: Mapping[Topic, Frequency] = MappingProxyType(
    {
        Topic.CONVOCATIONS: Frequency.AT_ONCE,
        Topic.VOTES: Frequency.AT_ONCE,
        Topic.ANSWERS: Frequency.AT_ONCE,
        Topic.RESULTS: Frequency.DAILY,
    }
)


def warned_from(opens_at: datetime, closes_at: datetime) -> datetime:
    """From when on somebody is told that a vote soon closes: a day before, or its last quarter if shorter."""
    return closes_at - min(DAY, (closes_at - opens_at) / 4)
