"""A delegate's hand in a browser without a screen: looks at pages, marks the paper, presses the button."""

import re
from collections.abc import Mapping
from datetime import timedelta

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from governance.assembly.models import AssemblySession
from governance.voting.commands import open_votes
from governance.voting.models import Ballot, RollEntry, Vote
from governance.voting.rules import Choice
from tests.factories import House


def open_block(house: House, assembly: AssemblySession, number: int, hours: int = 24) -> list[Vote]:
    motions = [house.motion(assembly) for _ in range(number)]
    closes_at = {motion.id: house.at + timedelta(hours=hours) for motion in motions}
    return open_votes(house.act(house.presiding), assembly, motions=motions, closes_at=closes_at)


def entry_of(house: House, vote: Vote, code: str = "BJ-BO") -> int:
    region = house.regions[code].id
    query = select(RollEntry.id).where(RollEntry.vote_id == vote.id, RollEntry.region_id == region)
    return house.session.scalars(query).one()


def hidden(page: str, name: str) -> str:
    found = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    assert found, f"no {name} on the page"
    return found[1]


def look(browser: FlaskClient, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, answer.status
    return answer.text


def mark(house: House, browser: FlaskClient, marks: Mapping[Vote, str], region: str = "BJ-BO") -> str:
    """Save the paper with these marks; the page it leads to."""
    token = hidden(look(browser, f"/en/my-votes/paper?region={region}"), "csrf_token")
    fields = {f"vote_{entry_of(house, vote, region)}": choice for vote, choice in marks.items()}
    answer = browser.post(f"/en/my-votes/paper?region={region}", data={"csrf_token": token, **fields})
    assert (answer.status_code, answer.location) == (303, f"/en/my-votes/check?region={region}")
    return look(browser, answer.location)


def announced(page: str) -> dict[str, str]:
    """What the button of the second page sends."""
    return {name: hidden(page, name) for name in ("csrf_token", "key", "entries")}


def press(browser: FlaskClient, page: str, region: str = "BJ-BO") -> TestResponse:
    return browser.post(f"/en/my-votes/check?region={region}", data=announced(page))


def ballots(house: House) -> list[tuple[int, int, Choice]]:
    house.session.rollback()
    query = select(Ballot).order_by(Ballot.id)
    return [(ballot.vote_id, ballot.revision, ballot.choice) for ballot in house.session.scalars(query)]
