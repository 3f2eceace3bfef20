"""SQLite when another process holds the box too long: the voter is told, and nothing is half done."""

import sqlite3
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from governance.accounts.rules import Actor
from governance.act import Crowded
from governance.voting.models import Ballot
from governance.voting.rules import Choice
from tests.factories import House


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_ballot_that_waits_in_vain_is_refused_whole(house: House, engine: Engine, session: Session) -> None:
    vote, actor = house.vote(house.sitting()), house.delegate("BJ-BO")
    holder = sqlite3.connect(str(engine.url.database), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Crowded):
        house.cast(vote, actor, Choice.FOR)
    holder.execute("ROLLBACK")
    holder.close()
    assert session.scalars(select(Ballot)).all() == []
    house.cast(vote, actor, Choice.FOR)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_only_reads_is_not_held_up_by_who_writes(
    house: House, engine: Engine, sign_in: Callable[[Actor], FlaskClient]
) -> None:
    house.region("BJ-BO")
    reader = sign_in(house.delegate("BJ-BO"))
    house.later(minutes=11)
    holder = sqlite3.connect(str(engine.url.database), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    held = reader.get("/en/regions").status_code
    holder.execute("ROLLBACK")
    holder.close()
    assert (held, reader.get("/en/regions").status_code) == (200, 200)
