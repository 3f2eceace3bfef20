"""An election on its way: a post, nominations, and those who accepted them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import event, select

from app.extensions import db
from governance.accounts.offices import Invitee
from governance.accounts.queries import actor_of
from governance.accounts.rules import Actor
from governance.assembly.models import AssemblySession
from governance.assembly.queries import current_session
from governance.elections.calling import call_election
from governance.elections.models import Election, Nomination, Post
from governance.elections.nominating import accept_nomination, nominate
from governance.elections.posts import PostPlan, create_post
from governance.elections.queries import candidates_of, election_page
from governance.elections.rules import PostKind, Territory
from tests.factories import House, in_three

STATEMENT = "I plant trees.\n\nI save water."


def plan(**said: Any) -> PostPlan:
    """What a post is to be: by default that of a coordinator of the world, with one holder for two years."""
    usual = {
        "kind": PostKind.COORDINATOR,
        "name": in_three("World coordinator"),
        "task": in_three("Brings twin regions together."),
        "territory": Territory.WORLD,
        "code": None,
        "holders": 1,
        "term_months": 24,
    }
    return PostPlan(**usual | said)


def posted(house: House, **said: Any) -> Post:
    """A post on the list."""
    return create_post(house.act(house.secretary), None, plan=plan(**said))


def called(house: House, assembly: AssemblySession | None = None, **said: Any) -> Election:
    """An election whose nominations are open, in the session there is, or in one with all six regions."""
    assembly = assembly or current_session(house.session) or house.sitting()
    election = call_election(house.act(house.presiding), posted(house, **said), assembly=assembly)
    return loaded(house, election)


def loaded(house: House, election: Election) -> Election:
    """The election with what its pages read."""
    found = election_page(house.session, election.id)
    assert found is not None
    return found


def asked(
    house: House, election: Election, code: str = "BJ-BO", invitee: Invitee | None = None
) -> Nomination:
    """Somebody whom a region nominated, and who has not answered."""
    head, region = house.head(code), house.regions[code]
    # Only now, because who is invited has the number of the next person.
    somebody = invitee or house.invitee("Nominee")
    return nominate(house.act(head), region, election=election, invitee=somebody)


def nominee(house: House, nomination: Nomination) -> Actor:
    """The person who is nominated, with whatever offices they hold."""
    person_id = house.session.scalars(
        select(Nomination.person_id).where(Nomination.id == nomination.id)
    ).one()
    return actor_of(house.session, person_id, house.at)


def accepted(house: House, nomination: Nomination, name: str, **said: str) -> Nomination:
    """A nomination that the nominee accepts."""
    words = {"language": "en", "statement": STATEMENT, "interests": "None.", **said}
    return accept_nomination(house.act(nominee(house, nomination)), nomination, name=name, **words)


def nominated(house: House, election: Election, number: int, *codes: str) -> list[Nomination]:
    """Candidates in an election, Candidate 1 and so on behind those there, from the regions in turn."""
    regions, there = codes or tuple(house.regions), len(candidates_of(house.session, election))
    return [
        accepted(house, asked(house, election, regions[n % len(regions)]), f"Candidate {there + n + 1}")
        for n in range(number)
    ]


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """What the service asks of its database meanwhile."""
    asked: list[str] = []

    def note(*details: Any) -> None:
        asked.append(details[2])

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)
