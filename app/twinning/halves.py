"""In whose name a head of delegation acts, and what the page of a proposal offers them."""

from dataclasses import dataclass

from flask import abort
from flask_babel import gettext as _
from flask_babel import pgettext

from app.acting import can, current_actor, now
from app.extensions import db
from app.facts import written
from app.moments import day
from governance.errors import NotAllowed
from governance.regions.models import Region, Twin
from governance.regions.queries import region_by_code
from governance.twinning.models import Agreement, TwinProposal
from governance.twinning.queries import latest_of, proposal_page, state_of
from governance.twinning.rules import ProposalState, TwinState, twin_state


@dataclass(frozen=True)
class Step:
    """A step on the way to a registered agreement; `state` and `label` are those of a status tag."""

    title: str
    state: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Offers:
    """What whoever reads the page of a proposal may do next."""

    answer: bool
    withdraw: bool
    write: bool
    sign: bool
    register: bool


def region_headed(code: str) -> Region:
    """The region of an address, for its head of delegation alone."""
    row = region_by_code(db.session(), code, now()) or abort(404)
    if not can("propose_twin", row.region):
        raise NotAllowed
    return row.region


def proposal_for(command: str, proposal_id: int) -> TwinProposal:
    """The proposal of an address, for whoever may do this with it."""
    found = proposal_page(db.session(), proposal_id) or abort(404)
    if not can(command, found):
        raise NotAllowed
    return found


def proposal_seen(proposal_id: int) -> TwinProposal:
    """The proposal of an address, for the heads of both delegations and the secretariat."""
    found = proposal_page(db.session(), proposal_id) or abort(404)
    if not (can("write_agreement", found) or can("register_agreement", found)):
        raise NotAllowed
    return found


def own_half(proposal: TwinProposal) -> Region:
    """The region in whose name the person acts; who heads both signs for the one that has not signed."""
    latest = latest_of(proposal)
    signed = {signature.region_id for signature in latest.signatures} if latest else set()
    heads = [half for half in (proposal.proposer, proposal.invited) if current_actor().heads(half.id)]
    if not heads:
        raise NotAllowed
    return next((half for half in heads if half.id not in signed), heads[0])


def own_half_of(twin: Twin) -> Region:
    """The region of a twin in whose name the person acts."""
    halves = twin.emission_region, twin.potential_region
    found = next((half for half in halves if current_actor().heads(half.id)), None)
    if found is None:
        raise NotAllowed
    return found


def offers(proposal: TwinProposal) -> Offers:
    """What may be done with a proposal as it stands, by whoever reads."""
    state, latest = state_of(proposal), latest_of(proposal)
    heads = can("write_agreement", proposal)
    goes_on = state in (ProposalState.ACCEPTED, ProposalState.REGISTERED) and not has_ended(proposal)
    waiting = latest is not None and latest.registered_at is None and goes_on
    signed = {signature.region_id for signature in latest.signatures} if latest else set()
    proposes = current_actor().heads(proposal.proposer_id) is not None
    return Offers(
        answer=state is ProposalState.OPEN and can("answer_proposal", proposal),
        withdraw=(state is ProposalState.OPEN and proposes) or (state is ProposalState.ACCEPTED and heads),
        write=heads and goes_on,
        sign=heads and waiting and own_half(proposal).id not in signed,
        register=waiting and len(signed) == 2 and can("register_agreement", proposal),
    )


def has_ended(proposal: TwinProposal) -> bool:
    """Whether the twin that came of a proposal has ended."""
    twin = proposal.twin
    return twin is not None and twin_state(twin.ended_at, now()) is TwinState.ENDED


def steps(proposal: TwinProposal) -> list[Step]:
    """The way of the latest version, from the proposal to the register."""
    proposed = _("%(region)s proposed it.", region=written(proposal.proposer.name))
    found = [done(proposed, day(proposal.proposed_at)), answered(proposal)]
    if not proposal.accepted:
        return found
    latest = latest_of(proposal)
    if latest is None:
        return [*found, to_do(_("The two regions write their agreement."))]
    wrote = _(
        "%(region)s wrote version %(version)s.",
        region=written(half_numbered(proposal, latest.author_id).name),
        version=latest.version,
    )
    return [*found, done(wrote, day(latest.written_at)), *signatures(proposal, latest), registered(latest)]


def half_numbered(proposal: TwinProposal, region_id: int) -> Region:
    """One of the two regions, by its row."""
    return proposal.proposer if proposal.proposer_id == region_id else proposal.invited


def answered(proposal: TwinProposal) -> Step:
    """The answer, or what came instead of one."""
    invited = written(proposal.invited.name)
    if proposal.answered_at is not None:
        if proposal.accepted:
            return done(_("%(region)s accepted.", region=invited), day(proposal.answered_at))
        return done(_("%(region)s declined.", region=invited), day(proposal.answered_at))
    if proposal.withdrawn_at is not None:
        return done(_("The proposal was withdrawn."), day(proposal.withdrawn_at))
    return to_do(_("%(region)s answers.", region=invited))


def signatures(proposal: TwinProposal, latest: Agreement) -> list[Step]:
    """The two signatures under the latest version, given or awaited."""
    given = {signature.region_id: signature.signed_at for signature in latest.signatures}
    found = []
    for half in (proposal.proposer, proposal.invited):
        name = written(half.name)
        if half.id in given:
            found.append(done(_("%(region)s signed.", region=name), day(given[half.id])))
        else:
            found.append(to_do(_("%(region)s signs.", region=name)))
    return found


def registered(latest: Agreement) -> Step:
    """The register, at the end."""
    if latest.registered_at is not None:
        return done(_("The secretariat registered it."), day(latest.registered_at))
    return to_do(_("The secretariat registers it."))


def done(title: str, hint: str) -> Step:
    """A step behind us, with its day."""
    return Step(title, "done", pgettext("task", "Done"), hint)


def to_do(title: str) -> Step:
    """A step ahead."""
    return Step(title, "waiting", pgettext("task", "Waiting"))
