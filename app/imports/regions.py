"""A row of the register: a region to be proposed, or one whose name is written otherwise now."""

from typing import Any

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext

from app.imports.cells import Column, Given
from app.imports.row import Done
from governance.act import Act
from governance.errors import N_, RuleBroken
from governance.imports.rules import Fate
from governance.regions.commands import propose_admission, rename_region
from governance.regions.figures import ProfileValues
from governance.regions.models import Region
from governance.regions.profiles import profile_in_force
from governance.regions.queries import region_by_code
from governance.regions.rules import Constituency, Standing, is_seated

FIGURES = ("population", "area_km2", "emissions", "sequestration")
YEARS = ("population_year", "emissions_year", "sequestration_year")
SOURCES = ("population_source", "area_source", "emissions_source", "sequestration_source")


class WasHereBefore(RuleBroken):
    """Facts: code."""

    message = N_(
        "The region %(code)s was here before. Propose its admission by itself: nobody comes back by a list."
    )


class PlaceDiffers(RuleBroken):
    """Facts: code."""

    message = N_(
        "The region %(code)s is in the register with another country, constituency or parent. "
        "A list does not change these."
    )


class FiguresOfItsHead(RuleBroken):
    """Facts: code."""

    message = N_("The figures of %(code)s are others already. The head of its delegation changes them.")


COLUMNS = (
    Column(
        "code",
        pgettext("register", "Code"),
        _("ISO 3166-2; below that level the parent’s code, a dot and a name"),
        "BJ-BO",
    ),
    Column("name_en", _("Name in English"), _("as everyone will read it"), "Borgou"),
    Column("name_fr", _("Name in French"), _("as everyone will read it"), "Borgou"),
    Column("name_es", _("Name in Spanish"), _("as everyone will read it"), "Borgou"),
    Column(
        "constituency",
        pgettext("register", "Constituency"),
        "high_emission, high_potential",
        "high_potential",
    ),
    Column(
        "country",
        pgettext("register", "Country"),
        _("two letters; left out, those of the code"),
        "BJ",
        optional=True,
    ),
    Column(
        "parent",
        pgettext("register", "Parent"),
        _("left out, what stands before the dot of the code"),
        "",
        optional=True,
    ),
    Column("population", pgettext("region", "Population"), _("a whole number"), "1214249", optional=True),
    Column("population_year", _("Year of the population"), _("four digits"), "2013", optional=True),
    Column("population_source", _("Source of the population"), _("in words"), "RGPH-4", optional=True),
    Column("area_km2", _("Area in km²"), _("a whole number"), "25856", optional=True),
    Column("area_source", _("Source of the area"), _("in words"), "INStaD", optional=True),
    Column("emissions", pgettext("region", "Emissions"), _("tonnes of CO₂e a year"), "", optional=True),
    Column("emissions_year", _("Year of the emissions"), _("four digits"), "", optional=True),
    Column("emissions_source", _("Source of the emissions"), _("in words"), "", optional=True),
    Column("sequestration", _("Sequestration potential"), _("tonnes of CO₂e a year"), "", optional=True),
    Column(
        "sequestration_year", _("Year of the sequestration potential"), _("four digits"), "", optional=True
    ),
    Column(
        "sequestration_source", _("Source of the sequestration potential"), _("in words"), "", optional=True
    ),
)


def bring_region(act: Act, given: Given) -> Done:
    """Propose the admission of a new region, write the name of a known one as it is now, or neither."""
    place, figures = place_of(given), figures_of(given)
    known = region_by_code(act.session, place["code"], act.at)
    if known is None:
        return Done(Fate.ADDED, propose_admission(act, None, **place, profile=figures))
    if not is_seated(known.standing) and known.standing is not Standing.APPLICANT:
        raise WasHereBefore(code=known.region.code)
    check_same(act, known.region, place, figures)
    if known.region.name == place["name"]:
        return Done(Fate.UNCHANGED, known.region)
    before = " · ".join(known.region.name.values())
    return Done(Fate.CHANGED, rename_region(act, known.region, name=place["name"]), before)


def place_of(given: Given) -> dict[str, Any]:
    """What enters the register."""
    code = given.needed("code")
    iso, dot, _own = code.partition(".")
    return {
        "code": code,
        "parent_code": given.text("parent") or (iso if dot else None),
        "name": given.by_language("name"),
        "country": given.text("country") or code[:2],
        "constituency": given.choice("constituency", Constituency),
    }


def figures_of(given: Given) -> ProfileValues | None:
    """What the row says of the region; None where it says nothing."""
    values: dict[str, Any] = {name: given.whole(name) for name in ("population", "area_km2")}
    values |= {name: given.number(name) for name in ("emissions", "sequestration")}
    values |= {name: given.year(name) for name in YEARS}
    values |= {name: given.text(name) for name in SOURCES}
    return ProfileValues(**values) if any(value not in (None, "") for value in values.values()) else None


def check_same(act: Act, region: Region, place: dict[str, Any], figures: ProfileValues | None) -> None:
    """Raise what a list does not change of a region that is in the register."""
    if any(getattr(region, name) != place[name] for name in ("country", "constituency", "parent_code")):
        raise PlaceDiffers(code=region.code)
    if figures is None:
        return
    told = profile_in_force(act.session, region.id)
    if told is None or any(getattr(told, name) != getattr(figures, name) for name in (*FIGURES, *YEARS)):
        raise FiguresOfItsHead(code=region.code)
