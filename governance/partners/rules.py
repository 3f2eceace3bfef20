"""Partners: what kinds there are. They observe without a vote."""

from enum import StrEnum


class PartnerKind(StrEnum):
    """What a partner is."""

    ORGANISATION = "organisation"
    NETWORK = "network"
    INITIATIVE = "initiative"
    PROGRAMME = "programme"
