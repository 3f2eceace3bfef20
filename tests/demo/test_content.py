"""The demo assembly holds together: codes, twins, offices, motions, recorded ballots, sessions."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pycountry
import pytest

CONTENT = Path(__file__).parents[2] / "app" / "demo" / "content"
LANGUAGES = ["en", "fr", "es"]


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


REGIONS = {region["code"]: region for region in read("regions")["region"]}
TWINS = read("twins")["twin"]
ACCOUNTS = read("accounts")["account"]
CURRENT = read("motions_current")["motion"]
PAST = read("motions_past")["motion"]
STAGED = read("motions_deliberated")["motion"]
SESSIONS = read("sessions")["session"]
ITEMS = read("sessions")["item"]
MOTIONS = CURRENT + STAGED + PAST


def paragraphs(body: str) -> list[str]:
    return body.split("\n\n")


def words(body: str) -> int:
    return len(re.findall(r"[^\W_][\w’·-]*", re.sub(r"(?<=\d)[ ,.\u202f](?=\d)", "", body)))


def constituency(code: str) -> str:
    return str(REGIONS[code]["constituency"])


def named(motion: dict[str, Any]) -> str:
    return str(motion["slug"])


@pytest.mark.parametrize("code", REGIONS)
def test_a_region_stands_in_the_standard_with_its_country_and_name(code: str) -> None:
    [subdivision] = [known for known in pycountry.subdivisions if known.code == code]
    assert subdivision.country_code == REGIONS[code]["country"]
    assert subdivision.name in REGIONS[code]["name"].values()


def test_the_zones_exist() -> None:
    zones = {place["zone"] for place in [*REGIONS.values(), *ACCOUNTS]}
    assert {ZoneInfo(zone).key for zone in zones} == zones


def test_the_two_constituencies_have_three_regions_each() -> None:
    assert Counter(map(constituency, REGIONS)) == {"high_emission": 3, "high_potential": 3}


def test_each_region_is_in_one_twin_with_a_region_of_the_other_constituency() -> None:
    assert sorted(code for twin in TWINS for code in twin["regions"]) == sorted(REGIONS)
    assert [{constituency(code) for code in twin["regions"]} for twin in TWINS] == (
        [{"high_emission", "high_potential"}] * 3
    )


def test_each_twin_commits_itself_to_2035() -> None:
    assert all("2035" in said for twin in TWINS for said in twin["commitment"].values())


def test_each_region_has_a_head_and_a_delegate_in_its_language_and_zone() -> None:
    held = [(a["region"], a["office"], a["language"], a["zone"]) for a in ACCOUNTS if "region" in a]
    assert held == [
        (code, office, region["language"], region["zone"])
        for code, region in REGIONS.items()
        for office in ("head_of_delegation", "delegate")
    ]


def test_the_house_has_two_officers_of_the_secretariat_and_one_who_presides() -> None:
    assert [a["office"] for a in ACCOUNTS if "region" not in a] == [
        "secretariat",
        "secretariat",
        "presiding_officer",
    ]


def test_addresses_are_distinct_and_reserved() -> None:
    addresses = {account["email"] for account in ACCOUNTS}
    assert len(addresses) == len(ACCOUNTS)
    assert all(re.fullmatch(r"[a-z0-9.-]+@assembly\.example\.org", address) for address in addresses)


def test_an_account_is_named_for_its_office_and_region_only() -> None:
    titles = {"head_of_delegation": "Head of delegation", "delegate": "Delegate"}
    assert [a["name"]["en"] for a in ACCOUNTS if "region" in a] == [
        f"{titles[a['office']]}, {REGIONS[a['region']]['name']['en']}" for a in ACCOUNTS if "region" in a
    ]


def test_the_agenda_has_twelve_motions_of_four_kinds() -> None:
    assert Counter(motion["kind"] for motion in CURRENT) == {
        "resolution": 8,
        "commitment": 2,
        "procedural": 1,
        "membership": 1,
    }
    assert {motion["authentic"] for motion in CURRENT} == set(LANGUAGES)
    assert len(set(map(named, MOTIONS))) == len(MOTIONS) == 22


def test_one_motion_changes_a_standing_and_one_the_statutes() -> None:
    effects = [(m["kind"], m["effect"]) for m in MOTIONS if m["effect"] != {"act": "resolution"}]
    assert effects == [
        ("membership", {"act": "suspend_region", "region": "DE-BB"}),
        ("statutes", {"act": "amend_statutes", "changes": {"debate.speaking_time": 240}}),
    ]


@pytest.mark.parametrize("motion", MOTIONS, ids=named)
def test_a_motion_is_seconded_from_the_other_constituency(motion: dict[str, Any]) -> None:
    assert constituency(motion["author"]) != constituency(motion["seconder"])


@pytest.mark.parametrize("motion", MOTIONS, ids=named)
def test_the_authentic_text_is_in_the_authors_working_language(motion: dict[str, Any]) -> None:
    assert motion["authentic"] == REGIONS[motion["author"]]["language"]


@pytest.mark.parametrize("motion", MOTIONS, ids=named)
def test_a_text_has_its_paragraphs_and_its_length_in_every_language(motion: dict[str, Any]) -> None:
    assert [title for title in motion["title"].values() if len(title) > 120] == []
    assert len({len(paragraphs(body)) for body in motion["body"].values()}) == 1
    assert {lang: words(body) for lang, body in motion["body"].items() if not 90 <= words(body) <= 180} == {}


@pytest.mark.parametrize("motion", MOTIONS, ids=named)
def test_a_paragraph_ends_as_preamble_operative_or_last(motion: dict[str, Any]) -> None:
    shapes = {
        lang: "".join(paragraph[-1] for paragraph in paragraphs(body))
        for lang, body in motion["body"].items()
    }
    assert len(set(shapes.values())) == 1
    assert re.fullmatch(r",{3,4};+\.", shapes["en"])


@pytest.mark.parametrize("motion", MOTIONS, ids=named)
def test_a_translation_keeps_every_year_and_sum(motion: dict[str, Any]) -> None:
    def figures(body: str) -> list[list[str]]:
        bare = re.sub(r"(?<=\d)[,\u202f](?=\d{3})", "", body)
        return [sorted(re.findall(r"\d{2,}", paragraph)) for paragraph in paragraphs(bare)]

    assert figures(motion["body"]["fr"]) == figures(motion["body"]["es"]) == figures(motion["body"]["en"])


@pytest.mark.parametrize("motion", PAST, ids=named)
def test_a_recorded_outcome_follows_from_its_ballots(motion: dict[str, Any]) -> None:
    def carried(codes: list[str]) -> bool:
        choices = Counter(motion["ballots"][code] for code in codes)
        return choices["for"] > choices["against"]

    assert list(motion["ballots"]) == list(REGIONS)
    sides = [[c for c in REGIONS if constituency(c) == side] for side in ("high_emission", "high_potential")]
    bodies = [list(REGIONS), *(sides if motion["concurrent"] else [])]
    assert ("adopted" if all(map(carried, bodies)) else "rejected") == motion["outcome"]


def test_the_past_votes_show_the_cases_worth_showing() -> None:
    counts = [Counter(motion["ballots"].values()) for motion in PAST]
    assert counts == [
        {"for": 6},
        {"for": 4, "against": 1, "none": 1},
        {"for": 3, "against": 2, "abstain": 1},
        {"for": 3, "against": 3},
        {"for": 4, "against": 2},
    ]


def test_one_session_is_past_one_in_progress_and_one_to_come() -> None:
    assert [(s["opens_days"] < 0, s["closes_days"] < 0) for s in SESSIONS] == [
        (True, True),
        (True, False),
        (False, False),
    ]


@pytest.mark.parametrize("session", SESSIONS, ids=named)
def test_a_session_is_convened_with_thirty_days_notice(session: dict[str, Any]) -> None:
    assert session["opens_days"] - session["convened_days"] >= 30
    days = [day for name, day in session.items() if name.endswith("_days")]
    assert days == sorted(days)
    assert session["convened_days"] < 0


def test_items_frame_the_motions() -> None:
    assert [item["placed"] for item in ITEMS] == ["before"] * 3 + ["after"] * 2
