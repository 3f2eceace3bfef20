"""A process killed in the middle of casting: what was acknowledged is in the box, nothing is half written."""

import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.voting.models import Casting, RollEntry
from tests.factories import House

ROOT = Path(__file__).parents[2]
# Casts for ever, and says the key of each paper only after its commit.
CASTER = """
import sys
from datetime import datetime
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from governance import rooms
from governance.accounts.queries import actor_of
from governance.act import Act, Entrance
from governance.database import prepare
from governance.voting.commands import cast_ballots
from governance.voting.models import RollEntry
from governance.voting.rules import Choice

url, person_id, entry_id, at = sys.argv[1:]
engine, moment = create_engine(url), datetime.fromisoformat(at)
prepare(engine)
with Session(engine) as session:
    actor = actor_of(session, int(person_id), moment)
    for number in range(100000):
        entry = session.get_one(RollEntry, int(entry_id))
        act = Act(session, actor, moment, Entrance.WEB)
        cast_ballots(act, [entry], choices={entry.id: Choice.FOR}, key=f"killed-{number}")
        print(f"killed-{number}", flush=True)
"""


@pytest.mark.parametrize("papers", [1, 7, 23])
def test_what_was_acknowledged_before_the_kill_is_in_the_box(
    house: House, session: Session, database_url: str, papers: int
) -> None:
    vote, actor = house.vote(house.sitting()), house.delegate("BJ-BO")
    borgou = (RollEntry.vote_id == vote.id) & (RollEntry.region_id == house.regions["BJ-BO"].id)
    entry_id = session.scalars(select(RollEntry.id).where(borgou)).one()
    session.rollback()
    words = (database_url, str(actor.person_id), str(entry_id), house.at.isoformat())
    with subprocess.Popen(
        [sys.executable, "-c", CASTER, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as caster:
        assert caster.stdout is not None
        acknowledged = [line.strip() for line in islice(caster.stdout, papers)]
        caster.kill()
        acknowledged += [line.strip() for line in caster.stdout]
    found = set(session.scalars(select(Casting.key)))
    assert len(acknowledged) >= papers
    assert found >= set(acknowledged)
    assert len(found) <= len(acknowledged) + 1
