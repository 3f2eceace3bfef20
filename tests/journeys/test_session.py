"""One session of the General Assembly over HTTP, from credentials to a resolution that can be cited."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from governance.accounts.rules import Actor
from governance.base import LANGUAGES
from governance.record.models import Entry
from governance.voting.models import Ballot, Declaration
from governance.voting.rules import Outcome
from tests.factories import SIX, House
from tests.journeys.reader import Person

TWELVE = 12
CODE = re.compile(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b")
SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn; whoever reads in it presses in no other."""
    return str(request.param)


@pytest.fixture
def ready(house: House) -> House:
    """Six regions, a session whose hour has come, and twelve motions on its agenda."""
    for code in SIX:
        house.region(code)
    assembly = house.convened()
    for _ in range(TWELVE):
        house.motion(assembly)
    return house


def accredit(secretary: Person) -> None:
    """Four of six delegations are found in order and arrive; the fourth makes the quorum."""
    for code in list(SIX)[:4]:
        secretary.open("/sessions/1/credentials").press("accredit", code)
        secretary.press("arrival", code)
        assert secretary.status == 200


def open_block(presiding: Person) -> None:
    """The session opens, and all twelve votes with it, under the closing times of the statutes."""
    presiding.open("/sessions/1/conduct").press("act", "open_session")
    presiding.open("/sessions/1/open-votes").press("every", "1")
    assert presiding.path.endswith("/open-votes/check")
    presiding.press(beside="chosen")
    assert presiding.path.endswith("/conduct/votes")


def mark(delegate: Person, choice: str) -> None:
    """Answer every question, and look at the answers again."""
    delegate.open("/my-votes/paper")
    questions = delegate.fields("vote_")
    assert len(questions) == TWELVE
    delegate.press(**dict.fromkeys(questions, choice))
    assert delegate.path.endswith("/my-votes/check")


def cast(delegate: Person) -> str:
    """Press the button that casts; the address of the receipt."""
    delegate.press(beside="key")
    assert "/receipts/" in delegate.path
    return delegate.path.removeprefix(f"/{delegate.language}")


def test_a_session_from_credentials_to_a_resolution(
    app: Flask, ready: House, sign_in: SignIn, language: str
) -> None:
    delegate_of = {code: ready.delegate(code) for code in list(SIX)[:4]}
    secretary = Person(sign_in(ready.secretary), language)
    presiding = Person(sign_in(ready.presiding), language)
    accredit(secretary)
    open_block(presiding)

    delegates = {code: Person(sign_in(actor), language) for code, actor in delegate_of.items()}
    for delegate in delegates.values():
        mark(delegate, "for")
        assert ballots(ready) % TWELVE == 0, "nothing is cast before the button"
        receipt = cast(delegate)
        assert len(set(CODE.findall(delegate.words))) == TWELVE
        assert delegate.open(receipt).status == 200
    changed = delegates["BJ-BO"]
    mark(changed, "abstain")
    cast(changed)
    assert ballots(ready) == 5 * TWELVE

    close_and_declare(ready, presiding)
    visitor = Person(app.test_client(), language)
    read_results(visitor)
    read_record(ready, visitor)


def ballots(house: House) -> int:
    """How many ballots are in the box, replaced ones included."""
    house.session.rollback()
    return len(house.session.scalars(select(Ballot.id)).all())


def close_and_declare(house: House, presiding: Person) -> None:
    """Time closes the votes; the presiding officer declares all results at once and closes the session."""
    house.later(days=7)
    presiding.open("/sessions/1/conduct/declare").press()
    house.session.rollback()
    outcomes = Counter(house.session.scalars(select(Declaration.outcome)))
    assert outcomes == {Outcome.ADOPTED: TWELVE}
    presiding.open("/sessions/1/close").press()
    assert presiding.path.endswith("/sessions/1/conduct"), presiding.words


def read_results(visitor: Person) -> None:
    """Anyone reads twelve resolutions in the register, and the arithmetic of each."""
    visitor.open("/decisions")
    resolutions = visitor.links(r"/decisions/\d{4}-\d+")
    assert len(resolutions) == TWELVE
    assert visitor.open(resolutions[0]).status == 200
    result = visitor.links(r"/votes/\d+")[0]
    assert visitor.open(result).status == 200
    assert "<svg" in visitor.html
    assert "<table" in visitor.html
    numbers = set(re.findall(r"\b\d+\b", visitor.words))
    assert {"3", "1"} <= numbers, "three for, one abstention"


def read_record(house: House, visitor: Person) -> None:
    """Every act stands in the record, by its own page."""
    house.session.rollback()
    acts = list(house.session.scalars(select(Entry.act).order_by(Entry.id)))
    told = {
        "accredit_delegation": 4,
        "record_arrival": 4,
        "open_session": 1,
        "open_votes": 1,
        "cast_ballots": 5,
        "declare_vote": TWELVE,
        "close_session": 1,
    }
    assert {act: acts.count(act) for act in told} == told
    listed: set[str] = set()
    for page in range(1, len(acts) // 20 + 2):
        visitor.open(f"/record?page={page}")
        listed |= set(visitor.links(r"/record/\d+"))
    assert listed == {f"/record/{number}" for number in house.session.scalars(select(Entry.id))}


def test_a_resent_paper_gives_the_same_receipt(ready: House, sign_in: SignIn) -> None:
    """Double click, Back, a lost answer: one set of ballots, one receipt."""
    delegate_of = {code: ready.delegate(code) for code in list(SIX)[:4]}
    accredit(Person(sign_in(ready.secretary), "fr"))
    open_block(Person(sign_in(ready.presiding), "fr"))
    delegate = Person(sign_in(delegate_of["BJ-BO"]), "fr")
    mark(delegate, "against")
    page = delegate.html
    first = cast(delegate)
    delegate.path, delegate.html = "/fr/my-votes/check", page
    assert (cast(delegate), ballots(ready)) == (first, TWELVE)


def test_a_ballot_after_closing_keeps_what_was_chosen(ready: House, sign_in: SignIn) -> None:
    actor = ready.delegate("BJ-BO")
    accredit(Person(sign_in(ready.secretary), "es"))
    open_block(Person(sign_in(ready.presiding), "es"))
    delegate = Person(sign_in(actor), "es")
    mark(delegate, "for")
    ready.later(days=7)
    delegate.press(beside="key")
    assert (delegate.status, ballots(ready)) == (409, 0)
    assert delegate.words.count("Title ") == TWELVE, "each question is still named, with what was chosen"
