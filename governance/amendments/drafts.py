"""Amendments that a delegation is still writing: kept for all who vote for it, outside the record."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.act import Act, housekeeping, together
from governance.amendments.proposing import propose_amendment, propose_subamendment
from governance.motions.drafting import MOST_DRAFTS, HandedInAlready, TooManyDrafts, check_seen
from governance.motions.models import Motion, MotionDraft
from governance.regions.models import Region

OPEN = MotionDraft.motion_id.is_(None) & MotionDraft.discarded_at.is_(None)


def drafts_about(session: Session, region_ids: Collection[int], motion_id: int) -> Sequence[MotionDraft]:
    """What delegations are writing about a motion, the latest first; one statement."""
    query = select(MotionDraft).where(
        MotionDraft.region_id.in_(region_ids), MotionDraft.about_id == motion_id, OPEN
    )
    return session.scalars(query.order_by(MotionDraft.saved_at.desc(), MotionDraft.id.desc())).all()


def draft_of_amendment(session: Session, draft_id: int) -> MotionDraft | None:
    """A draft of an amendment, handed in or not, unless it was discarded; one statement."""
    query = select(MotionDraft).where(
        MotionDraft.id == draft_id, MotionDraft.about_id.is_not(None), MotionDraft.discarded_at.is_(None)
    )
    return session.scalars(query).first()


def begin_amendment(
    session: Session, region_id: int, person_id: int, about: Motion, answers: Mapping[str, Any], at: datetime
) -> int:
    """Begin a draft about a motion, or about an amendment; its number. Raises TooManyDrafts."""
    about_id = about.id
    with housekeeping(session):
        if len(drafts_about(session, [region_id], about_id)) >= MOST_DRAFTS:
            raise TooManyDrafts(most=MOST_DRAFTS)
        draft = MotionDraft(
            region_id=region_id, person_id=person_id, about_id=about_id, answers=dict(answers), saved_at=at
        )
        session.add(draft)
    return draft.id


def hand_in_amendment(
    act: Act, draft_id: int, region: Region, details: Mapping[str, Any], seen: str | None = None
) -> Motion:
    """Propose what a draft says, once; what was typed is blanked.

    `seen` is the print of all its answers as they were looked at. Raises HandedInAlready, TextChangedSince.
    """
    with together(act.session):
        about = _about(act.session, draft_id, seen)
        propose = propose_subamendment if about.role else propose_amendment
        made = propose(act, about, region=region, **details)
        with housekeeping(act.session):
            draft = _held(act.session, draft_id)
            draft.motion_id, draft.answers = made.id, {}
        return made


def _about(session: Session, draft_id: int, seen: str | None) -> Motion:
    draft = _held(session, draft_id)
    check_seen(draft, seen)
    return session.get_one(Motion, draft.about_id)


def _held(session: Session, draft_id: int) -> MotionDraft:
    """The draft under a lock, so that it is handed in once. Raises HandedInAlready."""
    query = select(MotionDraft).where(MotionDraft.id == draft_id).with_for_update()
    draft = session.scalars(query.execution_options(populate_existing=True)).one()
    if draft.motion_id is not None or draft.discarded_at is not None:
        raise HandedInAlready
    return draft
