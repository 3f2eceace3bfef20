"""How a session is filled, opened, suspended and resumed."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from governance import permissions
from governance.act import Act, command
from governance.assembly.models import Accreditation, AssemblySession, Attendance, Suspension
from governance.assembly.opening import SessionNotYet as SessionNotYet
from governance.assembly.opening import obstacles_with
from governance.assembly.queries import (
    accreditation,
    delegations,
    quorum_of,
    state_of,
)
from governance.assembly.rules import check_session_may
from governance.errors import N_, RuleBroken
from governance.record.plain import to_plain
from governance.regions.models import Region
from governance.regions.queries import standing_change
from governance.regions.rules import may_vote

LIFE = (selectinload(AssemblySession.statutes), selectinload(AssemblySession.suspensions))


class AlreadyAccredited(RuleBroken):
    """Credentials are found in order once a session."""

    message = N_("The credentials of this delegation are already in order.")


class NotAMember(RuleBroken):
    """Only a member region has a delegation."""

    message = N_("Only a region in the standing of a member can be accredited.")


class CredentialsMissing(RuleBroken):
    """Attendance is recorded of delegations whose credentials are in order."""

    message = N_("Find the credentials of this delegation in order first.")


class AlreadyPresent(RuleBroken):
    """A delegation arrives once before it leaves."""

    message = N_("This delegation is already recorded as present.")


class NotPresent(RuleBroken):
    """Only who is present can leave."""

    message = N_("This delegation is not recorded as present.")


class SessionCalledOff(RuleBroken):
    """Nobody is accredited for a session that does not take place, or attends it."""

    message = N_("This session is cancelled.")


class SessionOver(RuleBroken):
    """After a session is closed, its credentials and attendance stand."""

    message = N_("This session is closed; its credentials and attendance stand as they are.")


@command(may=permissions.secretariat, label=N_("Accredited a delegation"))
def accredit_delegation(act: Act, assembly: AssemblySession, *, region: Region) -> Accreditation:
    """Find the credentials of a member region's delegation in order for this session."""
    check_takes_place(assembly)
    if not may_vote(standing_change(act.session, region.id).standing):
        raise NotAMember
    if accreditation(act.session, assembly.id, region.id) is not None:
        raise AlreadyAccredited
    accredited = Accreditation(assembly_session_id=assembly.id, region_id=region.id, accredited_at=act.at)
    act.session.add(accredited)
    act.concern(region)
    return accredited


@command(may=permissions.secretariat, label=N_("Recorded an arrival"))
def record_arrival(act: Act, accredited: Accreditation) -> Attendance:
    """Record that an accredited delegation attends."""
    concern_session(act, accredited)
    if attendance_in_force(act, accredited) is not None:
        raise AlreadyPresent
    attendance = Attendance(accreditation_id=accredited.id, arrived_at=act.at)
    act.session.add(attendance)
    return attendance


@command(may=permissions.secretariat, label=N_("Recorded a departure"))
def record_departure(act: Act, accredited: Accreditation) -> Attendance:
    """Record that a delegation no longer attends."""
    concern_session(act, accredited)
    attendance = attendance_in_force(act, accredited)
    if attendance is None:
        raise NotPresent
    act.check_follows(attendance.arrived_at)
    attendance.left_at = act.at
    return attendance


@command(may=permissions.preside, label=N_("Opened the session"), load=LIFE)
def open_session(act: Act, assembly: AssemblySession) -> AssemblySession:
    """Open a convened session: lawful notice, its hour come, a quorum present, and recorded."""
    quorum = quorum_of(assembly, delegations(act.session, assembly, act.at))
    for obstacle in obstacles_with(assembly, quorum, act.at):
        raise obstacle
    assembly.opened_at, assembly.opening_quorum = act.at, to_plain(quorum)
    return assembly


@command(may=permissions.preside, label=N_("Suspended the session"), load=LIFE)
def suspend_session(act: Act, assembly: AssemblySession) -> AssemblySession:
    """Pause an open session; votes that are open stay open."""
    check_session_may(state_of(assembly), "suspend_session")
    act.session.add(Suspension(assembly_session_id=assembly.id, suspended_at=act.at))
    return assembly


@command(may=permissions.preside, label=N_("Resumed the session"), load=LIFE)
def resume_session(act: Act, assembly: AssemblySession) -> AssemblySession:
    """Go on with a suspended session."""
    check_session_may(state_of(assembly), "resume_session")
    act.check_follows(assembly.suspensions[-1].suspended_at)
    assembly.suspensions[-1].resumed_at = act.at
    return assembly


def check_takes_place(assembly: AssemblySession) -> None:
    """Raise SessionOver once the session is closed, SessionCalledOff once it is cancelled."""
    if assembly.closed_at is not None:
        raise SessionOver
    if assembly.cancelled_at is not None:
        raise SessionCalledOff


def session_going_on(act: Act, assembly_session_id: int) -> AssemblySession:
    """The session, held so that nobody closes it before the act is done. Raises SessionOver."""
    # Read anew: whoever had to wait finds it as it is then, even if they had looked at it before.
    held = act.session.get_one(
        AssemblySession, assembly_session_id, populate_existing=True, with_for_update={"read": True}
    )
    check_takes_place(held)
    return held


def concern_session(act: Act, accredited: Accreditation) -> None:
    """List the act under its session and region; raise SessionOver once the session is closed."""
    assembly = session_going_on(act, accredited.assembly_session_id)
    act.concern(assembly, act.session.get_one(Region, accredited.region_id))


def credentials_in_order(session: Session, assembly: AssemblySession, region: Region) -> Accreditation:
    """The accreditation by which a delegation arrives and departs. Raises CredentialsMissing."""
    found = accreditation(session, assembly.id, region.id)
    if found is None:
        raise CredentialsMissing
    return found


def attendance_in_force(act: Act, accredited: Accreditation) -> Attendance | None:
    """The attendance of a delegation that has not left."""
    query = select(Attendance).where(
        Attendance.accreditation_id == accredited.id, Attendance.left_at.is_(None)
    )
    return act.session.scalars(query).first()
