"""Results and decisions as anyone reads them: the sentence, the arithmetic, the roll call, the register."""

import gzip
from fractions import Fraction
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from app.extensions import db
from app.voting import arithmetic
from app.voting.result_page import majority_article
from governance.regions.rules import Constituency
from governance.statutes.rules import (
    ABSOLUTE,
    MORE_THAN_HALF,
    SIMPLE,
    THREE_QUARTERS,
    TWO_THIRDS,
    UNANIMITY,
    Basis,
    Majority,
    MotionKind,
    TieRule,
)
from governance.voting.commands import annul_vote, declare_vote
from governance.voting.models import Vote
from governance.voting.rules import Choice, Elector, Outcome, Verdict, Weight, decide
from tests.factories import SIX, House

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
CASTING = Majority(Basis.PRESENT_AND_VOTING, SIMPLE.share, strict=True, tie=TieRule.CASTING_VOTE)
CONCURRENT = Majority(Basis.PRESENT_AND_VOTING, SIMPLE.share, strict=True, concurrent=True)


def text_of(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return unescape(answer.get_data(as_text=True))


def verdict(choices: str, majority: Majority = SIMPLE, weight: int | str = 1, **given: Any) -> Verdict:
    """A verdict on six regions: `f`, `a`, `o` for an abstention, `-` for none, in the order of SIX."""
    electors = [Elector(code, side, Weight(Fraction(weight)), True) for code, side in SIX.items()]
    said = {"f": FOR, "a": AGAINST, "o": ABSTAIN}
    ballots = {code: said[mark] for code, mark in zip(SIX, choices, strict=True) if mark != "-"}
    return decide(electors, ballots, majority, MORE_THAN_HALF, **given)


@pytest.fixture
def english(app: Flask) -> Any:
    with app.test_request_context("/en/"):
        yield


CASES = [
    ("ffffao", SIMPLE, "4 for, 1 against, 1 abstention; did not vote: 0."),
    ("ffffao", SIMPLE, "5 present and voting; needed: more than half of them = 3; in favour: 4."),
    ("oooooo", SIMPLE, "0 for, 0 against, 6 abstentions; did not vote: 0."),
    ("oooooo", SIMPLE, "0 present and voting; needed: more than half of them = 1; in favour: 0."),
    ("fff---", ABSOLUTE, "6 entitled to vote; needed: more than half of them = 4; in favour: 3."),
    ("ffffaa", TWO_THIRDS, "6 present and voting; needed: at least two thirds of them = 4; in favour: 4."),
    ("ffffa-", THREE_QUARTERS, "needed: at least three quarters of them = 4"),
    ("fffff-", UNANIMITY, "5 present and voting; needed: all of them = 5; in favour: 5."),
]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_arithmetic_is_said_in_words(english: None) -> None:
    for choices, majority, sentence in CASES:
        assert sentence in arithmetic.sum_sentence(verdict(choices, majority)), choices


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_concurrent_majority_is_said_for_each_constituency(english: None) -> None:
    # In the order of SIX: three high-emission regions, then three high-potential ones.
    steps = arithmetic.lines(verdict("faafff", CONCURRENT))
    assert [(line.place, line.met) for line in steps] == [
        ("Quorum", True),
        ("All regions", True),
        ("High-emission", False),
        ("High-potential", True),
    ]
    assert steps[0].sentence == "A quorum of the vote needs 4 of 6 ballots cast; 6 were cast."
    assert steps[2].sentence == "3 present and voting; needed: more than half of them = 2; in favour: 1."


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_settles_a_tie_is_said(english: None) -> None:
    assert arithmetic.tie_sentence(verdict("fffaaa")).endswith("stay as they are.")
    cast = verdict("fffaaa", CASTING, casting_vote=FOR)
    assert cast.outcome is Outcome.ADOPTED
    assert arithmetic.tie_sentence(cast).endswith("cast the deciding vote: for.")
    assert arithmetic.tie_sentence(verdict("fa----")) == ""
    assert arithmetic.tie_sentence(verdict("ffffaa")) == ""


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_weights_are_said_apart_from_heads(english: None) -> None:
    counted = verdict("fffaao", weight=2).tally
    assert arithmetic.count_sentence(counted) == "3 for, 2 against, 1 abstention; did not vote: 0."
    assert arithmetic.weight_sentence(counted) == (
        "By weight: for 6, against 4, abstaining 2, did not vote 0, of 12 in all."
    )
    assert arithmetic.weight_sentence(verdict("fffaao").tally) == ""
    broken = arithmetic.sum_sentence(verdict("fffaao", weight="1/2"))
    assert (
        "5/2 present and voting; needed: more than half of them, so more than 5/4; in favour: 3/2." in broken
    )


@pytest.fixture
def vote(house: House) -> Vote:
    return house.vote(house.sitting())


ALL = {"BJ_BO": FOR, "CD_BC": FOR, "ML_3": FOR, "FR_OCC": FOR, "DE_BB": AGAINST, "ES_AN": ABSTAIN}


def test_an_open_vote_shows_its_roll_and_how_many_have_cast(
    client: FlaskClient, house: House, vote: Vote
) -> None:
    house.cast(vote, house.delegate("BJ-BO"), FOR)
    page = text_of(client, f"/en/votes/{vote.id}")
    assert "1 of 6 regions have cast their ballots." in page
    assert vote.roll_digest in page
    assert vote.text_digest in page
    assert "Sealed roll checked now: its fingerprint is the same." in page
    assert "article 6.1" in page
    assert "swatch" not in page
    assert "Opened votes" in page


def test_a_closed_vote_says_that_it_is_not_declared(client: FlaskClient, house: House, vote: Vote) -> None:
    house.at = vote.closes_at
    page = text_of(client, f"/en/votes/{vote.id}")
    assert "This vote is closed and its result is not declared yet." in page
    assert "0 of 6 regions have cast" in page


def test_an_annulled_vote_stays_with_its_reason(client: FlaskClient, house: House, vote: Vote) -> None:
    house.cast(vote, house.delegate("BJ-BO"), FOR)
    annul_vote(house.act(house.presiding), vote, reason="Wrong <text> put")
    page = client.get(f"/en/votes/{vote.id}").get_data(as_text=True)
    assert "Wrong &lt;text&gt; put" in page
    assert "counts for nothing" in page
    assert 'class="for"' not in page


def test_a_declared_vote_says_its_result_and_its_arithmetic(
    client: FlaskClient, house: House, vote: Vote
) -> None:
    house.cast(vote, changing := house.delegate("DE-BB"), FOR)
    house.cast(vote, changing, AGAINST)
    house.declared(vote, **{code: choice for code, choice in ALL.items() if code != "DE_BB"})
    page = text_of(client, f"/en/votes/{vote.id}")
    for said in (
        "The motion is adopted.",
        "4 for, 1 against, 1 abstention; did not vote: 0.",
        "5 present and voting; needed: more than half of them = 3; in favour: 4.",
        "A quorum of the vote needs 4 of 6 ballots cast; 6 were cast.",
        "Recomputed now: same result.",
        "changed 1 time",
        "What the motion asks for was done at the declaration.",
        'href="/en/decisions/2026-1"',
        f'href="/en/motions/{vote.motion_id}?version={vote.text_digest}"',
        "Declared the result of a vote",
    ):
        assert said in page, said
    assert page.index("The motion is adopted.") < page.index("4 for, 1 against")


def test_a_vote_without_its_quorum_decides_nothing(client: FlaskClient, house: House, vote: Vote) -> None:
    house.declared(vote, BJ_BO=FOR, FR_OCC=FOR)
    page = text_of(client, f"/en/votes/{vote.id}")
    assert "Nothing is decided: too few regions took part in the vote." in page
    assert "Did not vote" in page
    register = text_of(client, "/en/decisions")
    assert "No motion was adopted in this year." in register
    assert register.index("Other declared results") < register.index(f'href="/en/votes/{vote.id}"')


def test_the_register_lists_resolutions_by_number(client: FlaskClient, house: House) -> None:
    assembly = house.sitting()
    votes = [house.vote(assembly, hours=1) for _ in range(2)]
    for vote in votes:
        for code, choice in ALL.items():
            house.cast(vote, house.delegate(code.replace("_", "-")), choice)
    house.later(hours=1)
    for vote in votes:
        declare_vote(house.act(house.presiding), vote)
    page = text_of(client, "/fr/decisions")
    assert page.index("2026/2") < page.index("2026/1")
    assert "Titre" in page
    assert text_of(client, "/en/decisions?year=2026").count("/en/decisions/2026-") == 2
    text_of(client, "/en/decisions?year=2025", 404)
    text_of(client, "/en/decisions?year=x", 404)


def test_a_register_without_decisions_says_so(client: FlaskClient) -> None:
    assert "has not declared any result yet" in text_of(client, "/en/decisions")


def test_a_resolution_has_its_text_its_result_and_an_address_to_cite(
    client: FlaskClient, house: House, vote: Vote
) -> None:
    house.declared(vote, **ALL)
    page = text_of(client, "/fr/decisions/2026-1")
    for said in ("2026/1", "Titre", "Un paragraphe.", "http://localhost/decisions/2026-1", vote.text_digest):
        assert said in page, said
    english = text_of(client, "/en/decisions/2026-1")
    assert "One." in english
    assert "Translation: English" in english
    assert "4 for, 1 against, 1 abstention" in english
    assert 'href="/en/decisions/2026-1?text=fr"' in english
    assert "Un paragraphe." in text_of(client, "/en/decisions/2026-1?text=fr")
    text_of(client, "/en/decisions/2026-1?text=xx", 404)


def test_the_cited_address_leads_to_the_readers_language(
    client: FlaskClient, house: House, vote: Vote
) -> None:
    house.declared(vote, **ALL)
    answer = client.get("/decisions/2026-1", headers={"Accept-Language": "es"})
    assert (answer.status_code, answer.location) == (302, "/es/decisions/2026-1")
    assert "Accept-Language" in answer.headers["Vary"]
    for address in ("2026-2", "2025-1", "0-1", "2026-0", "2026-01", "2147483648-1", "2026"):
        assert client.get(f"/en/decisions/{address}").status_code == 404


def test_an_unknown_vote_is_no_address(client: FlaskClient) -> None:
    for number in ("1", "2147483647", "2147483648", "x"):
        text_of(client, f"/en/votes/{number}", 404)


def test_a_page_asked_for_before_the_declaration_and_made_after_it_shows_all_of_it(
    client: FlaskClient, house: House, vote: Vote
) -> None:
    house.declared(vote, BJ_BO=Choice.FOR, FR_OCC=Choice.FOR, ML_3=Choice.FOR, DE_BB=Choice.FOR)
    house.later(microseconds=-1)
    assert "Recomputed now: same result." in client.get(f"/en/votes/{vote.id}").text


def test_a_result_that_no_longer_follows_is_shown_as_such(
    client: FlaskClient, house: House, vote: Vote, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.declared(vote, **ALL)
    monkeypatch.setattr("app.voting.result_page.decide", lambda *facts: None)
    monkeypatch.setattr("app.voting.result_page.roll_digest", lambda electors: "")
    page = text_of(client, f"/en/votes/{vote.id}")
    assert "the result DIFFERS from the one declared" in page
    assert "DIFFERS from the one sealed at the opening" in page


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_result_of_600_regions_reads_as_few_statements_as_one_of_six(
    app: Flask, client: FlaskClient, house: House, engine: Engine
) -> None:
    few = statements(app, client, declared_by(house, 6))
    many = statements(app, client, declared_by(house, 600))
    assert few == many


def declared_by(house: House, number: int) -> Vote:
    for extra in range(len(house.regions), number):
        code = list(SIX)[extra] if extra < len(SIX) else f"XX-{extra}"
        house.region(code, Constituency.HIGH_EMISSION)
    assembly = house.sitting(*house.regions)
    vote = house.vote(assembly)
    house.declared(vote, BJ_BO=FOR, FR_OCC=FOR)
    return vote


def statements(app: Flask, client: FlaskClient, vote: Vote) -> int:
    with app.app_context():
        engine = db.engine
    seen: list[str] = []
    listener = lambda conn, cursor, statement, *rest: seen.append(statement)  # noqa: E731
    event.listen(engine, "before_cursor_execute", listener)
    page = client.get(f"/en/votes/{vote.id}")
    event.remove(engine, "before_cursor_execute", listener)
    assert len(gzip.compress(page.data)) < 30_000
    return len(seen)


def test_kinds_of_motion_have_their_article() -> None:
    assert [majority_article(kind) for kind in MotionKind] == ["6.1", "7.1", "8.1", "9.1", "10.1", "14.1"]
