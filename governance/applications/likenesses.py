"""What an application may be a double of: pointed out to whoever examines it, and no more than that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from governance.applications.models import Application
from governance.applications.places import are_near, overlap
from governance.applications.rules import ApplicationKind, ApplicationOutcome, DuplicateReason
from governance.partners.models import Partner
from governance.regions.models import Region


@dataclass(frozen=True)
class Duplicate:
    """A region, a partner or another open application, and why it may be the same."""

    reason: DuplicateReason
    region: Region | None = None
    application: Application | None = None
    partner: Partner | None = None


def duplicates(session: Session, application: Application) -> list[Duplicate]:
    """What may be the same as the applicant, the surest reason first; two statements.

    Regions and applications of places are compared within their country, partners with all partners.
    """
    found = [*_registered(session, application), *_applying(session, application)]
    order = list(DuplicateReason)
    return sorted(found, key=lambda one: order.index(one.reason))


def _registered(session: Session, application: Application) -> Iterator[Duplicate]:
    if application.kind is ApplicationKind.PARTNER:
        in_force = select(Partner).where(Partner.ended_at.is_(None), Partner.began_at.is_not(None))
        for partner in session.scalars(in_force.order_by(Partner.id)):
            if partner.id != application.partner_id and are_near(partner.name, application.name):
                yield Duplicate(DuplicateReason.NEAR_NAME, partner=partner)
        return
    for region in session.scalars(
        select(Region).where(Region.country == application.country).order_by(Region.code)
    ):
        reason = reason_of(application, region.code, region.name)
        if reason is not None and region.id != application.region_id:
            yield Duplicate(reason, region=region)


def _applying(session: Session, application: Application) -> Iterator[Duplicate]:
    query = (
        select(Application)
        .where(Application.kind == application.kind, Application.id != application.id)
        .where(Application.outcome.is_(None) | (Application.outcome == ApplicationOutcome.REFUSED))
        .options(defer(Application.answers, raiseload=True))
        .order_by(Application.id)
    )
    if application.kind is ApplicationKind.REGION:
        query = query.where(Application.country == application.country)
    for other in session.scalars(query):
        reason = reason_of(application, other.code, other.name)
        if reason is not None:
            yield Duplicate(reason, application=other)


def reason_of(application: Application, code: str | None, name: Mapping[str, str]) -> DuplicateReason | None:
    """Why something of this code and name may be the same as the applicant; None where nothing says so."""
    if code is not None and application.code is not None:
        if code == application.code:
            return DuplicateReason.SAME_CODE
        if overlap(code, application.code):
            return DuplicateReason.OVERLAP
    return DuplicateReason.NEAR_NAME if are_near(name, application.name) else None
