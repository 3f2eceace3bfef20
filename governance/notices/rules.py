"""What a person may be told of, and how often. Plain values."""

from enum import StrEnum


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
