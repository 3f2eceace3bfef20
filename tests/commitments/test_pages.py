"""Commitments as anyone reads them, and as heads of delegation keep them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Select, select

from governance.accounts.rules import Actor
from governance.commitments.commands import correct_value, end_commitment
from governance.commitments.models import Commitment, YearlyValue
from governance.commitments.queries import commitment_row, commitments_of
from governance.commitments.statement import Evidence
from governance.commitments.states import CommitmentState
from tests.commitments.stage import EVIDENCE, FOREST, NEUTRAL, WORK, Pair
from tests.desk import Desk
from tests.reading import page, statements, words

SignIn = Callable[[Actor], FlaskClient]
FIELDS = {
    "binds": "own",
    "title_en": "Woodland restored",
    "baseline": "0",
    "baseline_year": "2025",
    "baseline_source": "Survey of 2025",
    "unit": "hectares",
    "target": "20,000",
    "target_year": "2035",
    "target_source": "Forest plan",
}


def stored(pair: Pair, query: Select[Any]) -> list[Any]:
    """What the database holds by now."""
    pair.house.session.rollback()
    return list(pair.house.session.scalars(query))


def test_a_page_tells_the_arithmetic_and_keeps_the_corrected_value(pair: Pair, client: FlaskClient) -> None:
    commitment = pair.stated()
    pair.entered(commitment, 2025, 120)
    wrong = pair.entered(commitment, 2026, 113)
    pair.house.later(days=1)
    correct_value(
        pair.house.act(pair.north_head),
        wrong,
        region=pair.north,
        value=Fraction("107.5"),
        evidence=EVIDENCE,
        reason="Counted twice",
    )
    html = page(client, f"/en/commitments/{commitment.id}")
    said = words(html)
    assert "The path is a straight line from 120 in 2025 to 0 in 2035: 12 less each year." in said
    assert "2026 Corrected: 113 107.5 108 -0.5 ahead of the path" in said
    assert "Corrected on 2 September 2026: Counted twice" in said
    assert html.count('rel="nofollow noopener external">reports.example.org<') == 3
    assert "2027 96" in said
    assert 'lang="fr">Inventaire régional' in html


def test_numbers_stand_in_the_notation_of_the_page(pair: Pair, client: FlaskClient) -> None:
    commitment = pair.stated(replace(NEUTRAL, baseline=Fraction("12345678.5"), target_year=2034))
    assert "12\u202f345\u202f678,5" in page(client, f"/fr/commitments/{commitment.id}")
    assert "≈\u00a01.371.742,06" in page(client, f"/es/commitments/{commitment.id}")


def test_a_proposal_says_that_it_waits(pair: Pair, client: FlaskClient) -> None:
    proposed = pair.proposed()
    assert "once the other half confirms it" in words(page(client, f"/en/commitments/{proposed.id}"))
    assert "No commitment is in force here." in words(page(client, "/en/commitments"))


def test_a_commitment_is_as_it_was_at_any_past_moment(pair: Pair) -> None:
    began = pair.house.at
    commitment = pair.stated()
    wrong = pair.entered(commitment, 2026, 100)
    pair.house.later(days=1)
    correct_value(
        pair.house.act(pair.north_head),
        wrong,
        region=pair.north,
        value=Fraction(90),
        evidence=EVIDENCE,
        reason="Wrong",
    )
    end_commitment(
        pair.house.act(pair.north_head), commitment, region=pair.north, reason="Over", language="en"
    )
    session, twin_id = pair.house.session, pair.twin.id
    (then,) = commitments_of(session, [twin_id], began)
    (now,) = commitments_of(session, [twin_id], pair.house.at)
    assert (then.state, now.state) == (CommitmentState.IN_FORCE, CommitmentState.ENDED)
    assert (then.latest.value.value, now.latest.value.value) == (100, 90)
    assert then.latest.corrected == ()
    assert commitments_of(session, [twin_id], datetime(2026, 1, 1, tzinfo=UTC)) == []


def test_a_list_takes_as_many_statements_for_three_as_for_one(
    app: Flask, pair: Pair, client: FlaskClient
) -> None:
    counts = []
    for paths in ((NEUTRAL,), (FOREST, WORK)):
        for path in paths:
            stated = pair.stated(path)
            pair.entered(stated, 2026, 1)
        client.get("/en/commitments?kind=carbon_debt")
        with statements(app) as sent:
            page(client, "/en/commitments")
        counts.append(len(sent))
    assert counts[0] == counts[1]


def test_a_page_takes_as_many_statements_for_three_values_as_for_one(
    app: Flask, pair: Pair, client: FlaskClient
) -> None:
    commitment = pair.stated(WORK)
    counts = []
    for years in ((2024,), (2025, 2026)):
        for year in years:
            pair.entered(commitment, year, year)
        with statements(app) as sent:
            page(client, f"/en/commitments/{commitment.id}")
        counts.append(len(sent))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("asked", ["?kind=x", "?kind=restoration", ""])
def test_the_list_is_narrowed_by_kind(asked: str, pair: Pair, client: FlaskClient) -> None:
    pair.stated(FOREST)
    assert "Restoration (1)" in words(page(client, f"/en/commitments{asked}"))


@pytest.mark.parametrize("address", ["/en/commitments/9", "/en/commitments?page=2", "/en/commitments/0"])
def test_what_is_not_there_is_no_address(address: str, pair: Pair, client: FlaskClient) -> None:
    assert client.get(address).status_code == 404


def test_a_head_states_a_commitment_by_way_of_a_check(pair: Pair, sign_in: SignIn) -> None:
    desk = Desk(sign_in(pair.north_head))
    assert "Restoration" in desk.see(f"/en/commitments/of-twin/{pair.twin.id}")
    address = f"/en/commitments/of-twin/{pair.twin.id}/restoration"
    said = desk.send(address, 200, **FIELDS)
    assert "2,000 more each year" in said
    assert stored(pair, select(Commitment)) == []
    assert "My region alone" in desk.send(address, 200, **FIELDS, step="change")
    assert "The commitment is in force" in desk.send(address, **FIELDS, step="state")
    (stated,) = stored(pair, select(Commitment))
    assert (stated.title, stated.language, stated.target) == ({"en": "Woodland restored"}, "en", 20000)


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"baseline": "a lot"}, 422, "Write a number"),
        ({"target_year": "2025"}, 409, "must come after"),
        ({"title_en": ""}, 422, "Fill in this field."),
        ({"target": "0"}, 409, "must differ"),
        ({"unit": "euros"}, 422, "Unit"),
        ({"baseline_year": "twenty"}, 422, "four digits"),
    ],
)
def test_what_is_wrong_with_a_statement_is_said_on_its_page(
    changes: dict[str, str], status: int, said: str, pair: Pair, sign_in: SignIn
) -> None:
    desk = Desk(sign_in(pair.north_head))
    address = f"/en/commitments/of-twin/{pair.twin.id}/restoration"
    for step in ({}, {"step": "state"}):
        assert said in desk.send(address, status, **{**FIELDS, **changes}, **step)


def test_neutrality_later_than_the_initiative_asks_is_refused(pair: Pair, sign_in: SignIn) -> None:
    desk = Desk(sign_in(pair.north_head))
    fields = {**FIELDS, "baseline": "120", "target_year": "2040"}
    said = desk.send(f"/en/commitments/of-twin/{pair.twin.id}/carbon_neutrality", 409, **fields)
    assert "The initiative asks for carbon neutrality by 2035" in said


def test_the_other_half_confirms_what_binds_both(pair: Pair, sign_in: SignIn) -> None:
    north, south = Desk(sign_in(pair.north_head)), Desk(sign_in(pair.south_head))
    address = f"/en/commitments/of-twin/{pair.twin.id}/restoration"
    north.send(address, **{**FIELDS, "binds": "both"}, step="state")
    (made,) = stored(pair, select(Commitment))
    confirm = f"/en/commitments/{made.id}/confirm"
    assert "yours has stated it" in north.send(confirm, 409)
    assert "In force" in south.send(confirm)
    assert "does not wait" in south.send(confirm, 409)


def test_a_head_enters_several_years_or_none(pair: Pair, sign_in: SignIn) -> None:
    commitment = pair.stated(WORK)
    desk, address = Desk(sign_in(pair.north_head)), f"/fr/commitments/{commitment.id}/values"
    desk.see(address)
    given = {"value_2024": "100", "evidence_2024": "Enquête", "value_2025": "1 234,5"}
    desk.send(address, 409, **given)
    desk.send(address, 422, **{**given, "value_2025": "1.234"})
    desk.send(address, 422)
    assert stored(pair, select(YearlyValue)) == []
    whole = {**given, "evidence_2025": "Enquête", "url_2025": "https://stat.example.org/"}
    assert "stat.example.org" in desk.send(address, **whole)
    assert stored(pair, select(YearlyValue.value).order_by(YearlyValue.year)) == [100, Fraction("1234.5")]


def test_evidence_typed_for_a_year_that_was_entered_meanwhile_is_not_lost(
    pair: Pair, sign_in: SignIn
) -> None:
    commitment = pair.stated(WORK)
    desk = Desk(sign_in(pair.north_head))
    pair.entered(commitment, 2024, 150)
    address = f"/en/commitments/{commitment.id}/values"
    assert "Survey of households" in desk.send(address, 422, evidence_2024="Survey of households")


def test_a_head_corrects_a_value_once(pair: Pair, sign_in: SignIn) -> None:
    wrong = pair.entered(pair.stated(WORK), 2025, 150)
    desk, address = Desk(sign_in(pair.north_head)), f"/en/commitments/values/{wrong.id}/correct"
    fields = {"value": "160", "evidence": "Census", "url": "", "reason": "Ten were forgotten"}
    assert "Value until now: 150" in desk.see(address)
    assert "beginning with https" in desk.send(address, 409, **{**fields, "url": "data:,x"})
    assert "Ten were forgotten" in desk.send(address, **fields)
    assert "corrected already" in desk.send(address, 409, **fields)


def test_a_head_replaces_and_ends_a_commitment(pair: Pair, sign_in: SignIn) -> None:
    commitment = pair.stated(FOREST)
    desk = Desk(sign_in(pair.north_head))
    replace_it = f"/en/commitments/{commitment.id}/replace"
    assert "Forêt" not in desk.see(replace_it)
    fields = {**FIELDS, "reason": "More land was found"}
    assert "20,000" in desk.send(replace_it, 200, **fields)
    assert "It replaces:" in desk.send(replace_it, **fields, step="state")
    assert "is not in force" in desk.send(replace_it, 409, **fields, step="state")
    second = stored(pair, select(Commitment.id).order_by(Commitment.id))[-1]
    ending = f"/en/commitments/{second}/end"
    assert "Fill in this field" in desk.send(ending, 422)
    assert "Fire took the land" in desk.send(ending, reason="Fire took the land")


@pytest.mark.parametrize("rest", ["values", "end", "replace", "confirm"])
def test_nobody_but_the_head_of_a_half_finds_the_forms(
    rest: str, pair: Pair, sign_in: SignIn, client: FlaskClient
) -> None:
    commitment = pair.stated()
    address = f"/en/commitments/{commitment.id}/{rest}"
    assert sign_in(pair.south_head).get(address).status_code == 403
    assert sign_in(pair.house.secretary).get(address).status_code == 403
    assert client.get(address).status_code in (302, 303)
    assert sign_in(pair.north_head).get(address).status_code == 200


def test_words_of_others_are_never_markup(pair: Pair, client: FlaskClient) -> None:
    commitment = pair.stated(title={"fr": "<b>Titre</b>"}, baseline_source="<script>x</script>")
    pair.house.session.rollback()
    html = page(client, f"/en/commitments/{commitment.id}")
    assert "<b>Titre" not in html
    assert "<script>x" not in html


def test_a_row_knows_which_year_is_missing(pair: Pair) -> None:
    commitment = pair.stated(WORK)
    pair.entered(commitment, 2025, 1)
    row = commitment_row(pair.house.session, commitment.id, pair.house.at)
    assert [year for year in range(2020, 2040) if row.missing(year)] == [2024, *range(2026, 2034)]


def test_evidence_is_words_in_a_language_of_the_house() -> None:
    Evidence("es", "Informe").check()
