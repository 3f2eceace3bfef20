"""What the demo's regions say of themselves, each by its head of delegation."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from app.demo.content import read
from governance.regions.figures import ProfileValues
from governance.regions.profiles import set_profile

if TYPE_CHECKING:
    from app.demo.loader import Demo

SAID = ("languages", "brings", "seeks", "brings_text", "seeks_text", "constituency_reason")


def describe(demo: "Demo") -> None:
    """The profile of every region, in its own language."""
    languages = {region["code"]: region["language"] for region in read("regions")["region"]}
    for plan in read("profiles")["profile"]:
        code = plan["region"]
        values = ProfileValues(
            text_language=languages[code],
            population=plan["population"],
            population_year=plan["year"],
            population_source=plan["source"],
            area_km2=plan["area_km2"],
            area_source=plan["source"],
            **_tonnes(plan, "emissions"),
            **_tonnes(plan, "sequestration"),
            **{name: plan[name] for name in SAID},
        )
        set_profile(demo.act(demo.delegate(code)), demo.regions[code], values=values)


def _tonnes(plan: dict[str, Any], name: str) -> dict[str, Any]:
    if name not in plan:
        return {}
    return {name: Fraction(plan[name]), f"{name}_year": plan["year"], f"{name}_source": plan["source"]}
