"""A secret ballot cannot be paired with its region by whoever has every table, file, log line and mail.

32 regions cast in an order drawn by a fixed seed, by their browsers. Then somebody looks everywhere for the
order of casting (see `attack`). That they would find it if the database had not been made to forget is shown
by the last test.
"""

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, func, select

from app.extensions import db
from app.logs import JsonLine
from governance.accounts.models import OutboxMessage
from governance.accounts.rules import Actor
from governance.elections import closing, forgetting, urn
from governance.elections.box import ElectionRollEntry, UrnBallot, UrnSlip
from governance.elections.closing import close_election, seal_urn
from governance.elections.declaring import declare_election
from governance.elections.forgetting import forget_slips
from governance.elections.models import Election
from governance.record.canonical import encode
from governance.record.models import Entry
from governance.regions.models import Region
from governance.regions.rules import Constituency
from governance.statutes.elections import Published
from tests.elections.attack import (
    Cast,
    dump,
    file_orders,
    files,
    holders,
    is_telling,
    orders_in,
    same_transaction,
    table_orders,
    tau,
)
from tests.elections.box import ruled, secret
from tests.factories import House
from tests.voting.hand import hidden, look

SignIn = Callable[[Actor], FlaskClient]
REGIONS, CANDIDATES, SEED = 32, 5, 18


@dataclass
class Told:
    """Every line that the service logged."""

    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@pytest.fixture
def told() -> Iterator[Told]:
    """The log as an operator keeps it."""
    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    keeper = Keeper()
    keeper.setFormatter(JsonLine())
    for name in ("", "twin"):
        logging.getLogger(name).addHandler(keeper)
    yield Told(lines)
    for name in ("", "twin"):
        logging.getLogger(name).removeHandler(keeper)


