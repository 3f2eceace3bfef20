"""What the demo says of its regions, partners and applicants: examples, of real places, by offices alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pycountry
import pytest

from app.demo.applicants import answers
from app.demo.content import read
from app.demo.paper import document
from governance.applications.answers import check_answers
from governance.applications.rules import ApplicationKind
from governance.partners.rules import PartnerKind
from governance.regions.fields import Field

REGIONS = {region["code"]: region for region in read("regions")["region"]}
PROFILES = {profile["region"]: profile for profile in read("profiles")["profile"]}
PARTNERS = read("partners")["partner"]
APPLICATIONS = read("applications")["application"]
PLACES = [plan for plan in APPLICATIONS if "region" in plan]
EXAMPLES = re.compile("Figure for the demonstration|Chiffre pour la démonstration|Cifra para la demostración")


def slug(plan: dict[str, Any]) -> str:
    return str(plan["slug"])


def complements(code: str, side: str) -> Counter[str]:
    """How many fields a region has in common with each region of the other side, both ways."""
    own = PROFILES[code]
    others = [other for other, region in REGIONS.items() if region["constituency"] != side]
    return Counter(
        {
            other: len(set(own["brings"]) & set(PROFILES[other]["seeks"]))
            + len(set(PROFILES[other]["brings"]) & set(own["seeks"]))
            for other in others
        }
    )


def test_every_region_says_what_it_is() -> None:
    assert list(PROFILES) == list(REGIONS)


@pytest.mark.parametrize("code", REGIONS)
def test_every_possible_counterpart_has_something_to_give_and_to_take(code: str) -> None:
    assert min(complements(code, REGIONS[code]["constituency"]).values()) >= 2


@pytest.mark.parametrize("said", [*PROFILES.values(), *(plan["region"] for plan in PLACES)])
def test_a_figure_is_not_presented_as_official(said: dict[str, Any]) -> None:
    assert EXAMPLES.match(said["source"])
    assert {*said["brings"], *said["seeks"]} <= set(Field)


@pytest.mark.parametrize("code", REGIONS)
def test_a_region_speaks_the_language_in_which_it_writes(code: str) -> None:
    assert REGIONS[code]["language"] in PROFILES[code]["languages"]


def test_there_is_one_partner_of_each_kind_and_each_is_seen_to_be_an_example() -> None:
    assert [partner["partner_kind"] for partner in PARTNERS] == [kind.value for kind in PartnerKind]
    names = [plan["name"] for plan in (*PARTNERS, *APPLICATIONS) if "region" not in plan]
    assert [name for name in names if not name["en"].startswith("Example ")] == []
    assert [name for name in names if " exemple " not in name["fr"] or " de ejemplo " not in name["es"]] == []


@pytest.mark.parametrize("plan", PLACES, ids=slug)
def test_a_place_stands_in_the_standard_and_in_another_country(plan: dict[str, Any]) -> None:
    place = pycountry.subdivisions.get(code=plan["region"]["code"])
    assert place.country_code == plan["region"]["country"]
    assert place.name in plan["name"].values()
    assert place.country_code not in {region["country"] for region in REGIONS.values()}


@pytest.mark.parametrize("plan", APPLICATIONS, ids=slug)
def test_an_application_is_whole(plan: dict[str, Any]) -> None:
    kind = ApplicationKind.REGION if plan in PLACES else ApplicationKind.PARTNER
    assert check_answers(kind, answers(plan), 2026) == []


def test_applicants_are_offices_with_reserved_addresses() -> None:
    plans = [*PARTNERS, *APPLICATIONS]
    assert len({plan["email"] for plan in plans}) == len(plans)
    assert [p for p in plans if not re.fullmatch(r"[a-z.]+@applicant\.example\.org", p["email"])] == []
    offices = r"(Cabinet|Gabinete|Secretaría|Head|Dirección|Direction|Bureau|Coordination)\b"
    assert [plan["office"] for plan in plans if not re.match(offices, plan["office"])] == []


@pytest.mark.parametrize("plan", APPLICATIONS, ids=slug)
def test_steps_are_in_the_order_of_time(plan: dict[str, Any]) -> None:
    days = [step["days"] for step in plan["step"]]
    assert days == sorted(days)
    assert plan["step"][0]["act"] == "submit"


def test_the_document_passes_the_checks_of_any_other() -> None:
    assert document().content.startswith(b"%PDF-")
