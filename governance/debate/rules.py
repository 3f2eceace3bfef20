"""What is said in a debate, and who speaks next. Plain values."""

from enum import StrEnum


class Stance(StrEnum):
    """What a statement is: for the motion, against it, a question, or a reply to another statement."""

    FOR = "for"
    AGAINST = "against"
    QUESTION = "question"
    REPLY = "reply"


class SpeakingKind(StrEnum):
    """What a delegation asks the floor for; a point of order comes first."""

    SPEECH = "speech"
    POINT_OF_ORDER = "point_of_order"
