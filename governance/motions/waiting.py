"""Reads of what waits for somebody: invitations without an answer, motions without a ruling."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session, joinedload

from governance.assembly.models import AssemblySession
from governance.motions.models import Motion, MotionSupport, SupportInvitation
from governance.motions.sponsors import is_enough, needs_support
from governance.regions.models import Region
from governance.regions.rules import Constituency


def invitations_open(
    session: Session, region_ids: Collection[int], at: datetime
) -> Sequence[SupportInvitation]:
    """Who is asked for support and has neither given it nor declined, while there is time; one statement."""
    given = exists().where(
        MotionSupport.motion_id == SupportInvitation.motion_id,
        MotionSupport.region_id == SupportInvitation.region_id,
        MotionSupport.withdrawn_at.is_(None),
    )
    asked = (
        select(SupportInvitation)
        .join(SupportInvitation.motion)
        .where(SupportInvitation.region_id.in_(region_ids), SupportInvitation.declined_at.is_(None))
        .where(~given, Motion.support_until >= at, *submitted())
        .options(joinedload(SupportInvitation.motion))
        .order_by(SupportInvitation.id)
    )
    return session.scalars(asked).all()


def motions_supported(session: Session) -> list[Motion]:
    """The motions that have the support they need and wait for a ruling, the oldest first; two statements."""
    regions = (joinedload(Motion.author), joinedload(Motion.assembly_session))
    statutes = joinedload(Motion.assembly_session).joinedload(AssemblySession.statutes)
    going_on = Motion.assembly_session.has(AssemblySession.closed_at.is_(None))
    query = select(Motion).where(*submitted(), going_on).options(*regions, statutes).order_by(Motion.id)
    motions = session.scalars(query).all()
    in_force = MotionSupport.motion_id.in_([one.id for one in motions]) & MotionSupport.withdrawn_at.is_(None)
    sides = select(MotionSupport.motion_id, Region.constituency).join(MotionSupport.region).where(in_force)
    found: dict[int, list[Constituency]] = {one.id: [] for one in motions}
    for motion_id, side in session.execute(sides):
        found[motion_id].append(side)
    return [one for one in motions if _has_enough(one, found[one.id])]


def _has_enough(motion: Motion, supporters: Sequence[Constituency]) -> bool:
    rules = motion.assembly_session.statutes.rules.motions
    if motion.author is None or not needs_support(motion.author_id, motion.kind, motion.role, rules):
        return True
    return is_enough(rules, motion.author.constituency, supporters)


def submitted() -> list[ColumnElement[bool]]:
    """What holds of a motion that was submitted and not yet ruled on."""
    ended = (Motion.admitted_at, Motion.inadmissible_at, Motion.lapsed_at, Motion.withdrawn_at)
    return [instant.is_(None) for instant in ended]
