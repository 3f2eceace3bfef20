"""The statutes as anyone reads them: made from the values that the program computes with."""

from dataclasses import replace
from fractions import Fraction

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.statutes.wording import provided, said, share_said
from governance.statutes.rules import FOUNDING, provisions
from tests.factories import House
from tests.reading import page, words


def test_every_provision_stands_on_the_page_with_its_article(house: House, client: FlaskClient) -> None:
    html = page(client, "/en/statutes")
    for provision in provisions(FOUNDING):
        assert f'<tr id="article-{provision.article.number}">' in html
        assert provision.article.sets in html


def test_a_majority_is_said_with_its_base_and_its_conditions(house: House, client: FlaskClient) -> None:
    told = words(page(client, "/en/statutes"))
    assert (
        "9.1 The majority that changes these statutes. At least two thirds Members entitled to vote "
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
