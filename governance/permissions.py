"""Who may do what: the whole access policy. A question answers with the office that permits it, or None."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from governance.accounts.rules import DELEGATION, Actor, Office, OfficeKind

if TYPE_CHECKING:
    from governance.accounts.models import OfficeHeld, Person
    from governance.applications.models import Application, Message
    from governance.assembly.models import AssemblySession, Proxy, SessionDemand
    from governance.commitments.models import Commitment, YearlyValue
    from governance.debate.models import SpeakingRequest
    from governance.elections.box import ElectionRollEntry
    from governance.elections.models import Nomination
    from governance.motions.models import Motion
    from governance.regions.models import Region, Twin
    from governance.twinning.models import Agreement, TwinProposal
    from governance.voting.models import RollEntry

ACCOUNT_HOLDER = Office(OfficeKind.ACCOUNT_HOLDER)


def found(actor: Actor, subject: None) -> Office | None:
    """Founding the assembly: only from the machine that serves it, and only once (a rule)."""
    return actor.office(OfficeKind.FOUNDER)


def secretariat(actor: Actor, subject: object) -> Office | None:
    """What the secretariat keeps: membership, convocation, credentials, attendance."""
    return actor.office(OfficeKind.SECRETARIAT)


def preside(actor: Actor, subject: object) -> Office | None:
    """What the presiding officer decides: sessions, admissibility, votes, declarations."""
    return actor.office(OfficeKind.PRESIDING_OFFICER)


def keep_agenda(actor: Actor, assembly: "AssemblySession") -> Office | None:
    """What stands on the agenda: the secretariat prepares it; from the opening on, the presiding officer."""
    if assembly.opened_at is None:
        return actor.office(OfficeKind.SECRETARIAT)
    return actor.office(OfficeKind.PRESIDING_OFFICER)


def move_for(actor: Actor, region: "Region") -> Office | None:
    """Moving a motion in the name of a region: its head of delegation or a delegate."""
    return actor.votes_for(region.id)


def speak_for(actor: Actor, region: "Region") -> Office | None:
    """Speaking for a region, of its membership, of what it is and of who sits for it: its head alone."""
    return actor.heads(region.id)


def act_for_author(actor: Actor, motion: "Motion") -> Office | None:
    """Changing or withdrawing a motion: the delegation that moved it, or the secretariat that laid it."""
    if motion.author_id is None:
        return actor.office(OfficeKind.SECRETARIAT)
    return actor.votes_for(motion.author_id)


def translate(actor: Actor, motion: "Motion") -> Office | None:
    """Translating a motion: whoever may change it, or a translator whom the secretariat named."""
    return act_for_author(actor, motion) or actor.office(OfficeKind.TRANSLATOR)


def keep_motions(actor: Actor, motion: "Motion") -> Office | None:
    """Ending what found no support in its time: the clock of the house, or the secretariat."""
    return actor.office(OfficeKind.SYSTEM, OfficeKind.SECRETARIAT)


def clock(actor: Actor, subject: object) -> Office | None:
    """What the house does by itself alone."""
    return actor.office(OfficeKind.SYSTEM)


def act_for_amended(actor: Actor, motion: "Motion") -> Office | None:
    """Answering an amendment or a correction: whoever may change what it is about."""
    return act_for_author(actor, motion.about) if motion.about else None


def second(actor: Actor, motion: "Motion") -> Office | None:
    """Seconding a motion: any voting office of a delegation; which region may, a rule says."""
    return actor.office(OfficeKind.HEAD_OF_DELEGATION, OfficeKind.DELEGATE)


def withdraw_demand(actor: Actor, demand: "SessionDemand") -> Office | None:
    """Taking the demand for a session back: the delegation of the region that opened it."""
    return actor.votes_for(demand.region_id)


def take_part(actor: Actor, subject: object) -> Office | None:
    """Speaking in a debate: anybody of a delegation, alternates too; for which region, a rule asks."""
    return actor.office(*DELEGATION)


def take_back_for(actor: Actor, request: "SpeakingRequest") -> Office | None:
    """Taking back that a region asked to speak: anybody of its delegation."""
    return actor.serves(request.region_id)


def moderate(actor: Actor, subject: object) -> Office | None:
    """Hiding what was said, and showing it again: the presiding officer or the secretariat."""
    return actor.office(OfficeKind.PRESIDING_OFFICER, OfficeKind.SECRETARIAT)


def ask_procedure(actor: Actor, motion: "Motion") -> Office | None:
    """Asking for a procedure about a motion: a delegation that votes; for which region, a rule says."""
    return actor.office(OfficeKind.HEAD_OF_DELEGATION, OfficeKind.DELEGATE)


def cast_for(actor: Actor, entries: "Sequence[RollEntry]") -> Office | None:
    """Casting the vote of one region: a head or a delegate of it, or of the region that holds its proxy."""
    by = {(entry.region_id, entry.proxy_in_force, entry.voter_id) for entry in entries}
    return actor.votes_for(by.pop()[2]) if len(by) == 1 else None


def vote_in_election(actor: Actor, entry: "ElectionRollEntry") -> Office | None:
    """Voting in an election for one region: a head or a delegate of it, or of the holder of its proxy."""
    return actor.votes_for(entry.voter_id)


def nominate_for(actor: Actor, region: "Region") -> Office | None:
    """Nominating somebody in the name of a region: its head of delegation or a delegate."""
    return actor.votes_for(region.id)


def own_nomination(actor: Actor, nomination: "Nomination") -> Office | None:
    """Accepting or declining a nomination, withdrawing, stating what one stands for: the nominee alone."""
    return ACCOUNT_HOLDER if actor.person_id == nomination.person_id else None


def commit_for(actor: Actor, region: "Region") -> Office | None:
    """Choosing a region's number for a draw, and revealing it: its head of delegation or a delegate."""
    return actor.votes_for(region.id)


