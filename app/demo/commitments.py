"""The commitments of the demo's twin regions: stated, agreed, entered and once corrected."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from app.demo.content import read
from governance.commitments import commands
from governance.commitments.models import Commitment
from governance.commitments.rules import CommitmentKind, Path, Unit
from governance.commitments.statement import Evidence, Statement
from governance.regions.models import Region, Twin
from governance.regions.queries import twins

if TYPE_CHECKING:
    from app.demo.loader import Demo

STATED_DAYS, ENTERED_DAYS, CORRECTED_DAYS = -199, -198, -197


def commit(demo: "Demo") -> None:
    """Every commitment first, then the values of its years, then what was wrong with them."""
    demo.day(STATED_DAYS)
    stated = [(_stated(demo, plan), plan) for plan in read("commitments")["commitment"]]
    demo.day(ENTERED_DAYS)
    entered = [
        (_entered(demo, commitment, plan, value), plan, value)
        for commitment, plan in stated
        for value in plan.get("value", [])
    ]
    demo.day(CORRECTED_DAYS)
    for wrong, plan, value in entered:
        if "correction" in value:
            commands.correct_value(
                demo.act(demo.delegate(plan["by"])),
                wrong,
                region=demo.regions[plan["by"]],
                value=Fraction(value["correction"]["value"]),
                evidence=_evidence(plan, value["correction"]),
                reason=value["correction"]["reason"],
            )


def _stated(demo: "Demo", plan: dict[str, Any]) -> Commitment:
    region, other = demo.regions[plan["by"]], demo.regions[plan["other"]]
    stated = commands.state_commitment(
        demo.act(demo.delegate(plan["by"])),
        _twin(demo, region, other),
        region=region,
        binds_both=plan["binds"] == "both",
        statement=_statement(plan),
    )
    if plan.get("confirmed"):
        commands.confirm_commitment(demo.act(demo.delegate(plan["other"])), stated, region=other)
    return stated


def _twin(demo: "Demo", region: Region, other: Region) -> Twin:
    joined = twins(demo.session, demo.at, region.id)
    return next(one for one in joined if other.id in (one.emission_region_id, one.potential_region_id))


def _statement(plan: dict[str, Any]) -> Statement:
    path = Path(
        CommitmentKind(plan["kind"]),
        Unit(plan["unit"]),
        Fraction(plan["baseline"]),
        plan["baseline_year"],
        Fraction(plan["target"]),
        plan["target_year"],
    )
    return Statement(path, plan["language"], plan["title"], plan["baseline_source"], plan["target_source"])


def _entered(demo: "Demo", commitment: Commitment, plan: dict[str, Any], value: dict[str, Any]) -> Any:
    return commands.enter_value(
        demo.act(demo.delegate(plan["by"])),
        commitment,
        region=demo.regions[plan["by"]],
        year=value["year"],
        value=Fraction(value["value"]),
        evidence=_evidence(plan, value),
    )


def _evidence(plan: dict[str, Any], value: dict[str, Any]) -> Evidence:
    return Evidence(plan["language"], value["evidence"], value.get("url", ""))
