"""The fields in which twin regions work together: what one brings and the other seeks."""

from enum import StrEnum


class Field(StrEnum):
    """A field of cooperation."""

    SOLAR = "solar"
    WIND = "wind"
    HYDROPOWER = "hydropower"
    EFFICIENCY = "efficiency"
    TRANSPORT = "transport"
    BUILDINGS = "buildings"
    FORESTS = "forests"
    AGROECOLOGY = "agroecology"
    WETLANDS = "wetlands"
    WATER = "water"
    SOILS = "soils"
    WASTE = "waste"
    FINANCE = "finance"
    TRAINING = "training"
    RESEARCH = "research"
    HEALTH = "health"
    CULTURE = "culture"
    MARKETS = "markets"
