"""A region gives its vote to the delegation of another, and takes it back: for a session or on one motion."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from governance import permissions
from governance.act import Act, command, taken
from governance.assembly.commands import LIFE
from governance.assembly.models import AssemblySession, Proxy
from governance.assembly.queries import state_of
from governance.assembly.rules import SessionState
from governance.errors import N_, RuleBroken
from governance.motions.models import Motion
from governance.regions.models import Region
from governance.regions.queries import standing_change
from governance.regions.rules import may_vote
from governance.voting.deeds import Deed, ProxyEnded, applying, check_deed
from governance.voting.models import Ballot, Casting, RollEntry
from governance.voting.papers import receives

OVER = (SessionState.CLOSED, SessionState.CANCELLED)
WITH_REGIONS = (joinedload(Proxy.giver), joinedload(Proxy.holder))


class ProxyNotForVoters(RuleBroken):
    """Who has no vote gives none, and casts none for others."""

    message = N_("Only member regions with the right to vote give and hold proxies.")


class ProxyOutOfSession(RuleBroken):
    """A proxy is given for a session to come or under way, or on a motion that is before it."""

    message = N_("A vote is given for a session that is not over, or on a motion that is before it.")


@dataclass(frozen=True)
class GivenVote:
    """A proxy, and the motion that it is for; None for a whole session."""

    proxy: Proxy
    motion: Motion | None


@command(may=permissions.speak_for, label=N_("Gave its vote to another region"))
def give_proxy(
    act: Act, region: Region, *, holder: Region, assembly: AssemblySession, motion: Motion | None = None
) -> Proxy:
    """Let the delegation of another region vote for this one in votes that open from now on.

    Raises ProxyOutOfSession, ProxyNotForVoters, and what `check_deed` raises.
    """
    # Held, so that of two who give at once the second sees the first; and no vote opens in between.
    assembly = taken(act.session, assembly, LIFE)
    if state_of(assembly) in OVER or not (motion is None or is_votable_in(motion, assembly)):
        raise ProxyOutOfSession
    if not all(may_vote(standing_change(act.session, one.id).standing) for one in (region, holder)):
        raise ProxyNotForVoters
    deed = Deed(region.id, holder.id, motion.id if motion else None)
    in_force = [deed_of(proxy) for proxy in proxies_in_force(act.session, assembly.id)]
    check_deed(deed, in_force, assembly.statutes.rules.franchise.proxies_per_holder)
    given = Proxy(
        giver_id=deed.giver,
        holder_id=deed.holder,
        assembly_session_id=assembly.id,
        motion_id=deed.motion,
        given_at=act.at,
    )
    act.session.add(given)
    act.concern(holder, assembly, *([motion] if motion else []))
    return given


@command(
    may=permissions.take_vote_back,
    label=N_("Took its vote back"),
    load=[selectinload(Proxy.giver), selectinload(Proxy.holder), selectinload(Proxy.assembly_session)],
)
def revoke_proxy(act: Act, proxy: Proxy) -> Proxy:
    """Give what the holder has not cast back to the giver; what it cast stands. Raises ProxyEnded."""
    if proxy.revoked_at is not None:
        raise ProxyEnded
    # Held, so that a ballot on its way is in or refused.
    entries = select(RollEntry.id).where(RollEntry.proxy_id == proxy.id).order_by(RollEntry.id)
    act.session.execute(entries.with_for_update(key_share=True))
    act.check_follows(last_use(act.session, proxy.id))
    proxy.revoked_at = act.at
    act.concern(proxy.giver, proxy.holder, proxy.assembly_session)
    return proxy


def is_votable_in(motion: Motion, assembly: AssemblySession) -> bool:
    """Whether a vote can be given on the motion: it is before the session, and about no other motion."""
    return motion.assembly_session_id == assembly.id and motion.role is None


def deed_of(proxy: Proxy) -> Deed:
    """The proxy as the law takes it."""
    return Deed(proxy.giver_id, proxy.holder_id, proxy.motion_id)


def last_use(session: Session, proxy_id: int) -> datetime | None:
    """When the last ballot was cast by a proxy; one statement."""
    return session.scalar(select(func.max(Casting.cast_at)).where(Casting.proxy_id == proxy_id))


def proxies_in_force(session: Session, assembly_session_id: int) -> Sequence[Proxy]:
    """The proxies of a session that were not taken back, with both regions; one statement."""
    query = (
        select(Proxy)
        .where(Proxy.assembly_session_id == assembly_session_id, Proxy.revoked_at.is_(None))
        .options(*WITH_REGIONS)
        .order_by(Proxy.id)
    )
    return session.scalars(query).all()


def proxies_of(session: Session, assembly_session_id: int) -> list[GivenVote]:
    """Every proxy of a session, those taken back too, the latest first; one statement."""
    query = (
        select(Proxy, Motion)
        .outerjoin(Motion, Motion.id == Proxy.motion_id)
        .where(Proxy.assembly_session_id == assembly_session_id)
        .options(*WITH_REGIONS)
        .order_by(Proxy.id.desc())
    )
    return [GivenVote(*row) for row in session.execute(query)]


def proxies_for(session: Session, assembly_session_id: int, motion: Motion) -> dict[int, Proxy]:
    """By which proxy each region votes on a motion, by the giver; at most three statements.

    A vote given on a motion is also given on its amendments, its parts and what is moved about it.
    """
    while motion.about_id is not None:
        motion = session.get_one(Motion, motion.about_id)
    in_force = {deed_of(proxy): proxy for proxy in proxies_in_force(session, assembly_session_id)}
    return {giver: in_force[deed] for giver, deed in applying(in_force, motion.id).items()}


def proxy_numbered(session: Session, proxy_id: int) -> GivenVote | None:
    """One proxy with its regions, its session and its motion; one statement."""
    query = select(Proxy, Motion).outerjoin(Motion, Motion.id == Proxy.motion_id).where(Proxy.id == proxy_id)
    row = session.execute(query.options(*WITH_REGIONS, joinedload(Proxy.assembly_session))).first()
    return GivenVote(*row) if row else None


@dataclass(frozen=True)
class Use:
    """What a proxy did in the votes that are open: how many it is sealed into, in how many it was used."""

    sealed: int
    used: int

    @property
    def free(self) -> int:
        """In how many its giver casts again once it is taken back."""
        return self.sealed - self.used


def use_of(session: Session, proxy_id: int, at: datetime) -> Use:
    """What a proxy did in the votes that receive ballots now; one statement."""
    used = exists().where(Ballot.roll_entry_id == RollEntry.id)
    query = (
        select(func.count(), func.count(case((used, 1))))
        .select_from(RollEntry)
        .join(RollEntry.vote)
        .where(RollEntry.proxy_id == proxy_id, receives(at))
    )
    return Use(*session.execute(query).one())
