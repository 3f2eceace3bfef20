"""The ballot of an election as a delegate sees it: whose it is, who stands on it, what was cast."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort, request

from app.acting import current_actor, now
from app.extensions import db
from governance.accounts.rules import VOTING_OFFICES
from governance.elections.ballots import MarkKind, mark_kind
from governance.elections.box import ElectionRollEntry, RankedBallot
from governance.elections.casting import last_ballot
from governance.elections.models import Election, Nomination
from governance.elections.papers import entries_of, on_paper_of
from governance.elections.queries import candidates_of, election_page, state_of
from governance.elections.states import ElectionState
from governance.errors import NotAllowed
from governance.regions.models import Region
from governance.statutes.elections import Secrecy


@dataclass(frozen=True)
class BallotPaper:
    """A ballot paper; `last` is the recorded ballot of the region that counts so far."""

    election: Election
    entry: ElectionRollEntry
    candidates: Sequence[Nomination]
    last: RankedBallot | None

    @property
    def kind(self) -> MarkKind:
        """How it is marked."""
        return mark_kind(self.election.method, self.election.confirming)

    @property
    def is_secret(self) -> bool:
        """Whether it goes into the urn."""
        return self.election.secrecy is Secrecy.SECRET

    @property
    def is_open(self) -> bool:
        """Whether the election takes ballots now; the law is asked again when one is cast."""
        return state_of(self.election, now()) is ElectionState.OPEN

    @property
    def is_in_urn(self) -> bool:
        """Whether the region's secret ballot is in the box, where nobody can change it."""
        return self.is_secret and self.entry.voted

    @property
    def region(self) -> Region:
        """Whose ballot it is."""
        return self.entry.region

    @property
    def holder(self) -> Region | None:
        """The region whose delegation casts it by proxy."""
        proxy = self.entry.proxy_in_force
        return proxy.holder if proxy else None

    @property
    def names(self) -> dict[int, str]:
        """The names on the paper, in its order."""
        return {candidate.id: candidate.name or "" for candidate in self.candidates}


def own_regions() -> list[int]:
    """The regions that the person votes for."""
    held = (office.region_id for office in current_actor().offices if office.kind in VOTING_OFFICES)
    return [region_id for region_id in held if region_id is not None]


def election_there(election_id: int) -> Election:
    """The election at this address; 404 where there is none."""
    election = election_page(db.session(), election_id)
    if election is None:
        abort(404)
    return election


def in_hand(election: Election) -> list[ElectionRollEntry]:
    """The places on the roll whose ballots the person casts, one's own and by proxy; NotAllowed for none."""
    regions = own_regions()
    entries = [entry for entry in entries_of(db.session(), election.id, regions) if entry.voter_id in regions]
    if not entries:
        raise NotAllowed
    return entries


def asked_for(entries: Sequence[ElectionRollEntry]) -> ElectionRollEntry | None:
    """The place named in the address, or the only one; None where there is a choice to make."""
    asked = request.args.get("region")
    if asked is None:
        return entries[0] if len(entries) == 1 else None
    found = next((entry for entry in entries if entry.region.code == asked), None)
    if found is None:
        raise NotAllowed
    return found


def paper_of(election: Election, entry: ElectionRollEntry) -> BallotPaper:
    """The paper of a place on the roll; at most three statements."""
    session = db.session()
    candidates = on_paper_of(session, election, entry, candidates_of(session, election))
    recorded = election.secrecy is Secrecy.RECORDED
    return BallotPaper(election, entry, candidates, last_ballot(session, entry.id) if recorded else None)
