"""Reads of motions and their texts."""

from collections.abc import Sequence

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session, aliased, defer, joinedload

from governance.assembly.models import AssemblySession
from governance.motions.models import Motion, MotionSupport, MotionText
from governance.motions.states import MotionRole
from governance.statutes.models import StatutesVersion
from governance.statutes.rules import Statutes

CURRENT = MotionText.superseded_at.is_(None)
AMENDING = (MotionRole.AMENDMENT, MotionRole.SUBAMENDMENT, MotionRole.CORRECTION)


def current_texts(session: Session, motion_ids: Sequence[int]) -> dict[int, dict[str, MotionText]]:
    """The current text of each motion in each language it has; one statement."""
    found: dict[int, dict[str, MotionText]] = {motion_id: {} for motion_id in motion_ids}
    query = select(MotionText).where(MotionText.motion_id.in_(motion_ids), CURRENT)
    for text in session.scalars(query):
        found[text.motion_id][text.language] = text
    return found


def titles(session: Session, motion_ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """The current title of each motion in each language it has; one statement, without the texts.

    An amendment has the title of the motion that it is finally about.
    """
    found: dict[int, dict[str, str]] = {motion_id: {} for motion_id in motion_ids}
    about = aliased(Motion)
    root = case((Motion.role.in_(AMENDING), func.coalesce(about.about_id, about.id)), else_=Motion.id)
    query = (
        select(Motion.id, MotionText.language, MotionText.title)
        .outerjoin(about, Motion.about_id == about.id)
        .join(MotionText, MotionText.motion_id == root)
        .where(Motion.id.in_(motion_ids), CURRENT)
    )
    for motion_id, language, title in session.execute(query):
        found[motion_id][language] = title
    return found


def text_history(session: Session, motion_id: int) -> Sequence[MotionText]:
    """Every version of a motion's texts, the oldest first; the bodies are left out."""
    query = select(MotionText).where(MotionText.motion_id == motion_id).order_by(MotionText.id)
    return session.scalars(query.options(defer(MotionText.body, raiseload=True))).all()


def body_of(session: Session, text_id: int) -> str:
    """The body of one version of a text."""
    return session.scalars(select(MotionText.body).where(MotionText.id == text_id)).one()


def motions_of(session: Session, assembly: AssemblySession) -> Sequence[Motion]:
    """The motions of a session in the order of its agenda, those not on it last."""
    query = (
        select(Motion)
        .where(Motion.assembly_session_id == assembly.id)
        .options(joinedload(Motion.author), joinedload(Motion.agenda_item))
        .order_by(Motion.id)
    )
    found = session.scalars(query).all()
    return sorted(found, key=lambda motion: (motion.agenda_item is None, _place(motion), motion.id))


def _place(motion: Motion) -> int:
    return motion.agenda_item.position if motion.agenda_item else 0


def motion_page(session: Session, motion_id: int) -> Motion | None:
    """One motion with its session, its regions and its place on the agenda."""
    query = (
        select(Motion)
        .where(Motion.id == motion_id)
        .options(
            joinedload(Motion.author),
            joinedload(Motion.agenda_item),
            joinedload(Motion.assembly_session).joinedload(AssemblySession.statutes),
            joinedload(Motion.assembly_session).selectinload(AssemblySession.suspensions),
        )
    )
    return session.scalars(query).first()


def authentic(texts: dict[str, MotionText], motion: Motion) -> MotionText:
    """The text that is voted on."""
    return texts[motion.authentic_language]


def supported_by(region_id: int) -> Select[int]:
    """The motions that a region supports, by their rows."""
    in_force = (MotionSupport.region_id == region_id) & MotionSupport.withdrawn_at.is_(None)
    return select(MotionSupport.motion_id).where(in_force)


def rules_of(session: Session, motion: Motion) -> Statutes:
    """The statutes of the session that a motion is put to; one statement."""
    query = (
        select(StatutesVersion)
        .join(AssemblySession, AssemblySession.statutes_id == StatutesVersion.id)
        .where(AssemblySession.id == motion.assembly_session_id)
    )
    return session.scalars(query).one().rules


def latest_motions(session: Session, limit: int) -> Sequence[Motion]:
    """The motions moved last, with whatever is about them; one statement."""
    return session.scalars(select(Motion).order_by(Motion.id.desc()).limit(limit)).all()
