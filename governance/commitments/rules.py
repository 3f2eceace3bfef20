"""Commitments of a twin region: their kinds, their units, and the path from the baseline to the target."""

from enum import StrEnum


class CommitmentKind(StrEnum):
    """What a twin region commits itself to."""

    CARBON_NEUTRALITY = "carbon_neutrality"
    CARBON_DEBT = "carbon_debt"
    LIVELIHOODS = "livelihoods"
    RESTORATION = "restoration"


class Unit(StrEnum):
    """In what a commitment is measured."""

    TONNES_A_YEAR = "tonnes_a_year"
    TONNES = "tonnes"
    HECTARES = "hectares"
    PERSONS = "persons"
    HOUSEHOLDS = "households"
    EUROS = "euros"
    PERCENT = "percent"
