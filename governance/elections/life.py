"""How an act holds an election, so that no other that opens, closes or annuls it comes in between."""

from sqlalchemy.orm import selectinload

from governance.act import Act, taken
from governance.elections.models import Election
from governance.elections.queries import state_of
from governance.elections.states import check_election_may


def held(act: Act, election: Election, doing: str) -> Election:
    """The election with its post, held until the act is done; raises ElectionDoesNotAllow.

    Who opens, closes or annuls it at the same moment comes before or after, and never in between.
    """
    fresh: Election = taken(act.session, election, (selectinload(Election.post),))
    check_election_may(state_of(fresh, act.at), doing)
    return fresh
