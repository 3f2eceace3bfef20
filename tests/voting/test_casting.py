"""Casting through the whole stack: two presses at one moment, two delegates, the last moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Barrier

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from app.extensions import db
from governance.accounts.rules import Actor
from governance.voting.drafts import draft, keep_draft
from governance.voting.models import Vote
from governance.voting.queries import electors_and_ballots
from governance.voting.rules import Choice
from tests.factories import House
from tests.voting.hand import announced, ballots, entry_of, mark, open_block, press

SignIn = Callable[[Actor], FlaskClient]


@pytest.fixture
def votes(house: House) -> list[Vote]:
    return open_block(house, house.sitting("FR-OCC", "BJ-BO", "ML-3"), 2)


def at_once(browsers: list[FlaskClient], fields: list[dict[str, str]]) -> list[str | None]:
    """Where each browser is led that presses the button at the same moment."""
    barrier = Barrier(len(browsers))

    def send(browser: FlaskClient, sent: dict[str, str]) -> str | None:
        barrier.wait()
        return browser.post("/en/my-votes/check", data=sent).location

    with ThreadPoolExecutor(len(browsers)) as pool:
        return list(pool.map(send, browsers, fields))


def twin(app: Flask, browser: FlaskClient) -> FlaskClient:
    """The same browser sending a second request beside the first."""
    other = app.test_client()
    with browser.session_transaction() as cookie:
        kept = dict(cookie)
    with other.session_transaction() as cookie:
        cookie.update(kept)
    return other


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """Every statement that the service sends meanwhile."""
    sent: list[str] = []

    def note(connection, cursor, statement, *rest) -> None:
        sent.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def test_two_presses_at_one_moment_are_one_casting_with_one_receipt(
    app: Flask, house: House, votes: list[Vote], sign_in: SignIn
) -> None:
    browser = sign_in(house.delegate("BJ-BO"))
    fields = announced(mark(house, browser, dict.fromkeys(votes, "for")))
    first, second = at_once([browser, twin(app, browser)], [fields, fields])
    assert first == second
    assert first == "/en/my-votes/receipts/1"
    assert ballots(house) == [(vote.id, 1, Choice.FOR) for vote in votes]


def test_two_delegates_at_one_moment_leave_two_ballots_of_which_the_last_counts(
    house: House, votes: list[Vote], sign_in: SignIn
) -> None:
    browsers = [sign_in(house.delegate("BJ-BO")) for _ in range(2)]
    fields = [
        announced(mark(house, browser, {votes[0]: choice}))
        for browser, choice in zip(browsers, ("for", "against"), strict=True)
    ]
    led = at_once(browsers, fields)
    assert sorted(map(str, led)) == ["/en/my-votes/receipts/1", "/en/my-votes/receipts/2"]
    kept = ballots(house)
    assert [(vote_id, revision) for vote_id, revision, _ in kept] == [(votes[0].id, 1), (votes[0].id, 2)]
    assert {choice for _, _, choice in kept} == {Choice.FOR, Choice.AGAINST}
    assert electors_and_ballots(house.session, votes[0].id)[1] == {"BJ-BO": kept[1][2]}


def test_a_ballot_is_taken_a_microsecond_before_the_close_and_refused_at_the_close(
    house: House, votes: list[Vote], sign_in: SignIn
) -> None:
    early, late = (sign_in(house.delegate(code)) for code in ("BJ-BO", "FR-OCC"))
    pages = [mark(house, early, {votes[0]: "for"}), mark(house, late, {votes[0]: "for"}, "FR-OCC")]
    house.at = votes[0].closes_at - timedelta(microseconds=1)
    assert press(early, pages[0]).status_code == 303
    house.later(microseconds=1)
    assert press(late, pages[1], "FR-OCC").status_code == 409
    assert ballots(house) == [(votes[0].id, 1, Choice.FOR)]


def test_casting_takes_ten_statements_however_many_votes_are_on_the_paper(
    app: Flask, house: House, votes: list[Vote], sign_in: SignIn
) -> None:
    browser = sign_in(house.delegate("BJ-BO"))
    reads, tables = [], []
    for marks in (dict.fromkeys(votes, "for"), dict.fromkeys(votes, "against")):
        page = mark(house, browser, marks)
        with statements(app) as sent:
            assert press(browser, page).status_code == 303
        reads.append(len([statement for statement in sent if statement.startswith("SELECT")]))
        tables.append({statement.split()[2] for statement in sent if statement.startswith("INSERT")})
    # Who is signed in; the draft with its entries; the entries and votes under the lock; the key; and
    # what was cast before, however often.
    assert reads == [6, 6]
    assert tables == [{"castings", "ballots", "entries", "payloads"}] * 2


def test_a_draft_keeps_its_key_until_an_answer_changes_or_the_paper_is_cast(
    house: House, votes: list[Vote]
) -> None:
    actor = house.delegate("BJ-BO")
    region, marks = house.regions["BJ-BO"].id, {entry_of(house, votes[0]): Choice.FOR}
    assert actor.person_id is not None
    first = keep_draft(house.session, actor.person_id, region, marks, house.at)
    assert keep_draft(house.session, actor.person_id, region, marks, house.at) == first
    assert keep_draft(house.session, actor.person_id, region, {}, house.at).key != first.key
    again = keep_draft(house.session, actor.person_id, region, marks, house.at)
    assert draft(house.session, actor.person_id, region) == again
    house.cast(votes[0], actor, Choice.FOR, key=again.key)
    assert draft(house.session, actor.person_id, region) is None
    assert keep_draft(house.session, actor.person_id, region, marks, house.at).key != again.key
