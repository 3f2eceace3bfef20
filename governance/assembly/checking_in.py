"""How a delegation says itself that it attends, and that it leaves; the secretariat may record it as well."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from governance import permissions
from governance.act import Act, command
from governance.assembly.commands import (
    LIFE,
    AlreadyPresent,
    NotPresent,
    attendance_in_force,
    credentials_in_order,
)
from governance.assembly.models import Accreditation, AssemblySession, Attendance
from governance.assembly.queries import state_of
from governance.assembly.rules import SessionState, check_session_may
from governance.errors import N_, NotAllowed, RuleBroken
from governance.regions.models import Region

# A delegation comes at most so long before the hour.
DOORS_OPEN = timedelta(days=1)


class DoorsClosed(RuleBroken):
    """Facts: opens_at (datetime), from when a delegation may check in."""

    message = N_("The doors are not open yet: delegations check in from %(opens_at)s.")


@command(may=permissions.take_part, label=N_("Checked a delegation in"), load=LIFE)
def check_in(act: Act, assembly: AssemblySession, *, region: Region) -> Attendance:
    """Say in the name of one's delegation that it attends, from a day before the opening."""
    _for_region(act, region)
    check_session_may(state_of(assembly), "check_in")
    check_doors(assembly, act.at)
    accredited = credentials_in_order(act.session, assembly, region)
    if attendance_in_force(act, accredited) is not None:
        raise AlreadyPresent
    act.check_follows(last_left_at(act.session, accredited))
    attendance = Attendance(accreditation_id=accredited.id, arrived_at=act.at)
    act.session.add(attendance)
    act.concern(region)
    return attendance


@command(may=permissions.take_part, label=N_("Checked a delegation out"), load=LIFE)
def check_out(act: Act, assembly: AssemblySession, *, region: Region) -> Attendance:
    """Say in the name of one's delegation that it no longer attends."""
    _for_region(act, region)
    check_session_may(state_of(assembly), "check_out")
    accredited = credentials_in_order(act.session, assembly, region)
    attendance = attendance_in_force(act, accredited)
    if attendance is None:
        raise NotPresent
    act.check_follows(attendance.arrived_at)
    attendance.left_at = act.at
    act.concern(region)
    return attendance


def last_left_at(session: Session, accredited: Accreditation) -> datetime | None:
    """When a delegation last left; an attendance begins after the one before it ended."""
    query = select(func.max(Attendance.left_at)).where(Attendance.accreditation_id == accredited.id)
    return session.scalar(query)


def doors_open_at(assembly: AssemblySession) -> datetime:
    """From when delegations check in."""
    return assembly.opens_at - DOORS_OPEN


def check_doors(assembly: AssemblySession, at: datetime) -> None:
    """Raise DoorsClosed earlier than a day before the opening of a session that is not open."""
    if state_of(assembly) is SessionState.CONVENED and at < doors_open_at(assembly):
        raise DoorsClosed(opens_at=doors_open_at(assembly))


def sessions_with_open_doors(session: Session, at: datetime) -> Sequence[AssemblySession]:
    """The sessions at which a delegation may check in now, the first to open first; one statement."""
    doors = or_(AssemblySession.opened_at.is_not(None), AssemblySession.opens_at <= at + DOORS_OPEN)
    query = select(AssemblySession).where(
        AssemblySession.closed_at.is_(None), AssemblySession.cancelled_at.is_(None), doors
    )
    return session.scalars(query.order_by(AssemblySession.opens_at)).all()


def attendances_of(session: Session, session_ids: Sequence[int], region_id: int) -> dict[int, bool]:
    """Whether a delegation attends now, by the sessions for which its credentials are in order."""
    query = (
        select(Accreditation.assembly_session_id, Attendance.id)
        .outerjoin(
            Attendance, (Attendance.accreditation_id == Accreditation.id) & Attendance.left_at.is_(None)
        )
        .where(
            Accreditation.assembly_session_id.in_(session_ids),
            Accreditation.region_id == region_id,
            Accreditation.ended_at.is_(None),
        )
    )
    return {row[0]: row[1] is not None for row in session.execute(query)}


def _for_region(act: Act, region: Region) -> None:
    act.office = act.actor.serves(region.id)
    if act.office is None:
        raise NotAllowed
