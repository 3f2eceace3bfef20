"""Applicants for tests: what they write, and how far their application has come."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from governance import permissions
from governance.accounts.models import OutboxMessage
from governance.accounts.rules import FOUNDER
from governance.act import Act, Command, Entrance
from governance.applications.deciding import propose_member, propose_partner
from governance.applications.dossiers import applicant, begin_dossier, dossier_by_token, save_answers
from governance.applications.examining import check_point, give_opinion
from governance.applications.models import Application, Dossier
from governance.applications.rules import CHECKLIST, ApplicationKind
from governance.applications.submitting import submit_application
from governance.statutes.membership import AdmissionBy
from governance.statutes.models import StatutesVersion
from governance.statutes.queries import statutes_in_force
from governance.statutes.rules import to_plain
from tests.factories import House

EMAIL = "governor@alibori.example.org"
SIGNATORY = {
    "signatory_name": "Awa Sabi",
    "signatory_office": "Governor",
    "signatory_email": EMAIL,
    "signatory_language": "fr",
    "signatory_zone": "Africa/Porto-Novo",
}
REGION: dict[str, Any] = {
    "code": "BJ-AL",
    "name_en": "Alibori",
    "name_fr": "Alibori",
    "name_es": "Alibori",
    "country": "BJ",
    "constituency": "high_potential",
    "constituency_reason": "Half of the land is forest and wetland.",
    "population": "867463",
    "population_year": "2013",
    "population_source": "Fourth census",
    "area_km2": "26242",
    "area_source": "National institute of geography",
    "sequestration": "1250000.5",
    "sequestration_year": "2024",
    "sequestration_source": "Inventory of the forest service",
    "languages": ["fr", "ha"],
    "brings": ["forests", "wetlands"],
    "seeks": ["solar", "finance"],
    "brings_text": "W National Park.",
    "seeks_text": "",
    **SIGNATORY,
    "contact_phone": "+229 00 00 00 00",
    "charter": 1,
}
PARTNER: dict[str, Any] = {
    "partner_kind": "network",
    "name_en": "Rivers Network",
    "name_fr": "Réseau des fleuves",
    "name_es": "Red de los ríos",
    "country": "FR",
    "website": "https://rivers.example.org/",
    "purpose": "Nous relions ceux qui mesurent les fleuves.",
    **SIGNATORY,
    "charter": 1,
}
WRITTEN = {ApplicationKind.REGION: REGION, ApplicationKind.PARTNER: PARTNER}


def mailed_token(house: House, email: str = EMAIL) -> str:
    """The secret in the newest mail to an applicant."""
    query = select(OutboxMessage).where(OutboxMessage.address == email).order_by(OutboxMessage.id.desc())
    return str(house.session.scalars(query).first().facts["token"])


def written(
    house: House, kind: ApplicationKind = ApplicationKind.REGION, email: str = EMAIL, **answers: Any
) -> Dossier:
    """A dossier whose every question is answered, by somebody whom mail reaches."""
    session = house.session
    begin_dossier(session, kind=kind, email=email, language="fr", at=house.at)
    dossier = dossier_by_token(session, mailed_token(house, email), house.at)
    return save_answers(session, dossier.id, {**WRITTEN[kind], **answers}, house.at)


def by_applicant(house: House, dossier: Dossier) -> Act:
    """An act of whoever holds a link to the dossier."""
    house.session.refresh(dossier)
    return Act(house.session, applicant(dossier), house.at, Entrance.WEB)


def sent(house: House, kind: ApplicationKind = ApplicationKind.REGION, **answers: Any) -> Application:
    """An application just received."""
    dossier = written(house, kind, **answers)
    return submit_application(by_applicant(house, dossier), None, dossier_id=dossier.id)


def dossier_of(house: House, application: Application) -> Dossier:
    """The dossier from which an application was sent."""
    return house.session.scalars(select(Dossier).where(Dossier.application_id == application.id)).one()


def examined(house: House, kind: ApplicationKind = ApplicationKind.REGION, **answers: Any) -> Application:
    """An application with every point fulfilled and a favourable opinion."""
    application = sent(house, kind, **answers)
    for point in CHECKLIST[kind]:
        check_point(house.act(house.secretary), application, point=point, fulfilled=True)
    give_opinion(house.act(house.secretary), application, favourable=True, text={"fr": "À admettre."})
    return application


def proposed(house: House, kind: ApplicationKind = ApplicationKind.REGION, **answers: Any) -> Application:
    """An application that waits for a second officer."""
    application = examined(house, kind, **answers)
    propose = propose_member if kind is ApplicationKind.REGION else propose_partner
    propose(house.act(house.secretary), application)
    return application


def by_assembly(house: House) -> None:
    """From now on the Assembly admits, by statutes that are there without a motion."""

    def change(act: Act, subject: None) -> StatutesVersion:
        rules = statutes_in_force(act.session, act.at).rules
        membership = replace(rules.membership, admission=AdmissionBy.ASSEMBLY)
        changed = replace(rules, version=rules.version + 1, membership=membership)
        version = StatutesVersion(version=changed.version, document=to_plain(changed), in_force_from=act.at)
        act.session.add(version)
        return version

    Command(change, permissions.found, "Changed the statutes", ())(house.act(FOUNDER), None)
