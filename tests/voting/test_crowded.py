"""SQLite when another process holds the box too long: the voter is told, and nothing is half done."""

import sqlite3

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

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
