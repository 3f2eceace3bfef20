"""What a ballot can say."""

from enum import StrEnum


class Choice(StrEnum):
    """What a ballot says. An abstention takes part in the vote; who casts no ballot does not."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
