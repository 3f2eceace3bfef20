"""What opening an election takes: candidates, a sealed roll, a prepared draw, conditions that can be met."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, command, taken
from governance.assembly.commands import LIFE
from governance.assembly.models import AssemblySession
from governance.assembly.queries import quorum_of
from governance.assembly.queries import state_of as session_state_of
from governance.assembly.rules import check_quorum, check_session_may
from governance.elections.draws import check_prepared
from governance.elections.models import Election
from governance.elections.queries import state_of
from governance.elections.readiness import Readiness, readiness
from governance.elections.rules import check_election_may
from governance.elections.teams import check_team
from governance.errors import N_, RuleBroken
from governance.record.plain import to_plain
from governance.voting.electorate import check_roll, roll_digest
from governance.voting.rules import check_closing_time


class NobodyStands(RuleBroken):
    """An election needs somebody who can be elected."""

    message = N_("Nobody stands in this election. Prolong the nominations, or annul the election.")


@command(may=permissions.preside, label=N_("Opened an election"), load=[selectinload(Election.statutes)])
def open_election(act: Act, election: Election, *, closes_at: datetime | None = None) -> Election:
    """Open an election: seal its roll, its paper in the order of the draw, and the conditions on the team.

    It closes at `closes_at`, or after the time of the statutes. Art. 17.4.
    """
    check_election_may(state_of(election, act.at), "open_election")
    assembly = taken(act.session, act.session.get_one(AssemblySession, election.assembly_session_id), LIFE)
    ready = readiness(act.session, election, assembly, act.at)
    for obstacle in obstacles(election, ready):
        raise obstacle
    rules = election.statutes.rules
    if closes_at is not None:
        check_closing_time(act.at, closes_at, rules)
    election.opens_at, election.closes_at = act.at, closes_at or act.at + rules.elections.voting_time
    seal(act, election, ready)
    act.concern(assembly)
    return election


def seal(act: Act, election: Election, ready: Readiness) -> None:
    """Write who is asked, who stands in which order, and what the team of those elected must be."""
    election.paper, election.conditions = ready.paper, ready.conditions
    election.confirming = len(ready.paper) <= election.seats
    election.roll_digest = roll_digest(ready.electors)
    election.attendance = to_plain(quorum_of(ready.assembly, ready.rows))
    for entry in ready.roll:
        entry.election_id = election.id
    act.session.add_all(ready.roll)


def obstacles(election: Election, ready: Readiness) -> list[RuleBroken]:
    """What stands in the way of opening now, each by its rule, the first to be cleared first."""
    return [
        *refusals(check_session_may, session_state_of(ready.assembly), "open_votes"),
        *refusals(check_quorum, quorum_of(ready.assembly, ready.rows)),
        *refusals(check_roll, ready.electors),
        *refusals(check_somebody_stands, ready.paper),
        *refusals(check_prepared, ready.sides, ready.numbers_on_roll),
        *refusals(check_team, ready.conditions, ready.paper, election.seats),
    ]


def check_somebody_stands(paper: list[int]) -> None:
    """Raise NobodyStands on an empty paper."""
    if not paper:
        raise NobodyStands


def refusals(check: Callable[..., object], *facts: object) -> list[RuleBroken]:
    """What a check refuses: nothing, or its one refusal."""
    try:
        check(*facts)
    except RuleBroken as refusal:
        return [refusal]
    return []
