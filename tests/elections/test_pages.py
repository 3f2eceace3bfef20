"""Elections as anyone reads them: the list, one of them, its roll."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from governance.accounts.rules import Actor
from tests.elections.polling import cast, opened, ranking, ready
from tests.elections.stage import asked, called, nominated, nominee
from tests.elections.test_result import drawn_team
from tests.factories import House, in_three
from tests.reading import page, statements, words


def test_without_an_election_the_list_says_so(client: FlaskClient, house: House) -> None:
    assert "No election has been called yet." in words(page(client, "/en/elections"))


def test_an_election_is_found_on_the_list_and_says_what_comes_next(client: FlaskClient, house: House) -> None:
    election = called(house)
    nominated(house, election, 2)
    assert "World coordinator" in words(page(client, "/en/elections"))
    shown = words(page(client, f"/en/elections/{election.id}"))
    assert "Nominations open" in shown
    assert "3 days after the opening, unless another time is set" in shown
    assert "A ballot ranks the candidates; each is compared with each other" in shown


def test_an_open_election_shows_its_paper_and_who_has_voted(client: FlaskClient, house: House) -> None:
    election = opened(house)
    cast(house, election, "BJ-BO", ranking(*(election.paper or [])))
    shown = words(page(client, f"/en/elections/{election.id}"))
    assert "Closes:" in shown
    assert "Candidate 3" in shown
    assert "High-potential 3 1" in shown
    roll = words(page(client, f"/en/elections/{election.id}/roll"))
    assert "BJ-BO High-potential Cast" in roll
    assert "ML-3 High-potential Not cast" in roll


def test_before_the_opening_there_is_no_roll(client: FlaskClient, house: House) -> None:
    election = ready(house)
    assert client.get(f"/en/elections/{election.id}/roll").status_code == 404
    assert client.get("/en/elections/99").status_code == 404
    assert client.get("/en/elections?page=2").status_code == 404


def test_a_session_shows_its_elections(client: FlaskClient, house: House) -> None:
    election = called(house)
    assert "Elections World coordinator Nominations close:" in words(page(client, "/en/sessions/1"))
    assert f"/en/elections/{election.id}" in page(client, "/en/sessions/1")


def test_everybody_is_asked_for_their_part(sign_in: Callable[[Actor], FlaskClient], house: House) -> None:
    election = called(house)
    nomination = asked(house, election)
    tasks = words(page(sign_in(nominee(house, nomination)), "/en/tasks"))
    assert "Accept or decline your nomination: World coordinator" in tasks
    head = sign_in(house.head("BJ-BO"))
    assert "Commit words for the draw: World coordinator" in words(page(head, "/en/tasks"))


def test_whoever_has_a_ballot_is_asked_to_vote(sign_in: Callable[[Actor], FlaskClient], house: House) -> None:
    election = opened(house)
    head = sign_in(house.head("BJ-BO"))
    assert "Vote in this election: World coordinator" in words(page(head, "/en/tasks"))
    assert "Vote in this election" in words(page(head, f"/en/elections/{election.id}"))
    cast(house, election, "BJ-BO", ranking(*(election.paper or [])))
    assert "Vote in this election" not in words(page(head, "/en/tasks"))
    assert "Your receipt" in words(page(head, f"/en/elections/{election.id}"))
    house.at = election.closes_at
    presiding = sign_in(house.presiding)
    assert "Seal the ballot box: World coordinator" in words(page(presiding, "/en/tasks"))


def test_many_elections_take_as_many_statements_as_one(app: Flask, house: House) -> None:
    drawn_team(house)
    found = []
    for names in (("Water", "Soil"), ()):
        with statements(app) as sent:
            page(app.test_client(), "/en/elections")
            page(app.test_client(), "/en/sessions/1")
        found.append(len(sent))
        for name in names:
            called(house, name=in_three(name))
    assert found[0] == found[1]
