"""Nominations: a region asks somebody to stand, who accepts or declines, and may withdraw until the close."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import selectinload

from governance import permissions
from governance.accounts import proof
from governance.accounts.models import Person
from governance.accounts.offices import Invitee, account_of, invite_anew
from governance.accounts.post import write_message
from governance.act import Act, command
from governance.elections.life import held
from governance.elections.models import Election, Nomination
from governance.elections.photos import forget_photo
from governance.elections.standing import (
    MOST_OF_A_REGION,
    NameTaken,
    NominationState,
    RegionNominatedEnough,
    check_interests,
    is_same_name,
    nomination_state,
)
from governance.elections.statements import write_authentic
from governance.errors import N_, RuleBroken
from governance.regions.models import Region
from governance.regions.queries import standing_change
from governance.regions.rules import may_sponsor

NOMINATION = "nomination"
IN_FORCE = (Nomination.declined_at.is_(None), Nomination.withdrawn_at.is_(None))
WITH_ELECTION = (selectinload(Nomination.election), selectinload(Nomination.region))


class NominatorNotMember(RuleBroken):
    """Who may vote may nominate."""

    message = N_("Only a member region whose rights are not suspended nominates.")


class NominatedAlready(RuleBroken):
    """A person stands once in an election, whoever nominated them."""

    message = N_("The person with this e-mail address has been nominated for this election already.")


class NominationAnswered(RuleBroken):
    """A nomination is answered once."""

    message = N_("This nomination has been answered already.")


class NotStanding(RuleBroken):
    """Who has not accepted, or has withdrawn, does not stand."""

    message = N_("You do not stand in this election.")


@command(may=permissions.nominate_for, label=N_("Nominated a person"))
def nominate(act: Act, region: Region, *, election: Election, invitee: Invitee) -> Nomination:
    """Ask somebody to stand in an election; who has no account is invited to one, without an office.

    Their name is public once they accept. Raises ElectionDoesNotAllow, NominatorNotMember,
    NominatedAlready, RegionNominatedEnough, and what `account_of` raises.
    """
    election = held(act, election, "nominate")
    if not may_sponsor(standing_change(act.session, region.id).standing):
        raise NominatorNotMember
    _check_room(act, election, region)
    person = account_of(act, invitee)
    if _in_force(act, election, Nomination.person_id == person.id):
        raise NominatedAlready
    nomination = Nomination(
        election_id=election.id, region_id=region.id, person_id=person.id, nominated_at=act.at
    )
    act.session.add(nomination)
    act.session.flush()
    if person.credential is None:
        invite_anew(act, person)
    _tell(act, nomination, person, election, region)
    act.concern(election)
    return nomination


@command(may=permissions.own_nomination, label=N_("Accepted a nomination"), load=WITH_ELECTION)
def accept_nomination(
    act: Act, nomination: Nomination, *, name: str, language: str, statement: str, interests: str
) -> Nomination:
    """Stand: the name is public from now on, the statement authentic in the language it is written in.

    Raises ElectionDoesNotAllow, NominationAnswered, MalformedName, NameTaken, UnknownLanguage, and what
    `check_statement` and `check_interests` raise.
    """
    _check_asked(act, nomination, "accept_nomination")
    # As files of ballots spell it: the draw lists candidates by name, there and here.
    spelt = " ".join(proof.tidy_name(name).split())
    _check_name_free(act, nomination, spelt)
    nomination.name = spelt
    check_interests(interests)
    nomination.interests, nomination.accepted_at = interests, act.at
    write_authentic(act, nomination, language, statement)
    act.concern(nomination.election, nomination.region)
    return nomination


@command(may=permissions.own_nomination, label=N_("Declined a nomination"), load=WITH_ELECTION)
def decline_nomination(act: Act, nomination: Nomination) -> Nomination:
    """Not stand; nobody is named. Raises ElectionDoesNotAllow, NominationAnswered."""
    _check_asked(act, nomination, "decline_nomination")
    nomination.declined_at = act.at
    act.concern(nomination.election, nomination.region)
    return nomination


@command(may=permissions.own_nomination, label=N_("Withdrew a candidacy"), load=WITH_ELECTION)
def withdraw_nomination(act: Act, nomination: Nomination) -> Nomination:
    """Stand no longer, until nominations close; name and statement stay in the record, the photograph goes.

    Raises ElectionDoesNotAllow, NotStanding, Overtaken.
    """
    held(act, nomination.election, "withdraw_nomination")
    check_stands(nomination)
    act.check_follows(nomination.accepted_at)
    forget_photo(act, nomination)
    nomination.withdrawn_at = act.at
    act.concern(nomination.election, nomination.region)
    return nomination


def standing_of(nomination: Nomination) -> NominationState:
    """What became of a nomination."""
    return nomination_state(nomination.accepted_at, nomination.declined_at, nomination.withdrawn_at)


def check_stands(nomination: Nomination) -> None:
    """Raise NotStanding unless the person accepted and has not withdrawn."""
    if standing_of(nomination) is not NominationState.ACCEPTED:
        raise NotStanding


def _check_asked(act: Act, nomination: Nomination, doing: str) -> None:
    held(act, nomination.election, doing)
    if standing_of(nomination) is not NominationState.ASKED:
        raise NominationAnswered
    act.check_follows(nomination.nominated_at)


def _check_name_free(act: Act, nomination: Nomination, name: str) -> None:
    query = select(Nomination.name).where(Nomination.election_id == nomination.election_id, *IN_FORCE)
    if any(is_same_name(name, taken or "") for taken in act.session.scalars(query)):
        raise NameTaken


def _check_room(act: Act, election: Election, region: Region) -> None:
    if len(_in_force(act, election, Nomination.region_id == region.id)) >= MOST_OF_A_REGION:
        raise RegionNominatedEnough(most=MOST_OF_A_REGION)


def _in_force(act: Act, election: Election, *which: ColumnElement[bool]) -> Sequence[int]:
    query = select(Nomination.id).where(Nomination.election_id == election.id, *IN_FORCE, *which)
    return act.session.scalars(query).all()


def _tell(act: Act, nomination: Nomination, person: Person, election: Election, region: Region) -> None:
    facts = {
        "closes_at": election.nominations_close_at.isoformat(),
        "nomination": nomination.id,
        "post": election.post.name,
        "region": region.name,
    }
    write_message(act.session, kind=NOMINATION, facts=facts, at=act.at, person=person)
