"""The methods of counting by the names that the statutes and the command know them by."""

from enum import StrEnum


class Method(StrEnum):
    """How an election is counted."""

    PLURALITY = "plurality"
    TWO_ROUND = "two-round"
    APPROVAL = "approval"
    SCORE = "score"
    SCOTTISH_STV = "scottish-stv"
    MEEK_STV = "meek-stv"
    SCHULZE = "schulze"
    RANKED_PAIRS = "ranked-pairs"
    PAV = "pav"
