"""How regions demand an extraordinary session: one opens the demand, others sign it until enough have."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from governance import permissions
from governance.act import Act, command
from governance.assembly.demanding import DemandState, check_demand_may, check_purpose, demand_state
from governance.assembly.models import DemandSignature, SessionDemand
from governance.assembly.rules import QuorumCount, count_quorum
from governance.base import LANGUAGES
from governance.errors import N_, NotAllowed, RuleBroken
from governance.regions.models import Region, StandingChange
from governance.regions.queries import in_force, standing_change
from governance.regions.rules import Standing, may_vote
from governance.statutes.queries import statutes_in_force

WITH_SESSIONS = (selectinload(SessionDemand.sessions),)
IN_FULL = (*WITH_SESSIONS, selectinload(SessionDemand.signatures))


class OnlyMembersDemand(RuleBroken):
    """A suspended region waits, as with its vote."""

    message = N_("Only a region in the standing of a member demands a session.")


class DemandOpenAlready(RuleBroken):
    """One demand of a region at a time."""

    message = N_("A demand of your region is still open for signature.")


class SignedAlready(RuleBroken):
    """A region signs a demand once."""

    message = N_("Your region has signed this demand.")


class NotSigned(RuleBroken):
    """Only a signature in force is withdrawn."""

    message = N_("Your region has not signed this demand.")


class OwnDemand(RuleBroken):
    """Who opened a demand stands by it, or withdraws it."""

    message = N_("Your region opened this demand. It can withdraw the demand, but not its signature alone.")


@command(may=permissions.move_for, label=N_("Demanded an extraordinary session"))
def open_demand(act: Act, region: Region, *, language: str, purpose: str) -> SessionDemand:
    """Open a demand in the name of a region, which thereby signs it; the statutes set its time."""
    check_purpose(purpose, language, LANGUAGES)
    check_member(act, region)
    if any(demand_state_of(one, act.at) is DemandState.OPEN for one in demands_of(act.session, region.id)):
        raise DemandOpenAlready
    rules = statutes_in_force(act.session, act.at).rules.demands
    demand = SessionDemand(
        region_id=region.id,
        language=language,
        purpose=purpose,
        opened_at=act.at,
        closes_at=act.at + rules.gathering_time,
        signatures=[DemandSignature(region_id=region.id, signed_at=act.at)],
        sessions=[],
    )
    act.session.add(demand)
    act.session.flush()
    meet(act, demand)
    return demand


@command(may=permissions.second, label=N_("Signed the demand for a session"), load=IN_FULL)
def sign_demand(act: Act, demand: SessionDemand, *, region: Region) -> DemandSignature:
    """Sign a demand in the name of a region; with the last signature that it needs it is met."""
    in_name_of(act, region)
    check_demand_may(demand_state_of(demand, act.at), "sign_demand")
    check_member(act, region)
    if signature_of(demand, region.id) is not None:
        raise SignedAlready
    signature = DemandSignature(region_id=region.id, signed_at=act.at)
    demand.signatures.append(signature)
    act.session.flush()
    act.concern(region)
    meet(act, demand)
    return signature


@command(may=permissions.second, label=N_("Withdrew a signature of the demand for a session"), load=IN_FULL)
def withdraw_signature(act: Act, demand: SessionDemand, *, region: Region) -> DemandSignature:
    """Take a signature back before the demand is met."""
    in_name_of(act, region)
    check_demand_may(demand_state_of(demand, act.at), "withdraw_signature")
    signature = signature_of(demand, region.id)
    if signature is None:
        raise NotSigned
    if region.id == demand.region_id:
        raise OwnDemand
    act.check_follows(signature.signed_at)
    signature.withdrawn_at = act.at
    act.concern(region)
    return signature


@command(may=permissions.withdraw_demand, label=N_("Withdrew the demand for a session"), load=WITH_SESSIONS)
def withdraw_demand(act: Act, demand: SessionDemand) -> SessionDemand:
    """Take the whole demand back before it is met; the region that opened it alone."""
    check_demand_may(demand_state_of(demand, act.at), "withdraw_demand")
    act.check_follows(demand.opened_at)
    demand.withdrawn_at = act.at
    return demand


def in_name_of(act: Act, region: Region) -> None:
    """Act by the voting office that the person holds for the region. Raises NotAllowed."""
    act.office = act.actor.votes_for(region.id)
    if act.office is None:
        raise NotAllowed


def check_member(act: Act, region: Region) -> None:
    """Raise OnlyMembersDemand unless the region is in good standing."""
    if not may_vote(standing_change(act.session, region.id).standing):
        raise OnlyMembersDemand


def meet(act: Act, demand: SessionDemand) -> None:
    """Note that enough regions have signed, when they have."""
    if count_of(act.session, [demand.id], act.at)[demand.id].met:
        demand.met_at = act.at


def signature_of(demand: SessionDemand, region_id: int) -> DemandSignature | None:
    """The signature of a region that stands; the signatures must be loaded."""
    standing = (one for one in demand.signatures if one.withdrawn_at is None)
    return next((one for one in standing if one.region_id == region_id), None)


def demand_state_of(demand: SessionDemand, at: datetime) -> DemandState:
    """Where a demand stands; the sessions convened from it must be loaded."""
    convened = any(one.cancelled_at is None for one in demand.sessions)
    return demand_state(
        closes_at=demand.closes_at,
        met_at=demand.met_at,
        withdrawn_at=demand.withdrawn_at,
        convened=convened,
        at=at,
    )


def count_of(session: Session, demand_ids: Sequence[int], at: datetime) -> dict[int, QuorumCount]:
    """Of each demand, how many member regions have signed it, against the share of the statutes in force.

    Only members in good standing are counted, on either side. Three statements.
    """
    member = in_force(at) & (StandingChange.standing == Standing.MEMBER)
    entitled = session.scalar(select(func.count()).select_from(StandingChange).where(member)) or 0
    query = (
        select(DemandSignature.demand_id, func.count())
        .join(StandingChange, StandingChange.region_id == DemandSignature.region_id)
        .where(member, DemandSignature.demand_id.in_(demand_ids), DemandSignature.withdrawn_at.is_(None))
        .group_by(DemandSignature.demand_id)
    )
    signed = {row[0]: row[1] for row in session.execute(query)}
    quorum = statutes_in_force(session, at).rules.demands.signatures
    return {one: count_quorum(entitled, signed.get(one, 0), quorum) for one in demand_ids}


def demands_of(session: Session, region_id: int) -> Sequence[SessionDemand]:
    """The demands that a region opened."""
    query = select(SessionDemand).where(SessionDemand.region_id == region_id).options(*WITH_SESSIONS)
    return session.scalars(query).all()


def demands(session: Session) -> Sequence[SessionDemand]:
    """Every demand with its region and the sessions convened from it, the newest first; two statements."""
    query = select(SessionDemand).options(joinedload(SessionDemand.region), *WITH_SESSIONS)
    return session.scalars(query.order_by(SessionDemand.id.desc())).all()


def demand_page(session: Session, demand_id: int) -> SessionDemand | None:
    """One demand with the regions that signed it and the sessions convened from it; three statements."""
    signatures = selectinload(SessionDemand.signatures).joinedload(DemandSignature.region)
    query = select(SessionDemand).where(SessionDemand.id == demand_id)
    return session.scalars(
        query.options(joinedload(SessionDemand.region), *WITH_SESSIONS, signatures)
    ).first()
