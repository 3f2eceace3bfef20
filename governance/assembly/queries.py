"""Reads of sessions, their agenda, credentials and attendance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from governance.assembly.models import Accreditation, AgendaItem, AssemblySession, Attendance, Proxy
from governance.assembly.rules import QuorumCount, SessionState, count_quorum, session_state
from governance.regions.models import Region, StandingChange
from governance.regions.queries import in_force
from governance.regions.rules import QUORATE, Constituency, Standing, may_vote


@dataclass(frozen=True)
class DelegationRow:
    """A member region at a session: whether its credentials are in order and whether it is present.

    `holder_attends`: it gave its vote in this session to a delegation that is in attendance.
    """

    region: Region
    standing: Standing
    accreditation_id: int | None
    attendance_id: int | None
    holder_attends: bool = False

    @property
    def accredited(self) -> bool:
        """Whether the credentials were found in order."""
        return self.accreditation_id is not None

    @property
    def present(self) -> bool:
        """Whether the delegation is in attendance now."""
        return self.attendance_id is not None

    @property
    def represented(self) -> bool:
        """Whether it is absent while the delegation that holds its vote attends."""
        return self.accredited and not self.present and self.holder_attends

    @property
    def entitled(self) -> bool:
        """Whether the region goes on the roll of a vote that opens now."""
        return self.accredited and may_vote(self.standing)


@dataclass(frozen=True)
class AttendanceCount:
    """How many delegations one side of the Assembly may send, has accredited, and has in attendance.

    `represented` are absent, and the delegation that holds their vote attends.
    """

    members: int
    accredited: int
    present: int
    represented: int = 0


def assembly_sessions(session: Session) -> Sequence[AssemblySession]:
    """Every session, the latest first."""
    query = select(AssemblySession).options(selectinload(AssemblySession.suspensions))
    return session.scalars(query.order_by(AssemblySession.opens_at.desc())).all()


def current_session(session: Session) -> AssemblySession | None:
    """The session in progress; else the next one convened; else the last one held; two statements.

    One that was cancelled is none of them.
    """
    under_way = and_(AssemblySession.opened_at.is_not(None), AssemblySession.closed_at.is_(None))
    waiting = AssemblySession.opened_at.is_(None)
    to_come = case((waiting, AssemblySession.opens_at))
    query = (
        select(AssemblySession)
        .where(AssemblySession.cancelled_at.is_(None))
        .options(joinedload(AssemblySession.statutes), selectinload(AssemblySession.suspensions))
        .order_by(case((under_way, 0), (waiting, 1), else_=2), to_come, AssemblySession.opens_at.desc())
    )
    return session.scalars(query.limit(1)).first()


def assembly_session(session: Session, number: int) -> AssemblySession | None:
    """One session with its statutes and suspensions."""
    query = (
        select(AssemblySession)
        .where(AssemblySession.number == number)
        .options(joinedload(AssemblySession.statutes), selectinload(AssemblySession.suspensions))
    )
    return session.scalars(query).first()


def state_of(assembly: AssemblySession) -> SessionState:
    """The state of a session; its suspensions must be loaded."""
    last = assembly.suspensions[-1] if assembly.suspensions else None
    suspended_at = last.suspended_at if last and last.resumed_at is None else None
    return session_state(assembly.opened_at, suspended_at, assembly.closed_at, assembly.cancelled_at)


def agenda(session: Session, assembly: AssemblySession) -> Sequence[AgendaItem]:
    """The items of a session in their order, those taken off it left out."""
    return [item for item in agenda_items(session, assembly) if item.removed_at is None]


def agenda_items(session: Session, assembly: AssemblySession) -> Sequence[AgendaItem]:
    """Every item that a session has or had on its agenda, in order; one statement."""
    of_session = AgendaItem.assembly_session_id == assembly.id
    return session.scalars(select(AgendaItem).where(of_session).order_by(AgendaItem.position)).all()


def _accredited(assembly: AssemblySession, at: datetime) -> ColumnElement[bool]:
    return and_(
        Accreditation.region_id == Region.id,
        Accreditation.assembly_session_id == assembly.id,
        Accreditation.accredited_at <= at,
        or_(Accreditation.ended_at.is_(None), Accreditation.ended_at > at),
    )


def _attending(at: datetime) -> ColumnElement[bool]:
    return and_(
        Attendance.accreditation_id == Accreditation.id,
        Attendance.arrived_at <= at,
        or_(Attendance.left_at.is_(None), Attendance.left_at > at),
    )


def _holder_attends(assembly: AssemblySession, at: datetime) -> ColumnElement[bool]:
    """The regions whose vote in this session is with a delegation in attendance."""
    holders = (
        select(Proxy.giver_id)
        .join(Accreditation, Accreditation.region_id == Proxy.holder_id)
        .join(Attendance, _attending(at))
        .where(
            Proxy.assembly_session_id == assembly.id,
            Proxy.motion_id.is_(None),
            Proxy.given_at <= at,
            or_(Proxy.revoked_at.is_(None), Proxy.revoked_at > at),
            Accreditation.assembly_session_id == assembly.id,
            Accreditation.ended_at.is_(None),
        )
    )
    return Region.id.in_(holders)


def delegations(
    session: Session, assembly: AssemblySession, at: datetime, limit: int | None = None
) -> list[DelegationRow]:
    """Every member region at `at`, or the first by code, accredited and present or not; one statement."""
    query = (
        select(
            Region, StandingChange.standing, Accreditation.id, Attendance.id, _holder_attends(assembly, at)
        )
        .join(StandingChange, StandingChange.region_id == Region.id)
        .outerjoin(Accreditation, _accredited(assembly, at))
        .outerjoin(Attendance, _attending(at))
        .where(in_force(at), StandingChange.standing.in_(QUORATE))
        .order_by(Region.code)
        .limit(limit)
    )
    return [DelegationRow(*row) for row in session.execute(query)]


def attendance_counts(
    session: Session, assembly: AssemblySession, at: datetime
) -> dict[Constituency, AttendanceCount]:
    """The member regions of each side at `at`, accredited and present; one statement."""
    represented = and_(Accreditation.id.is_not(None), Attendance.id.is_(None), _holder_attends(assembly, at))
    query = (
        select(
            Region.constituency,
            func.count(),
            func.count(Accreditation.id),
            func.count(Attendance.id),
            func.count(case((represented, 1))),
        )
        .join(StandingChange, StandingChange.region_id == Region.id)
        .outerjoin(Accreditation, _accredited(assembly, at))
        .outerjoin(Attendance, _attending(at))
        .where(in_force(at), StandingChange.standing.in_(QUORATE))
        .group_by(Region.constituency)
    )
    counted = {side: AttendanceCount(*counts) for side, *counts in session.execute(query)}
    return {side: counted.get(side, AttendanceCount(0, 0, 0)) for side in Constituency}


def accreditation(session: Session, assembly_session_id: int, region_id: int) -> Accreditation | None:
    """The credentials of a region's delegation that are in order for a session."""
    query = select(Accreditation).where(
        Accreditation.assembly_session_id == assembly_session_id,
        Accreditation.region_id == region_id,
        Accreditation.ended_at.is_(None),
    )
    return session.scalars(query).first()


def quorum_of(assembly: AssemblySession, rows: Sequence[DelegationRow]) -> QuorumCount:
    """How many member regions there are, and how many accredited delegations of them attend.

    Those whose proxy attends count where the statutes say so. Statutes, art. 16.5.
    """
    rules = assembly.statutes.rules
    by_proxy = rules.franchise.proxies_count_present
    present = sum(row.present or (by_proxy and row.represented) for row in rows)
    return count_quorum(len(rows), present, rules.session_quorum)


def next_session_number(session: Session) -> int:
    """The number of the next session; its unique constraint refuses a second one."""
    return (session.scalar(select(func.max(AssemblySession.number))) or 0) + 1


def next_position(session: Session, assembly_session_id: int) -> int:
    """The place after the last item of the agenda."""
    query = select(func.max(AgendaItem.position)).where(AgendaItem.assembly_session_id == assembly_session_id)
    return (session.scalar(query) or 0) + 1
