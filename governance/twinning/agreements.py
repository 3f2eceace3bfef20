"""How two regions write their agreement in turn, sign one version of it, and have it registered."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from governance import permissions
from governance.act import Act, command
from governance.base import LANGUAGES
from governance.errors import N_
from governance.regions.models import Region, Twin
from governance.regions.rules import Constituency
from governance.texts import Wording
from governance.twinning.commands import (
    HALVES,
    check_in_force,
    check_members,
    check_pair_is_free,
    office_for,
)
from governance.twinning.models import Agreement, Signature, TwinProposal
from governance.twinning.queries import (
    agreement_in_force,
    languages_of,
    latest_agreement,
    proposal_taken,
    state_of,
)
from governance.twinning.rules import (
    NewerVersion,
    NothingChanged,
    OtherTextSigned,
    ProposalState,
    RegisteredAlready,
    SignatureMissing,
    SignedAlready,
    WrittenMeanwhile,
    agreement_digest,
    check_state,
    check_texts,
)

PROPOSAL = (selectinload(Agreement.proposal), selectinload(Agreement.signatures))


@command(
    may=permissions.speak_for_half, label=N_("Wrote a version of the agreement of a twin region"), load=HALVES
)
def write_agreement(
    act: Act, proposal: TwinProposal, *, region: Region, texts: Sequence[Wording], based_on: int
) -> Agreement:
    """Write the next version, in the languages of both and perhaps in a courtesy translation.

    `based_on` is the version that the writer had before them, 0 for none: who wrote meanwhile is not passed
    over. Every version needs both signatures anew.
    """
    office_for(act, region, proposal.proposer_id, proposal.invited_id)
    check_may_change(act, proposal)
    last = latest_agreement(act.session, proposal.id)
    authentic = last.authentic if last else languages_of(act.session, proposal)
    given = {text.language: {"title": text.title, "body": text.body} for text in texts}
    check_texts(given, authentic, LANGUAGES)
    check_is_next(act, last, given, based_on)
    agreement = Agreement(
        proposal_id=proposal.id,
        version=based_on + 1,
        author_id=region.id,
        authentic=authentic,
        texts=given,
        digest=agreement_digest(given, authentic),
        written_at=act.at,
    )
    act.session.add(agreement)
    act.concern(proposal.proposer, proposal.invited)
    return agreement


@command(may=permissions.speak_for_party, label=N_("Signed the agreement of a twin region"), load=PROPOSAL)
def sign_agreement(act: Act, agreement: Agreement, *, region: Region, digest: str) -> Signature:
    """Sign the latest version in the name of a region; `digest` is that of the text that was read."""
    proposal = proposal_taken(act.session, agreement.proposal_id)
    office_for(act, region, proposal.proposer_id, proposal.invited_id)
    check_may_change(act, proposal)
    check_is_latest(act, agreement)
    if digest != agreement.digest:
        raise OtherTextSigned
    if region.id in {signature.region_id for signature in agreement.signatures}:
        raise SignedAlready
    signature = Signature(
        agreement_id=agreement.id,
        region_id=region.id,
        person_id=act.person_id,
        digest=digest,
        signed_at=act.at,
    )
    act.session.add(signature)
    act.concern(proposal, region)
    return signature


@command(may=permissions.secretariat, label=N_("Registered the agreement of a twin region"), load=PROPOSAL)
def register_agreement(act: Act, agreement: Agreement) -> Twin:
    """Enter what both regions signed: the first version makes them twins, a later one amends it."""
    proposal = proposal_taken(act.session, agreement.proposal_id)
    check_may_change(act, proposal)
    check_is_latest(act, agreement)
    signed = {signature.region_id: signature.signed_at for signature in agreement.signatures}
    if set(signed) != {proposal.proposer_id, proposal.invited_id}:
        raise SignatureMissing
    act.check_follows(max(signed.values()))
    before = agreement_in_force(act.session, proposal.id)
    if before is not None:
        before.superseded_at = act.at
        act.session.flush()
    agreement.registered_at = act.at
    twin = twin_made(act, proposal) if proposal.twin_id is None else twin_kept(act, proposal)
    act.concern(proposal, proposal.proposer, proposal.invited)
    return twin


def twin_made(act: Act, proposal: TwinProposal) -> Twin:
    """The twin that an agreement makes, or the one on paper that it now speaks for; a part of an act."""
    regions = proposal.proposer, proposal.invited
    halves = {region.constituency: region.id for region in regions}
    twin = check_pair_is_free(act, *regions) or Twin(
        emission_region_id=halves[Constituency.HIGH_EMISSION],
        potential_region_id=halves[Constituency.HIGH_POTENTIAL],
        registered_at=act.at,
    )
    act.session.add(twin)
    act.session.flush()
    proposal.twin_id = twin.id
    return twin


def twin_kept(act: Act, proposal: TwinProposal) -> Twin:
    """The twin whose agreement is amended."""
    return act.session.get_one(Twin, proposal.twin_id)


def check_may_change(act: Act, proposal: TwinProposal) -> None:
    """An agreement comes about and changes while both are members and, once made, their twin has not ended.

    The twin is locked: whoever gives notice at this moment waits.
    """
    check_state(state_of(proposal), ProposalState.ACCEPTED, ProposalState.REGISTERED)
    act.check_follows(proposal.answered_at)
    check_members(act, proposal.proposer, proposal.invited)
    if proposal.twin_id is not None:
        query = select(Twin).where(Twin.id == proposal.twin_id).with_for_update(key_share=True)
        check_in_force(act, act.session.scalars(query.execution_options(populate_existing=True)).one())


def check_is_next(act: Act, last: Agreement | None, given: dict[str, dict[str, str]], based_on: int) -> None:
    """Raise NothingChanged for the same text again, WrittenMeanwhile where the writer knew an older one."""
    if last is None:
        if based_on != 0:
            raise WrittenMeanwhile(version=0)
        return
    if last.texts == given:
        raise NothingChanged
    if last.version != based_on:
        raise WrittenMeanwhile(version=last.version)
    act.check_follows(last.written_at)


def check_is_latest(act: Act, agreement: Agreement) -> None:
    """Raise RegisteredAlready, or NewerVersion where a later version was written."""
    if agreement.registered_at is not None:
        raise RegisteredAlready
    last = latest_agreement(act.session, agreement.proposal_id)
    if last is not None and last.id != agreement.id:
        raise NewerVersion(version=last.version)
    act.check_follows(agreement.written_at)
