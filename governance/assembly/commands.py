"""How a session is convened, filled, opened, suspended and closed."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from governance import permissions
from governance.act import Act, command
from governance.assembly.models import Accreditation, AgendaItem, AssemblySession, Attendance, Suspension
from governance.assembly.queries import (
    accreditation,
    delegations,
    next_position,
    next_session_number,
    quorum_of,
    state_of,
)
from governance.assembly.rules import SessionKind, check_notice, check_quorum, check_session_may
from governance.errors import N_, RuleBroken
from governance.regions.models import Region
from governance.regions.queries import standing_change
from governance.regions.rules import may_vote
from governance.statutes.queries import statutes_in_force

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


class SessionOver(RuleBroken):
    """After a session is closed, its credentials and attendance stand."""

    message = N_("This session is closed; its credentials and attendance stand as they are.")


@command(may=permissions.secretariat, label=N_("Convened a session"))
def convene_session(
    act: Act,
    subject: None,
    *,
    kind: SessionKind,
    name: dict[str, str],
    place: dict[str, str],
    zone: str,
    opens_at: datetime,
) -> AssemblySession:
    """Call a session under the statutes now in force, with the notice they ask for."""
    statutes = statutes_in_force(act.session, act.at)
    check_notice(kind, act.at, opens_at, statutes.rules)
    convened = AssemblySession(
        number=next_session_number(act.session),
        kind=kind,
        name=name,
        place=place,
        zone=zone,
        statutes_id=statutes.id,
        convened_at=act.at,
        opens_at=opens_at,
    )
    act.session.add(convened)
    return convened


@command(may=permissions.secretariat, label=N_("Put an item on the agenda"), load=LIFE)
def add_agenda_item(act: Act, assembly: AssemblySession, *, title: dict[str, str]) -> AgendaItem:
    """Add an item at the end of the agenda."""
    if assembly.closed_at is not None:
        raise SessionOver
    position = next_position(act.session, assembly.id)
    item = AgendaItem(assembly_session_id=assembly.id, position=position, title=title)
    act.session.add(item)
    return item


@command(may=permissions.secretariat, label=N_("Accredited a delegation"))
def accredit_delegation(act: Act, assembly: AssemblySession, *, region: Region) -> Accreditation:
    """Find the credentials of a member region's delegation in order for this session."""
    if assembly.closed_at is not None:
        raise SessionOver
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
    """Open a convened session: lawful notice, its hour come, a quorum present."""
    check_session_may(state_of(assembly), "open_session")
    check_notice(assembly.kind, assembly.convened_at, assembly.opens_at, assembly.statutes.rules)
    check_session_hour(assembly, act.at)
    check_quorum(quorum_of(assembly, delegations(act.session, assembly, act.at)))
    assembly.opened_at = act.at
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


class SessionNotYet(RuleBroken):
    """A session opens at the hour it was convened for, not before."""

    message = N_("This session was convened for %(opens_at)s; it cannot open before.")


def check_session_hour(assembly: AssemblySession, at: datetime) -> None:
    """Raise SessionNotYet before the hour of the convocation."""
    if at < assembly.opens_at:
        raise SessionNotYet(opens_at=assembly.opens_at)


def session_going_on(act: Act, assembly_session_id: int) -> AssemblySession:
    """The session, held so that nobody closes it before the act is done. Raises SessionOver."""
    held = act.session.get_one(AssemblySession, assembly_session_id, with_for_update={"read": True})
    if held.closed_at is not None:
        raise SessionOver
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
