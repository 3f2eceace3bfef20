"""What an election that opened now would seal: who is asked, who stands, which words are committed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from governance.assembly.models import AssemblySession, Proxy
from governance.assembly.queries import DelegationRow, delegations
from governance.elections.box import ElectionRollEntry
from governance.elections.drawing import chosen, draw_numbers
from governance.elections.draws import Chosen, ordered, paper_seed
from governance.elections.models import Election, Nomination
from governance.elections.queries import candidates_of
from governance.elections.teams import PlainConditions, Standing, conditions_of
from governance.regions.models import Twin
from governance.regions.rules import Constituency
from governance.voting.electorate import Elector, Weight
from governance.voting.proxies import proxies_in_force
from governance.voting.sealing import attends_for

HEAD = Weight(1)


@dataclass(frozen=True)
class Readiness:
    """What would be sealed. `paper` is in the order of the draw, or by name while nobody has committed."""

    assembly: AssemblySession
    rows: Sequence[DelegationRow]
    roll: Sequence[ElectionRollEntry]
    candidates: Sequence[Nomination]
    numbers: Sequence[Chosen]
    paper: list[int]
    conditions: PlainConditions

    @property
    def electors(self) -> list[Elector]:
        """The roll as the law takes it: one vote each."""
        return [elector_of(entry) for entry in self.roll]

    @property
    def sides(self) -> set[Constituency]:
        """The constituencies on the roll."""
        return {entry.constituency for entry in self.roll}

    @property
    def numbers_on_roll(self) -> list[Chosen]:
        """What regions committed that are on the roll."""
        codes = {entry.region.code for entry in self.roll}
        return [number for number in self.numbers if number.region in codes]


def readiness(session: Session, election: Election, assembly: AssemblySession, at: datetime) -> Readiness:
    """What would be sealed at `at`; at most seven statements."""
    rows = delegations(session, assembly, at)
    candidates = candidates_of(session, election)
    numbers = chosen(draw_numbers(session, election.id))
    return Readiness(
        assembly,
        rows,
        roll_of(session, assembly, rows),
        candidates,
        numbers,
        paper_of(candidates, numbers),
        team_of(session, election, candidates, at),
    )


def roll_of(
    session: Session, assembly: AssemblySession, rows: Sequence[DelegationRow]
) -> list[ElectionRollEntry]:
    """Every region entitled now with one vote, by its own hand or by proxy, by region code; one statement."""
    asked = {row.region.id: row for row in rows if row.entitled}
    given = session_proxies(session, assembly.id, asked)
    return [
        ElectionRollEntry(
            region=row.region,
            constituency=row.region.constituency,
            present=row.present or attends_for(given.get(number), asked, assembly.statutes.rules),
            proxy=given.get(number),
            voted=False,
        )
        for number, row in asked.items()
    ]


def session_proxies(
    session: Session, assembly_session_id: int, asked: Mapping[int, DelegationRow]
) -> dict[int, Proxy]:
    """The proxies that hold in an election, by giver: for the whole session, with a holder who is asked."""
    return {
        proxy.giver_id: proxy
        for proxy in proxies_in_force(session, assembly_session_id)
        if proxy.motion_id is None and proxy.holder_id in asked
    }


def elector_of(entry: ElectionRollEntry) -> Elector:
    """An entry as the law takes it; its region and its proxy must be loaded."""
    holder = entry.proxy.holder.code if entry.proxy else None
    return Elector(entry.region.code, entry.constituency, HEAD, entry.present, proxy=holder)


def paper_of(candidates: Sequence[Nomination], numbers: Sequence[Chosen]) -> list[int]:
    """The candidates in the order of the draw from the commitments."""
    named = [(one.name or "", one.id) for one in candidates]
    return ordered(named, paper_seed(numbers)) if numbers else [number for _, number in sorted(named)]


def team_of(
    session: Session, election: Election, candidates: Sequence[Nomination], at: datetime
) -> PlainConditions:
    """What the team must be, by the constituency and twins of the regions that nominated; one statement."""
    twins = twins_of(session, [one.region_id for one in candidates], at)
    standing = [Standing(one.id, one.region.constituency, twins.get(one.region_id, ())) for one in candidates]
    return conditions_of(election.statutes.rules.elections, election.seats, standing)


def twins_of(session: Session, region_ids: Sequence[int], at: datetime) -> dict[int, list[int]]:
    """The twin regions in force of each region; one statement."""
    in_force = (Twin.registered_at <= at) & or_(Twin.ended_at.is_(None), Twin.ended_at > at)
    of_these = or_(Twin.emission_region_id.in_(region_ids), Twin.potential_region_id.in_(region_ids))
    query = select(Twin.id, Twin.emission_region_id, Twin.potential_region_id).where(in_force, of_these)
    found: dict[int, list[int]] = {}
    for twin_id, *halves in session.execute(query.order_by(Twin.id)):
        for half in halves:
            found.setdefault(half, []).append(twin_id)
    return found
