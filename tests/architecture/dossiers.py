"""Dossiers of applicants, and the secret addresses that lead to them, for the walks over all pages."""

from sqlalchemy import select

from app.demo.loader import Demo
from governance.accounts.models import OutboxMessage
from governance.applications.deciding import refuse_application
from governance.applications.dossiers import add_document, begin_dossier, mail_link
from governance.applications.examining import ask_applicant
from governance.applications.models import Dossier, Message
from governance.applications.rules import ApplicationKind, DocumentPurpose
from governance.applications.submitting import answer_question
from tests.applications.applying import by_applicant, dossier_of, sent, written

SECTIONS = ("figures", "constituency", "cooperation", "signatory", "charter", "partner")


def dossiers(demo: Demo) -> dict[str, list[str]]:
    """Values by which addresses name them, the most telling first."""
    begun = token_of(demo, written(demo, **named("BJ-LI", "Littoral")))
    partner = begun_partner(demo)
    complete = token_of(demo, written(demo, **named("BJ-OU", "Ouémé")))
    received = token_of(demo, dossier_of(demo, sent(demo, **named("BJ-PL", "Plateau"))))
    asked, questions = asked_twice(demo)
    declined = refused(demo)
    return {
        "token": [begun],
        "applications.resume:token": [begun, partner, asked, declined, received, just_mailed(demo)],
        "applications.section:section": list(SECTIONS),
        "applications.section:token": [begun] * (len(SECTIONS) - 1) + [partner],
        "applications.check:token": [complete, begun, partner],
        "applications.appeal:token": [declined, received],
        "applications.answer:message_id": questions,
        "applications.answer:token": [asked],
        "applications.receipt:token": [received],
        "applications.withdraw:token": [received],
        "applications.start:kind": [kind.value for kind in ApplicationKind],
        "applications.place?": ["?words=Borgou"],
        "applications.names?": ["?of=BJ-BO&part=1"],
        "document_id": [document_of(demo)],
    }


def named(code: str, name: str) -> dict[str, str]:
    """The answers of another place, and the address of who writes for it."""
    names = {f"name_{language}": name for language in ("en", "fr", "es")}
    return {"code": code, "country": code[:2], **names, "email": f"{code.lower()}@assembly.example.org"}


def token_of(demo: Demo, dossier: Dossier) -> str:
    """The secret of a new link to a dossier."""
    mail_link(demo.session, dossier, demo.at)
    query = select(OutboxMessage).order_by(OutboxMessage.id.desc())
    return str(demo.session.scalars(query).first().facts["token"])


def begun_partner(demo: Demo) -> str:
    """A partner that has begun, and whom no mail is known to reach."""
    email = "deltas@assembly.example.org"
    _dossier, token = begin_dossier(
        demo.session, kind=ApplicationKind.PARTNER, email=email, language="es", at=demo.at
    )
    return token


def just_mailed(demo: Demo) -> str:
    """The link in the mail to somebody who has not opened it."""
    begin_dossier(
        demo.session,
        kind=ApplicationKind.REGION,
        email="mono@assembly.example.org",
        language="fr",
        at=demo.at,
    )
    query = select(OutboxMessage).order_by(OutboxMessage.id.desc())
    return str(demo.session.scalars(query).first().facts["token"])


def asked_twice(demo: Demo) -> tuple[str, list[str]]:
    """A region that was asked two questions and has answered one; and which they are, the open one first."""
    application = sent(demo, **named("CI-AB", "Abidjan"))
    dossier = dossier_of(demo, application)
    first = ask_applicant(demo.act(demo.secretary), application, text="Which census is it?")
    answer_question(by_applicant(demo, dossier), first, text="Le quatrième.")
    ask_applicant(demo.act(demo.secretary), application, text="Where was it published?")
    query = select(Message.id).where(Message.application_id == application.id, Message.answers_id.is_(None))
    found = demo.session.scalars(query.order_by(Message.id.desc()))
    return token_of(demo, dossier), [str(number) for number in found]


def refused(demo: Demo) -> str:
    """A region that was refused and has not appealed."""
    application = sent(demo, **named("CI-BS", "Bas-Sassandra"))
    refuse_application(demo.act(demo.secretary), application, reasons={"en": "The figures have no source."})
    return token_of(demo, dossier_of(demo, application))


def document_of(demo: Demo) -> str:
    """A document in the dossier that is being written."""
    dossier = demo.session.scalars(select(Dossier).where(Dossier.email == "bj-li@assembly.example.org")).one()
    kept = add_document(
        demo.session,
        dossier.id,
        purpose=DocumentPurpose.MANDATE,
        media_type="application/pdf",
        content=b"%PDF-1.4",
        at=demo.at,
    )
    return str(kept.id)