@pytest.fixture
def chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chance by a fixed seed, so that the test finds the same every day."""
    drawn = Random(SEED)
    monkeypatch.setattr(urn.secrets, "choice", drawn.choice)
    for room in (closing, forgetting):
        monkeypatch.setattr(room, "SystemRandom", lambda: drawn)


@dataclass
class Voted:
    """A secret election in which all have cast, and what they put into the urn."""

    election: Election
    codes: list[str]
    cast: Cast


@pytest.fixture
def voted(house: House, sign_in: SignIn, told: Told, chance: None, monkeypatch: pytest.MonkeyPatch) -> Voted:
    ruled(monkeypatch, published=Published.RANKINGS)
    for number in range(REGIONS):
        side = list(Constituency)[number % 2]
        house.region(f"{'FR' if number % 2 else 'BJ'}-{number:02}", side)
    election = secret(house, house.sitting(*house.regions), candidates=CANDIDATES)
    codes = list(house.regions)
    Random(SEED).shuffle(codes)
    rankings = Random(SEED)
    slips, marks = [], []
    for code in codes:
        paper = sorted(election.paper or [])
        rankings.shuffle(paper)
        slips.append(vote(sign_in(house.head(code)), election.id, code, paper))
        marks.append(encode({"kind": "ranking", "ranks": [[one] for one in paper]}).decode())
        house.later(seconds=40)
    assert len(set(marks)) > REGIONS // 2
    return Voted(election, codes, Cast(slips, marks))


def vote(browser: FlaskClient, election_id: int, code: str, ranking: list[int]) -> str:
    """Mark, check and cast in a browser, first with a slip of the pen; the identifier of the ballot."""
    path = f"/en/elections/{election_id}/ballot?region={code}"
    token = hidden(look(browser, path), "csrf_token")
    fields = {f"candidate_{one}": str(place) for place, one in enumerate(ranking, start=1)}
    assert browser.post(path, data={"csrf_token": token, f"candidate_{ranking[0]}": "5"}).status_code == 422
    page = browser.post(path, data={"csrf_token": token, **fields}).text
    sent = {name: hidden(page, name) for name in ("csrf_token", "sealed_key")}
    answer = browser.post(path.replace("/ballot", "/ballot/check"), data=sent)
    found = re.search(rf">({urn.SLIP.pattern})<", answer.text)
    assert found
    return found[1]


def settle(house: House, voted: Voted, *, forget: bool) -> None:
    """Close, seal, forget, declare."""
    house.session.rollback()
    election = voted.election
    close_election(house.act(house.presiding), election)
    seal_urn(house.act(house.presiding), election)
    if forget:
        house.session.rollback()  # who reads an old state keeps the database from forgetting
        assert forget_slips(house.session, house.at) == 1
    declare_election(house.act(house.presiding), election)


def clues(engine: Engine, voted: Voted, told: Told, house: House, pages: dict[str, str]) -> dict[str, float]:
    """Every order that tells something, by where it was found; and every transaction that does."""
    mails = house.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
    texts = {
        "log": told.text,
        "mail": "\n".join(str(vars(mail)) for mail in mails),
        "dump": dump(engine),
        **pages,
    }
    house.session.rollback()
    found = [
        *table_orders(engine, voted.cast),
        *file_orders(engine, voted.cast),
        *(order for name, content in texts.items() for order in orders_in(name, content, voted.cast)),
    ]
    assert len(found) > 10
    telling = {name: tau(order) for name, order in found if is_telling(order)}
    return telling | dict.fromkeys(same_transaction(engine), 1.0)


def published(browser: FlaskClient, election: Election) -> dict[str, str]:
    """What everybody may read of the ballots."""
    path = f"/en/elections/{election.id}"
    pages = ("", "/receipt", "/count", "/roll", ".blt", ".csv")
    return {name: browser.get(path + name).text for name in pages}


def test_nothing_that_is_left_tells_in_which_order_the_ballots_were_cast(
    house: House, app: Flask, client: FlaskClient, engine: Engine, voted: Voted, told: Told
) -> None:
    settle(house, voted, forget=True)
    regions = {f"election_roll_entries/{one}": code for one, code in roll(house, voted.election)}
    entries = house.session.scalars(
        select(Entry).where(Entry.act == "cast_into_urn").order_by(Entry.id)
    ).all()
    # The order of casting is known: what must not be found are the ballots in it.
    assert [regions[entry.subjects[0]] for entry in entries] == voted.codes
    pages = published(client, voted.election)
    assert all(slip in pages["/receipt"] for slip in voted.cast.slips)
    assert clues(engine, voted, told, house, pages) == {}


def test_no_value_of_the_urn_is_anywhere_else(
    house: House, app: Flask, engine: Engine, voted: Voted, told: Told
) -> None:
    settle(house, voted, forget=True)
    house.session.rollback()
    values = [*voted.cast.slips, *voted.cast.marks]
    assert holders(engine, values) == {"urn_ballots"}
    kept = {(ballot.id, encode(ballot.mark).decode()) for ballot in house.session.scalars(select(UrnBallot))}
    assert kept == set(zip(voted.cast.slips, voted.cast.marks, strict=True))
    assert house.session.scalar(select(func.count()).select_from(UrnSlip)) == 0
    house.session.rollback()
    assert not any(value in told.text for value in values)
    assert "candidate_" not in told.text
    assert not any(code in told.text for code in voted.codes)
    # In the file once in the table and once in its index, and in no page that is free.
    for path in files(engine):
        content = path.read_bytes().decode("latin-1")
        assert all(content.count(slip) <= 2 for slip in voted.cast.slips), path
        assert path.suffix == ".db" or not any(value in content for value in values), path


def test_the_urn_holds_nothing_but_identifiers_and_marks() -> None:
    for table in (UrnSlip.__table__, UrnBallot.__table__):
        assert set(table.columns.keys()) == {"id", "election_id", "mark"}


def test_a_failure_while_a_secret_ballot_is_cast_tells_the_log_and_the_page_nothing_of_it(
    house: House, app: Flask, sign_in: SignIn, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(act: Any, entry: Any, *, mark: Any, slip: str) -> None:
        seen.append(slip)
        raise RuntimeError(f"{mark} {slip}")

    seen: list[str] = []
    election = secret(house, house.sitting("FR-OCC", "BJ-BO"))
    monkeypatch.setattr("app.elections.ballot.cast_into_urn", failing)
    app.config.update(PROPAGATE_EXCEPTIONS=False, TESTING=False)
    app.config["CONFIGURATION"] = replace(app.config["CONFIGURATION"], demo=False)
    browser = sign_in(house.head("BJ-BO"))
    path = f"/en/elections/{election.id}/ballot?region=BJ-BO"
    token = hidden(look(browser, path), "csrf_token")
    page = browser.post(path, data={"csrf_token": token, f"candidate_{(election.paper or [0])[0]}": "1"}).text
    sent = {name: hidden(page, name) for name in ("csrf_token", "sealed_key")}
    answer = browser.post(path.replace("/ballot", "/ballot/check"), data=sent)
    assert answer.status_code == 500
    assert '"failure": "RuntimeError"' in told.text
    assert len(seen) == 1
    for shown in (told.text, answer.text):
        assert seen[0] not in shown
        assert "ranks" not in shown
        assert sent["sealed_key"] not in shown


def test_statements_are_not_logged_and_parameters_never(app: Flask) -> None:
    with app.app_context():
        assert not db.engine.echo
        assert db.engine.hide_parameters


def test_the_order_is_found_where_the_database_was_not_made_to_forget(
    house: House, app: Flask, client: FlaskClient, engine: Engine, voted: Voted, told: Told
) -> None:
    settle(house, voted, forget=False)
    found = clues(engine, voted, told, house, {})
    assert {name for name, how in found.items() if abs(how) == 1} >= {
        "sqlite": {"urn_slips by rowid: identifiers, occurrence 1"},
        "postgresql": {"urn_slips by ctid: identifiers, occurrence 1"},
    }[engine.dialect.name]
    assert len(same_transaction(engine)) == (REGIONS if engine.dialect.name == "postgresql" else 0)


def roll(house: House, election: Election) -> list[tuple[int, str]]:
    """The places on the roll with the codes of their regions."""
    query = (
        select(ElectionRollEntry.id, Region.code)
        .join(ElectionRollEntry.region)
        .where(ElectionRollEntry.election_id == election.id)
    )
    return [(number, code) for number, code in house.session.execute(query)]
