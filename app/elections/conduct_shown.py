"""What the presiding officer sees of an election: where it stands and what comes next, never a ballot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.acting import now
from app.errors import say
from app.extensions import db
from governance.elections.drawing import draw_numbers
from governance.elections.models import DrawNumber, Election
from governance.elections.opening import obstacles
from governance.elections.queries import state_of, voted_and_entitled
from governance.elections.readiness import Readiness, readiness
from governance.elections.rules import ElectionState
from governance.regions.rules import Constituency


@dataclass(frozen=True)
class Conduct:
    """An election for its officer; `obstacles` are sentences, `ready` is there before the opening alone."""

    election: Election
    state: ElectionState
    voted: int
    entitled: int
    numbers: Sequence[DrawNumber]
    obstacles: Sequence[str] = ()
    ready: Readiness | None = None

    @property
    def all_have_voted(self) -> bool:
        """Whether nobody on the roll is left to be heard."""
        return 0 < self.entitled == self.voted

    @property
    def revealed(self) -> int:
        """How many regions have revealed their words."""
        return sum(number.revealed is not None for number in self.numbers)

    @property
    def reveal_until(self) -> datetime | None:
        """Until when words can be revealed, once the urn is sealed."""
        sealed_at = self.election.sealed_at
        return sealed_at + self.election.statutes.rules.elections.reveal_time if sealed_at else None

    @property
    def waits_for_words(self) -> bool:
        """Whether somebody may still reveal words."""
        until = self.reveal_until
        return self.revealed < len(self.numbers) and until is not None and now() < until

    @property
    def sides(self) -> dict[Constituency, int]:
        """How many regions of each constituency would be asked, were it opened now."""
        entries = self.ready.roll if self.ready else ()
        counted = {side: sum(entry.constituency is side for entry in entries) for side in Constituency}
        return {side: number for side, number in counted.items() if number}

    @property
    def paper(self) -> list[str]:
        """The names of the candidates in the order of the ballot, were it opened now."""
        names = {one.id: one.name or "" for one in self.ready.candidates} if self.ready else {}
        return [names[number] for number in self.ready.paper] if self.ready else []


def conduct_of(election: Election) -> Conduct:
    """The election as it stands now; its session with its suspensions must be loaded."""
    state = state_of(election, now())
    voted, entitled = voted_and_entitled(db.session(), [election.id])[election.id]
    numbers = draw_numbers(db.session(), election.id)
    if state not in (ElectionState.NOMINATING, ElectionState.NOMINATED):
        return Conduct(election, state, voted, entitled, numbers)
    ready = readiness(db.session(), election, election.assembly_session, now())
    said = [say(refusal) for refusal in obstacles(election, ready)]
    return Conduct(election, state, voted, entitled, numbers, said, ready)
