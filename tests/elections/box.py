"""An election that is open, and hands that cast in it."""

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import select

from governance.accounts.rules import Actor
from governance.assembly.models import AssemblySession
from governance.elections.ballots import Mark
from governance.elections.box import ElectionRollEntry, RankedBallot
from governance.elections.casting import cast_election_ballot, cast_into_urn
from governance.elections.drawing import commit_number
from governance.elections.models import Election
from governance.elections.opening import open_election
from governance.elections.rules import PostKind
from governance.elections.urn import drawn_slip
from governance.statutes.models import StatutesVersion
from governance.statutes.rules import FOUNDING
from tests.elections.stage import called, nominated
from tests.factories import House


def ruled(monkeypatch: pytest.MonkeyPatch, **said: Any) -> None:
    """Statutes whose chapter on elections says something else."""
    changed = replace(FOUNDING, elections=replace(FOUNDING.elections, **said))
    monkeypatch.setattr(StatutesVersion, "rules", property(lambda row: changed))


def opened(
    house: House, assembly: AssemblySession | None = None, candidates: int = 3, **post: Any
) -> Election:
    """An open election: recorded, for a post of one holder, unless the post is said to be another."""
    election = called(house, assembly, **{"kind": PostKind.OFFICER, **post})
    nominated(house, election, candidates)
    committed(house, election)
    house.at = election.nominations_close_at
    return open_election(house.act(house.presiding), election)


def committed(house: House, election: Election) -> None:
    """Every region commits to words of its own."""
    for code, region in house.regions.items():
        fingerprint = sha256(f"the words of {code}".encode()).hexdigest()
        commit_number(house.act(house.head(code)), region, election=election, commitment=fingerprint)


def secret(
    house: House, assembly: AssemblySession | None = None, candidates: int = 3, **post: Any
) -> Election:
    """An open election by secret ballot."""
    return opened(house, assembly, candidates, **{"kind": PostKind.COORDINATOR, **post})


def entry_of(house: House, election: Election, code: str = "BJ-BO") -> ElectionRollEntry:
    """The place of a region on the roll."""
    query = select(ElectionRollEntry).where(
        ElectionRollEntry.election_id == election.id,
        ElectionRollEntry.region_id == house.regions[code].id,
    )
    return house.session.scalars(query).one()


def ranking(*places: int | list[int]) -> Mark:
    """A ranking of nominations, those of one place in a list."""
    return {"kind": "ranking", "ranks": [place if isinstance(place, list) else [place] for place in places]}


def cast(
    house: House, election: Election, mark: Mark, *, by: Actor, code: str = "BJ-BO", key: str = "a key"
) -> RankedBallot:
    """Cast a recorded ballot of a region."""
    return cast_election_ballot(house.act(by), entry_of(house, election, code), mark=mark, key=key)


def drop(
    house: House, election: Election, mark: Mark, *, by: Actor, code: str = "BJ-BO", slip: str = ""
) -> ElectionRollEntry:
    """Cast a secret ballot of a region."""
    entry = entry_of(house, election, code)
    return cast_into_urn(house.act(by), entry, mark=mark, slip=slip or drawn_slip())
