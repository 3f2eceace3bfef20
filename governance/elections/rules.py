"""The law of elections: posts, who may stand, what a ballot holds; their life is in `states`."""

from enum import StrEnum

from governance.elections.states import ELECTION_TRANSITIONS as ELECTION_TRANSITIONS
from governance.elections.states import ElectionDoesNotAllow as ElectionDoesNotAllow
from governance.elections.states import ElectionFacts as ElectionFacts
from governance.elections.states import ElectionState as ElectionState
from governance.elections.states import check_election_may as check_election_may
from governance.elections.states import election_state as election_state
from governance.statutes.elections import ElectionRules, Secrecy


class PostKind(StrEnum):
    """What a post is: that of a coordinator, or of an officer of the Assembly itself."""

    COORDINATOR = "coordinator"
    OFFICER = "officer"


class Territory(StrEnum):
    """Where a post has its task; `code` says which: an M49 area, an ISO 3166-1 country, a twin's number."""

    WORLD = "world"
    CONTINENT = "continent"
    SUBREGION = "subregion"
    COUNTRY = "country"
    TWIN = "twin"


class ElectionOutcome(StrEnum):
    """What an election came to."""

    ELECTED = "elected"
    SECOND_ROUND = "second_round"
    NOBODY = "nobody"
    QUORUM_NOT_MET = "quorum_not_met"
    NOT_ENOUGH = "not_enough"


def secrecy_of(kind: PostKind, rules: ElectionRules) -> Secrecy:
    """How ballots for a post of this kind are kept. Art. 18.1 and 18.2."""
    return rules.coordinators if kind is PostKind.COORDINATOR else rules.officers
