"""Who may do what: the whole access policy. A question answers with the office that permits it, or None."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from governance.accounts.rules import Actor, Office, OfficeKind

if TYPE_CHECKING:
    from governance.accounts.models import OfficeHeld, Person
    from governance.motions.models import Motion
    from governance.regions.models import Region
    from governance.voting.models import RollEntry

ACCOUNT_HOLDER = Office(OfficeKind.ACCOUNT_HOLDER)


def found(actor: Actor, subject: None) -> Office | None:
    """Founding the assembly: only from the machine that serves it, and only once (a rule)."""
    return actor.office(OfficeKind.FOUNDER)


def secretariat(actor: Actor, subject: object) -> Office | None:
    """What the secretariat keeps: membership, convocation, credentials, attendance."""
    return actor.office(OfficeKind.SECRETARIAT)


def preside(actor: Actor, subject: object) -> Office | None:
    """What the presiding officer decides: sessions, admissibility, votes, declarations."""
    return actor.office(OfficeKind.PRESIDING_OFFICER)


def move_for(actor: Actor, region: "Region") -> Office | None:
    """Moving a motion in the name of a region: its head of delegation or a delegate."""
    return actor.votes_for(region.id)


def speak_for(actor: Actor, region: "Region") -> Office | None:
    """Speaking for a region, of its membership and of what it is: its head of delegation alone."""
    return actor.heads(region.id)


def act_for_author(actor: Actor, motion: "Motion") -> Office | None:
    """Changing or withdrawing a motion: the delegation that moved it."""
    return actor.votes_for(motion.author_id)


def second(actor: Actor, motion: "Motion") -> Office | None:
    """Seconding a motion: any voting office of a delegation; which region may, a rule says."""
    return actor.office(OfficeKind.HEAD_OF_DELEGATION, OfficeKind.DELEGATE)


def cast_for(actor: Actor, entries: "Sequence[RollEntry]") -> Office | None:
    """Casting the vote of a region: its head of delegation or a delegate, for that region alone."""
    regions = {entry.region_id for entry in entries}
    return actor.votes_for(regions.pop()) if len(regions) == 1 else None


def own_account(actor: Actor, person: "Person") -> Office | None:
    """One's own account: nobody else, not even the secretariat."""
    return ACCOUNT_HOLDER if actor.person_id == person.id else None


def appoint(actor: Actor, region: "Region | None") -> Office | None:
    """Inviting a person into an office: the secretariat."""
    return actor.office(OfficeKind.SECRETARIAT)


def end_office(actor: Actor, office: "OfficeHeld") -> Office | None:
    """Ending an appointment: the secretariat."""
    return actor.office(OfficeKind.SECRETARIAT)
