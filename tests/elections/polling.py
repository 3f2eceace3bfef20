"""An election after its nominations: words committed, opened, voted in, closed and sealed."""

from typing import Any

from sqlalchemy import select

from governance.elections.ballots import Mark
from governance.elections.box import ElectionRollEntry
from governance.elections.casting import cast_election_ballot, cast_into_urn
from governance.elections.closing import seal_urn
from governance.elections.drawing import commit_number, reveal_number
from governance.elections.draws import fingerprint
from governance.elections.models import Election
from governance.elections.opening import open_election
from governance.elections.urn import drawn_slip
from governance.statutes.elections import Secrecy
from tests.elections.stage import called, nominated
from tests.factories import SIX, House

# Of both constituencies in turn.
BY_TURNS = ("BJ-BO", "FR-OCC", "CD-BC", "DE-BB", "ML-3", "ES-AN")


def words_of(code: str) -> str:
    """What a region commits to."""
    return f"Twelve trees of {code}"


def committed(house: House, election: Election, *codes: str) -> None:
    """Regions that have committed to words; one of each constituency by default."""
    for code in codes or ("BJ-BO", "FR-OCC"):
        details = {"election": election, "commitment": fingerprint(words_of(code))}
        commit_number(house.act(house.head(code)), house.regions[code], **details)


def revealed(house: House, election: Election, *codes: str) -> None:
    """Regions that have revealed their words; those of `committed` by default."""
    for code in codes or ("BJ-BO", "FR-OCC"):
        details = {"election": election, "words": words_of(code)}
        reveal_number(house.act(house.head(code)), house.regions[code], **details)


def ready(house: House, candidates: int = 3, **said: Any) -> Election:
    """An election whose nominations are over and whose draw is prepared."""
    election = called(house, **said)
    nominated(house, election, candidates, *BY_TURNS)
    committed(house, election)
    house.at = election.nominations_close_at
    return election


def opened(house: House, candidates: int = 3, **said: Any) -> Election:
    """An election in which regions vote."""
    election = ready(house, candidates, **said)
    return open_election(house.act(house.presiding), election)


def ranking(*groups: int | list[int]) -> Mark:
    """A ballot that ranks candidates, the first first."""
    ranks = [group if isinstance(group, list) else [group] for group in groups]
    return {"kind": "ranking", "ranks": ranks}


def entry_of(house: House, election: Election, code: str) -> ElectionRollEntry:
    """A region's place on the roll."""
    query = select(ElectionRollEntry).where(ElectionRollEntry.election_id == election.id)
    return house.session.scalars(query.where(ElectionRollEntry.region_id == house.regions[code].id)).one()


def cast(house: House, election: Election, code: str, mark: Mark) -> None:
    """The ballot of a region."""
    act, entry = house.act(house.head(code)), entry_of(house, election, code)
    if election.secrecy is Secrecy.SECRET:
        cast_into_urn(act, entry, mark=mark, slip=drawn_slip())
    else:
        cast_election_ballot(act, entry, mark=mark, key=f"a ballot of {code}")


def voted(house: House, election: Election, *marks: Mark) -> Election:
    """Ballots of the six regions in turn, and the election at its closing time."""
    for code, mark in zip(SIX, marks, strict=False):
        cast(house, election, code, mark)
    house.at = election.closes_at
    return election


def sealed(house: House, election: Election, *marks: Mark) -> Election:
    """An election whose ballots are in and whose urn is sealed."""
    voted(house, election, *marks)
    return seal_urn(house.act(house.presiding), election)
