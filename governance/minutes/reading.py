"""What the minutes of a session are composed of; each a fixed number of statements."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from governance.assembly.models import Accreditation, AgendaItem, AssemblySession, Attendance
from governance.debate.models import SpeakingRequest
from governance.minutes.models import Minutes, MinutesNote
from governance.motions.models import Motion, MotionSupport, Referral, Ruling
from governance.regions.models import Region
from governance.statutes.rules import MotionKind
from governance.voting.models import Ballot, Declaration, Proxy, RollEntry, Vote
from governance.voting.outcomes import MotionRow, state_after
from governance.voting.rules import Choice

# By vote, then by what was done ("did_not_vote" where no ballot was cast): the codes of the regions.
RollCalls = Mapping[int, Mapping[str, list[str]]]
DID_NOT_VOTE = "did_not_vote"


def minutes_in_force(session: Session, assembly_session_id: int) -> Minutes | None:
    """The minutes of a session as they were last drawn up; one statement."""
    query = select(Minutes).where(
        Minutes.assembly_session_id == assembly_session_id, Minutes.superseded_at.is_(None)
    )
    return session.scalars(query).first()


def sessions_unminuted(session: Session) -> tuple[list[AssemblySession], list[AssemblySession]]:
    """The closed sessions without minutes, and those whose minutes wait to be laid; the oldest first.

    Minutes that were laid before a session that ended without adopting them wait again. Two statements.
    """
    own = (Minutes.assembly_session_id == AssemblySession.id) & Minutes.superseded_at.is_(None)
    query = select(AssemblySession, Minutes.digest).outerjoin(Minutes, own)
    over = query.where(AssemblySession.closed_at.is_not(None), Minutes.adopted_at.is_(None))
    found = [(one, drawn_up) for one, drawn_up in session.execute(over.order_by(AssemblySession.closed_at))]
    laid = _minutes_laid(session)
    missing = [one for one, drawn_up in found if drawn_up is None]
    return missing, [one for one, drawn_up in found if drawn_up is not None and drawn_up not in laid]


def _minutes_laid(session: Session) -> set[str]:
    """The digests of the minutes whose adoption is before a session that is not over."""
    query = (
        select(Motion.effect)
        .join(Motion.assembly_session)
        .where(Motion.kind == MotionKind.PROCEDURAL, Motion.author_id.is_(None))
        .where(Motion.withdrawn_at.is_(None), Motion.inadmissible_at.is_(None), Motion.lapsed_at.is_(None))
        .where(AssemblySession.closed_at.is_(None), AssemblySession.cancelled_at.is_(None))
    )
    return {str(effect.get("minutes")) for effect in session.scalars(query)}


def notes_of(session: Session, assembly_session_id: int) -> Sequence[MinutesNote]:
    """The notes in force on a session and its items, the oldest first; one statement."""
    query = select(MinutesNote).where(
        MinutesNote.assembly_session_id == assembly_session_id, MinutesNote.superseded_at.is_(None)
    )
    return session.scalars(query.order_by(MinutesNote.id)).all()


def attendance(session: Session, assembly: AssemblySession) -> Sequence[tuple[Region, Attendance | None]]:
    """Every accredited delegation with each time it attended, by region code; one statement."""
    query = (
        select(Region, Attendance)
        .join(Accreditation, Accreditation.region_id == Region.id)
        .outerjoin(Attendance, Attendance.accreditation_id == Accreditation.id)
        .where(Accreditation.assembly_session_id == assembly.id)
        .order_by(Region.code, Attendance.arrived_at)
    )
    return [(region, came) for region, came in session.execute(query)]


def items_of(session: Session, assembly: AssemblySession) -> Sequence[AgendaItem]:
    """The items of the agenda in their order, those taken off it left out; one statement."""
    standing = (AgendaItem.assembly_session_id == assembly.id) & AgendaItem.removed_at.is_(None)
    return session.scalars(select(AgendaItem).where(standing).order_by(AgendaItem.position)).all()


def speeches(session: Session, assembly: AssemblySession) -> Sequence[SpeakingRequest]:
    """Who had the floor, in the order in which they had it; one statement."""
    query = (
        select(SpeakingRequest)
        .join(SpeakingRequest.region)
        .where(SpeakingRequest.assembly_session_id == assembly.id, SpeakingRequest.called_at.is_not(None))
        .options(contains_eager(SpeakingRequest.region))
        .order_by(SpeakingRequest.called_at, SpeakingRequest.id)
    )
    return session.scalars(query).all()


def rows_of(session: Session, assembly: AssemblySession) -> list[MotionRow]:
    """The motions dealt with in a session, what is about them too, with their votes in it; two statements."""
    votes: dict[int, list[Vote]] = {}
    taken = (
        select(Vote)
        .where(Vote.assembly_session_id == assembly.id)
        .options(joinedload(Vote.declaration).joinedload(Declaration.resolution))
        .order_by(Vote.id)
    )
    for vote in session.scalars(taken):
        votes.setdefault(vote.motion_id, []).append(vote)
    found = session.scalars(_dealt_with(assembly, votes)).all()
    return [
        MotionRow(motion, votes.get(motion.id, []), state_after(motion, votes.get(motion.id, [])))
        for motion in found
    ]


def _dealt_with(assembly: AssemblySession, voted_on: Iterable[int]) -> Select[Motion]:
    """The motions of a session, and those that it voted on, or sent elsewhere, before they left it.

    What another session sent elsewhere in the same days is left out: it stands there still, or comes from it.
    """
    later = select(AssemblySession.id).where(AssemblySession.number > assembly.number)
    sent = (
        select(Referral.motion_id)
        .join(Referral.motion)
        .where(
            Referral.decided_at >= assembly.opened_at,
            Referral.decided_at <= (assembly.closed_at or assembly.opened_at),
            Referral.ended_at.is_not(None),
            Motion.assembly_session_id.in_(later),
        )
    )
    own = Motion.assembly_session_id == assembly.id
    query = select(Motion).where(or_(own, Motion.id.in_(list(voted_on)), Motion.id.in_(sent)))
    return query.options(joinedload(Motion.author)).order_by(Motion.id)


def roll_calls(session: Session, assembly: AssemblySession) -> RollCalls:
    """How each region on the roll of each declared vote of a session voted; two statements."""
    mine = (
        Vote.id == RollEntry.vote_id,
        Vote.assembly_session_id == assembly.id,
        Vote.declared_at.is_not(None),
    )
    roll = session.execute(
        select(RollEntry.id, RollEntry.vote_id, Region.code)
        .join(RollEntry.region)
        .where(*mine)
        .order_by(Region.code)
    ).all()
    cast = session.execute(
        select(Ballot.roll_entry_id, Ballot.choice).join(Ballot.entry).where(*mine).order_by(Ballot.revision)
    )
    choices = {row.roll_entry_id: row.choice for row in cast}
    calls: dict[int, dict[str, list[str]]] = {}
    for entry_id, vote_id, code in roll:
        done = calls.setdefault(vote_id, {name: [] for name in (*map(str, Choice), DID_NOT_VOTE)})
        done[str(choices.get(entry_id, DID_NOT_VOTE))].append(code)
    return calls


def proxies_used(session: Session, assembly: AssemblySession) -> Sequence[tuple[str, str]]:
    """Who voted for whom in a session: the codes of giver and holder, each pair once; one statement."""
    giver, holder = Region.__table__.alias("giver"), Region.__table__.alias("holder")
    query = (
        select(giver.c.code, holder.c.code)
        .distinct()
        .join(Proxy, Proxy.giver_id == giver.c.id)
        .join(holder, holder.c.id == Proxy.holder_id)
        .join(RollEntry, RollEntry.proxy_id == Proxy.id)
        .where(Proxy.assembly_session_id == assembly.id)
        .order_by(giver.c.code)
    )
    return [(given, held) for given, held in session.execute(query)]


def supporters(session: Session, motion_ids: Sequence[int]) -> dict[int, list[str]]:
    """The codes of the regions that support each motion; one statement."""
    found: dict[int, list[str]] = {motion_id: [] for motion_id in motion_ids}
    query = (
        select(MotionSupport.motion_id, Region.code)
        .join(MotionSupport.region)
        .where(MotionSupport.motion_id.in_(motion_ids), MotionSupport.withdrawn_at.is_(None))
        .order_by(MotionSupport.id)
    )
    for motion_id, code in session.execute(query):
        found[motion_id].append(code)
    return found


def rulings(session: Session, motion_ids: Sequence[int]) -> Sequence[Ruling]:
    """What was ruled of the admissibility of these motions, the oldest first; one statement."""
    return session.scalars(select(Ruling).where(Ruling.motion_id.in_(motion_ids)).order_by(Ruling.id)).all()


def referrals(session: Session, motion_ids: Sequence[int]) -> Sequence[Referral]:
    """Where these motions were sent or put off to, the oldest first; one statement."""
    return session.scalars(
        select(Referral).where(Referral.motion_id.in_(motion_ids)).order_by(Referral.id)
    ).all()
