"""What delegations are told of elections, in mails and feeds, and never how anyone voted."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.notices.words import notice_of
from governance.accounts.models import OutboxMessage
from governance.elections.declaring import declare_election
from governance.elections.rules import PostKind
from governance.notices.telling import tell_of_acts
from governance.record.models import Entry
from tests.elections.polling import cast, opened, ranking, revealed, sealed
from tests.elections.stage import called
from tests.factories import House


def told(session: Session) -> list[str]:
    """The acts of elections of which mails were written."""
    session.rollback()
    query = select(OutboxMessage.facts).where(OutboxMessage.kind == "notice").order_by(OutboxMessage.id)
    return [
        facts["act"] for facts in session.scalars(query) if "elect" in facts["act"] or "urn" in facts["act"]
    ]


def test_delegations_are_told_of_a_call(house: House) -> None:
    house.sitting()
    house.head("BJ-BO")
    called(house)
    tell_of_acts(house.session, house.at)
    assert set(told(house.session)) == {"call_election"}


def test_whoever_has_not_voted_is_told_before_the_close(house: House) -> None:
    election = opened(house)
    cast(house, election, "BJ-BO", ranking(*(election.paper or [])))
    house.at = election.closes_at - timedelta(hours=2)
    tell_of_acts(house.session, house.at)
    house.session.rollback()
    query = select(OutboxMessage).where(OutboxMessage.kind == "notice")
    warned = {
        message.person_id
        for message in house.session.scalars(query)
        if message.facts["act"] == "election_closing"
    }
    assert house.heads["BJ-BO"] not in warned
    assert house.heads["FR-OCC"] in warned


def test_a_result_says_who_is_elected_and_no_ballot(app: Flask, client: FlaskClient, house: House) -> None:
    election = opened(house, 3, kind=PostKind.OFFICER)
    one, two, three = election.paper or []
    sealed(house, election, *[ranking(one, two, three)] * 4)
    revealed(house, election)
    declare_election(house.act(house.presiding), election)
    entries = house.session.scalars(select(Entry).order_by(Entry.id)).all()
    said = {}
    with app.test_request_context("/en/"):
        for entry in entries:
            if entry.act in ("call_election", "open_election", "seal_urn", "declare_election"):
                facts = {"act": entry.act, "entry": entry.id, "subjects": entry.subjects}
                said[entry.act] = notice_of(facts, ZoneInfo("UTC"))
    assert said["call_election"].lines[0] == "World coordinator"
    assert said["open_election"].lines[1].startswith("Closes: ")
    assert said["seal_urn"].subject == "Reveal the words of your region for the draw"
    assert said["declare_election"].lines[1].startswith("Elected: Candidate")
    assert said["declare_election"].address == f"http://localhost/en/elections/{election.id}"
    feed = client.get("/en/feeds/elections.xml").get_data(as_text=True)
    assert "Elected: Candidate" in feed
