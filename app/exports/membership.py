"""Columns and rows of membership; instants are in UTC, tonnes of CO2e a year."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from sqlalchemy.orm import Session

from governance.partners.queries import partners
from governance.regions.fields import Field
from governance.regions.models import Profile, Region
from governance.regions.takeaway import whole_history, whole_register, whole_twins

CODE = {"code": pgettext("register", "Code")}
PLACE = {
    **CODE,
    "parent": pgettext("register", "Parent"),
    "name_en": _("Name in English"),
    "name_fr": _("Name in French"),
    "name_es": _("Name in Spanish"),
    "country": pgettext("register", "Country"),
    "constituency": pgettext("register", "Constituency"),
}
FIGURES = {
    "population": pgettext("region", "Population"),
    "population_year": _("Year of the population"),
    "population_source": _("Source of the population"),
    "area_km2": _("Area in km²"),
    "area_source": _("Source of the area"),
    "emissions": pgettext("region", "Emissions"),
    "emissions_year": _("Year of the emissions"),
    "emissions_source": _("Source of the emissions"),
    "sequestration": _("Sequestration potential"),
    "sequestration_year": _("Year of the sequestration potential"),
    "sequestration_source": _("Source of the sequestration potential"),
}
SPAN = {"began_at": _("Since (UTC)"), "ended_at": _("Until (UTC)")}
REGISTER = {
    **PLACE,
    "standing": pgettext("register", "Standing"),
    "began_at": SPAN["began_at"],
    **FIGURES,
    "languages": pgettext("region", "Languages"),
    "brings": _("What the region brings"),
    "seeks": _("What the region seeks"),
}
STANDINGS = {
    **CODE,
    "name": pgettext("register", "Region"),
    "standing": pgettext("register", "Standing"),
    **SPAN,
    "reason": pgettext("standing", "Reason"),
}
TWINS = {
    "number": pgettext("export", "Number"),
    "emission": _("Code of the high-emission region"),
    "emission_name": _("High-emission region"),
    "potential": _("Code of the high-potential region"),
    "potential_name": _("High-potential region"),
    **SPAN,
}
PARTNERS = {
    "name": pgettext("partner", "Name"),
    "kind": pgettext("partner", "Kind"),
    "country": pgettext("register", "Country"),
    "began_at": SPAN["began_at"],
}


def place(region: Region) -> dict[str, Any]:
    """What the register says of a place."""
    names = {f"name_{language}": name for language, name in region.name.items()}
    return {
        "code": region.code,
        "parent": region.parent_code,
        **names,
        "country": region.country,
        "constituency": region.constituency,
    }


def told(profile: Profile | None) -> dict[str, Any]:
    """What a region says of itself."""
    if profile is None:
        return {}
    said = {name: getattr(profile, name) for name in (*FIGURES, "languages")}
    return {
        **said,
        **{name: [Field(each) for each in getattr(profile, name)] for name in ("brings", "seeks")},
    }


def register(session: Session, at: datetime) -> Iterator[dict[str, Any]]:
    """Every region of the register."""
    for region, change, profile in whole_register(session, at):
        standing = {"standing": change.standing, "began_at": change.began_at}
        yield {**place(region), **standing, **told(profile)}


def standings(session: Session, at: datetime) -> Iterator[dict[str, Any]]:
    """Every standing that a region has had; one that ended later had no end then."""
    for region, change in whole_history(session, at):
        yield {
            "code": region.code,
            "name": region.name,
            "standing": change.standing,
            "began_at": change.began_at,
            "ended_at": change.ended_at if change.ended_at and change.ended_at <= at else None,
            "reason": change.reason,
        }


def twins(session: Session, at: datetime) -> Iterator[dict[str, Any]]:
    """Every twin that was registered."""
    for twin in whole_twins(session, at):
        yield {
            "number": twin.id,
            "emission": twin.emission_region.code,
            "emission_name": twin.emission_region.name,
            "potential": twin.potential_region.code,
            "potential_name": twin.potential_region.name,
            "began_at": twin.registered_at,
            "ended_at": twin.ended_at if twin.ended_at and twin.ended_at <= at else None,
        }


def listed_partners(session: Session, at: datetime) -> Iterator[dict[str, Any]]:
    """The partners in force."""
    for partner in partners(session, at):
        yield {name: getattr(partner, name) for name in PARTNERS}
