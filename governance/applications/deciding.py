"""How the secretariat decides on an application: one officer proposes, another confirms or declines."""

from governance import permissions
from governance.accounts.rules import check_second_officer
from governance.act import Act, command
from governance.applications.dossiers import write_mail
from governance.applications.examining import WITH_DOSSIER, in_languages
from governance.applications.joining import admit, drop_proposal, partner_of, place_of
from governance.applications.models import Application
from governance.applications.queries import checks_in_force, facts_of
from governance.applications.rules import (
    CHECKLIST,
    ApplicationKind,
    ApplicationOutcome,
    OfAnotherKind,
    PointsUnfulfilled,
    QuestionOpen,
    check_words,
)
from governance.applications.stages import check_application_may
from governance.errors import N_
from governance.partners.models import Partner
from governance.regions.commands import admit_proposed, propose_admission
from governance.regions.models import Region


@command(may=permissions.secretariat, label=N_("Proposed to admit an applicant"), load=WITH_DOSSIER)
def propose_member(act: Act, application: Application) -> Region:
    """Propose a region that passed its examination; another officer confirms.

    Raises AssemblyAdmits, QuestionOpen, PointsUnfulfilled, AlreadyApplied, OfAnotherKind.
    """
    check_kind(application, ApplicationKind.REGION)
    check_passed(application, "propose")
    region = propose_admission(act, None, **place_of(application))
    application.region_id = region.id
    application.proposed_by_id, application.proposed_at = act.person_id, act.at
    return region


@command(may=permissions.secretariat, label=N_("Admitted an applicant"), load=WITH_DOSSIER)
def confirm_member(act: Act, application: Application) -> Region:
    """Admit a region that another officer proposed: it is a member, and its signatory is invited.

    Raises SameOfficer, AssemblyAdmits.
    """
    check_kind(application, ApplicationKind.REGION)
    check_application_may(facts_of(application), "confirm")
    region = act.session.get_one(Region, application.region_id)
    admit_proposed(act, region)
    act.session.flush()
    admit(act, application, region)
    application.decided_by_id = act.person_id
    tell_decision(act, application)
    return region


@command(may=permissions.secretariat, label=N_("Declined to confirm an applicant"), load=WITH_DOSSIER)
def decline_member(act: Act, application: Application, *, reason: str) -> Application:
    """Take a proposal back as the second officer; the application is examined again. Raises SameOfficer."""
    check_application_may(facts_of(application), "decline")
    check_second_officer(application.proposed_by_id, act.person_id)
    drop_proposal(act, application, check_words(reason))
    return application


@command(may=permissions.secretariat, label=N_("Refused an application"), load=WITH_DOSSIER)
def refuse_application(act: Act, application: Application, *, reasons: dict[str, str]) -> Application:
    """Refuse with reasons, public in at least one language. A region may appeal to the Assembly."""
    check_application_may(facts_of(application), "refuse")
    return _end(act, application, ApplicationOutcome.REFUSED, reasons)


@command(may=permissions.secretariat, label=N_("Set an application aside"), load=WITH_DOSSIER)
def set_aside_application(act: Act, application: Application, *, reasons: dict[str, str]) -> Application:
    """Examine no further what was not meant, or was sent twice; with reasons."""
    check_application_may(facts_of(application), "set_aside")
    return _end(act, application, ApplicationOutcome.SET_ASIDE, reasons)


@command(may=permissions.secretariat, label=N_("Proposed to admit a partner"), load=WITH_DOSSIER)
def propose_partner(act: Act, application: Application) -> Partner:
    """Propose a partner that passed its examination; another officer confirms."""
    check_kind(application, ApplicationKind.PARTNER)
    check_passed(application, "propose")
    partner = partner_of(act, application)
    act.session.add(partner)
    act.session.flush()
    application.partner_id = partner.id
    application.proposed_by_id, application.proposed_at = act.person_id, act.at
    return partner


@command(may=permissions.secretariat, label=N_("Admitted a partner"), load=WITH_DOSSIER)
def confirm_partner(act: Act, application: Application) -> Partner:
    """Begin a partnership that another officer proposed. Raises SameOfficer."""
    check_kind(application, ApplicationKind.PARTNER)
    check_application_may(facts_of(application), "confirm")
    check_second_officer(application.proposed_by_id, act.person_id)
    partner = act.session.get_one(Partner, application.partner_id, with_for_update={"key_share": True})
    partner.confirmed_by_id, partner.began_at = act.person_id, act.at
    _decide(act, application, ApplicationOutcome.ADMITTED)
    tell_decision(act, application)
    return partner


def check_kind(application: Application, kind: ApplicationKind) -> None:
    """Raise OfAnotherKind unless the application is of this kind."""
    if application.kind is not kind:
        raise OfAnotherKind


def check_passed(application: Application, act_name: str) -> None:
    """Raise unless the act may be done, every question was answered and every point is fulfilled."""
    facts = facts_of(application)
    if facts.question_open and facts.has_opinion:
        raise QuestionOpen
    check_application_may(facts, act_name)
    found = checks_in_force(application)
    missing = [
        point for point in CHECKLIST[application.kind] if point not in found or not found[point].fulfilled
    ]
    if missing:
        raise PointsUnfulfilled(number=len(missing))


def tell_decision(act: Act, application: Application) -> None:
    """Write to the applicant what was decided; a part of an act."""
    facts = {
        "number": application.number,
        "outcome": application.outcome,
        "reasons": application.reasons,
        "kind": application.kind,
        "by_assembly": application.rejected_at is not None,
        "region": application.code if application.outcome is ApplicationOutcome.ADMITTED else None,
    }
    write_mail(act.session, application.dossier, "application_decided", facts, act.at)


def _end(
    act: Act, application: Application, outcome: ApplicationOutcome, reasons: dict[str, str]
) -> Application:
    application.reasons = in_languages(reasons)
    _decide(act, application, outcome)
    tell_decision(act, application)
    return application


def _decide(act: Act, application: Application, outcome: ApplicationOutcome) -> None:
    application.outcome, application.decided_at = outcome, act.at
    application.decided_by_id = act.person_id
