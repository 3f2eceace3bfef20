"""What a delegation writes before it moves a motion: kept for all who vote for it, outside the record."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.act import Act, housekeeping, together
from governance.errors import N_, RuleBroken
from governance.motions.commands import submit_motion
from governance.motions.models import Motion, MotionDraft
from governance.record.canonical import digest, encode
from governance.regions.models import Region
from governance.texts import TextChangedSince

LONGEST_DRAFT = 500_000
MOST_DRAFTS = 50


class HandedInAlready(RuleBroken):
    """A draft becomes one motion, however often it is sent."""

    message = N_("This draft has been handed in already.")


class TooManyDrafts(RuleBroken):
    """Facts: most (int), the drafts that one delegation keeps."""

    message = N_("Your delegation keeps %(most)d drafts. Hand one in or discard one first.")


class DraftTooLong(RuleBroken):
    """Far longer than any text that could be handed in."""

    message = N_("This is too long to be kept. Shorten it.")


def drafts_of(session: Session, region_ids: Collection[int]) -> Sequence[MotionDraft]:
    """The motions that delegations are still writing, those written in last first; one statement."""
    query = select(MotionDraft).where(MotionDraft.region_id.in_(region_ids), _open())
    return session.scalars(query.order_by(MotionDraft.saved_at.desc(), MotionDraft.id.desc())).all()


def draft_numbered(session: Session, draft_id: int) -> MotionDraft | None:
    """A draft of a motion, handed in or not, unless it was discarded; one statement."""
    query = select(MotionDraft).where(
        MotionDraft.id == draft_id, MotionDraft.about_id.is_(None), MotionDraft.discarded_at.is_(None)
    )
    return session.scalars(query).first()


def writing_regions(session: Session, region_ids: Collection[int]) -> Sequence[Region]:
    """The regions that drafts are written for, by code; one statement."""
    return session.scalars(select(Region).where(Region.id.in_(region_ids)).order_by(Region.code)).all()


def begin_draft(
    session: Session, region_id: int, person_id: int, answers: Mapping[str, Any], at: datetime
) -> int:
    """Begin a draft for a delegation; its number. Raises TooManyDrafts."""
    with housekeeping(session):
        if len(drafts_of(session, [region_id])) >= MOST_DRAFTS:
            raise TooManyDrafts(most=MOST_DRAFTS)
        draft = MotionDraft(region_id=region_id, person_id=person_id, answers=dict(answers), saved_at=at)
        session.add(draft)
    return draft.id


def keep_draft(
    session: Session,
    draft_id: int,
    answers: Mapping[str, Any],
    at: datetime,
    *,
    person_id: int | None = None,
    typed_over: str | None = None,
) -> None:
    """Keep what was typed beside what was there; whose it is, where `person_id` says it.

    `typed_over` is the print of these answers as the page showed them: what a colleague kept since is not
    replaced unseen. Raises HandedInAlready, DraftTooLong, TextChangedSince.
    """
    with housekeeping(session):
        draft = _held(session, draft_id)
        if typed_over and typed_over != print_of(draft, answers):
            check_own(draft, answers, person_id)
        kept = {**draft.answers, **answers}
        if person_id is not None:
            kept["by"] = {**draft.answers.get("by", {}), **dict.fromkeys(answers, person_id)}
        if len(str(kept)) > LONGEST_DRAFT:
            raise DraftTooLong
        draft.answers, draft.saved_at = kept, at


def print_of(draft: MotionDraft, names: Collection[str]) -> str:
    """A short name for some of the answers of a draft as they were kept last."""
    return digest(encode({name: draft.answers.get(name) for name in names}))


def check_own(draft: MotionDraft, answers: Mapping[str, Any], person_id: int | None) -> None:
    """Raise TextChangedSince where a colleague kept something else last; whoever goes back keeps anew."""
    by = draft.answers.get("by", {})
    if any(by.get(name) != person_id and draft.answers.get(name) != answers[name] for name in answers):
        raise TextChangedSince


def discard_draft(session: Session, draft_id: int, at: datetime) -> None:
    """Put a draft away: what was typed is blanked. Raises HandedInAlready."""
    with housekeeping(session):
        draft = _held(session, draft_id)
        draft.answers, draft.discarded_at = {}, at


def hand_in(
    act: Act, draft_id: int, region: Region, details: Mapping[str, Any], seen: str | None = None
) -> Motion:
    """Move the motion that a draft describes, once; what was typed is blanked.

    `seen` is the print of all its answers as they were looked at. Raises HandedInAlready, TextChangedSince.
    """
    with together(act.session):
        check_seen(_held(act.session, draft_id), seen)
        motion = submit_motion(act, region, **details)
        with housekeeping(act.session):
            draft = _held(act.session, draft_id)
            draft.motion_id, draft.answers = motion.id, {}
        return motion


def check_seen(draft: MotionDraft, seen: str | None) -> None:
    """Raise TextChangedSince where a colleague changed anything since the draft was looked at."""
    if seen and seen != print_of(draft, sorted(draft.answers)):
        raise TextChangedSince


def _held(session: Session, draft_id: int) -> MotionDraft:
    """The draft under a lock, so that it is handed in once. Raises HandedInAlready."""
    query = select(MotionDraft).where(MotionDraft.id == draft_id).with_for_update()
    draft = session.scalars(query.execution_options(populate_existing=True)).one()
    if draft.motion_id is not None or draft.discarded_at is not None:
        raise HandedInAlready
    return draft


def _open() -> Any:
    return (
        MotionDraft.about_id.is_(None) & MotionDraft.motion_id.is_(None) & MotionDraft.discarded_at.is_(None)
    )
