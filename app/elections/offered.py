"""What may be done now in an election by whoever reads: accept, nominate, commit words, vote, declare."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _

from app.extensions import db
from governance.accounts.rules import VOTING_OFFICES, Actor, OfficeKind
from governance.elections.box import ElectionRollEntry
from governance.elections.models import DrawNumber, Election, Nomination
from governance.elections.queries import state_of
from governance.elections.reading import hands_of, nominations_of, numbers_by
from governance.elections.states import ElectionState
from governance.statutes.elections import Secrecy

S = ElectionState


class Offer(NamedTuple):
    """Something that can be done, and where; `asked`: it is waited for, and not only allowed."""

    text: str
    url: str
    asked: bool


@dataclass(frozen=True)
class Mine:
    """What somebody has to do with elections under way: nominations, ballots in hand, words for the draw."""

    presides: bool = False
    regions: Sequence[int] = ()
    nominations: Sequence[Nomination] = ()
    hands: Sequence[ElectionRollEntry] = ()
    numbers: Mapping[tuple[int, int], DrawNumber] = field(default_factory=dict)


def mine_of(actor: Actor) -> Mine:
    """What an actor has to do with elections under way; at most three statements."""
    if actor.person_id is None:
        return Mine()
    held = (office.region_id for office in actor.offices if office.kind in VOTING_OFFICES)
    regions = [region_id for region_id in held if region_id is not None]
    return Mine(
        actor.office(OfficeKind.PRESIDING_OFFICER) is not None,
        regions,
        nominations_of(db.session(), actor.person_id),
        hands_of(db.session(), regions) if regions else (),
        numbers_by(db.session(), regions) if regions else {},
    )


def offers(election: Election, mine: Mine, at: datetime) -> list[Offer]:
    """Everything that somebody may do in an election now, what is waited for first."""
    state = state_of(election, at)
    found = [
        *of_nominee(election, mine, state),
        *of_delegation(election, mine, state, at),
        *of_officer(election, mine, state),
    ]
    return sorted(found, key=lambda offer: not offer.asked)


def of_nominee(election: Election, mine: Mine, state: S) -> Iterator[Offer]:
    """A nomination to answer, a candidacy to keep."""
    for nomination in mine.nominations:
        if nomination.election_id != election.id or state not in (S.NOMINATING, S.NOMINATED):
            continue
        url = url_for("elections.nomination", nomination_id=nomination.id)
        if nomination.accepted_at is not None:
            yield Offer(_("Your candidacy"), url, asked=False)
        elif state is S.NOMINATING:
            yield Offer(_("Accept or decline your nomination"), url, asked=True)


def of_delegation(election: Election, mine: Mine, state: S, at: datetime) -> Iterator[Offer]:
    """Nominating, words for the draw, ballots."""
    if not mine.regions:
        return
    if state is S.NOMINATING and election.first_round_id is None:
        yield Offer(_("Nominate somebody"), url_for("elections.nominate", election_id=election.id), False)
    yield from of_draw(election, mine, state, at)
    if state is S.OPEN:
        yield from of_voter(election, [entry for entry in mine.hands if entry.election_id == election.id])


def of_draw(election: Election, mine: Mine, state: S, at: datetime) -> Iterator[Offer]:
    """Words to commit to before the opening, and to reveal once the ballot box is sealed."""
    numbers = [mine.numbers.get((election.id, region_id)) for region_id in mine.regions]
    if state in (S.NOMINATING, S.NOMINATED) and not all(numbers):
        url = url_for("elections.commit", election_id=election.id)
        yield Offer(_("Commit words for the draw"), url, asked=True)
    sealed = [number for number in numbers if number is not None and number.revealed is None]
    if sealed and state is S.SEALED and at < revealed_until(election):
        url = url_for("elections.reveal", election_id=election.id)
        yield Offer(_("Reveal your words for the draw"), url, asked=True)


def revealed_until(election: Election) -> datetime:
    """When the time to reveal words is over; of an election whose ballot box is sealed. Art. 19.3."""
    if election.sealed_at is None:
        raise LookupError("the ballot box is not sealed")
    return election.sealed_at + election.statutes.rules.elections.reveal_time


def of_voter(election: Election, hands: Sequence[ElectionRollEntry]) -> Iterator[Offer]:
    """A ballot to cast, or the proof that it is cast."""
    if any(not entry.voted for entry in hands):
        yield Offer(_("Vote in this election"), url_for("elections.ballot", election_id=election.id), True)
    elif hands and election.secrecy is Secrecy.RECORDED:
        yield Offer(_("Change your ballot"), url_for("elections.ballot", election_id=election.id), False)
    if any(entry.voted for entry in hands):
        yield Offer(_("Your receipt"), url_for("elections.receipt", election_id=election.id), False)


def of_officer(election: Election, mine: Mine, state: S) -> Iterator[Offer]:
    """Opening, sealing and declaring: the presiding officer's."""
    words = {
        S.NOMINATING: (_("Conduct of the election"), False),
        S.NOMINATED: (_("Open the election"), True),
        S.OPEN: (_("Conduct of the election"), False),
        S.CLOSED: (_("Seal the ballot box"), True),
        S.SEALED: (_("Declare the result"), True),
    }
    if mine.presides and state in words:
        yield Offer(words[state][0], url_for("elections.conduct", election_id=election.id), words[state][1])
