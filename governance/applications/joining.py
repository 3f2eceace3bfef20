"""What an admission takes, whoever decided it: the place in the register, its profile, its signatory."""

from fractions import Fraction
from typing import Any

from sqlalchemy import select

from governance.accounts.rules import InOfficeAlready
from governance.accounts.terms import DelegationFull
from governance.act import Act
from governance.applications.models import Application
from governance.applications.rules import ApplicationOutcome
from governance.partners.models import Partner
from governance.regions.delegations import HeadInOffice, invite_signatory
from governance.regions.figures import ProfileValues
from governance.regions.models import Admission, Region
from governance.regions.profiles import write_profile
from governance.regions.rules import Standing
from governance.regions.standing import change_standing

WHOLE = ("population", "population_year", "area_km2", "emissions_year", "sequestration_year")
TONNES = ("emissions", "sequestration")
SOURCES = ("population_source", "area_source", "emissions_source", "sequestration_source")
LISTS = ("languages", "brings", "seeks")
TEXTS = ("brings_text", "seeks_text", "constituency_reason")


def place_of(application: Application) -> dict[str, Any]:
    """What enters the register of the place that applies."""
    return {
        "code": application.code,
        "parent_code": application.parent_code,
        "name": dict(application.name),
        "country": application.country,
        "constituency": application.constituency,
    }


def profile_of(application: Application) -> ProfileValues:
    """What the region says of itself, as it wrote when it applied."""
    answers = application.answers
    values: dict[str, Any] = {name: _text(answers, name) for name in (*SOURCES, *TEXTS)}
    values |= {name: int(answers[name]) for name in WHOLE if _text(answers, name)}
    values |= {name: Fraction(answers[name]) for name in TONNES if _text(answers, name)}
    values |= {name: tuple(answers.get(name) or ()) for name in LISTS}
    return ProfileValues(**values, text_language=application.language)


def admit(act: Act, application: Application, region: Region) -> None:
    """Let a place that has become a member begin: its profile, its signatory; and close the application.

    A part of an act. The signatory is not invited where the delegation has a head or is full, or where they
    hold an office already: then the secretariat invites another, and the admission does not wait for it.
    """
    write_profile(act, region.id, profile_of(application))
    answers = application.answers
    try:
        invite_signatory(
            act,
            region,
            email=answers["signatory_email"],
            name=answers["signatory_name"],
            language=answers.get("signatory_language") or application.language,
            zone=answers.get("signatory_zone") or "UTC",
        )
    except (HeadInOffice, InOfficeAlready, DelegationFull):
        act.concern(region)
    application.region_id = region.id
    application.outcome, application.decided_at = ApplicationOutcome.ADMITTED, act.at
    application.reasons = None


def partner_of(act: Act, application: Application) -> Partner:
    """The partner that an application asks to become, until it is confirmed; a part of an act."""
    answers = application.answers
    return Partner(
        kind=application.partner_kind,
        name=dict(application.name),
        country=application.country,
        website=_text(answers, "website"),
        purpose={application.language: _text(answers, "purpose")},
        proposed_by_id=act.person_id,
        proposed_at=act.at,
        end_reason="",
    )


def drop_proposal(act: Act, application: Application, reason: str = "") -> None:
    """Take back what an officer proposed: declined with a reason, or withdrawn by the applicant.

    A part of an act.
    """
    if application.region_id is not None:
        _drop_admission(act, application.region_id, reason)
    if application.partner_id is not None:
        partner = act.session.get_one(Partner, application.partner_id)
        partner.ended_at, partner.end_reason = act.at, reason
    application.proposed_by_id = application.proposed_at = None
    application.region_id = application.partner_id = None


def _drop_admission(act: Act, region_id: int, reason: str) -> None:
    waiting = select(Admission).where(
        Admission.region_id == region_id, Admission.confirmed_at.is_(None), Admission.dropped_at.is_(None)
    )
    for admission in act.session.scalars(waiting.with_for_update()):
        admission.dropped_at = act.at
        change_standing(act, region_id, Standing.REFUSED if reason else Standing.WITHDRAWN, reason=reason)


def _text(answers: dict[str, Any], name: str) -> str:
    return str(answers.get(name) or "").strip()
