"""How a motion gathers the support of other regions, and what becomes of it when it does not."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from governance import permissions
from governance.accounts.rules import Office
from governance.act import Act, command
from governance.errors import N_, NotAllowed, RuleBroken
from governance.motions.commands import check_good_standing, state_before_vote
from governance.motions.models import Motion, MotionSupport, SupportInvitation
from governance.motions.queries import rules_of
from governance.motions.sponsors import (
    AlreadySupported,
    SupportedEnough,
    check_seconder,
    check_support_over,
    check_support_time,
    check_supportable,
    check_supported,
    needs_support,
)
from governance.motions.states import MOTION_TRANSITIONS, check_motion_may
from governance.regions.models import Region

STANDING = MotionSupport.withdrawn_at.is_(None)


class InvitedAlready(RuleBroken):
    """A region is asked once for its support."""

    message = N_("This region has been asked for its support already.")


class NotInvited(RuleBroken):
    """Only who is asked declines, and once."""

    message = N_("This region has not been asked for its support, or has declined already.")


class NoSupport(RuleBroken):
    """Only support that was given is withdrawn."""

    message = N_("This region does not support the motion.")


class NothingToCarry(RuleBroken):
    """The support of every motion stands in a row of its own."""

    message = N_("The support of this motion stands in its own row already.")


@command(may=permissions.second, label=N_("Supported a motion"))
def second_motion(act: Act, motion: Motion, *, region: Region) -> Motion:
    """Support a motion in the name of another region than its author's, before its deadline.

    Raises NeedsNoSupport, SecondedBySponsor, AlreadySupported, SupportTimeOver, NotInGoodStanding.
    """
    _check_gathers(act, motion, "second_motion")
    act.office = _office_for(act, region)
    check_seconder(motion.author_id, region.id)
    if support_of(act.session, motion, region.id) is not None:
        raise AlreadySupported
    check_good_standing(act, region.id)
    act.session.add(MotionSupport(motion_id=motion.id, region_id=region.id, supported_at=act.at))
    act.concern(region)
    return motion


@command(may=permissions.second, label=N_("Withdrew support of a motion"))
def withdraw_support(act: Act, motion: Motion, *, region: Region) -> Motion:
    """Take support back, before the deadline and before the motion is admitted. Raises NoSupport."""
    _check_gathers(act, motion, "withdraw_support")
    act.office = _office_for(act, region)
    support = support_of(act.session, motion, region.id)
    if support is None:
        raise NoSupport
    support.withdrawn_at = act.at
    act.concern(region)
    return motion


@command(may=permissions.act_for_author, label=N_("Asked a region to support a motion"))
def invite_support(act: Act, motion: Motion, *, region: Region) -> SupportInvitation:
    """Ask another region for its support. Raises SecondedBySponsor, AlreadySupported, InvitedAlready."""
    _check_gathers(act, motion, "invite_support")
    check_seconder(motion.author_id, region.id)
    if support_of(act.session, motion, region.id) is not None:
        raise AlreadySupported
    if invitation_of(act.session, motion, region) is not None:
        raise InvitedAlready
    check_good_standing(act, region.id)
    invitation = SupportInvitation(motion_id=motion.id, region_id=region.id, invited_at=act.at)
    act.session.add(invitation)
    act.concern(region)
    return invitation


@command(may=permissions.second, label=N_("Declined to support a motion"))
def decline_support(act: Act, motion: Motion, *, region: Region) -> Motion:
    """Say no to the author who asked; the region may still support the motion later. Raises NotInvited."""
    _check_gathers(act, motion, "decline_support")
    act.office = _office_for(act, region)
    invitation = invitation_of(act.session, motion, region)
    if invitation is None or invitation.declined_at is not None:
        raise NotInvited
    if support_of(act.session, motion, region.id) is not None:
        raise AlreadySupported
    invitation.declined_at = act.at
    act.concern(region)
    return motion


@command(may=permissions.keep_motions, label=N_("Let a motion lapse for want of support"))
def lapse_motion(act: Act, motion: Motion) -> Motion:
    """End a motion that has not found the support it needs in its time, and what is open about it.

    Raises NeedsNoSupport, SupportTimeRunning, SupportedEnough.
    """
    check_motion_may(state_before_vote(motion), "lapse_motion")
    check_support_over(motion.support_until, act.at)
    if is_supported(act.session, motion):
        raise SupportedEnough
    motion.lapsed_at = act.at
    _lapse_about(act, motion)
    return motion


def _lapse_about(act: Act, motion: Motion) -> None:
    """Let lapse what is open about a motion that was never admitted: no vote was taken on any of it."""
    about = select(Motion).where(Motion.about_id == motion.id).order_by(Motion.id)
    for each in act.session.scalars(about, execution_options={"populate_existing": True}):
        if (state_before_vote(each), "lapse") in MOTION_TRANSITIONS:
            each.lapsed_at = act.at
            act.concern(each)


@command(may=permissions.clock, label=N_("Put the support of a motion in a row of its own"))
def carry_support(act: Act, motion: Motion) -> Motion:
    """Turn the one seconder that a motion could once have into a support. Raises NothingToCarry."""
    if motion.seconder_id is None:
        raise NothingToCarry
    if support_of(act.session, motion, motion.seconder_id) is None:
        since = motion.seconded_at or motion.submitted_at
        act.session.add(MotionSupport(motion_id=motion.id, region_id=motion.seconder_id, supported_at=since))
    motion.seconder_id = motion.seconded_at = None
    return motion


def check_has_support(session: Session, motion: Motion) -> None:
    """Raise NotSupported or OneConstituency unless a motion has the support it needs, or needs none."""
    rules = rules_of(session, motion).motions
    if motion.author_id is None or not needs_support(motion.author_id, motion.kind, motion.role, rules):
        return
    author = session.get_one(Region, motion.author_id)
    supporters = [support.region.constituency for support in supports_in_force(session, motion)]
    check_supported(rules, author.constituency, supporters)


def is_supported(session: Session, motion: Motion) -> bool:
    """Whether a motion has the support it needs, or needs none."""
    try:
        check_has_support(session, motion)
    except RuleBroken:
        return False
    return True


def supports_in_force(session: Session, motion: Motion) -> Sequence[MotionSupport]:
    """Who supports a motion, the first first, with their regions; one statement."""
    query = select(MotionSupport).where(MotionSupport.motion_id == motion.id, STANDING)
    return session.scalars(query.options(joinedload(MotionSupport.region)).order_by(MotionSupport.id)).all()


def support_of(session: Session, motion: Motion, region_id: int) -> MotionSupport | None:
    """The support that a region gives a motion now."""
    asked = (MotionSupport.motion_id == motion.id) & (MotionSupport.region_id == region_id)
    return session.scalars(select(MotionSupport).where(asked, STANDING).with_for_update()).first()


def invitation_of(session: Session, motion: Motion, region: Region) -> SupportInvitation | None:
    """The invitation by which the author asked a region, declined or not."""
    asked = (SupportInvitation.motion_id == motion.id) & (SupportInvitation.region_id == region.id)
    return session.scalars(select(SupportInvitation).where(asked).with_for_update()).first()


def invitations_to(session: Session, motion_id: int) -> Sequence[SupportInvitation]:
    """Whom the author asked for support, the first first, with their regions; one statement."""
    query = select(SupportInvitation).where(SupportInvitation.motion_id == motion_id)
    with_regions = query.options(joinedload(SupportInvitation.region)).order_by(SupportInvitation.id)
    return session.scalars(with_regions).all()


def _check_gathers(act: Act, motion: Motion, name: str) -> None:
    check_motion_may(state_before_vote(motion), name)
    check_supportable(motion.author_id, motion.role)
    check_support_time(motion.support_until, act.at)


def _office_for(act: Act, region: Region) -> Office:
    office = act.actor.votes_for(region.id)
    if office is None:
        raise NotAllowed
    return office
