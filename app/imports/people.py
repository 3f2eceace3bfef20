"""Rows of people: the signatories of regions, and those whom a head of delegation appoints."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from flask_babel import lazy_gettext as _
from flask_babel import lazy_pgettext as pgettext
from sqlalchemy.orm import Session

from app.imports.cells import Column, Given
from app.imports.row import Done
from app.languages import current_language
from governance.accounts.models import OfficeHeld
from governance.accounts.offices import Invitee
from governance.accounts.proof import tidy_email
from governance.accounts.rules import OfficeKind
from governance.act import Act
from governance.base import LANGUAGES
from governance.errors import N_, NotAllowed, RuleBroken
from governance.imports.rules import Fate
from governance.regions.delegations import HeadIsPassedOn, invite_delegate, invite_signatory, renew_term
from governance.regions.mandates import HEAD, Mandate, mandates
from governance.regions.models import Region
from governance.regions.queries import region_by_code


class NoSuchRegion(RuleBroken):
    """Facts: code."""

    message = N_("There is no region %(code)s in the register.")


class OtherOffice(RuleBroken):
    """Facts: office."""

    message = N_("This person sits in the delegation already, in another office: %(office)s.")


PERSON = (
    Column("email", _("E-mail address"), _("where the invitation goes"), "delegate@borgou.example"),
    Column("name", pgettext("person", "Name"), _("how the person is called"), "A. Delegate"),
)
READS = (
    Column(
        "language", pgettext("person", "Language"), _("en, fr or es; left out, yours"), "fr", optional=True
    ),
    Column("zone", _("Time zone"), _("left out, UTC"), "Africa/Porto-Novo", optional=True),
)
# Many lists write 9999-12-31 for "no end"; what is after it no calendar holds, in any zone.
LAST_DAY = date(9999, 12, 29)
CODE = Column("code", pgettext("register", "Code"), _("of a member region"), "BJ-BO")
SIGNATORY = (CODE, *PERSON, *READS)
DELEGATE = (
    *PERSON,
    Column("office", pgettext("person", "Office"), "delegate, alternate", "delegate", optional=True),
    *READS,
    Column("until", _("Last day of the term"), _("left out, the longest term"), "", optional=True),
)


def bring_signatory(act: Act, given: Given) -> Done:
    """Invite the signatory of a member region that has no head."""
    known = region_by_code(act.session, given.needed("code"), act.at)
    if known is None:
        raise NoSuchRegion(code=given.text("code"))
    somebody = invitee(given)
    sitting = seated(act.session, known.region, somebody, act.at)
    if sitting is not None and sitting.kind is HEAD:
        return Done(Fate.UNCHANGED, known.region)
    invite_signatory(act, known.region, **vars(somebody))
    return Done(Fate.ADDED, known.region)


def bring_delegate(act: Act, given: Given) -> Done:
    """Invite somebody into one's own delegation, or renew the term of who sits there."""
    region, somebody = own_region(act), invitee(given)
    kind = given.choice("office", OfficeKind, OfficeKind.DELEGATE)
    if kind is HEAD:
        raise HeadIsPassedOn
    until = end_of(given.day("until"), somebody.zone)
    sitting = seated(act.session, region, somebody, act.at)
    if sitting is None:
        invite_delegate(act, region, kind=kind, invitee=somebody, term_until=until)
        return Done(Fate.ADDED, region)
    if given.text("office") and sitting.kind is not kind:
        raise OtherOffice(office=sitting.kind)
    if until is None or until == sitting.term_until:
        return Done(Fate.UNCHANGED, region)
    renew_term(act, act.session.get_one(OfficeHeld, sitting.office_id), term_until=until)
    return Done(Fate.CHANGED, region)


def own_region(act: Act) -> Region:
    """The region whose delegation the person heads. Raises NotAllowed."""
    heads = [office.region_id for office in act.actor.offices if act.actor.heads(office.region_id)]
    if not heads or heads[0] is None:
        raise NotAllowed
    return act.session.get_one(Region, heads[0])


def invitee(given: Given) -> Invitee:
    """The person of a row; the address as accounts are kept. Raises MalformedEmail."""
    language = given.one_of("language", LANGUAGES, current_language())
    zone = given.text("zone") or "UTC"
    return Invitee(tidy_email(given.needed("email")), given.needed("name"), language, zone)


def seated(session: Session, region: Region, somebody: Invitee, at: datetime) -> Mandate | None:
    """The office of a person in a delegation."""
    sitting = mandates(session, region.id, at)
    return next((mandate for mandate in sitting if mandate.email == somebody.email), None)


def end_of(day: date | None, zone: str) -> datetime | None:
    """The instant at which a day is over where the person is."""
    if day is None:
        return None
    there = ZoneInfo(zone if zone in available_timezones() else "UTC")
    day = min(day, LAST_DAY)
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=there).astimezone(UTC)
