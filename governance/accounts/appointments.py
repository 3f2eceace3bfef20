"""Who is appointed to an office of the house, and how an office or an invitation ends."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from governance import permissions
from governance.accounts.models import OfficeHeld, Person
from governance.accounts.offices import Invitee, Seat, appoint, check_not_accepted, end_held
from governance.accounts.rules import NoSecretariat, OfficeKind
from governance.act import Act, command
from governance.errors import N_

WITH_ACCOUNT = selectinload(OfficeHeld.person).selectinload(Person.credential)


@command(may=permissions.secretariat, label=N_("Invited a person into an office of the house"))
def invite_person(
    act: Act, subject: None, *, kind: OfficeKind, email: str, name: str, language: str, zone: str
) -> Person:
    """Appoint somebody to the secretariat or to preside. Raises RegionMismatch, InOfficeAlready."""
    return appoint(act, Seat(kind), Invitee(email, name, language, zone))


@command(may=permissions.keep_office, label=N_("Ended an office"), load=[WITH_ACCOUNT])
def end_office(act: Act, office: OfficeHeld) -> OfficeHeld:
    """End an appointment at once; what was done in it stays. Raises OfficeEnded, NoSecretariat."""
    if office.kind is OfficeKind.SECRETARIAT and office.ended_at is None:
        _check_another_officer(act, office)
    end_held(act, office)
    return office


@command(may=permissions.keep_invitation, label=N_("Withdrew an invitation"), load=[WITH_ACCOUNT])
def withdraw_invitation(act: Act, office: OfficeHeld) -> OfficeHeld:
    """End the office of somebody invited by mistake, who has not accepted. Raises AcceptedAlready."""
    check_not_accepted(office)
    end_held(act, office)
    return office


def _check_another_officer(act: Act, office: OfficeHeld) -> None:
    secretariat = (OfficeHeld.kind == OfficeKind.SECRETARIAT) & OfficeHeld.ended_at.is_(None)
    # Locked in one order, so that two officers cannot end each other's office at once.
    held = act.session.scalars(
        select(OfficeHeld.id).where(secretariat).order_by(OfficeHeld.id).with_for_update()
    )
    if set(held) <= {office.id}:
        raise NoSecretariat
