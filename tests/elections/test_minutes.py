"""Elections in the minutes of their session."""

from flask.testing import FlaskClient

from tests.elections.test_result import drawn_team
from tests.factories import House
from tests.reading import page, words


def test_the_minutes_say_who_was_elected_and_between_whom(client: FlaskClient, house: House) -> None:
    drawn_team(house)
    shown = words(page(client, "/en/sessions/1/minutes"))
    assert "World coordinator Elected: Candidate" in shown
    assert "Ballots cast: 6 of 6." in shown
    assert "Candidates Candidate" in shown
    assert "Recorded ballot" in shown
