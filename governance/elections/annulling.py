"""How an election ends without a result: annulled with a reason, until it is declared."""

from governance import permissions
from governance.act import Act, command
from governance.elections.closing import lock_election_roll
from governance.elections.models import Election
from governance.elections.queries import state_of
from governance.elections.rules import check_election_may
from governance.errors import N_, RuleBroken


class AnnulmentWithoutReason(RuleBroken):
    """An election is annulled with a reason that everyone can read."""

    message = N_("Give the reason: it stays beside the annulled election for everyone to read.")


@command(may=permissions.preside, label=N_("Annulled an election"))
def annul_election(act: Act, election: Election, *, reason: str) -> Election:
    """Annul an election that is not declared, with a reason; its ballots are never counted.

    Secret ones are forgotten afterwards: see `forgetting.forget_slips`.
    """
    check_election_may(state_of(election, act.at), "annul_election")
    if not reason.strip():
        raise AnnulmentWithoutReason
    lock_election_roll(act, election)  # so that nobody is told that a ballot is in, of which nothing is left
    election.annulled_at, election.annulment_reason = act.at, reason.strip()
    return election
