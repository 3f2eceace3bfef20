"""A declared election: the sentence, whom it appoints, the count in words, in tables and as a picture."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from governance.base import LANGUAGES
from governance.counting.methods import Method
from governance.elections.ballots import MarkKind, mark_kind, mark_plain
from governance.elections.declaring import declare_election
from governance.elections.models import Election
from governance.elections.rules import PostKind
from tests.elections.box import ruled
from tests.elections.polling import opened, ranking, revealed, sealed
from tests.factories import House
from tests.reading import page, words


def declared(house: House, election: Election, *marks: Any) -> Election:
    """An election whose result is declared, drawn by words that two regions revealed where it is tied."""
    sealed(house, election, *marks)
    revealed(house, election)
    declare_election(house.act(house.presiding), election)
    return election


def drawn_team(house: House) -> Election:
    """Two places, four candidates, and a tie that only the draw breaks."""
    election = opened(house, 4, holders=2, kind=PostKind.OFFICER)
    one, two, three, four = election.paper or []
    marks = [[one, two]] * 3 + [[two], [three], [four, three]]
    return declared(house, election, *(ranking(*mark) for mark in marks))


def test_the_sentence_comes_first_and_appointments_follow(client: FlaskClient, house: House) -> None:
    election = drawn_team(house)
    shown = words(page(client, f"/en/elections/{election.id}"))
    assert (
        shown.index("Elected: Candidate") < shown.index("Appointed") < shown.index("How the result follows")
    )
    assert "6 of 6 regions cast a ballot; the quorum is 4." in shown
    assert "From: 19 October 2026 · Until: 19 October 2028" in shown
    assert "Who follows if a place falls vacant" in shown
    assert "Elected: Candidate" in words(page(client, "/en/elections"))


def test_the_count_is_said_round_by_round_and_shown_as_a_table(client: FlaskClient, house: House) -> None:
    election = drawn_team(house)
    html = page(client, f"/en/elections/{election.id}/count")
    shown = words(html)
    assert "The quota is 6 valid ballots divided by 3" in shown
    assert "Condition High-emission: from 1 to 2 of" in shown
    assert "The first preferences are counted. Elected: Candidate" in shown
    assert "The public draw decides: Candidate" in shown
    assert "TWELVETREESOFBJBO/TWELVETREESOFFROCC/" in shown
    assert "Round 4" in shown
    assert '<svg role="img" aria-labelledby="picture-title picture-words"' in html
    assert page(client, f"/fr/elections/{election.id}/count")


def test_candidates_are_compared_with_each_other(client: FlaskClient, house: House) -> None:
    election = opened(house, 3, kind=PostKind.OFFICER)
    one, two, three = election.paper or []
    declared(house, election, *[ranking(one, two, three)] * 4, ranking(three, two, one), ranking(two, one))
    shown = words(page(client, f"/en/elections/{election.id}/count"))
    assert "Each compared with each" in shown
    assert "How many others each candidate beats Candidate Others beaten" in shown
    assert "Every two candidates are compared" in shown


def test_nobody_opposed_is_confirmed_by_yes_and_no(client: FlaskClient, house: House) -> None:
    election = opened(house, 1, kind=PostKind.OFFICER)
    (one,) = election.paper or []
    yes = {"kind": "confirmation", "answers": {str(one): "yes"}}
    no = {"kind": "confirmation", "answers": {str(one): "no"}}
    declared(house, election, yes, yes, yes, no)
    shown = words(page(client, f"/en/elections/{election.id}/count"))
    assert "Candidate For Against Candidate 1 elected 3 1" in shown
    assert "a ballot says yes or no to each candidate" in words(page(client, f"/en/elections/{election.id}"))


def test_of_few_secret_ballots_only_the_outcome_is_published(client: FlaskClient, house: House) -> None:
    election = opened(house, 3)
    one, two, three = election.paper or []
    declared(house, election, *[ranking(one, two, three)] * 6)
    shown = words(page(client, f"/en/elections/{election.id}"))
    assert "Of this secret election only the outcome is published" in shown
    assert client.get(f"/en/elections/{election.id}/count").status_code == 404
    for ending in ("blt", "csv"):
        assert client.get(f"/en/elections/{election.id}.{ending}").status_code == 404


def test_too_few_ballots_elect_nobody(client: FlaskClient, house: House) -> None:
    election = opened(house, 3, kind=PostKind.OFFICER)
    declared(house, election, ranking(*(election.paper or [])))
    shown = words(page(client, f"/en/elections/{election.id}"))
    assert "Nobody is elected: too few regions cast a ballot." in shown
    assert "The ballots were not counted." in shown
    assert client.get(f"/en/elections/{election.id}/count").status_code == 404


def test_before_the_declaration_there_is_no_count_and_no_file(client: FlaskClient, house: House) -> None:
    election = sealed(house, opened(house, 3, kind=PostKind.OFFICER))
    for address in (f"{election.id}/count", f"{election.id}.blt", f"{election.id}.csv", "99.blt"):
        assert client.get(f"/en/elections/{address}").status_code == 404


def test_recorded_ballots_stand_on_the_roll_once_the_result_is_declared(
    client: FlaskClient, house: House
) -> None:
    election = opened(house, 3, kind=PostKind.OFFICER)
    one, two, three = election.paper or []
    sealed(house, election, *[ranking(one, two, three)] * 4)
    before = words(page(client, f"/en/elections/{election.id}/roll"))
    assert "1: Candidate" not in before
    revealed(house, election)
    declare_election(house.act(house.presiding), election)
    after = words(page(client, f"/en/elections/{election.id}/roll"))
    assert after.count("1: Candidate") == 4
    assert "Not cast" in after


def test_secret_ballots_never_stand_on_the_roll(client: FlaskClient, house: House) -> None:
    election = opened(house, 3)
    one, two, three = election.paper or []
    declared(house, election, *[ranking(one, two, three)] * 6)
    assert "1: Candidate" not in words(page(client, f"/en/elections/{election.id}/roll"))


def test_a_second_round_is_announced_and_stands_between_two(
    client: FlaskClient, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruled(monkeypatch, one_holder=Method.TWO_ROUND)
    election = opened(house, 3, kind=PostKind.OFFICER)
    one, two, three = election.paper or []
    chosen = [{"kind": "choices", "chosen": [each]} for each in (one, one, one, two, two, three)]
    declared(house, election, *chosen)
    shown = page(client, f"/en/elections/{election.id}")
    assert "A second round decides between Candidate" in words(shown)
    assert "Who follows if a place falls vacant" not in words(shown)
    assert f'href="/en/elections/{election.id + 1}"' in shown
    second = words(page(client, f"/en/elections/{election.id + 1}"))
    assert "First round" in second
    assert second.count("Nominated by:") == 2
    assert "its second round is counted from the same ballots" in words(
        page(client, f"/en/elections/{election.id}/count")
    )


@pytest.mark.parametrize(
    "method", [Method.PLURALITY, Method.APPROVAL, Method.SCORE, Method.PAV, Method.MEEK_STV]
)
def test_every_method_is_said_in_every_language(
    client: FlaskClient, house: House, monkeypatch: pytest.MonkeyPatch, method: Method
) -> None:
    ruled(monkeypatch, several_holders=method)
    election = opened(house, 4, holders=2, kind=PostKind.OFFICER)
    one, two, three, _four = election.paper or []
    kind = mark_kind(method, confirming=False)
    places = {one: 1, two: 2}
    marked = (
        places if kind is MarkKind.RANKING else dict.fromkeys(places, 5 if kind is MarkKind.SCORES else True)
    )
    marks = [mark_plain(kind, marked)] * 4 + [mark_plain(kind, {three: 1})]
    declared(house, election, *marks)
    for language in LANGUAGES:
        page(client, f"/{language}/elections/{election.id}")
        assert "<svg" in page(client, f"/{language}/elections/{election.id}/count")
