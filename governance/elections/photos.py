"""A candidate's photograph: its digest in the record, its bytes beside it, as small as they may be."""

from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from governance import permissions
from governance.act import Act, command
from governance.elections.models import CandidatePhoto, Nomination
from governance.elections.statements import check_may_write
from governance.errors import N_, RuleBroken

LARGEST_PHOTO = 30_000


class PhotoTooLarge(RuleBroken):
    """Facts: longest, in bytes."""

    message = N_("The photograph has more than %(longest)d bytes.")


class NoPhoto(RuleBroken):
    """What is not there cannot be removed."""

    message = N_("There is no photograph.")


@command(
    may=permissions.own_nomination,
    label=N_("Showed a photograph with a candidacy"),
    load=[selectinload(Nomination.election)],
)
def show_photo(act: Act, nomination: Nomination, *, content: bytes) -> Nomination:
    """Show a JPEG, made anew before, until the election opens; it takes the place of any other.

    Raises ElectionDoesNotAllow, NoCandidate, PhotoTooLarge.
    """
    check_may_write(act, nomination)
    if len(content) > LARGEST_PHOTO:
        raise PhotoTooLarge(longest=LARGEST_PHOTO)
    digest = sha256(content).hexdigest()
    if nomination.photo_digest != digest:
        forget_photo(act, nomination)
        nomination.photo_digest = digest
    _keep(act, digest, content)
    act.concern(nomination.election)
    return nomination


@command(
    may=permissions.own_nomination,
    label=N_("Removed the photograph of a candidacy"),
    load=[selectinload(Nomination.election)],
)
def remove_photo(act: Act, nomination: Nomination) -> Nomination:
    """Show no photograph any more. Raises ElectionDoesNotAllow, NoCandidate, NoPhoto."""
    check_may_write(act, nomination)
    if nomination.photo_digest is None:
        raise NoPhoto
    forget_photo(act, nomination)
    act.concern(nomination.election)
    return nomination


def forget_photo(act: Act, nomination: Nomination) -> None:
    """Take a photograph off; its bytes go unless another nomination shows them. A part of an act."""
    digest, nomination.photo_digest = nomination.photo_digest, None
    if digest is None:
        return
    act.session.flush()
    kept = _held(act, digest)
    shown = select(Nomination.id).where(Nomination.photo_digest == digest)
    if kept is not None and act.session.scalars(shown).first() is None:
        kept.content = b""


def photo_of(session: Session, digest: str) -> bytes | None:
    """The bytes kept under a digest; None where they are gone."""
    query = select(CandidatePhoto.content).where(CandidatePhoto.digest == digest)
    return session.scalars(query).first() or None


def _keep(act: Act, digest: str, content: bytes) -> None:
    kept = _held(act, digest)
    if kept is None:
        act.session.add(CandidatePhoto(digest=digest, content=content, kept_at=act.at))
    elif not kept.content:
        kept.content, kept.kept_at = content, act.at


def _held(act: Act, digest: str) -> CandidatePhoto | None:
    """The bytes under a digest, held: nobody else takes them away or adds them before the act is done."""
    query = select(CandidatePhoto).where(CandidatePhoto.digest == digest).with_for_update()
    return act.session.scalars(query.execution_options(populate_existing=True)).first()
