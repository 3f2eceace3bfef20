"""Who speaks for a region: the signatory whom the secretariat invites, and those whom the head appoints."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from governance import permissions
from governance.accounts.appointments import Invitee, Seat, appoint
from governance.accounts.models import OfficeHeld, Person
from governance.accounts.queries import in_force
from governance.accounts.rules import OfficeKind
from governance.act import Act, command
from governance.errors import N_, RuleBroken
from governance.regions.models import Region
from governance.regions.queries import standing_change
from governance.regions.rules import Standing


class DelegationClosed(RuleBroken):
    """Who is no member keeps a delegation in name only."""

    message = N_("Only a member region, or one that is suspended, appoints to its delegation.")


class HeadInOffice(RuleBroken):
    """A delegation has one head, and who is head is for the delegation to say."""

    message = N_(
        "This delegation has a head, who appoints to it. "
        "The secretariat invites a signatory when there is none."
    )


@command(may=permissions.secretariat, label=N_("Invited the signatory of a region"))
def invite_signatory(act: Act, region: Region, *, email: str, name: str, language: str, zone: str) -> Person:
    """Make the signatory of a member region the head of its delegation; also a part of an admission.

    Raises DelegationClosed, HeadInOffice, InOfficeAlready.
    """
    check_may_appoint(act, region)
    if heads_of(act, region):
        raise HeadInOffice
    seat = Seat(OfficeKind.HEAD_OF_DELEGATION, region_id=region.id, region=region.name)
    return appoint(act, seat, Invitee(email, name, language, zone))


def check_may_appoint(act: Act, region: Region) -> None:
    """Raise DelegationClosed unless the region is a member, suspended or not."""
    if standing_change(act.session, region.id).standing not in (Standing.MEMBER, Standing.SUSPENDED):
        raise DelegationClosed


def heads_of(act: Act, region: Region) -> list[OfficeHeld]:
    """The heads in office with their persons, under a lock; at most one but in old records."""
    query = (
        select(OfficeHeld)
        .where(
            OfficeHeld.region_id == region.id,
            OfficeHeld.kind == OfficeKind.HEAD_OF_DELEGATION,
            in_force(act.at),
        )
        .order_by(OfficeHeld.id)
        .options(selectinload(OfficeHeld.person).selectinload(Person.credential))
        .with_for_update()
    )
    return list(act.session.scalars(query))
