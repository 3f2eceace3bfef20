"""The electorate of a vote at its opening: which regions, halves of which twins, how heavy, by whose hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from governance.assembly.models import AssemblySession, Proxy
from governance.assembly.queries import DelegationRow
from governance.motions.models import Motion
from governance.regions.models import Region, Twin
from governance.statutes.franchise import VotingUnit
from governance.statutes.rules import Statutes
from governance.voting.electorate import Elector, Weight
from governance.voting.models import RollEntry
from governance.voting.proxies import proxies_for
from governance.voting.units import electors_of, halves_weight
from governance.voting.weighing import published, weight_of


@dataclass(frozen=True)
class Seated:
    """A region as it goes on the roll; `units` are its twin regions, where those vote."""

    region: Region
    weight: Weight
    present: bool
    units: Sequence[str] | None = None
    proxy: Proxy | None = None

    @property
    def electors(self) -> list[Elector]:
        """The region as the law takes it."""
        side, holder = self.region.constituency, self.proxy.holder.code if self.proxy else None
        return electors_of(self.region.code, side, self.weight, self.present, self.units, holder)

    @property
    def entry(self) -> RollEntry:
        """The row that is sealed."""
        return RollEntry(
            region_id=self.region.id,
            constituency=self.region.constituency,
            weight=self.weight.value,
            present=self.present,
            units=list(self.units) if self.units is not None else None,
            proxy_id=self.proxy.id if self.proxy else None,
        )


def electorate(
    session: Session, assembly: AssemblySession, motion: Motion, rows: Sequence[DelegationRow], at: datetime
) -> list[Seated]:
    """Who is asked in a vote that opens now, in the order of the rows; at most five statements.

    Where twin regions vote, only their halves are asked. A proxy counts if its holder has a vote here, too.
    """
    statutes = assembly.statutes.rules
    entitled = {row.region.id: row for row in rows if row.entitled}
    twins = twins_between(session, entitled, at) if statutes.franchise.unit is VotingUnit.TWIN else None
    asked = {number: row for number, row in entitled.items() if twins is None or number in twins}
    said = published(session, statutes.franchise.weights, list(asked), at)
    given = proxies_for(session, assembly.id, motion)
    seated = []
    for number, row in asked.items():
        proxy = given.get(number)
        proxy = proxy if proxy and proxy.holder_id in asked else None
        present = row.present or attends_for(proxy, asked, statutes)
        units = twins[number] if twins is not None else None
        weight = weight_of(statutes, said.get(number))
        weight = halves_weight(weight, len(units)) if units is not None else weight
        seated.append(Seated(row.region, weight, present, units, proxy))
    return seated


def attends_for(proxy: Proxy | None, asked: Mapping[int, DelegationRow], statutes: Statutes) -> bool:
    """Whether a region counts as present because the delegation that holds its vote is. Art. 16.5."""
    counts = statutes.franchise.proxies_count_present
    return counts and proxy is not None and asked[proxy.holder_id].present


def twins_between(
    session: Session, entitled: Mapping[int, DelegationRow], at: datetime
) -> dict[int, list[str]]:
    """The twins in force whose halves are both entitled to vote, by each half; one statement."""
    in_force = (Twin.registered_at <= at) & or_(Twin.ended_at.is_(None), Twin.ended_at > at)
    query = select(Twin.id, Twin.emission_region_id, Twin.potential_region_id).where(in_force)
    found: dict[int, list[str]] = {}
    for twin_id, *halves in session.execute(query.order_by(Twin.id)):
        if all(half in entitled for half in halves):
            for half in halves:
                found.setdefault(half, []).append(str(twin_id))
    return found
