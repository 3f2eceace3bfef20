"""For which region a delegate is in the booth."""

from dataclasses import dataclass

from flask import request

from app.acting import current_actor, now
from app.extensions import db
from governance.accounts.rules import VOTING_OFFICES, OfficeKind
from governance.errors import NotAllowed
from governance.voting import papers
from governance.voting.models import Casting
from governance.voting.papers import Booth


@dataclass(frozen=True)
class Delegate:
    """Somebody in the booth for a region, which is known by its row and its code."""

    person_id: int
    region_id: int
    region: str


def delegate_for() -> dict[str, Delegate]:
    """The regions that the person votes for, by their codes."""
    actor = current_actor()
    held = [office for office in actor.offices if office.kind in VOTING_OFFICES]
    return {
        office.region: Delegate(actor.person_id, office.region_id, office.region)
        for office in held
        if office.region and office.region_id and actor.person_id
    }


def chosen_delegate() -> Delegate | None:
    """Who votes for the region in the query, or for the only one; None for nobody, or with a choice to make.

    Raises NotAllowed for a region that the person does not vote for.
    """
    held, asked = delegate_for(), request.args.get("region")
    if asked is None:
        return next(iter(held.values())) if len(held) == 1 else None
    if asked not in held:
        raise NotAllowed
    return held[asked]


def booths() -> list[Booth]:
    """The regions that the person votes for, with the number of votes open to each."""
    region_ids = [delegate.region_id for delegate in delegate_for().values()]
    return papers.booths(db.session(), region_ids, now()) if region_ids else []


def is_alternate() -> bool:
    """Whether the person is in a delegation without voting for it."""
    return current_actor().office(OfficeKind.ALTERNATE) is not None


def may_see(casting: Casting) -> bool:
    """Whether the person cast this paper, or votes for its region or for the one that cast it by proxy."""
    actor = current_actor()
    holder_id = casting.proxy.holder_id if casting.proxy else None
    votes = actor.votes_for(casting.region_id) or actor.votes_for(holder_id)
    return casting.person_id == actor.person_id or votes is not None
