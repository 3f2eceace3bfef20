"""Applications to join: what they are asked, and the steps from the first line to the decision."""

from enum import StrEnum


class ApplicationKind(StrEnum):
    """As what one asks to join."""

    REGION = "region"
    PARTNER = "partner"


class ApplicationOutcome(StrEnum):
    """How an application ended; while it has none it is being examined."""

    ADMITTED = "admitted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SET_ASIDE = "set_aside"


class DocumentPurpose(StrEnum):
    """What a supporting document is for."""

    MANDATE = "mandate"
    FIGURES = "figures"
    LOCATION = "location"
    OTHER = "other"
