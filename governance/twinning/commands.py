"""How one region asks another to become its twin, and how a twin ends."""

from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, command
from governance.base import LANGUAGES
from governance.errors import N_, NotAllowed
from governance.regions.models import Region, Twin
from governance.regions.queries import standing_change
from governance.regions.rules import may_vote
from governance.statutes.membership import MembershipRules
from governance.statutes.queries import statutes_in_force
from governance.twinning.models import TwinEnding, TwinProposal
from governance.twinning.queries import (
    count_of_twins,
    endings,
    is_on_paper,
    proposal_under_way,
    state_of,
    twin_of_pair,
)
from governance.twinning.rules import (
    AlreadyProposed,
    AlreadyTwins,
    NotAMember,
    NoticeGiven,
    ProposalState,
    TooManyTwins,
    TwinEnded,
    check_message,
    check_opposite,
    check_state,
    ends_at,
)

HALVES = (selectinload(TwinProposal.proposer), selectinload(TwinProposal.invited))


@command(may=permissions.speak_for, label=N_("Proposed a twin region"))
def propose_twin(act: Act, region: Region, *, other: Region, message: str, language: str) -> TwinProposal:
    """Ask a region of the opposite constituency to become the twin of this one."""
    check_message(message, language, LANGUAGES)
    check_opposite(region.constituency, other.constituency)
    check_members(act, region, other)
    check_pair_is_free(act, region, other)
    if proposal_under_way(act.session, region.id, other.id):
        raise AlreadyProposed
    proposal = TwinProposal(
        proposer_id=region.id, invited_id=other.id, language=language, message=message, proposed_at=act.at
    )
    act.session.add(proposal)
    act.concern(other)
    return proposal


@command(may=permissions.speak_for_invited, label=N_("Answered the proposal of a twin region"), load=HALVES)
def answer_proposal(
    act: Act, proposal: TwinProposal, *, accepted: bool, answer: str, language: str
) -> TwinProposal:
    """Accept, so that both write an agreement, or decline; a few words with either."""
    check_state(state_of(proposal), ProposalState.OPEN)
    check_message(answer, language, LANGUAGES)
    act.check_follows(proposal.proposed_at)
    if accepted:
        check_members(act, proposal.proposer, proposal.invited)
    proposal.accepted, proposal.answered_at = accepted, act.at
    proposal.answer, proposal.answer_language = answer, language
    act.concern(proposal.proposer, proposal.invited)
    return proposal


@command(may=permissions.speak_for_half, label=N_("Withdrew the proposal of a twin region"), load=HALVES)
def withdraw_proposal(act: Act, proposal: TwinProposal) -> TwinProposal:
    """Take a proposal back before it is answered, or break off afterwards, before anything is registered."""
    check_state(state_of(proposal), ProposalState.OPEN, ProposalState.ACCEPTED)
    if state_of(proposal) is ProposalState.OPEN and not act.actor.heads(proposal.proposer_id):
        raise NotAllowed
    act.check_follows(proposal.answered_at)
    proposal.withdrawn_at = act.at
    act.concern(proposal.proposer, proposal.invited)
    return proposal


@command(may=permissions.speak_for_twin, label=N_("Gave notice to end a twin region"))
def end_twin(act: Act, twin: Twin, *, region: Region, reason: str, language: str) -> TwinEnding:
    """End a twin after the notice of the statutes; at once when the other half has given notice too."""
    office_for(act, region, twin.emission_region_id, twin.potential_region_id)
    check_message(reason, language, LANGUAGES)
    check_in_force(act, twin)
    given = {ending.region_id: ending for ending in endings(act.session, twin.id)}
    if region.id in given:
        raise NoticeGiven
    other = next((ending.given_at for ending in given.values()), None)
    act.check_follows(other)
    twin.ended_at = ends_at(act.at, membership_rules(act).twin_notice, other)
    ending = TwinEnding(
        twin_id=twin.id, region_id=region.id, language=language, reason=reason, given_at=act.at
    )
    act.session.add(ending)
    act.concern(region)
    return ending


def office_for(act: Act, region: Region, *halves: int) -> None:
    """Act in the name of one of two regions, by its head; a part of an act. Raises NotAllowed."""
    act.office = act.actor.heads(region.id) if region.id in halves else None
    if act.office is None:
        raise NotAllowed


def check_in_force(act: Act, twin: Twin) -> None:
    """Raise TwinEnded where a twin has ended; during a notice it has not."""
    act.check_follows(twin.registered_at)
    if twin.ended_at is not None and twin.ended_at <= act.at:
        raise TwinEnded


def membership_rules(act: Act) -> MembershipRules:
    """What the statutes in force say of membership."""
    return statutes_in_force(act.session, act.at).rules.membership


def check_members(act: Act, *regions: Region) -> None:
    """Raise NotAMember unless all are in good standing; whoever acts on one of them waits for this act."""
    for region in sorted(regions, key=lambda region: region.id):
        if not may_vote(standing_change(act.session, region.id).standing):
            raise NotAMember(region=region.name)


def check_pair_is_free(act: Act, one: Region, other: Region) -> Twin | None:
    """The twin that two regions agreed on paper, where they have one. Raises AlreadyTwins, TooManyTwins.

    Call it when both standings are locked, so that nobody registers another twin meanwhile.
    """
    twin = twin_of_pair(act.session, act.at, one.id, other.id)
    if twin is not None:
        if is_on_paper(act.session, twin.id):
            return twin
        raise AlreadyTwins
    limit = membership_rules(act).twins_per_region
    for region in (one, other):
        if limit and count_of_twins(act.session, act.at, region.id) >= limit:
            raise TooManyTwins(region=region.name, limit=limit)
    return None
