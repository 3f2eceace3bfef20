"""What twinning asks of a person now: to answer, to write, to sign; of the secretariat to register."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from app.extensions import db
from app.facts import written
from app.tasks.task import Task
from app.twinning.halves import has_ended
from governance.accounts.rules import Actor, OfficeKind
from governance.twinning.models import TwinProposal
from governance.twinning.queries import latest_of, proposals_of, proposals_under_way, state_of
from governance.twinning.rules import ProposalState

GOES_ON = (ProposalState.ACCEPTED, ProposalState.REGISTERED)


def twinning_tasks(actor: Actor) -> list[Task]:
    """Everything that waits for a head of delegation or for the secretariat."""
    heads = [office.region_id or 0 for office in actor.offices if actor.heads(office.region_id)]
    tasks: list[Task] = []
    if heads:
        found = proposals_of(db.session(), heads)
        tasks += [task for one in found for half in heads for task in to_agree(one, half)]
    if actor.office(OfficeKind.SECRETARIAT):
        tasks += [task for one in proposals_under_way(db.session()) for task in to_register(one)]
    return tasks


def to_agree(proposal: TwinProposal, half: int) -> Iterator[Task]:
    """What one half is to do next with a proposal."""
    if half not in (proposal.proposer_id, proposal.invited_id):
        return
    state, latest = state_of(proposal), latest_of(proposal)
    other = proposal.invited if half == proposal.proposer_id else proposal.proposer
    hint = _("With: %(region)s", region=written(other.name))
    if state is ProposalState.OPEN and half == proposal.invited_id:
        yield to_do(_("A twin region is proposed to you"), "twinning.answer", proposal, hint)
    if state is ProposalState.ACCEPTED and latest is None:
        yield to_do(_("An agreement to write"), "twinning.write", proposal, hint)
    if latest is None or latest.registered_at or state not in GOES_ON or has_ended(proposal):
        return
    if half not in {signature.region_id for signature in latest.signatures}:
        yield to_do(_("An agreement to read and sign"), "twinning.sign", proposal, hint)


def to_register(proposal: TwinProposal) -> Iterator[Task]:
    """An agreement that both halves have signed."""
    latest = latest_of(proposal)
    if latest is None or latest.registered_at or state_of(proposal) not in GOES_ON or has_ended(proposal):
        return
    if len(latest.signatures) == 2:
        halves = [written(half.name) for half in (proposal.proposer, proposal.invited)]
        yield to_do(_("An agreement to register"), "twinning.register", proposal, str(written(halves)))


def to_do(title: str, endpoint: str, proposal: TwinProposal, hint: str) -> Task:
    """Something to do with a proposal."""
    url = url_for(endpoint, proposal_id=proposal.id)
    return Task(title, url, "open", pgettext("task", "To do"), hint)
