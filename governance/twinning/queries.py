"""Reads of proposals, agreements and twins, and of the regions that look for one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from governance.base import LANGUAGES
from governance.regions.models import Profile, StandingChange, Twin
from governance.regions.rules import Standing, is_seated
from governance.twinning.models import Agreement, TwinEnding, TwinProposal
from governance.twinning.rules import ProposalState, proposal_state, working_language

UNDER_WAY = and_(
    TwinProposal.withdrawn_at.is_(None), TwinProposal.twin_id.is_(None), TwinProposal.accepted.is_not(False)
)
BOTH = (joinedload(TwinProposal.proposer), joinedload(TwinProposal.invited))


def state_of(proposal: TwinProposal) -> ProposalState:
    """Where a proposal stands."""
    return proposal_state(
        withdrawn_at=proposal.withdrawn_at, accepted=proposal.accepted, has_twin=proposal.twin_id is not None
    )


def in_force(at: datetime) -> ColumnElement[bool]:
    """The twins in force at `at`."""
    return and_(Twin.registered_at <= at, unended(at))


def unended(at: datetime) -> ColumnElement[bool]:
    """The twins not over at `at`, those too that an act of a later moment has entered: rules count them."""
    return or_(Twin.ended_at.is_(None), Twin.ended_at > at)


def of_pair(one_id: int, other_id: int) -> ColumnElement[bool]:
    """The twins of two regions, by their rows."""
    pair = (one_id, other_id)
    return and_(Twin.emission_region_id.in_(pair), Twin.potential_region_id.in_(pair))


def of_region(region_id: int) -> ColumnElement[bool]:
    """The twins of one region."""
    return or_(Twin.emission_region_id == region_id, Twin.potential_region_id == region_id)


def between(one_id: int, other_id: int) -> ColumnElement[bool]:
    """The proposals between two regions, whoever made them."""
    pair = (one_id, other_id)
    return and_(TwinProposal.proposer_id.in_(pair), TwinProposal.invited_id.in_(pair))


def proposal_taken(session: Session, proposal_id: int) -> TwinProposal:
    """A proposal read anew under a lock that everybody who changes its agreement waits for."""
    query = select(TwinProposal).where(TwinProposal.id == proposal_id).options(*BOTH)
    query = query.with_for_update(key_share=True, of=TwinProposal)
    return session.scalars(query.execution_options(populate_existing=True)).one()


def latest_agreement(session: Session, proposal_id: int) -> Agreement | None:
    """The last version written, with its signatures."""
    query = select(Agreement).where(Agreement.proposal_id == proposal_id).order_by(Agreement.version.desc())
    query = query.options(selectinload(Agreement.signatures)).limit(1)
    return session.scalars(query.execution_options(populate_existing=True)).first()


def agreement_in_force(session: Session, proposal_id: int) -> Agreement | None:
    """The version registered last."""
    registered = Agreement.registered_at.is_not(None) & Agreement.superseded_at.is_(None)
    return session.scalars(select(Agreement).where(Agreement.proposal_id == proposal_id, registered)).first()


def twin_of_pair(session: Session, at: datetime, one_id: int, other_id: int) -> Twin | None:
    """The twin of two regions that is not over at `at`, under a lock: whoever ends it waits."""
    query = select(Twin).where(of_pair(one_id, other_id), unended(at)).with_for_update(key_share=True)
    return session.scalars(query.execution_options(populate_existing=True)).first()


def is_on_paper(session: Session, twin_id: int) -> bool:
    """Whether the agreement of a twin was signed elsewhere."""
    return session.scalar(select(TwinProposal.id).where(TwinProposal.twin_id == twin_id)) is None


def proposal_under_way(session: Session, one_id: int, other_id: int) -> TwinProposal | None:
    """What two regions are talking about, before it leads to a twin."""
    return session.scalars(select(TwinProposal).where(between(one_id, other_id), UNDER_WAY)).first()


def count_of_twins(session: Session, at: datetime, region_id: int) -> int:
    """How many twins of a region are not over at `at`."""
    query = select(func.count()).select_from(Twin).where(of_region(region_id), unended(at))
    return session.scalar(query) or 0


def endings(session: Session, twin_id: int) -> Sequence[TwinEnding]:
    """The notices given of a twin, the first one first."""
    query = select(TwinEnding).where(TwinEnding.twin_id == twin_id).order_by(TwinEnding.id)
    return session.scalars(query.options(joinedload(TwinEnding.region))).all()


def departure(session: Session, twin: Twin) -> StandingChange | None:
    """By what standing a half left the Assembly, and with it the twin; None where it ended otherwise."""
    query = select(StandingChange).where(
        StandingChange.region_id.in_((twin.emission_region_id, twin.potential_region_id)),
        StandingChange.began_at == twin.ended_at,
        StandingChange.standing.not_in(list(filter(is_seated, Standing))),
    )
    return session.scalars(query.options(joinedload(StandingChange.region))).first()


def proposal_page(session: Session, proposal_id: int) -> TwinProposal | None:
    """One proposal with its regions, every version of the agreement and the signatures; three statements."""
    return session.scalars(_whole().where(TwinProposal.id == proposal_id)).first()


def proposal_of_twin(session: Session, twin_id: int) -> TwinProposal | None:
    """The proposal that led to a twin, as `proposal_page` has it; None for a twin agreed on paper."""
    return session.scalars(_whole().where(TwinProposal.twin_id == twin_id)).first()


def _whole() -> Select[TwinProposal]:
    versions = selectinload(TwinProposal.agreements)
    return select(TwinProposal).options(
        *BOTH,
        joinedload(TwinProposal.twin),
        versions.joinedload(Agreement.author),
        versions.selectinload(Agreement.signatures),
    )


def proposals_of(session: Session, region_ids: Sequence[int]) -> Sequence[TwinProposal]:
    """Every proposal that regions made or were made, without the texts; the newest first."""
    own = TwinProposal.proposer_id.in_(region_ids) | TwinProposal.invited_id.in_(region_ids)
    return session.scalars(_without_texts().where(own)).all()


def proposals_under_way(session: Session) -> Sequence[TwinProposal]:
    """Every proposal on the way to an agreement, and those whose agreement is being amended."""
    written = select(Agreement.proposal_id).where(Agreement.registered_at.is_(None))
    amended = TwinProposal.twin_id.is_not(None) & TwinProposal.id.in_(written)
    return session.scalars(_without_texts().where(UNDER_WAY | amended)).all()


def _without_texts() -> Select[TwinProposal]:
    versions = selectinload(TwinProposal.agreements)
    return (
        select(TwinProposal)
        .options(
            *BOTH,
            joinedload(TwinProposal.twin),
            versions.defer(Agreement.texts, raiseload=True),
            versions.selectinload(Agreement.signatures),
        )
        .order_by(TwinProposal.id.desc())
    )


def latest_of(proposal: TwinProposal) -> Agreement | None:
    """The last version among those that were read with a proposal."""
    return max(proposal.agreements, key=lambda agreement: agreement.version, default=None)


def twin_with_halves(session: Session, twin_id: int) -> Twin | None:
    """One twin with its two regions."""
    halves = joinedload(Twin.emission_region), joinedload(Twin.potential_region)
    return session.scalars(select(Twin).where(Twin.id == twin_id).options(*halves)).first()


def agreements_in_force(session: Session, twin_ids: Sequence[int]) -> dict[int, Agreement]:
    """The agreement in force of each twin that has one here; one statement."""
    query = (
        select(TwinProposal.twin_id, Agreement)
        .join(Agreement.proposal)
        .where(
            TwinProposal.twin_id.in_(twin_ids),
            Agreement.registered_at.is_not(None),
            Agreement.superseded_at.is_(None),
        )
    )
    return {twin_id or 0: agreement for twin_id, agreement in session.execute(query)}


def languages_of(session: Session, proposal: TwinProposal) -> list[str]:
    """The languages in which the agreement is authentic: that of each region, once where both have one.

    A region that works in no language of the house has the one in which it wrote to the other.
    """
    asked = {
        proposal.proposer_id: proposal.language,
        proposal.invited_id: proposal.answer_language or proposal.language,
    }
    query = select(Profile.region_id, Profile.languages).where(
        Profile.region_id.in_(asked), Profile.ended_at.is_(None)
    )
    spoken = {row.region_id: row.languages for row in session.execute(query)}
    found = {working_language(spoken.get(one, []), LANGUAGES, wrote) for one, wrote in asked.items()}
    return [language for language in LANGUAGES if language in found]
