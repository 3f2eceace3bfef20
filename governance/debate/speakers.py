"""Reads of the speakers' list: who waits in which order, who has the floor, what the Assembly is at."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from governance.assembly.models import AgendaItem, AssemblySession, Suspension
from governance.debate.models import SpeakingRequest
from governance.debate.rules import SpeakingKind, Waiting, speaking_order
from governance.regions.models import Region
from governance.regions.rules import Constituency
from governance.statutes.rules import Statutes

WAITING = SpeakingRequest.withdrawn_at.is_(None) & SpeakingRequest.called_at.is_(None)
SPEAKING = SpeakingRequest.called_at.is_not(None) & SpeakingRequest.ended_at.is_(None)


def current_item(session: Session, assembly_session_id: int) -> AgendaItem | None:
    """The item that the Assembly has taken up and not concluded; of several the one taken up last."""
    query = select(AgendaItem).where(
        AgendaItem.assembly_session_id == assembly_session_id,
        AgendaItem.taken_up_at.is_not(None),
        AgendaItem.concluded_at.is_(None),
        AgendaItem.removed_at.is_(None),
    )
    return session.scalars(query.order_by(AgendaItem.taken_up_at.desc(), AgendaItem.id.desc())).first()


def on_floor(session: Session, assembly_session_id: int) -> SpeakingRequest | None:
    """Who has the floor of a session, with its region and item."""
    query = select(SpeakingRequest).where(
        SpeakingRequest.assembly_session_id == assembly_session_id, SPEAKING
    )
    with_both = (joinedload(SpeakingRequest.region), joinedload(SpeakingRequest.item))
    return session.scalars(query.options(*with_both)).first()


def last_speech_ended_at(session: Session, assembly_session_id: int) -> datetime | None:
    """When the floor of a session was last taken back."""
    query = select(func.max(SpeakingRequest.ended_at))
    return session.scalar(query.where(SpeakingRequest.assembly_session_id == assembly_session_id))


def list_of(session: Session, item: AgendaItem, alternating: bool) -> list[SpeakingRequest]:
    """Who waits to speak on an item, the next one first, with their regions; two statements."""
    query = select(SpeakingRequest).where(SpeakingRequest.agenda_item_id == item.id, WAITING)
    rows = {row.id: row for row in session.scalars(query.options(joinedload(SpeakingRequest.region)))}
    waiting = [Waiting(row.id, row.region.constituency, row.kind, row.requested_at) for row in rows.values()]
    last = last_side(session, item.id) if alternating else None
    return [rows[one.number] for one in speaking_order(waiting, alternating, last)]


def count_waiting(session: Session, item_id: int) -> int:
    """How many wait to speak on an item; one statement."""
    query = select(func.count()).select_from(SpeakingRequest)
    return session.scalar(query.where(SpeakingRequest.agenda_item_id == item_id, WAITING)) or 0


def last_side(session: Session, item_id: int) -> Constituency | None:
    """The constituency of the last speech on an item; points of order are none."""
    query = (
        select(Region.constituency)
        .join(SpeakingRequest, SpeakingRequest.region_id == Region.id)
        .where(
            SpeakingRequest.agenda_item_id == item_id,
            SpeakingRequest.kind == SpeakingKind.SPEECH,
            SpeakingRequest.called_at.is_not(None),
        )
        .order_by(SpeakingRequest.called_at.desc(), SpeakingRequest.id.desc())
    )
    return session.scalars(query.limit(1)).first()


def waiting_request(
    session: Session, item_id: int, region_id: int, kind: SpeakingKind
) -> SpeakingRequest | None:
    """The request of this kind by which a delegation is on the list of an item."""
    query = select(SpeakingRequest).where(
        SpeakingRequest.agenda_item_id == item_id,
        SpeakingRequest.region_id == region_id,
        SpeakingRequest.kind == kind,
        WAITING,
    )
    return session.scalars(query).first()


def requests_of(
    session: Session, assembly_session_id: int, region_ids: Sequence[int]
) -> Sequence[SpeakingRequest]:
    """What the delegations of some regions wait for, or have the floor by, in a session."""
    query = (
        select(SpeakingRequest)
        .where(
            SpeakingRequest.assembly_session_id == assembly_session_id,
            SpeakingRequest.region_id.in_(region_ids),
            WAITING | SPEAKING,
        )
        .options(joinedload(SpeakingRequest.region), joinedload(SpeakingRequest.item))
        .order_by(SpeakingRequest.id)
    )
    return session.scalars(query).all()


def request_page(session: Session, request_id: int) -> SpeakingRequest | None:
    """One request with its region and item."""
    query = select(SpeakingRequest).where(SpeakingRequest.id == request_id)
    with_both = (joinedload(SpeakingRequest.region), joinedload(SpeakingRequest.item))
    return session.scalars(query.options(*with_both)).first()


def item_page(session: Session, item_id: int) -> AgendaItem | None:
    """One item of an agenda with its session and the statutes that it keeps."""
    whole = joinedload(AgendaItem.assembly_session).joinedload(AssemblySession.statutes)
    return session.scalars(select(AgendaItem).where(AgendaItem.id == item_id).options(whole)).first()


def is_suspended(session: Session, assembly_session_id: int) -> bool:
    """Whether a session is suspended and not resumed."""
    query = select(Suspension.id).where(
        Suspension.assembly_session_id == assembly_session_id, Suspension.resumed_at.is_(None)
    )
    return session.scalar(query) is not None


def speaking_time(item: AgendaItem, statutes: Statutes) -> timedelta:
    """How long a speech on an item may last."""
    if item.speaking_seconds is None:
        return statutes.debate.speaking_time
    return timedelta(seconds=item.speaking_seconds)


def speech_ends(request: SpeakingRequest) -> datetime | None:
    """When the time of who has the floor is over."""
    if request.called_at is None or request.seconds is None:
        return None
    return request.called_at + timedelta(seconds=request.seconds)
