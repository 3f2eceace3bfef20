"""What everybody may read of the ballots of a declared election. Statutes, art. 18.3 and 18.4."""

from governance.elections.rules import ElectionOutcome
from governance.statutes.elections import ElectionRules, Published, Secrecy


def are_ballots_public(rules: ElectionRules, secrecy: Secrecy, outcome: ElectionOutcome, cast: int) -> bool:
    """Recorded ballots always; secret ones where the statutes say so, they were counted, and are many."""
    if secrecy is Secrecy.RECORDED:
        return True
    if rules.published is not Published.RANKINGS or outcome is ElectionOutcome.QUORUM_NOT_MET:
        return False
    return cast >= rules.fewest_ballots
