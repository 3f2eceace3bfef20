"""An election conducted from the command line says what was recorded, or the sentence of the page."""

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.accounts.models import Person
from governance.accounts.rules import Actor
from governance.elections.box import UrnSlip
from governance.elections.draws import fingerprint
from governance.elections.models import Election
from tests.elections.polling import opened, ranking, voted, words_of
from tests.elections.stage import called, nominated
from tests.factories import House


def mail(house: House, actor: Actor) -> str:
    address = house.session.get_one(Person, actor.person_id).email
    house.session.rollback()
    return address


def run(app: Flask, house: House, actor: Actor, *words: str) -> tuple[int, str]:
    """A command of the room; its status and what it says."""
    asked = ["elections", *words, "--as", mail(house, actor)]
    done = app.test_cli_runner().invoke(args=asked)
    return done.exit_code, done.output.strip()


def test_regions_commit_and_the_officer_opens(house: House, app: Flask, session: Session) -> None:
    election = called(house)
    nominated(house, election, 2)
    for code in ("BJ-BO", "FR-OCC"):
        committed_to = fingerprint(words_of(code))
        assert run(app, house, house.head(code), "commit", "1", code, committed_to)[0] == 0
    house.at = session.get_one(Election, 1).nominations_close_at
    assert run(app, house, house.presiding, "open", "1") == (0, "Opened: elections/1.")
    assert session.get_one(Election, 1).opens_at == house.at


def test_an_urn_is_sealed_its_slips_forgotten_and_the_result_declared(
    house: House, app: Flask, session: Session
) -> None:
    election = opened(house)
    voted(house, election, *[ranking(*election.paper)] * 6)
    assert run(app, house, house.presiding, "seal", "1") == (0, "Sealed: elections/1.")
    assert session.scalars(select(UrnSlip)).all() == []
    words = words_of("BJ-BO")
    revealed = run(app, house, house.head("BJ-BO"), "reveal", "1", "BJ-BO", words)
    assert revealed == (0, "Revealed: draw_numbers/1.")
    done = run(app, house, house.presiding, "declare", "1", "--json")
    assert done == (0, '{"recorded": ["election_declarations/1"]}')


def test_a_refusal_is_the_sentence_of_the_page(house: House, app: Flask) -> None:
    opened(house)
    status, said = run(app, house, house.presiding, "close", "1")
    assert (status, said) == (
        1,
        "Error: Ballots cast: 0 of 6. A vote can close early only when every region on the roll "
        "has cast its ballot.",
    )


def test_an_election_is_annulled_with_its_reason(house: House, app: Flask, session: Session) -> None:
    opened(house)
    done = run(app, house, house.presiding, "annul", "1", "--reason", "The wrong post.")
    assert done == (0, "Annulled: elections/1.")
    assert session.get_one(Election, 1).annulment_reason == "The wrong post."
