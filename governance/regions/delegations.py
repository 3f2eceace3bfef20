"""Who speaks for a region: the signatory whom the secretariat invites, and those whom the head appoints."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from governance import permissions
from governance.accounts.appointments import WITH_ACCOUNT
from governance.accounts.models import OfficeHeld, Person
from governance.accounts.offices import (
    Invitee,
    Seat,
    appoint,
    begin_office,
    check_in_office,
    check_not_accepted,
    end_held,
    invite_anew,
)
from governance.accounts.queries import unended
from governance.accounts.rules import OfficeEnded, OfficeKind, RegionMismatch
from governance.accounts.terms import check_room, term_end
from governance.act import Act, Overtaken, command
from governance.errors import N_, RuleBroken
from governance.regions.models import Region
from governance.regions.queries import standing_change
from governance.regions.rules import is_seated
from governance.statutes.membership import MembershipRules
from governance.statutes.queries import statutes_in_force

HEAD = OfficeKind.HEAD_OF_DELEGATION


class DelegationClosed(RuleBroken):
    """Who is no member keeps a delegation in name only."""

    message = N_("Only a member region, or one that is suspended, appoints to its delegation.")


class HeadInOffice(RuleBroken):
    """A delegation has one head, and who is head is for the delegation to say."""

    message = N_(
        "This delegation has a head, who appoints to it. "
        "The secretariat invites a signatory when there is none."
    )


class HeadIsPassedOn(RuleBroken):
    """A delegation has one head at a time."""

    message = N_("A delegation has one head. The head passes the office on to somebody in the delegation.")


class NotYetAccepted(RuleBroken):
    """Who heads a delegation can sign in."""

    message = N_("Only somebody who has accepted their invitation can become head of the delegation.")


@command(may=permissions.secretariat, label=N_("Invited the signatory of a region"))
def invite_signatory(act: Act, region: Region, *, email: str, name: str, language: str, zone: str) -> Person:
    """Make the signatory of a member region the head of its delegation; also a part of an admission.

    Raises DelegationClosed, HeadInOffice, InOfficeAlready, DelegationFull.
    """
    check_may_appoint(act, region)
    if _heads(act, region):
        raise HeadInOffice
    return _seat(act, region, Invitee(email, name, language, zone), HEAD, None)


@command(may=permissions.speak_for, label=N_("Invited a person into a delegation"))
def invite_delegate(
    act: Act,
    region: Region,
    *,
    kind: OfficeKind,
    invitee: Invitee,
    term_until: datetime | None = None,
) -> Person:
    """Appoint a delegate or an alternate, without a day for as long as the statutes allow.

    Raises DelegationClosed, DelegationFull, TermOver, TermTooLong, InOfficeAlready, HeadIsPassedOn.
    """
    check_may_appoint(act, region)
    _own_head(act, region)
    if kind is HEAD:
        raise HeadIsPassedOn
    return _seat(act, region, invitee, kind, term_until)


@command(may=permissions.speak_for, label=N_("Replaced a member of a delegation"))
def replace_delegate(
    act: Act,
    region: Region,
    *,
    office: OfficeHeld,
    invitee: Invitee,
    term_until: datetime | None = None,
) -> Person:
    """End the office of one person and appoint another to it. Raises as both do."""
    check_may_appoint(act, region)
    _own_head(act, region)
    held = _held(act, region, office)
    if held.kind is HEAD:
        raise HeadIsPassedOn
    end_held(act, held)
    act.session.flush()
    return _seat(act, region, invitee, held.kind, term_until)


@command(may=permissions.speak_for, label=N_("Passed on the headship of a delegation"))
def hand_over_head(act: Act, region: Region, *, office: OfficeHeld, stays: bool) -> Person:
    """Make the holder of an office in the delegation its head; the former head stays as a delegate or leaves.

    Each keeps their own term. Raises DelegationClosed, NotYetAccepted, HeadIsPassedOn, OfficeEnded.
    """
    check_may_appoint(act, region)
    former, heir = _own_head(act, region), _held(act, region, office)
    if heir.kind is HEAD:
        raise HeadIsPassedOn
    if heir.person.credential is None:
        raise NotYetAccepted
    end_held(act, heir)
    end_held(act, former)
    act.session.flush()
    begin_office(act, heir.person, Seat(HEAD, region.id, term_until=heir.term_until))
    if stays:
        begin_office(act, former.person, Seat(OfficeKind.DELEGATE, region.id, term_until=former.term_until))
    return heir.person


@command(may=permissions.keep_mandate, label=N_("Renewed a term"), load=[WITH_ACCOUNT])
def renew_term(act: Act, office: OfficeHeld, *, term_until: datetime) -> OfficeHeld:
    """Let somebody in a delegation serve until another day. Raises OfficeEnded, TermOver, TermTooLong."""
    check_in_office(office, act.at)
    check_may_appoint(act, region_of(act.session, office))
    office.term_until = term_end(term_until, act.at, _rules(act).longest_term)
    act.concern(office.person)
    return office


@command(may=permissions.keep_invitation, label=N_("Sent an invitation again"), load=[WITH_ACCOUNT])
def resend_invitation(act: Act, office: OfficeHeld) -> OfficeHeld:
    """Send a new single-use link; the former one is good for nothing. Raises AcceptedAlready, OfficeEnded."""
    check_not_accepted(office)
    check_in_office(office, act.at)
    if office.region_id is not None:
        check_may_appoint(act, region_of(act.session, office))
    invite_anew(act, office.person)
    act.concern(office.person)
    return office


def check_may_appoint(act: Act, region: Region) -> None:
    """Raise DelegationClosed unless the region is a member, suspended or not."""
    if not is_seated(standing_change(act.session, region.id).standing):
        raise DelegationClosed


def region_of(session: Session, office: OfficeHeld) -> Region:
    """The region of an office in a delegation. Raises RegionMismatch for one of the house."""
    if office.region_id is None:
        raise RegionMismatch
    return session.get_one(Region, office.region_id)


def _seat(
    act: Act, region: Region, invitee: Invitee, kind: OfficeKind, term_until: datetime | None
) -> Person:
    rules = _rules(act)
    seated = select(func.count()).where(OfficeHeld.region_id == region.id, unended(act.at))
    check_room(act.session.scalars(seated).one(), rules.largest_delegation)
    until = term_end(term_until, act.at, rules.longest_term)
    return appoint(act, Seat(kind, region.id, region.name, until), invitee)


def _rules(act: Act) -> MembershipRules:
    return statutes_in_force(act.session, act.at).rules.membership


def _heads(act: Act, region: Region) -> list[OfficeHeld]:
    """The heads in office with their persons, under a lock; at most one but in records of old."""
    return _locked(act, OfficeHeld.region_id == region.id, OfficeHeld.kind == HEAD)


def _own_head(act: Act, region: Region) -> OfficeHeld:
    """The office by which the person heads the delegation; Overtaken if it ended since the act set out."""
    own = [head for head in _heads(act, region) if head.person_id == act.person_id]
    if not own:
        raise Overtaken
    return own[0]


def _held(act: Act, region: Region, office: OfficeHeld) -> OfficeHeld:
    """An office of the delegation, read anew under a lock. Raises OfficeEnded also for one of another."""
    found = _locked(act, OfficeHeld.id == office.id, OfficeHeld.region_id == region.id)
    if not found:
        raise OfficeEnded
    return found[0]


def _locked(act: Act, *which: ColumnElement[bool]) -> list[OfficeHeld]:
    query = select(OfficeHeld).where(*which, unended(act.at)).order_by(OfficeHeld.id).options(WITH_ACCOUNT)
    query = query.with_for_update().execution_options(populate_existing=True)
    return list(act.session.scalars(query))
