"""What the votes of regions weigh: by a published figure where the statutes say so, else alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from governance.regions.models import Profile
from governance.statutes.franchise import WeighedBy, WeightRule
from governance.statutes.rules import Statutes
from governance.voting.electorate import Weight

COLUMNS = {
    WeighedBy.POPULATION: (Profile.population, Profile.population_year, Profile.population_source),
    WeighedBy.EMISSIONS: (Profile.emissions, Profile.emissions_year, Profile.emissions_source),
}


@dataclass(frozen=True)
class Published:
    """The figure by which a region's vote weighs, with its year and where it was taken from."""

    figure: Fraction
    year: int | None
    source: str


def published(
    session: Session, rule: WeightRule, region_ids: Sequence[int], at: datetime
) -> Mapping[int, Published]:
    """The figure of each region as its profile said it at `at`; none where it says none. One statement."""
    if rule.figure is WeighedBy.NOTHING:
        return {}
    figure, year, source = COLUMNS[rule.figure]
    query = select(Profile.region_id, figure, year, source).where(
        Profile.region_id.in_(region_ids),
        Profile.began_at <= at,
        or_(Profile.ended_at.is_(None), Profile.ended_at > at),
    )
    return {
        region_id: Published(Fraction(said), year, source)
        for region_id, said, year, source in session.execute(query)
        if said is not None
    }


def weight_of(statutes: Statutes, said: Published | None) -> Weight:
    """What the vote of one region weighs. Statutes, art. 2 and 16.3."""
    votes = statutes.franchise.weights.weight(said.figure if said else None)
    return Weight(statutes.region_weight * votes)
