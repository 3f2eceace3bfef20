"""The statutes as anyone reads them: made from the values that the program computes with."""

from dataclasses import replace
from fractions import Fraction

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.statutes.consequences import Now, consequence
from app.statutes.wording import provided, said, share_said
from governance.statutes.franchise import Disagreement, VotingUnit, WeighedBy, WeightRule
from governance.statutes.membership import AdmissionBy
from governance.statutes.rules import FOUNDING, provisions
from tests.conftest import START
from tests.factories import House
from tests.reading import page, words
from tests.statutes.stage import A_THIRD, adopted, amendment


def test_every_provision_stands_on_the_page_with_its_article(house: House, client: FlaskClient) -> None:
    html = page(client, "/en/statutes")
    for provision in provisions(FOUNDING):
        assert f'<tr id="article-{provision.article.number}">' in html
        assert provision.article.sets in html


def test_a_majority_is_said_with_its_base_and_its_conditions(house: House, client: FlaskClient) -> None:
    told = words(page(client, "/en/statutes"))
    assert (
        "9.1 The majority that changes these statutes. "
        "With 2 regions on the roll, 2 in favour adopt the motion. "
        "It needs the same share again in each constituency. At least two thirds Members entitled to vote "
        "In each of the two constituencies as well" in told
    )
    assert "As many for as against: The presiding officer has a casting vote" in told


def test_a_number_that_sets_no_limit_is_said_in_words(app: Flask) -> None:
    with app.test_request_context("/en/statutes"):
        rules = replace(FOUNDING.membership, absences_before_lapse=0)
        found = {each.name: provided(each) for each in provisions(replace(FOUNDING, membership=rules))}
    assert found["membership.admission"] == ["The secretariat, by two of its officers"]
    assert found["membership.twins_per_region"] == ["No limit"]
    assert found["membership.absences_before_lapse"] == ["Membership never lapses"]
    assert found["membership.largest_delegation"] == ["12"]


def test_an_older_version_stays_and_an_unknown_one_has_no_page(house: House, client: FlaskClient) -> None:
    assert "Statuts, version 1" in page(client, "/fr/statutes/1")
    assert client.get("/en/statutes/2").status_code == 404
    assert client.get("/en/statutes/0").status_code == 404


@pytest.mark.parametrize(
    ("share", "strict", "words"),
    [
        (Fraction(1, 2), True, "More than one half"),
        (Fraction(2, 3), False, "At least two thirds"),
        (Fraction(1), False, "All of them"),
        (Fraction(3, 5), False, "At least 3/5"),
        (Fraction(2, 3), True, "More than 2/3"),
    ],
)
def test_a_share_is_never_rounded(app: Flask, share: Fraction, strict: bool, words: str) -> None:
    with app.test_request_context("/en/statutes"):
        assert share_said(share, strict) == words


def test_every_kind_of_value_has_its_words(app: Flask) -> None:
    with app.test_request_context("/en/statutes"):
        assert [line for each in provisions(FOUNDING) for line in said(each.value) if "(" in line] == []


def test_every_number_says_what_follows_from_it(app: Flask) -> None:
    with app.test_request_context("/en/statutes"):
        today = Now(30, START)
        found = {each.name: consequence(each, FOUNDING, today) for each in provisions(FOUNDING)}
    assert found["session_quorum"] == "With 30 member regions, a session needs 16 of them present."
    assert found["demands.signatures"] == "With 30 member regions, 6 of them must sign."
    assert (
        found["ordinary_notice"]
        == "A session convened on 1 September 2026 can open on 1 October 2026 or later."
    )
    assert [name for name, sentence in found.items() if not sentence.endswith(".")] == []


def test_every_other_choice_says_what_follows_from_it_too(app: Flask) -> None:
    membership = replace(
        FOUNDING.membership, admission=AdmissionBy.ASSEMBLY, twins_per_region=2, absences_before_lapse=0
    )
    motions = replace(FOUNDING.motions, supporters=0, both_constituencies=True, division=False)
    weights = WeightRule(WeighedBy.POPULATION, step=1_000_000, largest=5)
    franchise = replace(
        FOUNDING.franchise, unit=VotingUnit.TWIN, disagreement=Disagreement.HALF_EACH, weights=weights
    )
    other = replace(
        FOUNDING,
        membership=membership,
        motions=motions,
        debate=replace(FOUNDING.debate, alternating=False),
        franchise=replace(franchise, proxies_per_holder=0, proxies_count_present=True),
        close_when_all_cast=False,
        colleague_may_change=False,
    )
    with app.test_request_context("/en/statutes"):
        found = {each.name: consequence(each, other, Now(0, START)) for each in provisions(other)}
        shown = [provided(each) for each in provisions(other) if each.name == "franchise.weights"]
    assert found["franchise.weights"] == "Population of 10,000,000 gives 5 votes."
    assert found["motions.supporters"] == "One region alone can bring a motion before the Assembly."
    assert shown == [["Population", "One vote, and one more for each whole 1,000,000", "At most: 5"]]


def test_two_versions_stand_side_by_side_with_the_resolution_between(
    house: House, client: FlaskClient
) -> None:
    adopted(house, house.sitting(), amendment(house, {"session_quorum": A_THIRD}, days=60))
    told = words(page(client, "/en/statutes"))
    assert [each for each in ("by resolution 2026/1", "Not yet in force") if each not in told] == []
    compared = words(page(client, "/en/statutes/comparison?before=1&after=2"))
    assert "4 Quorum of a session" in compared
    assert "More than one half At least one third" in compared
    assert words(page(client, "/en/statutes/comparison")).count("At least one third") == 1
    assert "the same numbers" in words(page(client, "/en/statutes/comparison?before=2&after=2"))
    assert client.get("/en/statutes/comparison?before=1&after=9").status_code == 422