def take_vote_back(actor: Actor, proxy: "Proxy") -> Office | None:
    """Taking a proxy back: whoever would vote for the region that gave it."""
    return actor.votes_for(proxy.giver_id)


def own_account(actor: Actor, person: "Person") -> Office | None:
    """One's own account: nobody else, not even the secretariat."""
    return ACCOUNT_HOLDER if actor.person_id == person.id else None


def keep_mandate(actor: Actor, office: "OfficeHeld") -> Office | None:
    """How long somebody sits in a delegation: its head."""
    return actor.heads(office.region_id)


def keep_office(actor: Actor, office: "OfficeHeld") -> Office | None:
    """Ending an appointment: the secretariat for the house, the head for their delegation."""
    if office.region_id is None:
        return actor.office(OfficeKind.SECRETARIAT)
    return actor.heads(office.region_id)


def keep_invitation(actor: Actor, office: "OfficeHeld") -> Office | None:
    """Sending an invitation again or withdrawing it: who invited; of a signatory also the secretariat."""
    signatory = office.kind == OfficeKind.HEAD_OF_DELEGATION
    return keep_office(actor, office) or (actor.office(OfficeKind.SECRETARIAT) if signatory else None)


def speak_for_invited(actor: Actor, proposal: "TwinProposal") -> Office | None:
    """Answering a proposal: the head of the delegation that is asked."""
    return actor.heads(proposal.invited_id)


def speak_for_half(actor: Actor, proposal: "TwinProposal") -> Office | None:
    """Writing an agreement or breaking off: the head of either delegation."""
    return actor.heads(proposal.proposer_id) or actor.heads(proposal.invited_id)


def speak_for_party(actor: Actor, agreement: "Agreement") -> Office | None:
    """Signing an agreement: the head of either delegation."""
    return speak_for_half(actor, agreement.proposal)


def speak_for_twin(actor: Actor, twin: "Twin") -> Office | None:
    """Stating a commitment, or ending a twin: the head of either delegation."""
    return actor.heads(twin.emission_region_id) or actor.heads(twin.potential_region_id)


def apply(actor: Actor, subject: None) -> Office | None:
    """Sending an application: whoever came by a link of ours to what is written in it."""
    return actor.office(OfficeKind.APPLICANT)


def own_application(actor: Actor, application: "Application") -> Office | None:
    """Answering for an application, withdrawing it, appealing: whoever came by a link of ours to it."""
    return actor.office(OfficeKind.APPLICANT) if actor.application_id == application.id else None


def asked(actor: Actor, question: "Message") -> Office | None:
    """Answering a question: the applicant to whom it was put."""
    own = actor.application_id == question.application_id
    return actor.office(OfficeKind.APPLICANT) if own else None


def keep_applications(actor: Actor, subject: None) -> Office | None:
    """Erasing what the statutes keep no longer: the secretariat, or the clock of the house."""
    return actor.office(OfficeKind.SECRETARIAT, OfficeKind.SYSTEM)


def speak_for_bound(actor: Actor, commitment: "Commitment") -> Office | None:
    """Keeping a commitment and entering its values: the head of the delegation it binds, or of either."""
    if commitment.region_id is not None:
        return actor.heads(commitment.region_id)
    return speak_for_twin(actor, commitment.twin)


def speak_for_value(actor: Actor, value: "YearlyValue") -> Office | None:
    """Correcting the value of a year: whoever may enter one."""
    return speak_for_bound(actor, value.commitment)
